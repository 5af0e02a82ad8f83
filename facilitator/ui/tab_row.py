"""The tabs of a main window: found by name, made when they are first shown."""

from collections.abc import Iterator

from PySide6.QtWidgets import QTabWidget

from facilitator import pieces
from facilitator.ui import tabs
from facilitator.ui.desk import Desk
from facilitator.ui.icons import icon
from facilitator.ui.tabs._tab import Tab
from facilitator.words import translate


class TabRow(QTabWidget):
    """Shows one tab at a time, and finds the one that holds a thing."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setDocumentMode(True)
        self.setAccessibleName(translate("Parts of the collaborative"))
        for piece in pieces.pieces_of(tabs, "TAB"):
            self.addTab(piece(desk), icon(piece.icon), translate(piece.title))
        self.currentChanged.connect(self._enter)

    @property
    def current(self) -> Tab:
        """The tab that is shown."""
        tab = self.currentWidget()
        assert isinstance(tab, Tab)
        return tab

    def show_thing(self, table: str, uid: str) -> bool:
        """Show a record in the tab that holds it; False when none does."""
        for tab in self._reading(table):
            if tab.show_thing(table, uid):
                self.setCurrentWidget(tab)
                return True
        return False

    def show_filtered(self, table: str, name: str) -> None:
        """Show what a saved filter lets through, in the tab that has it."""
        for tab in self._reading(table):
            if tab.show_filtered(table, name):
                self.setCurrentWidget(tab)
                return

    def show_anew(self) -> None:
        """Read everything from the file again."""
        for tab in self._all():
            tab.show_anew()

    def go_on(self, step: int) -> None:
        """Show the next tab, or with -1 the one before; after the last comes the first."""
        self.setCurrentIndex((self.currentIndex() + step) % self.count())

    def _all(self) -> Iterator[Tab]:
        for at in range(self.count()):
            tab = self.widget(at)
            if isinstance(tab, Tab):
                yield tab

    def _reading(self, table: str) -> Iterator[Tab]:
        for tab in self._all():
            if table in tab.reads:
                tab.make_ready()
                yield tab

    def _enter(self) -> None:
        self.current.make_ready()
        self.current.first_focus().setFocus()
