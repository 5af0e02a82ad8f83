"""What the papers are for: the next meeting, another one, or nobody's in particular, to be filled in by hand."""

from datetime import date

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QSizePolicy

from facilitator.domain.records import Meeting
from facilitator.store import meetings
from facilitator.store.document import Document
from facilitator.ui.print_studio.quiet import QuietCombo
from facilitator.ui.print_studio.wish import NO_MEETING
from facilitator.words import spoken, translate

_WIDEST = 60  # letters


class Occasions(QuietCombo):
    """Offers the meetings of a file, the next one first, and blank papers; `chosen` is a meeting's id or ""."""

    def __init__(self) -> None:
        super().__init__(translate("For"))
        self.setMinimumContentsLength(24)
        # As wide as its words at most, and narrower where there is no room.
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._days: dict[str, str] = {}

    @property
    def day(self) -> str:
        """The day of the chosen meeting as 2026-12-01, "" for blank papers."""
        return self._days.get(self.chosen, "")

    def sizeHint(self) -> QSize:
        hint, letters = super().sizeHint(), self.fontMetrics()
        longest = max((letters.horizontalAdvance(self.itemText(at)) for at in range(self.count())), default=0)
        return QSize(min(longest, letters.averageCharWidth() * _WIDEST) + letters.height() * 3, hint.height())

    def show_meetings(self, document: Document | None, today: date) -> None:
        """Offer what there is now; what was chosen stays chosen as long as it is there, else it is the next meeting."""
        chosen = self.currentData()
        self.clear()
        upcoming = meetings.upcoming(document.connection, today) if document else None
        if upcoming:
            self.addItem(translate("Next meeting: {meeting}", meeting=_say(upcoming)), upcoming.uid)
        self.addItem(translate("Blank, to fill in by hand"), "")
        if document:
            self.addItem(translate("What is in the file today, without a meeting"), NO_MEETING)
        all_meetings = meetings.listing(document.connection) if document else []
        self._days = {meeting.uid: meeting.on_day for meeting in all_meetings}
        others = [meeting for meeting in all_meetings if meeting != upcoming]
        if others:
            self.insertSeparator(self.count())
        for meeting in others:
            self.addItem(_say(meeting), meeting.uid)
        self.updateGeometry()
        self.choose(chosen if chosen is not None else upcoming.uid if upcoming else "")


def _say(meeting: Meeting) -> str:
    return translate("{date} · {name}", date=spoken().short_date(meeting.day), name=meeting.name)
