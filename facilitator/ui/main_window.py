"""The main window: one collaborative, its tabs, and the bars that tell what happened."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QByteArray, QSize, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMainWindow, QVBoxLayout, QWidget

from facilitator.refusal import Refusal
from facilitator.store import steps
from facilitator.store.document import Document
from facilitator.ui import settings
from facilitator.ui.desk import Desk
from facilitator.ui.errands import Errands
from facilitator.ui.menus import Menus
from facilitator.ui.saved_state import SavedState
from facilitator.ui.search_box import SearchBox
from facilitator.ui.stepping import Stepping
from facilitator.ui.tab_row import TabRow
from facilitator.ui.tabs._tab import Tab
from facilitator.ui.undo_keys import UndoKeys
from facilitator.ui.widgets.message_bar import Choice, MessageBar
from facilitator.words import translate

_FRAME = QSize(16, 48)  # about as much as any system takes


class MainWindow(QMainWindow):
    """Holds the tabs of one open collaborative. What concerns other windows too, it only wishes for."""

    open_wanted = Signal(object)  # a path
    # "new", "choose" (a file to open), "close" (and back to the welcome window) or "again" (this file, opened anew)
    window_wanted = Signal(str)
    looks_changed = Signal()
    language_wanted = Signal(str)
    quit_wanted = Signal()
    closed = Signal()

    def __init__(self, document: Document) -> None:
        super().__init__()
        self.desk = Desk(document, self)
        self.standing = MessageBar()
        self.bar = MessageBar()
        self.tabs = TabRow(self.desk)
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.standing)
        layout.addWidget(self.tabs, 1)
        layout.addWidget(self.bar)  # below, where its coming and going moves nothing that a hand is on the way to
        self.setCentralWidget(page)
        self.saved = SavedState(self)
        self.search = SearchBox(self.desk)
        self.stepping = Stepping(self)
        self.errands = Errands(self)
        self.menus = Menus(self)
        self._place_search()
        self._undo_keys = UndoKeys(self, self.stepping.undo, self.stepping.redo)
        self._keeps_document = False
        self._was_warned = False
        self._told_of_backups: Refusal | None = None
        self.setAcceptDrops(True)
        self._listen()
        self._restore_place()
        self._say_where_we_are()

    def _place_search(self) -> None:
        self._corner = QWidget()  # gives the box a margin, and the width it asks for
        layout = QHBoxLayout(self._corner)
        layout.setContentsMargins(0, 2, 4, 2)
        layout.addWidget(self.search)
        if self.menuBar().isNativeMenuBar():
            self.tabs.setCornerWidget(self._corner)
        else:
            self.menuBar().setCornerWidget(self._corner)

    def _listen(self) -> None:
        self.search.left.connect(lambda: self.tabs.current.first_focus().setFocus())
        desk = self.desk
        desk.changed.connect(self._say_where_we_are)
        desk.changed.connect(self.bar.make_way)  # its Undo would take back the newer step
        desk.edited.connect(self.saved.show_editing)
        desk.could_not_save.connect(self.tell_trouble)
        desk.told.connect(self._tell)
        desk.brought_in.connect(self._tell_brought_in)
        desk.show_wanted.connect(self.tabs.show_thing)
        desk.filter_wanted.connect(self.tabs.show_filtered)
        desk.print_wanted.connect(self.errands.print)
        desk.list_print_wanted.connect(self.errands.print)
        desk.bring_in_wanted.connect(self.errands.choose_contacts)
        desk.details_wanted.connect(self.errands.show_details)
        desk.settle_wanted.connect(self.errands.settle)

    @property
    def current_tab(self) -> Tab:
        """The tab that is shown."""
        return self.tabs.current

    def commit(self) -> None:
        """Save what is being typed, as leaving the field would."""
        focus = QApplication.focusWidget()
        if focus is not None and focus.window() is self:
            focus.clearFocus()
            if focus.isVisible():
                focus.setFocus()

    def give_up_document(self) -> Document:
        """Close this window but leave its file open, for a window that takes its place; give the document."""
        self.commit()
        self._keeps_document = self._was_warned = True
        self.desk.stop()
        self.close()
        return self.desk.document

    def show_anew(self) -> None:
        """Read everything from the file again, after a mistake of the program left the screen in doubt."""
        self.tabs.show_anew()
        self._say_where_we_are()

    def tell_standing(self, text: str, choices: Sequence[Choice], sign: str) -> None:
        """Show a bar that stays: why the file is only to look at, or that it is the sample."""
        self.standing.tell(text, choices, stays=True, sign=sign)

    def showEvent(self, event: object) -> None:
        super().showEvent(event)  # type: ignore[arg-type]
        QTimer.singleShot(0, self, lambda: self.tabs.current.first_focus().setFocus())

    def _say_where_we_are(self) -> None:
        self._was_warned = False
        document = self.desk.document
        self.setWindowTitle(translate("{name} — Companion", name=document.collaborative().name))
        self.menus.name_steps(steps.next_undo(document.connection), steps.next_redo(document.connection))
        self.saved.show_saved(is_look_only=document.look_only is not None)
        self._tell_of_backups()

    def _tell_of_backups(self) -> None:
        """Say that no copy could be kept, and let it stand until one could."""
        kept = self.desk.document.daily_copy
        problem = kept.problem if kept else None
        if problem is not None and problem is not self._told_of_backups:
            save = (translate("Save a copy somewhere else…"), self.errands.save_copy)
            self.standing.tell(str(problem), [save], stays=True, sign="triangle-alert", kind="warns")
        elif problem is None and self._told_of_backups is not None:
            self.standing.hide()
        self._told_of_backups = problem

    def _tell(self, text: str, can_be_undone: bool) -> None:
        self.bar.tell(text, [(translate("Undo"), self.stepping.undo)] if can_be_undone else [])

    def _tell_brought_in(self, text: str, number: int) -> None:
        receipt = (translate("Receipt…"), lambda: self.errands.print_receipt(number))
        self.bar.tell(text, [(translate("Undo"), self.stepping.undo), receipt])

    def tell_trouble(self, refusal: Refusal, try_again: Callable[[], object]) -> None:
        """Say that something could not be saved, and offer to try again; the bar stays until somebody chooses."""

        def again() -> None:
            self.saved.show_saved(is_look_only=False)
            try_again()

        self.saved.show_trouble()
        self.bar.tell(
            str(refusal),
            [(translate("Try again"), again), (translate("Save a copy somewhere else…"), self.errands.save_copy)],
            stays=True,
            sign="triangle-alert",
            kind="warns",
        )

    def _restore_place(self) -> None:
        # The system draws a frame around the window; on a small screen it must not push the last line over the edge.
        self.resize(QSize(1180, 700).boundedTo(self.screen().availableSize() - _FRAME))
        place = settings.text(f"window/{self.desk.document.collaborative_id}", "")
        if place:
            # Qt moves it onto a screen that is there when its own is gone.
            self.restoreGeometry(QByteArray.fromBase64(place.encode()))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        for url in event.mimeData().urls():
            if url.isLocalFile():
                self.errands.take_file(Path(url.toLocalFile()))

    def closeEvent(self, event: QCloseEvent) -> None:
        self.commit()
        if self.saved.is_in_trouble and not self._was_warned:
            # What was typed last is not in the file. Whoever closes a second time has read why.
            self._was_warned = True
            event.ignore()
            return
        place = bytes(self.saveGeometry().toBase64().data()).decode()
        settings.remember(f"window/{self.desk.document.collaborative_id}", place)
        self.search.leave()
        if not self._keeps_document:
            self.desk.close()
        super().closeEvent(event)
        self.closed.emit()
        self.deleteLater()
