"""What every tab is: a page that is built when it is first shown and refreshed when what it reads has changed."""

from typing import ClassVar

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from facilitator.store.steps import Step
from facilitator.ui.desk import Desk


class Tab(QWidget):
    """A page of the main window. `reads` names the tables it shows; the window calls the methods below."""

    title: ClassVar[str]
    icon: ClassVar[str]
    order: ClassVar[int]
    reads: ClassVar[frozenset[str]]

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.document = desk.document
        self._is_built = False
        self._is_stale = True
        desk.changed.connect(self._on_change)

    def build(self) -> None:
        """Make the page's widgets; called once, before the page is first shown."""
        raise NotImplementedError

    def refresh(self) -> None:
        """Show what is in the file now; selection and place in the list stay."""
        raise NotImplementedError

    def first_focus(self) -> QWidget:
        """Give the widget that the keyboard goes to: the main list or the first field, never a search box."""
        return self

    def show_thing(self, table: str, uid: str) -> bool:
        """Show and select a record; False when this tab does not hold that table."""
        return False

    def show_filtered(self, table: str, name: str) -> bool:
        """Show what a saved filter lets through; False when this tab has no such filter."""
        return False

    def add_new(self) -> None:
        """Add what this tab is a list of (Ctrl+N)."""

    def start_filter(self) -> None:
        """Put the keyboard into the tab's filter (Ctrl+F)."""

    def list_to_print(self) -> str:
        """Give the id of the list of contacts that papers are for, "" for everybody."""
        return ""

    def to_print(self) -> tuple[list[str], str]:
        """Give the handouts, and the meeting, that Ctrl+P means here."""
        return [], ""

    def make_ready(self) -> None:
        """Build the page when it is not yet, and refresh it when it is out of date."""
        if not self._is_built:
            self._is_built = True
            self.build()
        if self._is_stale:
            self._is_stale = False
            self.refresh()

    def show_anew(self) -> None:
        """Read everything from the file again, now or when the page is next shown."""
        self._is_stale = True
        if self._is_built and self.isVisible():
            self.make_ready()

    def showEvent(self, event: QShowEvent) -> None:
        self.make_ready()
        super().showEvent(event)

    def _on_change(self, step: Step) -> None:
        if step.tables & self.reads:
            self.show_anew()
