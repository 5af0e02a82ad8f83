"""Home: what comes next, read from the file."""

from typing import ClassVar

from PySide6.QtWidgets import QVBoxLayout

from facilitator.ui.tabs._tab import Tab
from facilitator.ui.widgets.plain import heading
from facilitator.words import mark


class HomeTab(Tab):
    """The first page: the next meeting, and the three things a new facilitator starts with."""

    title: ClassVar[str] = mark("Home")
    icon: ClassVar[str] = "house"
    order: ClassVar[int] = 10
    reads: ClassVar[frozenset[str]] = frozenset({"collaborative", "meetings", "agenda_items", "attendance", "people"})

    def build(self) -> None:
        layout = QVBoxLayout(self)
        self._name = heading("")
        layout.addWidget(self._name)
        layout.addStretch(1)

    def refresh(self) -> None:
        self._name.setText(self.document.collaborative().name)


TAB = HomeTab
