"""What every sub-page of Contacts is."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from facilitator.store.steps import Step
from facilitator.ui.desk import Desk


class Page(QWidget):
    """A sub-page; the tab makes it when it is first chosen, and calls the methods below.

    `refresh` is for the subclass to write: a widget of Qt cannot be an abstract class of Python too. Says `page_wanted` with the name of another sub-page that is to be shown.
    """

    page_wanted = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk

    def open(self) -> None:
        """Show what is in the file, for the first time."""
        self.refresh()

    def refresh(self) -> None:
        """Show what is in the file now; what is chosen and the place in the list stay."""
        raise NotImplementedError

    def take_in(self, steps: list[Step]) -> None:
        """Show what these steps changed."""
        self.refresh()

    def first_focus(self) -> QWidget:
        """Give the widget that the keyboard goes to: the main list, or the first button of an empty page."""
        return self

    def show_thing(self, table: str, uid: str) -> bool:
        """Show and choose a record; False when it is gone."""
        return False

    def add_new(self) -> None:
        """Add what this page is a list of."""

    def start_filter(self) -> None:
        """Put the keyboard into the page's filter."""

    def list_to_print(self) -> str:
        """Give the id of the list of contacts that the page's paper is for, "" for everybody."""
        return ""

    def save_typing(self) -> None:
        """Save what is being typed in any field."""
