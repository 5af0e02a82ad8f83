"""The list of sectors for the screen: edited in place, ticked, and moved by dragging."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QMimeData, QModelIndex, QObject, Qt, Signal

from facilitator.domain.records import Sector
from facilitator.ui.row_model import NOWHERE, Column, Index, RowModel
from facilitator.words import plural, translate

Role = Qt.ItemDataRole
NAME, OTHER_NAME, COMMUNITY, PEOPLE = range(4)
_MIME = "application/x-facilitator-sector"


class SectorsModel(RowModel):
    """Says `edited` for a changed cell and `moved` (id, id of the one to stand before or "") for a drop."""

    moved = Signal(str, str)

    def __init__(self, parent: QObject) -> None:
        self.counts: dict[str, int] = {}
        self.can_change = True
        columns = [
            Column("name", translate("Name"), is_editable=True),
            Column("other_name", translate("In the second language"), is_editable=True),
            Column("is_community", translate("Community or institution"), self._kind),
            Column("uid", translate("People"), lambda one: str(self.counts.get(one.uid, 0))),
        ]
        super().__init__(columns, self._said, parent)

    def show_sectors(self, sectors: Sequence[Sector], counts: dict[str, int]) -> None:
        """Show sectors with the number of people in each."""
        self.counts = counts
        self.show_rows(sectors)

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if index.isValid() and index.column() == COMMUNITY and role == Role.CheckStateRole:
            return Qt.CheckState.Checked if self.rows[index.row()].is_community else Qt.CheckState.Unchecked
        return super().data(index, role)

    def setData(self, index: Index, value: Any, role: int = Role.EditRole) -> bool:
        if role == Role.CheckStateRole and index.isValid() and index.column() == COMMUNITY:
            self.edited.emit(self.rows[index.row()], "is_community", Qt.CheckState(value) is Qt.CheckState.Checked)
            return True
        return super().setData(index, value, role)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if not self.can_change:
            return flags & ~Qt.ItemFlag.ItemIsEditable
        if not index.isValid():
            return flags | Qt.ItemFlag.ItemIsDropEnabled
        if index.column() == COMMUNITY:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags | Qt.ItemFlag.ItemIsDragEnabled

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        return [_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        carried = QMimeData()
        carried.setData(_MIME, self.rows[indexes[0].row()].uid.encode())
        return carried

    def dropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:
        if not data.hasFormat(_MIME):
            return False
        at = row if row >= 0 else parent.row() if parent.isValid() else len(self.rows)
        before = self.rows[at].uid if at < len(self.rows) else ""
        self.moved.emit(bytes(data.data(_MIME).data()).decode(), before)
        return False  # the file says the new order; the view must not take the old line away itself

    def canDropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:
        return data.hasFormat(_MIME) and (row >= 0 or not parent.isValid() or parent == NOWHERE)

    def _kind(self, sector: Sector) -> str:
        return translate("Community") if sector.is_community else translate("Institution")

    def _said(self, sector: Sector) -> str:
        people = plural("{n} person", "{n} people", self.counts.get(sector.uid, 0))
        return f"{sector.name}, {self._kind(sector)}, {people}"
