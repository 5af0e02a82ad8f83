"""Puts the parts together for the windows."""

import gc
import os
import sys
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QWidget

_MEASURE = "--quit-after-first-paint"
_SELF_TEST = "--self-test"
_TIDY_AFTER_MS = 500
_NEEDED_WITHOUT_QT = (
    "facilitator.store.document", "facilitator.store.looking_after", "facilitator.store.meetings",
    "facilitator.store.agenda", "facilitator.pieces",
)  # fmt: skip


def run(arguments: list[str]) -> int:
    """Run the program with windows until the last one is closed; give its exit code.

    `arguments` may name files to open, and hold `--quit-after-first-paint` for measuring, or `--self-test`, which
    opens the sample unseen, shows every tab, makes every handout and gives 0 when all of it worked.
    """
    # What the start makes stays: looking through it for garbage again and again would only hold up the first window.
    gc.disable()
    # Once Qt is there every further import takes longer, since Qt for Python reads the source of each new module.
    for name in _NEEDED_WITHOUT_QT:
        import_module(name)
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    if _SELF_TEST in arguments:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    app = QApplication.instance() or QApplication([sys.argv[0], "-style", "fusion"])
    assert isinstance(app, QApplication)
    _name(app)
    QTimer.singleShot(_TIDY_AFTER_MS, _tidy_from_now_on)

    from facilitator.ui import problem
    from facilitator.ui.windows import Windows

    windows = Windows(app)
    if _SELF_TEST in arguments:
        from facilitator.self_test import check

        return check(windows)
    watch = problem.Watch(windows)
    for name in arguments:
        if not name.startswith("--"):
            windows.show_file(Path(name))
    window = windows.open[-1] if windows.open else windows.show_welcome()
    if _MEASURE in arguments:
        _quit_after_paint(window)
    try:
        return app.exec()
    finally:
        watch.end()


def _tidy_from_now_on() -> None:
    gc.freeze()
    gc.enable()


def _name(app: "QApplication") -> None:
    from facilitator import __version__

    app.setOrganizationName("Companion")
    app.setApplicationName("Companion")
    # What Qt would add to every title; ours end with it already.
    app.setApplicationDisplayName("Companion")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("facilitator")


def _quit_after_paint(window: "QWidget") -> None:
    from PySide6.QtCore import QEvent, QObject, QTimer

    from facilitator.ui.main_window import MainWindow

    def leave() -> None:
        if isinstance(window, MainWindow):
            window.desk.close()
        # What is measured ends with the painted window; taking Qt and Python apart again is not part of it.
        os._exit(0)

    class Watcher(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  # it answers Qt
            if event.type() == QEvent.Type.Paint:
                QTimer.singleShot(0, leave)
            return False

    window.installEventFilter(Watcher(window))
