"""The language of the windows: ours, and Qt's own dialogs with it."""

from PySide6.QtCore import QLibraryInfo, QTranslator
from PySide6.QtWidgets import QApplication

from facilitator import words


class Speech:
    """Makes the running program speak a language; windows that are open already keep the words they were made with."""

    def __init__(self, app: QApplication) -> None:
        self._app = app
        self._of_qt = QTranslator(app)

    def speak(self, code: str) -> None:
        """Speak a language from now on."""
        words.speak(code)
        self._app.removeTranslator(self._of_qt)
        spoken = words.spoken().code
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if spoken != "en" and self._of_qt.load(f"qtbase_{spoken}", folder):
            self._app.installTranslator(self._of_qt)
