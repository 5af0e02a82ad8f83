"""All windows of the program: one for each open collaborative, and the welcome window while there is none."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication, QWidget

from facilitator.refusal import Refusal
from facilitator.store import document as documents
from facilitator.store.document import COPY_ENDING, Document
from facilitator.ui import settings, standing, theme
from facilitator.ui.icons import program_icon
from facilitator.ui.main_window import MainWindow
from facilitator.ui.speech import Speech
from facilitator.words import translate

if TYPE_CHECKING:
    from PySide6.QtCore import Qt

    from facilitator.ui.welcome import Welcome


# Everybody waits for the window; nobody for the picture in the task bar or for the list of recent files, whose writing
# waits for the disk.
_LATER_MS = 100


class Windows(QObject):
    """Opens and closes windows, and changes language and looks for all of them."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self.open: list[MainWindow] = []
        self.welcome: Welcome | None = None
        self._samples: set[Path] = set()
        self._speech = Speech(app)
        self._speech.speak(settings.language())
        theme.look_at_desktop(app)
        theme.apply()
        if sys.platform == "darwin":
            app.installEventFilter(self)
        app.styleHints().colorSchemeChanged.connect(self._follow_desktop)
        QTimer.singleShot(_LATER_MS, self, lambda: app.setWindowIcon(program_icon()))

    def show_file(self, path: Path) -> MainWindow | None:
        """Show the window of a file; when it cannot be opened, the welcome window says why."""
        if path.suffix.lower() == COPY_ENDING:
            self.open_copy(path)
            return None
        for window in self.open:
            if window.desk.document.path == path.absolute():
                window.raise_()
                window.activateWindow()
                return window
        try:
            document = documents.open_file(path, settings.author())
        except Refusal as refusal:
            self.tell(str(refusal))
            return None
        window = self.show_document(document)
        QTimer.singleShot(_LATER_MS, self, lambda: settings.add_recent(document.path))
        return window

    def open_copy(self, path: Path) -> None:
        """Show what somebody sent; it becomes a file of one's own, or is brought into the one it belongs to."""
        from facilitator.ui.dialogs.open_copy import OpenCopy

        by_id = {window.desk.document.collaborative_id: window for window in self.open}
        parent: QWidget = self.open[-1] if self.open else self.show_welcome()
        dialog = OpenCopy(path, by_id.keys(), parent)
        dialog.opened.connect(self.show_file)
        dialog.review_wanted.connect(lambda copy, uid: by_id[uid].errands.review_changes(copy))
        dialog.open()

    def show_document(self, document: Document) -> MainWindow:
        """Show a window for an open file."""
        window = MainWindow(document)
        self.open.append(window)
        window.open_wanted.connect(self.show_file)
        window.window_wanted.connect(lambda wish: self.do(wish, window))
        window.looks_changed.connect(self.dress)
        # Later, when the menu or dialog that asked for it has closed.
        window.language_wanted.connect(lambda code: QTimer.singleShot(0, self, lambda: self.speak(code)))
        window.quit_wanted.connect(self.quit)
        window.closed.connect(lambda: self._forget(window))
        standing.say(window, self, is_sample=document.path in self._samples)
        window.show()
        if self.welcome is not None:
            self.welcome.close()
        return window

    def show_welcome(self) -> "Welcome":
        """Show the window that stands for no open file."""
        from facilitator.ui.welcome import Welcome

        if self.welcome is None:
            welcome = Welcome()
            welcome.open_wanted.connect(self.show_file)
            welcome.start_wanted.connect(lambda: self.start(welcome))
            welcome.sample_wanted.connect(self.show_sample)
            welcome.looks_changed.connect(self.dress)
            welcome.language_wanted.connect(lambda code: QTimer.singleShot(0, self, lambda: self.speak(code)))
            welcome.closed.connect(self._forget_welcome)
            self.welcome = welcome
        self.welcome.show()
        self.welcome.raise_()
        return self.welcome

    def show_sample(self) -> None:
        """Show a fresh copy of the sample collaborative."""
        from facilitator.ui import sample_copy

        try:
            path = sample_copy.make()
        except Refusal as refusal:
            self.tell(str(refusal))
            return
        self._samples.add(path)
        self.show_document(documents.open_file(path, settings.author()))

    def start(self, parent: QWidget) -> None:
        """Ask what a new collaborative is called and where it lives, and show its window."""
        from facilitator.ui.dialogs.start_collaborative import StartCollaborative

        dialog = StartCollaborative(parent)
        dialog.started.connect(self.show_file)
        dialog.open()

    def speak(self, code: str) -> None:
        """Change the language: every window is made anew on the file it shows."""
        settings.remember("language", code)
        self._speech.speak(code)
        for old in list(self.open):
            tab, place = old.tabs.currentIndex(), old.saveGeometry()
            new = self.show_document(old.give_up_document())
            new.restoreGeometry(place)
            new.tabs.setCurrentIndex(tab)
        if self.welcome is not None:
            self.welcome.close()
            self.show_welcome()

    def dress(self) -> None:
        """Take on the looks of the settings in every window."""
        from facilitator.ui.widgets.message_bar import MessageBar
        from facilitator.ui.widgets.plain import fit_letters

        theme.apply()
        fit_letters()
        for widget in self._app.allWidgets():
            if isinstance(widget, MessageBar):
                widget.dress()

    def quit(self) -> None:
        """Close every window, which ends the program."""
        for window in list(self.open):
            window.close()
        if self.welcome is not None:
            self.welcome.close()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QFileOpenEvent):  # macOS: a file was double-clicked
            self.show_file(Path(event.file()))
            return True
        return False

    def do(self, wish: str, window: MainWindow) -> None:
        """Do what a window wishes: "new", "choose", "close" or "again"."""
        if wish == "new":
            self.start(window)
        elif wish == "choose":
            self.choose_file(window)
        elif wish == "close":
            if len(self.open) == 1:
                self.show_welcome()
            window.close()
        elif wish == "again":
            path = window.desk.document.path
            window.close()
            if self.show_file(path) is None:
                self.show_welcome()

    def choose_file(self, parent: QWidget) -> None:
        """Ask for a collaborative's file and show its window."""
        from facilitator.ui.dialogs import choose_file

        choose_file.open_name(parent, translate("Open a collaborative"), choose_file.openable_filters(), self.show_file)

    def tell(self, text: str) -> None:
        """Tell what could not be done in the window in front."""
        if self.welcome is None and self.open:
            front = next((window for window in self.open if window.isActiveWindow()), self.open[-1])
            front.bar.tell(text, stays=True, sign="triangle-alert", kind="warns")
        else:
            self.show_welcome().tell(text)

    def _follow_desktop(self, scheme: "Qt.ColorScheme") -> None:
        from PySide6.QtCore import Qt

        theme.follow_desktop(scheme == Qt.ColorScheme.Dark)
        self.dress()

    def _forget(self, window: MainWindow) -> None:
        self.open.remove(window)

    def _forget_welcome(self) -> None:
        self.welcome = None
