"""The details of a meeting: when, where, what for, and how people get in."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QVBoxLayout, QWidget

from facilitator.domain.records import Meeting
from facilitator.ui.desk import Desk
from facilitator.ui.meetings.split import Scroll
from facilitator.ui.widgets.record_form import RecordForm

_FIELDS = (
    "name", "other_name", "on_day", "starts", "ends", "place", "purpose", "access", "is_public", "state", "notes",
)  # fmt: skip
_NARROW = 90


class DetailsPage(QWidget):
    """A form that scrolls; each field is saved when it is left."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.form = RecordForm(desk, Meeting, _FIELDS)
        self.form.setObjectName("meeting_details")
        self.form.edits["on_day"].looks_ahead = True
        inside = QWidget()
        row = QVBoxLayout(inside)
        row.setContentsMargins(0, 4, 6, 4)
        row.addWidget(self.form)
        row.addStretch(1)
        # A form as wide as the screen is hard to read along.
        inside.setMaximumWidth(self.fontMetrics().averageCharWidth() * 100)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(Scroll(inside))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        rows = self.form.layout()
        assert isinstance(rows, QFormLayout)
        is_narrow = event.size().width() < self.fontMetrics().averageCharWidth() * _NARROW
        policy = QFormLayout.RowWrapPolicy
        rows.setRowWrapPolicy(policy.WrapAllRows if is_narrow else policy.DontWrapRows)

    def show_meeting(self, meeting: Meeting) -> None:
        """Show a meeting as it is in the file."""
        self.form.edits["starts"].near = meeting.starts or "18:00"
        self.form.edits["ends"].near = meeting.ends or "20:00"
        self.form.show_record(meeting.uid)

    def first_focus(self) -> QWidget:
        """Give the first field."""
        return self.form.edits["name"]
