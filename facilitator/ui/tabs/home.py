"""Home: the next meeting, what a new collaborative starts with, and who should be looked after."""

from datetime import date
from typing import ClassVar

from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from facilitator.domain.records import Meeting, Person
from facilitator.store import rows
from facilitator.store.meetings import upcoming
from facilitator.ui.home.care_card import CareCard
from facilitator.ui.home.meeting_card import MeetingCard
from facilitator.ui.home.start_cards import StartCards
from facilitator.ui.tabs._tab import Tab
from facilitator.ui.widgets.plain import heading
from facilitator.words import mark, translate


class HomeTab(Tab):
    """What is in the file and comes next; a page to look at and to leave by a button."""

    title: ClassVar[str] = mark("Home")
    icon: ClassVar[str] = "house"
    order: ClassVar[int] = 10
    reads: ClassVar[frozenset[str]] = frozenset(
        {
            "collaborative",
            "meetings",
            "agenda_items",
            "attendance",
            "people",
            "affiliations",
            "organizations",
            "sectors",
            "stakeholders",
            "outreach",
            "duties",
            "differences",
        }
    )

    def build(self) -> None:
        page = QWidget()
        self._name = heading("", 1.5)
        self._name.setWordWrap(True)
        self.meeting = MeetingCard(self.desk)
        self.start = StartCards(self.desk)
        self.care = CareCard(self.desk)
        inside = QVBoxLayout(page)
        gap = self.fontMetrics().height()
        inside.setContentsMargins(gap, gap // 2, gap, gap)
        inside.setSpacing(gap * 3 // 4)
        for one in (self._name, self.meeting, self.start, self.care):
            inside.addWidget(one)
        inside.addStretch(1)
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setAccessibleName(translate("Home"))
        scroll.setWidget(page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scroll)
        self._page = scroll

    def refresh(self) -> None:
        connection = self.document.connection
        today = date.today()
        self._name.setText(self.document.collaborative().name)
        meeting = upcoming(connection, today)
        self.meeting.show_meeting(meeting, today)
        self.start.show_for(
            has_people=rows.count(connection, Person) > 0, has_meetings=rows.count(connection, Meeting) > 0
        )
        self.care.show_for(today)

    def first_focus(self) -> QWidget:
        return self.meeting.first_focus() or self.start.first_focus() or self._page

    def to_print(self) -> tuple[list[str], str]:
        return self.meeting.to_print()


TAB = HomeTab
