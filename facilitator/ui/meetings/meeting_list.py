"""The list of meetings, the latest first: two lines each, the next one in bold letters and named as such."""

from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QListView

from facilitator.domain.plain_text import fold
from facilitator.store import meetings
from facilitator.store.meetings import Overview
from facilitator.ui.desk import Desk
from facilitator.ui.meetings import meeting_words
from facilitator.ui.row_model import Column, Index, Role, RowModel
from facilitator.words import translate


class MeetingModel(RowModel):
    """One meeting a row."""

    def __init__(self) -> None:
        super().__init__([Column("uid", translate("Meeting"), self._words)], self._said)
        self.next = ""
        self.today = date.today()

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if role == Role.FontRole and index.isValid() and self.rows[index.row()].uid == self.next:
            font = QFont()
            font.setBold(True)
            return font
        if role == Role.ToolTipRole and index.isValid():
            return self._words(self.rows[index.row()])
        return super().data(index, role)

    def _words(self, overview: Overview) -> str:
        return f"{meeting_words.first_line(overview)}\n{self._state(overview)}"

    def _said(self, overview: Overview) -> str:
        return f"{meeting_words.first_line(overview)}. {self._state(overview)}"

    def _state(self, overview: Overview) -> str:
        return meeting_words.second_line(overview, is_next=overview.uid == self.next, today=self.today)


class MeetingList(QListView):
    """Says `chosen` with the id of the meeting to be shown, "" when there is none."""

    chosen = Signal(str)
    removal_wanted = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.rows = MeetingModel()
        self.setModel(self.rows)
        self.setObjectName("meetings")
        self.setAccessibleName(translate("Meetings, the latest first"))
        self.setAlternatingRowColors(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * 22)
        self.setWordWrap(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.selectionModel().currentChanged.connect(lambda: self.chosen.emit(self.current_id()))

    def current_id(self) -> str:
        """Give the id of the meeting that is chosen, or ""."""
        index = self.currentIndex()
        return str(self.rows.rows[index.row()].uid) if index.isValid() else ""

    def refresh(self, typed: str) -> int:
        """Show what is in the file and fits the `typed` filter, keeping the chosen one; give how many there are in all."""
        chosen, place = self.current_id(), self.currentIndex().row()
        connection = self._desk.document.connection
        self.rows.today = date.today()
        upcoming = meetings.upcoming(connection, self.rows.today)
        self.rows.next = upcoming.uid if upcoming else ""
        found = meetings.overviews(connection)
        self.rows.show_rows([one for one in found if _fits(one, typed)])
        if self.rows.rows and not self.choose(chosen):
            # After a removal the one that took its place; at first the next meeting.
            fallback = place if place >= 0 else self.rows.place_of(self.rows.next)
            self._go_to(min(max(fallback, 0), len(self.rows.rows) - 1))
        return len(found)

    def choose(self, uid: str) -> bool:
        """Choose the meeting of an id; False when it is not shown."""
        place = self.rows.place_of(uid)
        if place >= 0 and place != self.currentIndex().row():
            self._go_to(place)
        return place >= 0

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Delete) and self.current_id():
            self.removal_wanted.emit(self.current_id())
        else:
            super().keyPressEvent(event)

    def _go_to(self, place: int) -> None:
        self.setCurrentIndex(self.rows.index(place, 0))
        self.scrollTo(self.currentIndex())


def _fits(overview: Overview, typed: str) -> bool:
    words = fold(f"{meeting_words.first_line(overview)} {overview.meeting.other_name} {overview.meeting.place}")
    return all(word in words for word in fold(typed).split())
