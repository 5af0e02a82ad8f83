"""Puts the parts together for the windows."""

import sys
from pathlib import Path

from facilitator.words import speak


def run(arguments: list[str]) -> int:
    """Run the program with windows until the last one is closed; give its exit code.

    `arguments` may name a file to open, and hold `--quit-after-first-paint` for measuring.
    """
    from PySide6.QtCore import QEvent, QObject, QTimer
    from PySide6.QtWidgets import QApplication

    from facilitator.store.document import open_file
    from facilitator.ui import settings, theme
    from facilitator.ui.main_window import MainWindow

    app = QApplication([sys.argv[0]])
    speak(settings.language())
    theme.apply()
    files = [one for one in arguments if not one.startswith("--")]
    window = MainWindow(open_file(Path(files[0]), settings.author()))

    class QuitAfterPaint(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint:
                QTimer.singleShot(0, window.close)
            return False

    watcher = QuitAfterPaint()
    if "--quit-after-first-paint" in arguments:
        window.current_tab.installEventFilter(watcher)
    window.show()
    return app.exec()
