"""The main window: one collaborative, its tabs, and the bars that tell what happened."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QByteArray, QSize, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMainWindow, QTabWidget, QVBoxLayout, QWidget

from facilitator import pieces
from facilitator.refusal import Refusal
from facilitator.store import steps
from facilitator.store.document import Document
from facilitator.store.steps import Step
from facilitator.ui import settings, tabs
from facilitator.ui.desk import Desk
from facilitator.ui.icons import icon
from facilitator.ui.menus import Menus
from facilitator.ui.saved_state import SavedState
from facilitator.ui.search_box import SearchBox
from facilitator.ui.tabs._tab import Tab
from facilitator.ui.undo_keys import UndoKeys
from facilitator.ui.widgets.message_bar import Choice, MessageBar
from facilitator.words import translate

_TRIED = 20
_CONTACT_ENDINGS = {".csv", ".tsv", ".txt", ".xlsx", ".xls", ".ods", ".vcf"}


class MainWindow(QMainWindow):
    """Holds the tabs of one open collaborative. What concerns other windows too, it only wishes for."""

    open_wanted = Signal(object)  # a path
    window_wanted = Signal(
        str
    )  # "new", "choose" (a file to open), "close" (back to welcome), "again" (this file, anew)
    looks_changed = Signal()
    language_wanted = Signal(str)
    quit_wanted = Signal()
    closed = Signal()

    def __init__(self, document: Document) -> None:
        super().__init__()
        self.desk = Desk(document, self)
        self.standing = MessageBar()
        self.bar = MessageBar()
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.setAccessibleName(translate("Parts of the collaborative"))
        for piece in pieces.pieces_of(tabs, "TAB"):
            self.tabs.addTab(piece(self.desk), icon(piece.icon), translate(piece.title))
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.standing)
        layout.addWidget(self.bar)
        layout.addWidget(self.tabs, 1)
        self.setCentralWidget(page)
        self.saved = SavedState(self)
        self.search = SearchBox(self.desk)
        self.menus = Menus(self)
        self._place_search()
        self._undo_keys = UndoKeys(self, self.undo, self.redo)
        self._keeps_document = False
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
        self.tabs.currentChanged.connect(self._show_tab)
        desk = self.desk
        desk.changed.connect(self._on_change)
        desk.edited.connect(self.saved.show_editing)
        desk.could_not_save.connect(self._tell_trouble)
        desk.told.connect(self._tell)
        desk.show_wanted.connect(self.show_thing)
        desk.filter_wanted.connect(self._show_filtered)
        desk.print_wanted.connect(self.print)
        desk.bring_in_wanted.connect(lambda: self.menus.choose_contacts())
        desk.details_wanted.connect(lambda: self.menus.show_details())

    @property
    def current_tab(self) -> Tab:
        """The tab that is shown."""
        tab = self.tabs.currentWidget()
        assert isinstance(tab, Tab)
        return tab

    def show_thing(self, table: str, uid: str) -> bool:
        """Show a record in the tab that holds it; False when none does."""
        for at in range(self.tabs.count()):
            tab = self.tabs.widget(at)
            if isinstance(tab, Tab) and table in tab.reads:
                tab.make_ready()
                if tab.show_thing(table, uid):
                    self.tabs.setCurrentIndex(at)
                    return True
        return False

    def _show_filtered(self, table: str, name: str) -> None:
        for at in range(self.tabs.count()):
            tab = self.tabs.widget(at)
            if isinstance(tab, Tab) and table in tab.reads:
                tab.make_ready()
                if tab.show_filtered(table, name):
                    self.tabs.setCurrentIndex(at)
                    return

    def undo(self) -> None:
        """Take the last step back, and show where."""
        self._take(self.desk.document.undo)

    def redo(self) -> None:
        """Do the last undone step again, and show where."""
        self._take(self.desk.document.redo)

    def print(self, handouts: Sequence[str] = (), meeting: str = "") -> None:
        """Show the print studio with these handouts ticked; without any, the person chooses."""
        from facilitator.ui.dialogs.print_studio import PrintStudioDialog

        self.commit()
        PrintStudioDialog(self.desk, list(handouts), meeting, self).open()

    def bring_in(self, path: Path) -> None:
        """Show the assistant that brings in contacts from a file."""
        from facilitator.ui.dialogs.bring_in import BringIn

        self.commit()
        BringIn(self.desk, path, self).open()

    def take_file(self, path: Path) -> None:
        """Do what a file dropped on the window asks for: open it, or bring its contacts in."""
        if path.suffix.lower() == ".collab":
            self.open_wanted.emit(path)
        elif path.suffix.lower() in _CONTACT_ENDINGS and self.desk.document.look_only is None:
            self.bring_in(path)
        elif path.suffix.lower() in _CONTACT_ENDINGS:
            self.bar.tell(translate("Nothing can be brought in while this file is only to look at."))
        else:
            self.bar.tell(
                translate(
                    "“{name}” cannot be used here. Drop a collaborative (.collab), or contacts as .csv, .xlsx, .ods or .vcf.",
                    name=path.name,
                )
            )

    def commit(self) -> None:
        """Save what is being typed, as leaving the field would."""
        focus = QApplication.focusWidget()
        if focus is not None and focus.window() is self:
            focus.clearFocus()
            if focus.isVisible():
                focus.setFocus()

    def say_saved(self) -> None:
        """Answer somebody who looks for a Save button (Ctrl+S)."""
        self.commit()
        if self.desk.document.look_only is None and not self.saved.is_in_trouble:
            self.bar.tell(translate("Already saved: every change is kept the moment you leave a field."), sign="check")

    def give_up_document(self) -> Document:
        """Close this window but leave its file open, for a window that takes its place; give the document."""
        self.commit()
        self._keeps_document = True
        self.desk.stop()
        self.close()
        return self.desk.document

    def show_anew(self) -> None:
        """Read everything from the file again, after a mistake of the program left the screen in doubt."""
        for at in range(self.tabs.count()):
            tab = self.tabs.widget(at)
            if isinstance(tab, Tab):
                tab.show_anew()
        self._say_where_we_are()

    def tell_standing(self, text: str, choices: Sequence[Choice], sign: str) -> None:
        """Show a bar that stays: why the file is only to look at, or that it is the sample."""
        self.standing.tell(text, choices, stays=True, sign=sign)

    def showEvent(self, event: object) -> None:
        super().showEvent(event)  # type: ignore[arg-type]
        QTimer.singleShot(0, self._begin)

    def _begin(self) -> None:
        self.current_tab.first_focus().setFocus()

    def _take(self, act: Callable[[], Step | None]) -> None:
        try:
            step = act()
        except Refusal as refusal:
            self._tell_trouble(refusal, lambda: self._take(act))
            return
        if step is None:
            return
        if step.skipped:
            self.bar.tell(translate("What was changed since then was left as it is."))
        self._show_first_of(step)

    def _show_first_of(self, step: Step) -> None:
        # Of a long import the first few will do; what was added and is gone again cannot be shown.
        for table, uid in sorted(step.touched)[:_TRIED]:
            if table in self.current_tab.reads and self.current_tab.show_thing(table, uid):
                return
        for table, uid in sorted(step.touched)[:_TRIED]:
            if self.show_thing(table, uid):
                return

    def _on_change(self, _step: Step) -> None:
        self._say_where_we_are()

    def _say_where_we_are(self) -> None:
        document = self.desk.document
        self.setWindowTitle(translate("{name} — Companion", name=document.collaborative().name))
        self.menus.name_steps(steps.next_undo(document.connection), steps.next_redo(document.connection))
        self.saved.show_saved(is_look_only=document.look_only is not None)

    def _tell(self, text: str, can_be_undone: bool) -> None:
        self.bar.tell(text, [(translate("Undo"), self.undo)] if can_be_undone else [])

    def _tell_trouble(self, refusal: Refusal, try_again: Callable[[], object]) -> None:
        def again() -> None:
            self.saved.show_saved(is_look_only=False)
            try_again()

        self.saved.show_trouble()
        self.bar.tell(
            str(refusal),
            [(translate("Try again"), again), (translate("Save a copy somewhere else…"), self.menus.save_copy)],
            stays=True,
            sign="triangle-alert",
            kind="warns",
        )

    def _show_tab(self) -> None:
        self.current_tab.make_ready()
        self.current_tab.first_focus().setFocus()

    def _restore_place(self) -> None:
        self.resize(QSize(1180, 700).boundedTo(self.screen().availableSize()))
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
                self.take_file(Path(url.toLocalFile()))

    def closeEvent(self, event: QCloseEvent) -> None:
        self.commit()
        place = bytes(self.saveGeometry().toBase64().data()).decode()
        settings.remember(f"window/{self.desk.document.collaborative_id}", place)
        if not self._keeps_document:
            self.desk.close()
        super().closeEvent(event)
        self.closed.emit()
        self.deleteLater()
