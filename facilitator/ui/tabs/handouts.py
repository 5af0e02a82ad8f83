"""Handouts: every paper there is, seen as it will come out, and printed."""

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from facilitator.ui.tabs._tab import Tab
from facilitator.words import mark

if TYPE_CHECKING:
    from facilitator.ui.print_studio.studio import PrintStudio


class HandoutsTab(Tab):
    """The print studio as a page of the main window."""

    title: ClassVar[str] = mark("Handouts")
    icon: ClassVar[str] = "printer"
    order: ClassVar[int] = 80
    reads: ClassVar[frozenset[str]] = frozenset({
        "collaborative", "meetings", "agenda_items", "attendance", "people", "organizations", "affiliations", "sectors",
        "stakeholders", "outreach",
    })  # fmt: skip

    studio: "PrintStudio"

    def build(self) -> None:
        from facilitator.ui.print_studio.studio import PrintStudio  # with it comes much that the first window needs not

        self.studio = PrintStudio(self.desk)
        layout = QVBoxLayout(self)
        layout.addWidget(self.studio)

    def refresh(self) -> None:
        self.studio.refresh()

    def first_focus(self) -> QWidget:
        return self.studio.shelf

    def to_print(self) -> tuple[list[str], str]:
        return list(self.studio.shelf.names), self.studio.view_bar.occasions.chosen


TAB = HandoutsTab
