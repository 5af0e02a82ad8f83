"""A table of records for the screen: it shows and asks, and never writes."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
Role = Qt.ItemDataRole


@dataclass(frozen=True, slots=True)
class Column:
    """A field of a row, and how people see it. `heading` is said already; `show` gives the words of a row's cell."""

    field: str
    heading: str
    show: Callable[[Any], str] | None = None
    is_editable: bool = False
    is_number: bool = False


class RowModel(QAbstractTableModel):
    """Shows rows that have a `uid`; asks for edits through `edited`.

    `sentence` gives what a screen reader says of a row, at its first cell.
    """

    edited = Signal(object, str, object)  # row, field, new value

    def __init__(
        self, columns: Sequence[Column], sentence: Callable[[Any], str] | None = None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.columns = columns
        self.rows: Sequence[Any] = ()
        self._sentence = sentence

    def show_rows(self, rows: Sequence[Any]) -> None:
        """Replace everything shown; rows that stay in their places keep selection and scroll position."""
        if [row_id(row) for row in rows] == [row_id(row) for row in self.rows]:
            self.rows = rows
            if rows:
                self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, len(self.columns) - 1))
            return
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def place_of(self, uid: str) -> int:
        """Give the row number of an id, or -1."""
        return next((at for at, row in enumerate(self.rows) if row_id(row) == uid), -1)

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = self.rows[index.row()], self.columns[index.column()]
        if role == Role.DisplayRole:
            return column.show(row) if column.show else str(getattr(row, column.field))
        if role == Role.EditRole:
            return getattr(row, column.field)
        if role == Role.TextAlignmentRole and column.is_number:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role == Role.AccessibleTextRole and index.column() == 0 and self._sentence:
            return self._sentence(row)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Role.DisplayRole:
            return self.columns[section].heading
        if orientation == Qt.Orientation.Horizontal and role == Role.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if self.columns[section].is_number else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if index.isValid() and self.columns[index.column()].is_editable:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def setData(self, index: Index, value: Any, role: int = Role.EditRole) -> bool:
        if role != Role.EditRole or not index.isValid():
            return False
        row, field = self.rows[index.row()], self.columns[index.column()].field
        if getattr(row, field) != value:
            self.edited.emit(row, field, value)
        return True


def row_id(row: Any) -> str:
    """Give the id of a shown row, which may wrap a record."""
    return str(row.uid)
