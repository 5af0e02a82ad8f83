"""The agenda of a meeting: made, timed, put in order and filled in from earlier ones."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QAbstractItemView, QMenu, QStackedWidget, QVBoxLayout, QWidget

from facilitator.domain import agenda_checks, agenda_templates
from facilitator.domain.agenda_clock import Timetable
from facilitator.domain.records import AgendaItem, Meeting
from facilitator.store import agenda, people
from facilitator.ui.desk import Desk
from facilitator.ui.meetings.agenda_acts import AgendaActs
from facilitator.ui.meetings.agenda_model import TOPIC, AgendaModel, AgendaRow
from facilitator.ui.meetings.agenda_strip import AgendaStrip
from facilitator.ui.meetings.agenda_table import AgendaTable
from facilitator.ui.meetings.item_panel import ItemPanel
from facilitator.ui.meetings.shorten_dialog import ShortenDialog
from facilitator.ui.meetings.split import Scroll, Split
from facilitator.ui.widgets.empty_state import EmptyState
from facilitator.ui.widgets.flow import FlowLayout
from facilitator.ui.widgets.plain import button
from facilitator.ui.writing import can_write
from facilitator.words import translate


class AgendaPage(QWidget):
    """Shows one meeting's agenda at a time."""

    def __init__(self, desk: Desk, meeting: Meeting) -> None:
        super().__init__()
        self._desk = desk
        self.acts = AgendaActs(desk, meeting)
        self.model = AgendaModel()
        self.table = AgendaTable(self.model, lambda: agenda.names_to_lead(desk.document.connection))
        self.panel = ItemPanel(desk)
        self.strip = AgendaStrip(self.ask_to_shorten, self.acts.end_later, self.acts.carry_over)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._make_empty_state())
        main = QWidget()
        column = QVBoxLayout(main)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._make_buttons())
        column.addWidget(self.strip)
        column.addWidget(self._stack, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(Split(main, self.panel))
        self._listen()

    def show_meeting(self, meeting: Meeting) -> None:
        """Show a meeting's agenda as it is in the file, keeping the chosen item."""
        if meeting.uid != self.acts.meeting.uid:
            self.table.drop_draft()
        self.acts.meeting = meeting
        chosen, place = self.acts.wanted or self.table.current_id(), self.table.currentIndex().row()
        self.acts.wanted = ""
        timetable = self.acts.timetable()
        self.model.show_table(timetable)
        if not self.table.go_to(chosen):
            self.table.go_to_place(max(place, 0))
        self._show_table_or_nothing()
        self._show_around(timetable)

    def choose(self, uid: str) -> None:
        """Put the keyboard on an item."""
        self.table.go_to(uid, TOPIC)

    def first_focus(self) -> QWidget:
        """Give the table, or while there is none the usual next step."""
        if self.model.rows:
            return self.table
        return next((one for one in self._when_empty if not one.isHidden()), self._when_empty[-1])

    def add(self) -> None:
        """Open an empty row at the end and begin to type its topic."""
        if can_write(self._desk):
            self._stack.setCurrentIndex(0)
            self.table.start_draft(len(self.model.rows))

    def ask_to_shorten(self) -> None:
        """Show how the agenda could be shortened, and do it when the person agrees."""
        ShortenDialog(self._desk, self.acts.meeting, self.acts.timetable(), self.acts.end_later, self).open()

    def _make_buttons(self) -> QWidget:
        holder = QWidget()
        flow = FlowLayout(holder)
        add = button(translate("Add item"), self.add, "plus", translate("Ctrl+N, or Tab in the last cell"))
        add.setObjectName("add_item")
        templates = button(translate("From template"), lambda: None)
        menu = QMenu(templates)
        for template in agenda_templates.TEMPLATES:
            action = menu.addAction(translate(template.title))
            action.triggered.connect(lambda _on=False, one=template: self.acts.from_template(one))
        templates.setMenu(menu)
        self._like = button(translate("Like last time"), self.acts.like_last_time, "history")
        self._writers = [add, templates]
        for one in (add, templates, self._like):
            flow.addWidget(one)
        return holder

    def _make_empty_state(self) -> QWidget:
        monthly = agenda_templates.MONTHLY_MEETING
        choices = [
            button(translate("Use last time's agenda"), self.acts.like_last_time, "history"),
            button(translate("Start from a monthly meeting"), lambda: self.acts.from_template(monthly), "list-checks"),
            button(translate("Write the first item"), self.add, "plus"),
        ]
        self._when_empty = choices
        words = translate(
            "What will you take up, what for, who leads it, and for how long? Start times are worked out for you."
        )
        return Scroll(EmptyState("list-checks", translate("No agenda yet"), words, choices))

    def _listen(self) -> None:
        self.model.edited.connect(self._edit)
        self.model.moved.connect(self.acts.move)
        self.table.draft_dropped.connect(self._show_table_or_nothing)
        self.table.selectionModel().currentRowChanged.connect(lambda: self._show_chosen())
        self.table.on_key("Del", lambda: self._on_chosen(self.acts.remove))
        self.table.on_key("Ctrl+D", lambda: self._on_chosen(self.acts.copy))
        self.table.on_key("Alt+Up", lambda: self._on_chosen(lambda item: self.acts.shift(item, -1)))
        self.table.on_key("Alt+Down", lambda: self._on_chosen(lambda item: self.acts.shift(item, 1)))

    def _show_table_or_nothing(self) -> None:
        self._stack.setCurrentIndex(0 if self.model.rows else 1)

    def _show_around(self, timetable: Timetable) -> None:
        connection = self._desk.document.connection
        meeting, earlier = self.acts.meeting, self.acts.earlier()
        to_carry = agenda.to_carry(connection, meeting.uid, earlier.uid) if earlier else []
        self.strip.show_agenda(timetable, earlier, to_carry)
        self.strip.setVisible(bool(self.model.rows) or bool(to_carry))
        hints = agenda_checks.hints(timetable, people.community_ids(connection))
        self.panel.show_hints([hint.say(translate) for hint in hints])
        may_write = can_write(self._desk)
        has_earlier = bool(earlier and agenda.items(connection, earlier.uid))
        for one in (*self._writers, *self._when_empty):
            one.setEnabled(may_write)
        self._like.setEnabled(may_write and has_earlier)
        self._when_empty[0].setVisible(has_earlier)
        self.strip.allow(may_write)
        self.model.is_fixed = not may_write
        if not may_write:
            self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._show_chosen()

    def _show_chosen(self) -> None:
        row = self._chosen_row()
        opening = self.acts.meeting.starts or "18:00"
        self.panel.show_item(row.uid if row else "", row.topic if row else "", opening)

    def _edit(self, row: AgendaRow, field: str, value: Any) -> None:
        if row.uid:
            self.acts.edit(row.item, field, value)
        elif value:
            place = self.model.draft_place
            self.acts.add(str(value), self.model.rows[place - 1].uid if place > 0 else "")

    def _on_chosen(self, act: Callable[[AgendaItem], object]) -> None:
        row = self._chosen_row()
        if row and row.uid and can_write(self._desk):
            act(row.item)

    def _chosen_row(self) -> AgendaRow | None:
        index = self.table.currentIndex()
        return self.model.rows[index.row()] if index.isValid() else None
