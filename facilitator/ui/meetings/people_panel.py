"""Beside the attendance list: who came by sector, whom to call, who walked in, and everything about one person."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QListView, QStackedWidget, QVBoxLayout, QWidget

from facilitator.domain.records import Attendance, Meeting
from facilitator.store import attendance
from facilitator.store.attendance import Line
from facilitator.ui.desk import Desk
from facilitator.ui.meetings.narrow_form import NarrowForm
from facilitator.ui.widgets.plain import button, heading, label
from facilitator.ui.widgets.segments import Segments
from facilitator.words import plural, translate

_FIELDS = ("name", "organization", "state", "came_at", "left_at", "alternate", "is_guest", "is_remote")
_MOST_MISSING = 12  # in sight before their list scrolls


class PeoplePanel(QWidget):
    """Two pages: the counts of the meeting, and the chosen person."""

    def __init__(self, desk: Desk, make_contacts: Callable[[], object], was_held: Callable[[], object]) -> None:
        super().__init__()
        self._desk = desk
        self.segments = Segments([(translate("Who came"), ""), (translate("This person"), "")])
        self.counts = _Counts(make_contacts, was_held)
        self.form = NarrowForm(desk, Attendance, _FIELDS)
        self.form.setObjectName("attendance_line")
        self._name = heading("", 1.1)
        self._name.setWordWrap(True)
        person = QWidget()
        column = QVBoxLayout(person)
        column.setContentsMargins(0, 4, 0, 0)
        column.addWidget(self._name)
        column.addWidget(self.form)
        column.addStretch(1)
        pages = QStackedWidget()
        pages.addWidget(self.counts)
        pages.addWidget(person)
        self.segments.chosen.connect(pages.setCurrentIndex)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 0, 6, 0)
        layout.addWidget(self.segments, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(pages, 1)

    def show_list(self, meeting: Meeting, lines: Sequence[Line]) -> None:
        """Show what the whole list adds up to."""
        absent = attendance.sectors_without_anybody(self._desk.document.connection, lines)
        self.counts.show_list(meeting, lines, absent)
        self.counts.allow(self._desk.document.look_only is None)

    def show_line(self, line: Line | None, opening: str) -> None:
        """Show everything about one person at the meeting; a contact's name is changed in Contacts."""
        self._name.setText(line.name if line else translate("Choose somebody to see all about them"))
        self.form.setVisible(line is not None)
        is_walk_in = bool(line and not line.attendance.person)
        for name in ("name", "organization"):
            self.form.show_field(name, is_walk_in)
        for name in ("came_at", "left_at"):
            self.form.edits[name].near = opening
        self.form.show_record(line.uid if line else "")


class _Counts(QWidget):
    """Who came, in numbers; with the next step for those who did not, and for those nobody expected."""

    def __init__(self, make_contacts: Callable[[], object], was_held: Callable[[], object]) -> None:
        super().__init__()
        self._sum = heading("", 1.1)
        self._sum.setObjectName("attendance_sum")
        self._sum.setWordWrap(True)
        self._more = label(is_wrapped=True)
        self.held = button(translate("This meeting was held"), was_held, "check")
        self.held.setObjectName("was_held")
        self._walked_in = label(is_wrapped=True)
        self.make_contacts = button(translate("Make contacts"), make_contacts, "user-plus")
        self.make_contacts.setObjectName("make_contacts")
        self._sectors = QWidget()
        self._grid = QGridLayout(self._sectors)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(0, 1)
        self._nobody = label(is_wrapped=True)
        self._missing_title = heading(translate("Did not come — call them"), 1.0)
        self.missing = QStringListModel(self)
        self._missing = QListView()
        self._missing.setObjectName("missing")
        self._missing.setAccessibleName(translate("Whom to call"))
        self._missing.setModel(self.missing)
        self._missing.setUniformItemSizes(True)
        self._missing.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        for one in (self._sum, self._more, self.held, self._walked_in, self.make_contacts, self._sectors, self._nobody,
                    self._missing_title, self._missing):  # fmt: skip
            column.addWidget(one)
        column.addStretch(1)

    def show_list(self, meeting: Meeting, lines: Sequence[Line], absent: Sequence[str]) -> None:
        """Count `lines`; `absent` names the sectors that nobody came from."""
        here = sum(line.is_here for line in lines)
        self._sum.setText(translate("{here} here of {listed} on the list", here=here, listed=len(lines)))
        apologies = sum(line.attendance.state == "apologies" for line in lines)
        alternates = sum(bool(line.attendance.alternate) for line in lines)
        more = [
            plural("{n} sent apologies", "{n} sent apologies", apologies) if apologies else "",
            plural("{n} sent an alternate", "{n} sent an alternate", alternates) if alternates else "",
        ]
        _say(self._more, " · ".join(words for words in more if words))
        self.held.setVisible(meeting.state == "planned" and bool(here))
        walked_in = len(attendance.walk_ins(lines))
        _say(self._walked_in, plural("{n} person walked in and is no contact yet.",
                                     "{n} people walked in and are no contacts yet.", walked_in) if walked_in else "")  # fmt: skip
        self.make_contacts.setVisible(bool(walked_in))
        self._show_sectors(lines)
        # Before anybody has come, everybody is missing, which is no news.
        is_over = bool(here) or meeting.state == "held"
        _say(self._nobody, translate("Nobody from: {sectors}", sectors=", ".join(absent)) if absent and is_over else "")
        missing = attendance.missing(lines) if is_over else []
        self._missing_title.setVisible(bool(missing))
        self.missing.setStringList([f"{line.name}  {line.reach}".strip() for line in missing])
        self._missing.setVisible(bool(missing))
        rows = min(len(missing), _MOST_MISSING) + 1
        self._missing.setMinimumHeight(self.fontMetrics().lineSpacing() * rows)

    def allow(self, is_allowed: bool) -> None:
        """Switch the buttons on or off."""
        self.held.setEnabled(is_allowed)
        self.make_contacts.setEnabled(is_allowed)

    def _show_sectors(self, lines: Sequence[Line]) -> None:
        while self._grid.count():
            taken = self._grid.takeAt(0)
            old = taken.widget() if taken else None
            if old:
                old.hide()
                old.deleteLater()
        for at, count in enumerate(attendance.by_sector(lines)):
            words = translate("{present} of {listed}", present=count.present, listed=count.listed)
            self._grid.addWidget(label(count.sector or translate("No sector said"), is_wrapped=True), at, 0)
            self._grid.addWidget(label(words), at, 1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)


def _say(place: QLabel, words: str) -> None:
    place.setText(words)
    place.setVisible(bool(words))
