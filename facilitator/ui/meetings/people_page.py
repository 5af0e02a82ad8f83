"""Who is expected at a meeting and who came: ticked, typed in, counted."""

from collections.abc import Sequence

from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from facilitator.domain.plain_text import fold
from facilitator.domain.records import Meeting
from facilitator.store import attendance, people
from facilitator.store.attendance import Line
from facilitator.ui.desk import Desk
from facilitator.ui.meetings.add_people import AddPeople
from facilitator.ui.meetings.lines_to_type import FilterLine, WalkInLine
from facilitator.ui.meetings.people_acts import PeopleActs
from facilitator.ui.meetings.people_model import NAME, PeopleModel
from facilitator.ui.meetings.people_panel import PeoplePanel
from facilitator.ui.meetings.people_table import PeopleTable
from facilitator.ui.meetings.split import Scroll, Split
from facilitator.ui.widgets.empty_state import EmptyState
from facilitator.ui.widgets.flow import FlowLayout
from facilitator.ui.widgets.plain import button, label
from facilitator.ui.writing import can_write
from facilitator.words import translate

_LIST, _NOBODY, _NOT_FOUND = range(3)


class PeoplePage(QWidget):
    """Shows one meeting's attendance list at a time."""

    def __init__(self, desk: Desk, meeting: Meeting) -> None:
        super().__init__()
        self._desk = desk
        self.acts = PeopleActs(desk, meeting)
        self._lines: list[Line] = []
        self.model = PeopleModel()
        self.table = PeopleTable(self.model)
        self.panel = PeoplePanel(desk, self.acts.make_contacts, self.acts.was_held)
        self.filter = FilterLine(translate("Find on the list"), translate("Type a name; Enter ticks the only one left"))
        self.filter.setObjectName("attendance_filter")
        self._count = label()
        self.walk_in = WalkInLine()
        self._stack = QStackedWidget()
        filter_row = QHBoxLayout()
        filter_row.addWidget(self.filter, 1)
        filter_row.addWidget(self._count)
        main = QWidget()
        column = QVBoxLayout(main)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._make_buttons())
        column.addLayout(filter_row)
        column.addWidget(self._stack, 1)
        column.addWidget(self.walk_in)
        for page in (self.table, self._make_empty_state(), self._make_not_found()):
            self._stack.addWidget(page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(Split(main, self.panel))
        self._listen()

    def show_meeting(self, meeting: Meeting) -> None:
        """Show a meeting's list as it is in the file, keeping who is chosen."""
        if meeting.uid != self.acts.meeting.uid:
            self.filter.clear()
        self.acts.meeting = meeting
        self._lines = self.acts.lines()
        self._show_lines()
        self.panel.show_list(meeting, self._lines)
        self._allow()

    def choose(self, uid: str) -> None:
        """Put the keyboard on a line."""
        self.filter.clear()
        self.table.go_to(uid, NAME)

    def first_focus(self) -> QWidget:
        """Give the list, or while it is empty the usual next step."""
        if self.model.rows:
            return self.table
        return next((one for one in self._when_nobody if one.isEnabled() and not one.isHidden()), self.walk_in)

    def ask_whom(self) -> None:
        """Offer the contacts who are not on the list yet."""
        AddPeople(self._desk, self.acts.meeting.uid, self.acts.expect, self).open()

    def _make_buttons(self) -> QWidget:
        holder = QWidget()
        flow = FlowLayout(holder)
        self._buttons = [
            button(translate("Expect those of last time"), self.acts.expect_last, "history"),
            button(translate("Expect everyone"), self.acts.expect_everyone, "users"),
            button(translate("Add from contacts…"), self.ask_whom, "user-plus"),
        ]
        for one in self._buttons:
            flow.addWidget(one)
        return holder

    def _make_empty_state(self) -> QWidget:
        self._when_nobody = [
            button(translate("Expect the people of last time"), self.acts.expect_last, "history"),
            button(translate("Expect all contacts"), self.acts.expect_everyone, "users"),
            button(translate("Choose from contacts…"), self.ask_whom, "user-plus"),
        ]
        words = translate(
            "Whom do you expect? The sign-in sheet is printed from this list, and here you tick who came."
        )
        return Scroll(EmptyState("user-check", translate("Nobody is on the list yet"), words, self._when_nobody))

    def _make_not_found(self) -> QWidget:
        words = translate("Type another part of the name, or add who walked in below.")
        clear = button(translate("Clear filter"), self._clear_filter)
        return Scroll(EmptyState("search", translate("No one on the list matches"), words, [clear]))

    def _listen(self) -> None:
        self.filter.textChanged.connect(lambda: self._show_lines())
        self.filter.left.connect(lambda: self.first_focus().setFocus())
        self.filter.returnPressed.connect(self._tick_found)
        self.walk_in.typed.connect(self._take_walk_in)
        self.model.edited.connect(self.acts.edit)
        self.table.state_wanted.connect(self.acts.say_state)
        self.table.removal_wanted.connect(self.acts.remove)
        self.table.selectionModel().currentRowChanged.connect(lambda: self._show_chosen())

    def _allow(self) -> None:
        connection = self._desk.document.connection
        earlier, may_write = self.acts.earlier(), can_write(self._desk)
        has_earlier = bool(earlier and attendance.listing(connection, earlier.uid))
        has_contacts = people.count(connection) > 0
        for buttons in (self._buttons, self._when_nobody):
            buttons[0].setEnabled(may_write and has_earlier)
            for one in buttons[1:]:
                one.setEnabled(may_write and has_contacts)
        self._when_nobody[0].setVisible(has_earlier)
        self.walk_in.setEnabled(may_write)
        self.model.is_fixed = not may_write
        if not may_write:
            self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)

    def _show_lines(self) -> None:
        chosen, place = self.acts.wanted or self.table.current_id(), self.table.currentIndex().row()
        selected = [] if self.acts.wanted else self.table.chosen_ids()
        self.acts.wanted = ""
        words = fold(self.filter.text()).split()
        shown = [line for line in self._lines if _fits(line, words)]
        self.model.show_rows(shown)
        if shown and not self.table.go_to(chosen):
            self.table.go_to_place(max(place, 0))
        self.table.choose_all(selected)
        self._stack.setCurrentIndex(_LIST if shown else _NOT_FOUND if self._lines else _NOBODY)
        self.filter.setEnabled(bool(self._lines))
        counted = translate("{shown} of {all}", shown=len(shown), all=len(self._lines))
        self._count.setText(counted)
        self._count.setVisible(bool(words))
        self._show_chosen()

    def _show_chosen(self) -> None:
        index = self.table.currentIndex()
        line = self.model.rows[index.row()] if index.isValid() else None
        self.panel.show_line(line, self.acts.meeting.starts or "18:00")

    def _clear_filter(self) -> None:
        self.filter.clear()
        self.first_focus().setFocus()

    def _tick_found(self) -> None:
        if len(self.model.rows) == 1:
            self.acts.say_state(self.model.rows, "present")
            self.filter.clear()
        else:
            self.first_focus().setFocus()

    def _take_walk_in(self, typed: str) -> None:
        self.filter.clear()
        if self.acts.walk_in(typed):
            self.walk_in.edit.clear()


def _fits(line: Line, words: Sequence[str]) -> bool:
    text = fold(f"{line.name} {line.organization} {line.sector}")
    return all(word in text for word in words)
