"""The main window: one collaborative, its tabs, its menus and the line that says that all is saved."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QByteArray, QSize
from PySide6.QtGui import QAction, QCloseEvent, QKeySequence
from PySide6.QtWidgets import QMainWindow, QTabWidget, QVBoxLayout, QWidget

from facilitator import pieces
from facilitator.store import steps
from facilitator.store.document import Document
from facilitator.store.steps import Step
from facilitator.ui import settings, tabs
from facilitator.ui.desk import Desk
from facilitator.ui.icons import icon
from facilitator.ui.tabs._tab import Tab
from facilitator.ui.widgets.message_bar import MessageBar
from facilitator.ui.widgets.plain import label
from facilitator.words import spoken, translate


class MainWindow(QMainWindow):
    """Holds the tabs of one open collaborative."""

    def __init__(self, document: Document) -> None:
        super().__init__()
        self.desk = Desk(document, self)
        self.bar = MessageBar()
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        for piece in pieces.pieces_of(tabs, "TAB"):
            self.tabs.addTab(piece(self.desk), icon(piece.icon), translate(piece.title))
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.bar)
        layout.addWidget(self.tabs, 1)
        self.setCentralWidget(page)
        self._saved = label()
        self.statusBar().addPermanentWidget(self._saved)
        self._add_actions()
        self.tabs.currentChanged.connect(self._show_tab)
        self.desk.changed.connect(self._on_change)
        self.desk.told.connect(self._tell)
        self.desk.show_wanted.connect(self.show_thing)
        self._restore_place()
        self._name_everything()
        if document.look_only:
            self.bar.tell(str(document.look_only.reason), stays=True, sign="lock")

    @property
    def current_tab(self) -> Tab:
        """The tab that is shown."""
        tab = self.tabs.currentWidget()
        assert isinstance(tab, Tab)
        return tab

    def show_thing(self, table: str, uid: str) -> None:
        """Show a record in the tab that holds it."""
        for at in range(self.tabs.count()):
            tab = self.tabs.widget(at)
            if isinstance(tab, Tab) and table in tab.reads:
                tab.make_ready()
                if tab.show_thing(table, uid):
                    self.tabs.setCurrentIndex(at)
                    return

    def undo(self) -> None:
        """Take the last step back, and show where."""
        self._take(self.desk.document.undo)

    def redo(self) -> None:
        """Do the last undone step again, and show where."""
        self._take(self.desk.document.redo)

    def _take(self, act: Callable[[], Step | None]) -> None:
        step = act()
        if step is None:
            return
        if step.skipped:
            self.bar.tell(translate("What was changed since then was left as it is."))
        if not step.tables & self.current_tab.reads:
            for table, uid in sorted(step.touched):
                self.show_thing(table, uid)
                break

    def _add_actions(self) -> None:
        edit = self.menuBar().addMenu(translate("&Edit"))
        self.undo_action = QAction(icon("undo-2"), "", self)
        self.undo_action.setShortcut(QKeySequence("Ctrl+Z"))
        self.undo_action.triggered.connect(self.undo)
        self.redo_action = QAction(icon("redo-2"), "", self)
        self.redo_action.setShortcuts([QKeySequence("Ctrl+Y"), QKeySequence("Ctrl+Shift+Z")])
        self.redo_action.triggered.connect(self.redo)
        edit.addActions([self.undo_action, self.redo_action])

    def _name_everything(self) -> None:
        document = self.desk.document
        self.setWindowTitle(f"{document.collaborative().name} — Companion")
        connection = document.connection
        for action, step, named, plain in (
            (self.undo_action, steps.next_undo(connection), "Undo {what}", translate("Undo")),
            (self.redo_action, steps.next_redo(connection), "Redo {what}", translate("Redo")),
        ):
            action.setEnabled(step is not None and document.look_only is None)
            action.setText(translate(named, what=step.say(spoken())) if step else plain)
        if document.look_only:
            self._saved.setText(translate("Only to look at"))
        else:
            self._saved.setText(
                translate("All changes saved · {time}", time=spoken().time_of_day(datetime.now().time()))
            )

    def _on_change(self, _step: Step) -> None:
        self._name_everything()

    def _tell(self, text: str, can_be_undone: bool) -> None:
        self.bar.tell(text, [(translate("Undo"), self.undo)] if can_be_undone else [])

    def _show_tab(self) -> None:
        self.current_tab.make_ready()
        self.current_tab.first_focus().setFocus()

    def _restore_place(self) -> None:
        self.resize(QSize(1180, 700))
        place = settings.text(f"window/{self.desk.document.collaborative_id}", "")
        if place:
            self.restoreGeometry(QByteArray.fromBase64(place.encode()))

    def closeEvent(self, event: QCloseEvent) -> None:
        place = bytes(self.saveGeometry().toBase64().data()).decode()
        settings.remember(f"window/{self.desk.document.collaborative_id}", place)
        self.desk.close()
        super().closeEvent(event)
