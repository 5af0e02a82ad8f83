"""A table that is worked with keys: Enter edits, Tab goes on from cell to cell, and pages add keys of their own."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QTableView, QWidget

from facilitator.ui.row_model import RowModel, row_id
from facilitator.ui.widgets.plain import dress_table

_Hint = QAbstractItemDelegate.EndEditHint
_STEPS = {_Hint.EditNextItem: 1, _Hint.EditPreviousItem: -1}


class KeyedTable(QTableView):
    """Says `went_past_end` when somebody goes on from the last cell that can be edited."""

    went_past_end = Signal()
    editor_closed = Signal()

    def __init__(self, name: str, model: RowModel) -> None:
        super().__init__()
        dress_table(self, name)
        self.rows = model
        self.setModel(model)
        self.setEditTriggers(QAbstractItemView.EditTrigger.DoubleClicked | QAbstractItemView.EditTrigger.EditKeyPressed)
        self._acts: dict[str, Callable[[], object]] = {}

    def on_key(self, keys: str, act: Callable[[], object]) -> None:
        """Call `act` when these keys are pressed while no cell is being edited."""
        self._acts[keys] = act

    def current_id(self) -> str:
        """Give the id of the row the keyboard is on, or ""."""
        index = self.currentIndex()
        return row_id(self.rows.rows[index.row()]) if index.isValid() else ""

    def chosen_ids(self) -> list[str]:
        """List the ids of the selected rows, from the top."""
        places = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [row_id(self.rows.rows[place]) for place in places]

    def go_to(self, uid: str, column: int = -1) -> bool:
        """Put the keyboard on a row, in the same column or the one given; False when it is not shown."""
        place = self.rows.place_of(uid)
        if place >= 0 and (column >= 0 or place != self.currentIndex().row()):
            self.go_to_place(place, column)
        return place >= 0

    def go_to_place(self, place: int, column: int = -1) -> None:
        """Put the keyboard on the row of a number, or the last one before it."""
        last = len(self.rows.rows) - 1
        if last >= 0:
            column = column if column >= 0 else max(0, self.currentIndex().column())
            index = self.rows.index(min(max(place, 0), last), column)
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def choose_all(self, uids: Sequence[str]) -> None:
        """Select the rows of several ids again, as far as they are shown."""
        if len(uids) > 1 and self.chosen_ids() != list(uids):
            chosen = QItemSelection()
            for place in (self.rows.place_of(uid) for uid in uids):
                if place >= 0:
                    chosen.select(self.rows.index(place, 0), self.rows.index(place, self.rows.columnCount() - 1))
            self.selectionModel().select(chosen, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def edit_current(self) -> None:
        """Edit the cell the keyboard is on, or the first one after it that can be."""
        index = self.currentIndex()
        if not index.isValid():
            return
        if self._can_edit(index):
            self.edit(index)
        else:
            self._edit_beside(1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # While a cell is edited its editor may pass Enter on to the table, which must not begin again.
        if self.state() != QAbstractItemView.State.EditingState:
            keys = QKeySequence(event.keyCombination()).toString(QKeySequence.SequenceFormat.PortableText)
            act = self._acts.get(keys)
            if act is None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                act = self.edit_current
            if act is not None:
                act()
                return
        super().keyPressEvent(event)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        step = _STEPS.get(hint, 0)
        super().closeEditor(editor, _Hint.NoHint if step else hint)
        if step:
            self._edit_beside(step)
        self.editor_closed.emit()

    def _edit_beside(self, step: int) -> None:
        columns = self.rows.columnCount()
        cell = self.currentIndex().row() * columns + self.currentIndex().column() + step
        while 0 <= cell < self.rows.rowCount() * columns:
            index = self.rows.index(cell // columns, cell % columns)
            if self._can_edit(index):
                self.setCurrentIndex(index)
                self.edit(index)
                return
            cell += step
        if step > 0:
            self.went_past_end.emit()

    def _can_edit(self, index: QModelIndex) -> bool:
        may_edit = self.editTriggers() != QAbstractItemView.EditTrigger.NoEditTriggers
        return may_edit and bool(self.rows.flags(index) & Qt.ItemFlag.ItemIsEditable)
