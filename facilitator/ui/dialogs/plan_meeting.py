"""Plan a meeting: a few lines, most of them filled in from last time, and one step that can be undone."""

from datetime import date
from sqlite3 import Connection

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from facilitator.domain import agenda_templates
from facilitator.domain.records import Meeting, Value
from facilitator.refusal import Refusal
from facilitator.store import agenda, attendance, meetings
from facilitator.store.change import Change
from facilitator.ui.desk import Desk
from facilitator.ui.meetings import meeting_words
from facilitator.ui.meetings.paper_languages import paper_languages
from facilitator.ui.widgets import typed_values
from facilitator.ui.widgets.plain import button, label
from facilitator.words import mark, plural, spoken, translate

_LAST_TIME, _EMPTY = "last", ""
_USUAL_START, _USUAL_END = "18:30", "20:30"


class PlanMeeting(QDialog):
    """Says `planned` with the id of the new meeting."""

    planned = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        connection = desk.document.connection
        self._last = _last_time(connection)
        self.setObjectName("plan_meeting_dialog")
        self.setWindowTitle(translate("Plan a meeting"))
        usual = self._last or Meeting(starts=_USUAL_START, ends=_USUAL_END)
        self.name = _line("plan_title", usual.name or translate("First meeting"))
        self.day = _line("plan_day", "", translate("fri · dec 1 · 12/1 · in 2 weeks"))
        self._understood = label()
        self._understood.setObjectName("plan_understood")
        self.starts = _line("plan_starts", meeting_words.clock(usual.starts or _USUAL_START))
        self.ends = _line("plan_ends", meeting_words.clock(usual.ends))
        self.place = _line("plan_place", usual.place or desk.document.collaborative().place)
        self.agenda = QComboBox()
        self.agenda.setObjectName("plan_agenda")
        self._fill_agendas(bool(self._last and agenda.items(connection, self._last.uid)))
        self.people = QCheckBox()
        self.people.setObjectName("plan_people")
        self._offer_people()
        self._trouble = label(is_wrapped=True)
        self._trouble.hide()
        self._lay_out()
        self.day.textEdited.connect(self._show_understood)
        self.day.editingFinished.connect(lambda: self._show_understood(self.day.text()))
        for line, near in ((self.starts, _USUAL_START), (self.ends, _USUAL_END)):
            line.editingFinished.connect(lambda one=line, beside=near: _say_clock(one, beside))
        self.day.setFocus()

    def accept(self) -> None:
        """Plan the meeting, or say what is missing and stay."""
        try:
            meeting = self._read()
            with self._desk.document.change(mark("Plan “{name}”"), name=meeting.name) as change:
                uid = self._write(change, meeting)
        except Refusal as refusal:
            self._trouble.setText(str(refusal))
            self._trouble.show()
            return
        super().accept()
        self.planned.emit(uid)

    def _read(self) -> Meeting:
        typed = {"name": self.name, "on_day": self.day, "starts": self.starts, "ends": self.ends, "place": self.place}
        if not self.day.text().strip():
            self.day.setFocus()
            raise Refusal(mark("Say on which day: “fri”, “dec 1”, “12/1” or “in 2 weeks”."))
        near = {"starts": _USUAL_START, "ends": _USUAL_END}
        values: dict[str, Value] = {}
        for name, line in typed.items():
            line.setFocus()  # where a refusal leaves the keyboard
            values[name] = typed_values.read(
                Meeting.fields[name], line.text(), looks_ahead=True, near=near.get(name, "")
            )
        return Meeting.checked("", **values)

    def _write(self, change: Change, meeting: Meeting) -> str:
        chosen = str(self.agenda.currentData())
        template = agenda_templates.find(chosen) if chosen not in (_LAST_TIME, _EMPTY) else None
        uid = change.insert(meeting.but(is_public=bool(template and template.is_public)))
        if template:
            languages = paper_languages(self._desk.document.collaborative())
            agenda.add_all(change, uid, agenda_templates.items(template, *languages))
        elif chosen == _LAST_TIME and self._last:
            agenda.like(change, uid, self._last.uid)
        if self._last and self.people.isChecked():
            attendance.expect_like(change, uid, self._last.uid)
        return uid

    def _fill_agendas(self, has_last: bool) -> None:
        if has_last and self._last:
            day = spoken().short_date(self._last.day)
            self.agenda.addItem(
                translate("Like last time ({title}, {day})", title=self._last.name, day=day), _LAST_TIME
            )
        for template in agenda_templates.TEMPLATES:
            words = translate("{template} (template, {n} min)", template=translate(template.title), n=template.minutes)
            self.agenda.addItem(words, template.name)
        self.agenda.addItem(translate("Empty"), _EMPTY)

    def _offer_people(self) -> None:
        listed = attendance.listing(self._desk.document.connection, self._last.uid) if self._last else []
        contacts = sum(bool(line.attendance.person) for line in listed)
        words = plural("Expect the {n} person of last time", "Expect the {n} people of last time", contacts)
        self.people.setText(words)
        self.people.setVisible(bool(contacts))
        self.people.setChecked(bool(contacts))

    def _lay_out(self) -> None:
        times = QHBoxLayout()
        times.addWidget(self.starts)
        until = QLabel(translate("&Ends:"))
        until.setBuddy(self.ends)
        times.addWidget(until)
        times.addWidget(self.ends)
        times.addStretch(1)
        form = QFormLayout()
        form.addRow(translate("&Title:"), self.name)
        form.addRow(translate("&Date:"), self.day)
        form.addRow("", self._understood)
        form.addRow(_caption(translate("&Starts:"), self.starts), times)
        form.addRow(translate("P&lace:"), self.place)
        form.addRow(translate("&Agenda:"), self.agenda)
        form.addRow("", self.people)
        buttons = QDialogButtonBox()
        plan = button(translate("Plan the meeting"), self.accept, "calendar-plus")
        plan.setObjectName("plan_now")
        plan.setDefault(True)
        buttons.addButton(plan, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(button(translate("Cancel"), self.reject), QDialogButtonBox.ButtonRole.RejectRole)
        letter = self.fontMetrics().averageCharWidth()
        for line in (self.starts, self.ends):
            line.setMaximumWidth(letter * 14)
        self.setMinimumWidth(letter * 56)
        layout = QVBoxLayout(self)
        layout.addLayout(form)
        layout.addWidget(self._trouble)
        layout.addWidget(buttons)

    def _show_understood(self, typed: str) -> None:
        self._trouble.hide()
        day = typed_values.understood(typed, looks_ahead=True)
        if day:
            when = meeting_words.days_until(day, date.today())
            self._understood.setText(translate("{day}, {when}", day=spoken().long_date(day), when=when))
        else:
            self._understood.setText(translate("not understood yet") if typed.strip() else "")


def _last_time(connection: Connection) -> Meeting | None:
    """Give the last meeting up to today, else the first of those that are only planned."""
    present = [one for one in meetings.listing(connection) if one.state != "cancelled"]
    return next((one for one in present if one.day <= date.today()), present[-1] if present else None)


def _line(name: str, text: str, hint: str = "") -> QLineEdit:
    line = QLineEdit(text)
    line.setObjectName(name)
    line.setPlaceholderText(hint)
    return line


def _caption(words: str, buddy: QWidget) -> QLabel:
    caption = QLabel(words)
    caption.setBuddy(buddy)
    return caption


def _say_clock(line: QLineEdit, near: str) -> None:
    """Show a typed time in words as soon as it is left, so that "7" is seen to be 7:00 PM."""
    field = Meeting.fields["starts"]
    try:
        line.setText(typed_values.words_of(field, typed_values.read(field, line.text(), near=near)))
    except Refusal:
        return  # said when the meeting is planned
