"""The card of the next meeting: when and where, how its agenda stands, and the two things one wants to do with it."""

from datetime import date, time

from PySide6.QtWidgets import QHBoxLayout, QWidget

from facilitator.domain import agenda_clock
from facilitator.domain.agenda_clock import Timetable
from facilitator.domain.records import Attendance, Meeting
from facilitator.store import agenda, rows
from facilitator.ui.desk import Desk
from facilitator.ui.widgets.card import Card
from facilitator.ui.widgets.plain import button, heading, label
from facilitator.words import plural, spoken, translate

PAPERS = ["agenda", "sign-in"]


class MeetingCard(Card):
    """Tells of one meeting; without one it offers to plan the next."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(translate("Next meeting"))
        self.setObjectName("next_meeting")
        self._desk = desk
        self._uid = ""
        self._public = False
        self._name = heading("", 1.1)
        self._name.setWordWrap(True)
        self._when = label(is_wrapped=True)
        self._state = label(is_wrapped=True)
        self._people = label(is_wrapped=True)
        self.work = button(translate("Work on the agenda"), self._work, "list-checks")
        self.print = button(translate("Print agenda and sign-in sheet"), self._print, "printer")
        self.plan = button(translate("Plan a meeting"), self._plan, "calendar-plus")
        row = QHBoxLayout()
        for one in (self.print, self.work, self.plan):
            row.addWidget(one)
        row.addStretch(1)
        for said in (self._name, self._when, self._state, self._people):
            self.body.addWidget(said)
        self.body.addLayout(row)

    def show_meeting(self, meeting: Meeting | None, today: date) -> None:
        """Tell of a meeting, or that none is planned."""
        self._uid = meeting.uid if meeting else ""
        for one in (self._name, self._state, self._people, self.work, self.print):
            one.setVisible(meeting is not None)
        self.plan.setVisible(meeting is None)
        self.plan.setEnabled(self._desk.document.look_only is None)
        if meeting is None:
            self._when.setText(translate("No meeting is planned yet."))
            return
        connection = self._desk.document.connection
        items = agenda.items(connection, meeting.uid)
        expected = rows.count(connection, Attendance, "WHERE meeting = ? AND state IN ('expected', 'present')",
                              (meeting.uid,))  # fmt: skip
        self._public = meeting.is_public
        self._name.setText(meeting.name)
        self._when.setText(when_and_where(meeting, today))
        self._state.setText(agenda_state(agenda_clock.timetable(meeting, items)))
        self._people.setText(
            plural("{n} person is expected.", "{n} people are expected.", expected)
            if expected
            else translate("Nobody is on its list of people yet.")
        )

    def first_focus(self) -> QWidget | None:
        """Give the button that comes first, or None while the card is hidden."""
        return self.print if self._uid else self.plan

    def to_print(self) -> tuple[list[str], str]:
        """Give the papers for this meeting, and its id."""
        return self._papers(), self._uid

    def _papers(self) -> list[str]:
        return ["agenda", "sign-in-public"] if self._public else PAPERS

    def _work(self) -> None:
        self._desk.show_wanted.emit("meetings", self._uid)

    def _print(self) -> None:
        self._desk.print_wanted.emit(self._papers(), self._uid)

    def _plan(self) -> None:
        from facilitator.ui.dialogs.plan_meeting import PlanMeeting

        dialog = PlanMeeting(self._desk, self)
        dialog.planned.connect(lambda uid: self._desk.show_wanted.emit("meetings", uid))
        dialog.open()


def when_and_where(meeting: Meeting, today: date) -> str:
    """Say when and where a meeting is, and how many days off."""
    said = [spoken().long_date(meeting.day)]
    if meeting.starts:
        said.append(spoken().time_of_day(time.fromisoformat(meeting.starts)))
    if meeting.place:
        said.append(meeting.place)
    days = (meeting.day - today).days
    away = translate("today") if days == 0 else translate("tomorrow")
    if days > 1:
        away = plural("in {n} day", "in {n} days", days)
    return f"{', '.join(said)} · {away}"


def agenda_state(table: Timetable) -> str:
    """Say how far an agenda is: its items, its minutes against the meeting's, and whether it fits."""
    if not table.slots:
        return translate("The agenda is still empty.")
    items = plural("{n} item on the agenda", "{n} items on the agenda", len(table.slots))
    if table.planned_minutes is None:
        return f"{items} · " + plural("{n} minute", "{n} minutes", table.minutes)
    minutes = translate("{used} of {planned} min", used=table.minutes, planned=table.planned_minutes)
    fits = translate("{over} min too long", over=table.over) if table.over else translate("it fits")
    return f"{items} · {minutes} — {fits}"
