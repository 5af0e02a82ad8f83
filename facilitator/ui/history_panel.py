"""The panel beside the window that tells who changed the record looked at, when and how, and brings a value back."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QDockWidget, QVBoxLayout, QWidget

from facilitator.domain.records import BY_TABLE
from facilitator.store import history, rows, value_words
from facilitator.store.change import Change
from facilitator.store.history import Entry
from facilitator.store.steps import Step
from facilitator.ui.row_model import Column, RowModel
from facilitator.ui.widgets.column_shares import ColumnShares
from facilitator.ui.widgets.plain import button, heading, label, table
from facilitator.ui.widgets.plain_delegate import PlainDelegate
from facilitator.ui.writing import can_write, write
from facilitator.words import mark, spoken, translate

if TYPE_CHECKING:
    from facilitator.ui.desk import Desk

_HAPPENED = {
    "added": mark("Added"),
    "changed": mark("Changed"),
    "removed": mark("Removed"),
    "restored": mark("Brought back"),
}


@dataclass(frozen=True, slots=True)
class _Line:
    """One field of one change; `field` is "" when the whole record came or went."""

    uid: str
    entry: Entry
    field: str
    told: str


class HistoryPanel(QDockWidget):
    """Follows `desk.looked_at` while it is open."""

    def __init__(self, desk: "Desk", parent: QWidget) -> None:
        super().__init__(translate("History of this record"), parent)
        self.setObjectName("history_panel")
        self._desk = desk
        self._shown = ("", "")
        self.title = heading("")
        self.title.setWordWrap(True)
        self.model = RowModel(
            [
                Column("told", translate("What"), lambda one: one.told),
                Column("at", translate("When"), lambda one: spoken().short_date(one.entry.at.date())),
            ],
            _in_full,
            self,
        )
        self.table = table(translate("History of this record"))
        self.table.setModel(self.model)
        self.table.setItemDelegate(PlainDelegate(self.table))
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        ColumnShares(self.table, (70, 30))
        self.table.selectionModel().selectionChanged.connect(lambda _new, _old: self._show_chosen())
        self._whole = label(is_wrapped=True)
        self.back = button(translate("Put the earlier value back"), self.bring_back, "history")
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.addWidget(self.title)
        layout.addWidget(self.table, 1)
        layout.addWidget(self._whole)
        layout.addWidget(self.back)
        self.setWidget(page)
        desk.looked_at.connect(self.show_record)
        desk.changed.connect(self._on_change)
        self.setAllowedAreas(Qt.DockWidgetArea.RightDockWidgetArea | Qt.DockWidgetArea.LeftDockWidgetArea)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * 46)

    def show_record(self, name: str, uid: str) -> None:
        """Show the history of a record; nothing while the panel is closed."""
        self._shown = (name, uid)
        if not self.isVisible():
            return
        record = BY_TABLE.get(name)
        found = rows.get(self._desk.document.connection, record, uid) if record else None
        if record is None or found is None:
            self.title.setText(translate("Choose a record to see its history."))
            self.model.show_rows([])
        else:
            self.title.setText(found.title)
            self.model.show_rows(self._lines(name, uid))
        self._show_chosen()

    def bring_back(self) -> None:
        """Give the chosen field the value it had before the chosen change."""
        chosen = self._chosen()
        if chosen is None or not chosen.field:
            return
        name, uid = self._shown
        record = BY_TABLE[name]
        before, _ = chosen.entry.fields[chosen.field]

        def put_back(change: Change) -> bool:
            change.update(record, uid, **{chosen.field: before})
            return True

        write(
            self._desk, mark("Bring back {field} of {name}"), put_back,
            field=record.fields[chosen.field].label, name=self.title.text(),
        )  # fmt: skip

    def showEvent(self, event: object) -> None:
        super().showEvent(event)  # type: ignore[arg-type]
        self.show_record(*self._desk.shown)

    def _on_change(self, _step: Step) -> None:
        self.show_record(*self._shown)

    def _lines(self, name: str, uid: str) -> list[_Line]:
        connection = self._desk.document.connection
        known = BY_TABLE[name].fields
        found = []
        for at, entry in enumerate(history.of(connection, BY_TABLE[name], uid)):
            if entry.what != "changed":
                found.append(_Line(f"{at}", entry, "", translate(_HAPPENED[entry.what])))
                continue
            for field, (before, after) in entry.fields.items():
                values = (value_words.of(connection, known[field], value, spoken()) for value in (before, after))
                told = translate("{field}: {before} → {after}", field=translate(known[field].label),
                                 **dict(zip(("before", "after"), values, strict=True)))  # fmt: skip
                found.append(_Line(f"{at} {field}", entry, field, told))
        return found[::-1]

    def _chosen(self) -> _Line | None:
        chosen = self.table.selectionModel().selectedRows()
        return self.model.rows[chosen[0].row()] if chosen else None

    def _show_chosen(self) -> None:
        chosen = self._chosen()
        self._whole.setText(_in_full(chosen) if chosen else "")
        self.back.setEnabled(bool(chosen and chosen.field) and can_write(self._desk))


def _in_full(line: _Line) -> str:
    moment = f"{spoken().short_date(line.entry.at.date())}, {spoken().time_of_day(line.entry.at.time())}"
    return ", ".join(part for part in (line.told, line.entry.author, moment) if part)
