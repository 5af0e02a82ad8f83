"""Choose contacts for a meeting's list: typed at, selected, added in one step."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QItemSelectionModel
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QDialog, QDialogButtonBox, QHeaderView, QVBoxLayout, QWidget

from facilitator.domain.plain_text import fold
from facilitator.store import attendance
from facilitator.store.attendance import Candidate
from facilitator.ui.desk import Desk
from facilitator.ui.meetings.keyed_table import KeyedTable
from facilitator.ui.meetings.lines_to_type import FilterLine
from facilitator.ui.row_model import Column, RowModel
from facilitator.ui.widgets.plain import button, label
from facilitator.words import plural, translate


class AddPeople(QDialog):
    """Calls `add` with the ids of those chosen; who was chosen stays so while the filter changes."""

    def __init__(self, desk: Desk, meeting: str, add: Callable[[Sequence[str]], object], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("add_people")
        self.setWindowTitle(translate("Add from contacts"))
        self._add = add
        self._all = attendance.candidates(desk.document.connection, meeting)
        self._chosen: dict[str, None] = {}
        self._is_filling = False
        columns = [Column("name", translate("Name")), Column("organization", translate("Organization"))]
        self.model = RowModel(columns, _sentence)
        self.filter = FilterLine(translate("Find contacts"), translate("Type a part of the name or organization"))
        self.table = KeyedTable(translate("Contacts who are not on the list"), self.model)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.MultiSelection)
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self._take = button("", self.accept, "user-plus")
        self._take.setObjectName("take_chosen")
        self._take.setDefault(True)
        buttons = QDialogButtonBox()
        buttons.addButton(self._take, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(button(translate("Cancel"), self.reject), QDialogButtonBox.ButtonRole.RejectRole)
        layout = QVBoxLayout(self)
        layout.addWidget(label(translate("Click or press Space on everybody you expect."), is_wrapped=True))
        layout.addWidget(self.filter)
        layout.addWidget(self.table, 1)
        layout.addWidget(buttons)
        self.filter.textChanged.connect(lambda: self._show())
        self.filter.left.connect(self.table.setFocus)
        self.table.selectionModel().selectionChanged.connect(lambda: self._remember())
        self._show()
        letters = self.fontMetrics()
        self.resize(letters.averageCharWidth() * 70, letters.height() * 26)

    def accept(self) -> None:
        self._add(list(self._chosen))
        super().accept()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.filter.setFocus()

    def _show(self) -> None:
        words = fold(self.filter.text()).split()
        self._is_filling = True
        self.model.show_rows([one for one in self._all if all(word in one.search for word in words)])
        for place, one in enumerate(self.model.rows):
            if one.uid in self._chosen:
                flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
                self.table.selectionModel().select(self.model.index(place, 0), flags)
        self._is_filling = False
        self._remember()

    def _remember(self) -> None:
        if self._is_filling:
            return
        selected = set(self.table.chosen_ids())
        for one in self.model.rows:
            if one.uid in selected:
                self._chosen[one.uid] = None
            else:
                self._chosen.pop(one.uid, None)
        count = len(self._chosen)
        words = plural("Expect {n} person", "Expect {n} people", count) if count else translate("Expect nobody yet")
        self._take.setText(words)
        self._take.setEnabled(bool(count))


def _sentence(one: Candidate) -> str:
    return f"{one.name}, {one.organization}" if one.organization else one.name
