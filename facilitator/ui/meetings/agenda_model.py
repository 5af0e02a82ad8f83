"""An agenda on the screen: its rows with their start times, and a draft row while a new item is being typed."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QMimeData, Qt, Signal

from facilitator.domain.agenda_clock import Slot, Timetable
from facilitator.domain.records import AgendaItem
from facilitator.domain.records.agenda import PURPOSES
from facilitator.ui.icons import icon
from facilitator.ui.row_model import NOWHERE, Column, Index, Role, RowModel
from facilitator.words import plural, spoken, translate

START, TOPIC, PURPOSE, LED_BY, MINUTES = range(5)
_MIME = "application/x-facilitator-agenda-item"


@dataclass(frozen=True, slots=True)
class AgendaRow:
    """An item as the table shows it; a draft has no id yet."""

    uid: str
    item: AgendaItem
    slot: Slot | None

    @property
    def topic(self) -> str:
        """What it is about."""
        return self.item.topic

    @property
    def purpose(self) -> str:
        """What it is for, as stored."""
        return self.item.purpose

    @property
    def presenter(self) -> str:
        """Who leads it."""
        return self.item.presenter

    @property
    def minutes(self) -> int | None:
        """How long it takes."""
        return self.item.minutes


class AgendaModel(RowModel):
    """Asks to move an item through `moved`: its id and its new place among the others."""

    moved = Signal(str, int)

    def __init__(self) -> None:
        columns = [
            Column("uid", translate("Start"), _start),
            Column("topic", translate("Topic"), lambda row: str(row.topic), is_editable=True),
            Column("purpose", translate("Purpose"), _purpose, is_editable=True),
            Column("presenter", translate("Led by"), lambda row: str(row.presenter), is_editable=True),
            Column("minutes", translate("Min"), _minutes, is_editable=True, is_number=True),
        ]
        super().__init__(columns, _sentence)
        self.is_fixed = False

    def show_table(self, table: Timetable) -> None:
        """Show the items of a timetable; a draft whose item is among them now becomes that item without a flicker."""
        rows = [AgendaRow(slot.item.uid, slot.item, slot) for slot in table.slots]
        if self.draft_place >= 0 and _is_filled_in(self.rows, rows):
            self.rows = rows
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, MINUTES))
            return
        self.show_rows(rows)

    @property
    def draft_place(self) -> int:
        """The row number of the draft, or -1."""
        return self.place_of("")

    def start_draft(self, place: int) -> None:
        """Open an empty row at a place, for an item that is not in the file until it has a topic."""
        self.beginInsertRows(NOWHERE, place, place)
        self.rows = [*self.rows[:place], AgendaRow("", AgendaItem(), None), *self.rows[place:]]
        self.endInsertRows()

    def drop_draft(self) -> None:
        """Take the empty row away again."""
        place = self.draft_place
        if place >= 0:
            self.beginRemoveRows(NOWHERE, place, place)
            self.rows = [row for row in self.rows if row.uid]
            self.endRemoveRows()

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row: AgendaRow = self.rows[index.row()]
        if role == Role.DecorationRole and index.column() == START and row.uid and not self.is_fixed:
            return icon("grip-vertical")
        if role == Role.DecorationRole and index.column() == TOPIC:
            sign = _sign(row)
            return icon(sign) if sign else None
        if role == Role.ToolTipRole:
            return _tip(row, index.column())
        return super().data(index, role)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            # Between the rows: that is where a dragged item may be dropped.
            return Qt.ItemFlag.ItemIsDropEnabled
        flags = super().flags(index)
        if not self.rows[index.row()].uid and index.column() != TOPIC:
            return flags & ~Qt.ItemFlag.ItemIsEditable
        return flags if self.is_fixed else flags | Qt.ItemFlag.ItemIsDragEnabled

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        return [_MIME]

    def mimeData(self, indexes: Sequence[Index]) -> QMimeData:
        data = QMimeData()
        data.setData(_MIME, self.rows[indexes[0].row()].uid.encode())
        return data

    def canDropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index = NOWHERE
    ) -> bool:
        return not self.is_fixed and data.hasFormat(_MIME)

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index = NOWHERE
    ) -> bool:
        if not self.canDropMimeData(data, action, row, column, parent):
            return False
        uid = bytes(data.data(_MIME).data()).decode()
        source = self.place_of(uid)
        if source < 0:
            return False
        place = row if row >= 0 else parent.row() if parent.isValid() else len(self.rows)
        place -= source < place
        if place != source:
            self.moved.emit(uid, place)
        return True


def _is_filled_in(before: Sequence[AgendaRow], after: Sequence[AgendaRow]) -> bool:
    same = len(before) == len(after)
    return same and all(old.uid in ("", new.uid) for old, new in zip(before, after, strict=True))


def _start(row: AgendaRow) -> str:
    return spoken().bare_time(row.slot.start.time()) if row.slot else ""


def _purpose(row: AgendaRow) -> str:
    if not row.uid:
        return ""
    words = translate(dict(PURPOSES).get(row.purpose, row.purpose))
    return translate("{purpose} · consent", purpose=words) if row.item.is_consent else words


def _minutes(row: AgendaRow) -> str:
    return "" if row.minutes is None else str(row.minutes)


def _sign(row: AgendaRow) -> str:
    if row.slot and row.slot.late:
        return "triangle-alert"
    if row.item.is_confidential:
        return "lock"
    return "clock" if row.item.fixed_start else ""


def _tip(row: AgendaRow, column: int) -> str | None:
    if column == START and row.uid:
        return translate("Drag to another place, or press Alt+Up or Alt+Down")
    if column == TOPIC:
        return " · ".join(_notes(row)) or row.topic or None
    return None


def _notes(row: AgendaRow) -> list[str]:
    notes = []
    if row.slot and row.slot.late:
        notes.append(translate("starts {late} min after its fixed time", late=row.slot.late))
    elif row.item.fixed_start:
        notes.append(translate("fixed start"))
    if row.item.is_confidential:
        notes.append(translate("confidential"))
    if row.item.carried:
        notes.append(plural("carried over {n} time", "carried over {n} times", row.item.carried))
    return notes


def _sentence(row: AgendaRow) -> str:
    if not row.uid:
        return translate("New item: type its topic")
    minutes = translate("{n} min", n=row.minutes) if row.minutes is not None else ""
    led_by = translate("led by {name}", name=row.presenter) if row.presenter else ""
    return ", ".join(words for words in (_start(row), row.topic, _purpose(row), led_by, minutes, *_notes(row)) if words)
