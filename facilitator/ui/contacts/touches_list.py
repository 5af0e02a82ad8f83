"""The calls, visits and letters to one stakeholder, newest first, and all about the chosen one."""

from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from facilitator.domain.records import Touch
from facilitator.domain.records.outreach import WAYS
from facilitator.store import contradictions, outreach, rows
from facilitator.store.change import Change
from facilitator.ui.contacts.contact_edit import ContactEdit
from facilitator.ui.contacts.list_keys import ListKeys
from facilitator.ui.desk import Desk
from facilitator.ui.row_model import Column, RowModel
from facilitator.ui.widgets.column_shares import ColumnShares
from facilitator.ui.widgets.flow import FlowLayout
from facilitator.ui.widgets.plain import button, label, table
from facilitator.ui.widgets.plain_delegate import PlainDelegate
from facilitator.ui.widgets.record_form import RecordForm
from facilitator.ui.writing import can_write, write
from facilitator.words import mark, spoken, translate

_FIELDS = (
    "on_day", "way", "by", "by_person", "heard", "asked", "answer_due", "answered_on", "next_step", "next_day",
)  # fmt: skip
_LINES_SHOWN = 4


def _day(touch: Touch) -> str:
    return spoken().short_date(date.fromisoformat(touch.on_day))


def _way(touch: Touch) -> str:
    return translate(dict(WAYS)[touch.way])


def _said(touch: Touch) -> str:
    return " ".join((touch.heard or touch.asked).split())


def _answer(touch: Touch) -> str:
    if not touch.asked:
        return ""
    if touch.answered_on:
        return translate("answered {day}", day=spoken().short_date(date.fromisoformat(touch.answered_on)))
    if touch.answer_due:
        return translate("due {day}", day=spoken().short_date(date.fromisoformat(touch.answer_due)))
    return translate("open")


class TouchesList(QWidget):
    """Shows what was heard; the chosen touch is edited in place in its `form`, which the card puts below."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._stakeholder = ""
        columns = [
            Column("on_day", translate("Day"), _day),
            Column("way", translate("How"), _way),
            Column("heard", translate("What we heard"), _said),
            Column("answered_on", translate("Answer"), _answer),
        ]
        self.model = RowModel(
            columns, lambda one: ", ".join(filter(None, (_day(one), _way(one), _said(one), _answer(one)))), self
        )
        self.table = table(translate("Calls and visits, newest first"))
        self.table.setModel(self.model)
        self.table.setItemDelegate(PlainDelegate(self.table))
        self.table.setMinimumHeight(self.table.verticalHeader().defaultSectionSize() * _LINES_SHOWN)
        ColumnShares(self.table, (25, 20, 30, 25))
        self.table.selectionModel().currentRowChanged.connect(lambda _now, _before: self._show_chosen())
        keys = ListKeys(self.table)
        keys.entered.connect(self._enter_form)
        keys.removal_wanted.connect(self.remove_chosen)
        self.answered = button(translate("Answered today"), self._answer_today, "check")
        self.remove = button(translate("Remove this call"), self.remove_chosen, "trash-2", translate("Del in the list"))
        tools = FlowLayout()
        tools.addWidget(self.answered)
        tools.addWidget(self.remove)
        made = {"by_person": ContactEdit(desk, Touch.fields["by_person"])}
        self.form = RecordForm(desk, Touch, _FIELDS, made=made)
        for name in ("answer_due", "next_day"):
            self.form.edits[name].looks_ahead = True
        self._nothing = label(translate("Nobody has spoken with them yet."), is_wrapped=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for one in (self._nothing, self.table):
            layout.addWidget(one)
        layout.addLayout(tools)

    def show_touches(self, stakeholder: str) -> None:
        """Show the touches of a stakeholder; the chosen one stays chosen."""
        is_other = stakeholder != self._stakeholder
        self._stakeholder = stakeholder
        chosen = self._chosen()
        self.model.show_rows(outreach.of(self._desk.document.connection, stakeholder) if stakeholder else [])
        place = self.model.place_of(chosen.uid) if chosen and not is_other else -1
        if self.model.rows:
            self.table.setCurrentIndex(self.model.index(max(0, place), 0))
        self._show_chosen()
        self._nothing.setVisible(bool(stakeholder) and not self.model.rows)
        self.table.setVisible(bool(self.model.rows))

    def show_one(self, uid: str) -> None:
        """Choose a touch."""
        place = self.model.place_of(uid)
        if place >= 0:
            self.table.setCurrentIndex(self.model.index(place, 0))

    def remove_chosen(self) -> None:
        """Remove the chosen touch, with a way back."""
        chosen = self._chosen()
        if chosen is None or not can_write(self._desk):
            return

        def remove(change: Change) -> bool:
            change.delete(Touch, chosen.uid)
            return True

        if write(self._desk, mark("Remove the call of {day}"), remove, day=_day(chosen)):
            self._desk.told.emit(translate("The call of {day} was removed.", day=_day(chosen)), True)

    def _enter_form(self) -> None:
        self.form.edits["heard"].setFocus()

    def _answer_today(self) -> None:
        chosen = self._chosen()
        if chosen is None:
            return

        def answer(change: Change) -> bool:
            today = date.today().isoformat()
            contradictions.check_change(change.connection, chosen, chosen.but(answered_on=today))
            change.update(Touch, chosen.uid, answered_on=today)
            return True

        write(self._desk, mark("Answer the question of {day}"), answer, day=_day(chosen))

    def _show_chosen(self) -> None:
        chosen = self._chosen()
        is_open = chosen is not None and bool(chosen.asked) and not chosen.answered_on
        self.answered.setVisible(is_open)
        self.answered.setEnabled(can_write(self._desk))
        self.remove.setVisible(chosen is not None)
        self.remove.setEnabled(can_write(self._desk))
        self.form.setVisible(chosen is not None)
        self.form.show_record(chosen.uid if chosen else "")

    def _chosen(self) -> Touch | None:
        row = self.table.currentIndex().row()
        if not 0 <= row < len(self.model.rows):
            return None
        return rows.get(self._desk.document.connection, Touch, self.model.rows[row].uid)
