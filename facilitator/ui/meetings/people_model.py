"""Who is expected and who came, on the screen: a box to tick beside every name."""

from datetime import time
from typing import Any

from PySide6.QtCore import Qt, Signal

from facilitator.domain.records.attendance import STATES
from facilitator.store.attendance import Line
from facilitator.ui.row_model import Column, Index, Role, RowModel
from facilitator.words import spoken, translate

NAME, ORGANIZATION, SECTOR, STATE, CAME_AT, LEFT_AT = range(6)


class PeopleModel(RowModel):
    """Shows lines of an attendance list; asks for ticks through `ticked`: the id, and whether the person is here."""

    ticked = Signal(str, bool)

    def __init__(self) -> None:
        columns = [
            Column("name", translate("Name")),
            Column("organization", translate("Organization")),
            Column("sector", translate("Sector")),
            Column("state", translate("State"), state_words, is_editable=True),
            Column("came_at", translate("Came at"), lambda line: _clock(line.attendance.came_at), is_editable=True),
            Column("left_at", translate("Left at"), lambda line: _clock(line.attendance.left_at), is_editable=True),
        ]
        super().__init__(columns, _sentence)
        self.is_fixed = False

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if index.isValid() and role == Role.CheckStateRole and index.column() == NAME:
            is_here = self.rows[index.row()].is_here
            return Qt.CheckState.Checked if is_here else Qt.CheckState.Unchecked
        if index.isValid() and role == Role.ToolTipRole:
            return super().data(index, Role.DisplayRole)  # all of it, where the column is narrow
        if index.isValid() and role == Role.EditRole and index.column() >= STATE:
            line: Line = self.rows[index.row()]
            if index.column() == STATE:
                return line.attendance.state
            return super().data(index, Role.DisplayRole)
        return super().data(index, role)

    def setData(self, index: Index, value: Any, role: int = Role.EditRole) -> bool:
        if not index.isValid() or self.is_fixed:
            return False
        line: Line = self.rows[index.row()]
        if role == Role.CheckStateRole and index.column() == NAME:
            self.ticked.emit(line.uid, Qt.CheckState(value) == Qt.CheckState.Checked)
            return True
        if role != Role.EditRole or index.column() < STATE:
            return False
        if value != self.data(index, Role.EditRole):
            self.edited.emit(line, self.columns[index.column()].field, value)
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if index.isValid() and index.column() == NAME and not self.is_fixed:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags


def state_words(line: Line) -> str:
    """Say how somebody stands to the meeting: "Present · guest · by phone"."""
    attendance = line.attendance
    words = [translate(dict(STATES).get(attendance.state, attendance.state))]
    if attendance.alternate:
        words.append(translate("sent {name}", name=attendance.alternate))
    if attendance.is_guest:
        words.append(translate("guest"))
    if attendance.is_remote:
        words.append(translate("by phone or video"))
    return " · ".join(words)


def _clock(stored: str) -> str:
    return spoken().time_of_day(time.fromisoformat(stored)) if stored else ""


def _sentence(line: Line) -> str:
    came = translate("came at {time}", time=_clock(line.attendance.came_at)) if line.attendance.came_at else ""
    return ", ".join(words for words in (line.name, state_words(line), line.organization, line.sector, came) if words)
