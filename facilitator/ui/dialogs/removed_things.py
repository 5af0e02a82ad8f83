"""The bin: what was removed in the last thirty days, and a way to bring it back."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QDialog, QHBoxLayout, QHeaderView, QVBoxLayout, QWidget

from facilitator.domain.records import BY_TABLE
from facilitator.store import bin as bins
from facilitator.store.bin import Removed
from facilitator.store.change import Change
from facilitator.store.steps import Step
from facilitator.ui.desk import Desk
from facilitator.ui.row_model import Column, RowModel
from facilitator.ui.widgets.plain import button, label, table
from facilitator.ui.widgets.plain_delegate import PlainDelegate
from facilitator.ui.writing import can_write, write
from facilitator.words import mark, spoken, translate


class RemovedThings(QDialog):
    """Lists what was removed, the latest first."""

    def __init__(self, desk: Desk, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setObjectName("removed_things")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(translate("Bin"))
        self._desk = desk
        self.model = RowModel(
            [
                Column("title", translate("Removed"), _name),
                Column("when", translate("When"), _moment),
                Column("by", translate("Who"), lambda one: one.by),
            ],
            lambda one: f"{_name(one)}, {_moment(one)}, {one.by}",
            self,
        )
        self.table = table(translate("Removed in the last 30 days"))
        self.table.setModel(self.model)
        self.table.setItemDelegate(PlainDelegate(self.table))
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.table.selectionModel().selectionChanged.connect(lambda _new, _old: self._show_state())
        self._told = label(is_wrapped=True)
        self.back = button(translate("Bring back"), self.bring_back, "undo-2")
        row = QHBoxLayout()
        row.addWidget(self._told, 1)
        row.addWidget(self.back)
        row.addWidget(button(translate("Close"), self.reject))
        layout = QVBoxLayout(self)
        layout.addWidget(self.table, 1)
        layout.addLayout(row)
        letter = self.fontMetrics().averageCharWidth()
        self.resize(letter * 90, letter * 50)
        desk.changed.connect(self._on_change)
        self.refresh()

    def refresh(self) -> None:
        """List what is in the bin now."""
        found = bins.removed(self._desk.document.connection)
        self.model.show_rows(found)
        self._told.setText(
            translate("What belonged to it comes back with it.")
            if found
            else translate("Nothing was removed in the last 30 days.")
        )
        if found and not self.table.selectionModel().hasSelection():
            self.table.selectRow(0)
        self._show_state()

    def bring_back(self) -> None:
        """Bring the chosen things back, as one step."""
        chosen: list[Removed] = [self.model.rows[one.row()] for one in self.table.selectionModel().selectedRows()]
        name = chosen[0].title if len(chosen) == 1 else str(len(chosen))

        def bring(change: Change) -> bool:
            for one in chosen:
                bins.bring_back(change, one.table, one.uid)
            return True

        if write(self._desk, mark("Bring back “{name}”"), bring, name=name):
            self._desk.told.emit(translate("“{name}” is back.", name=name), True)

    def _on_change(self, _step: Step) -> None:
        self.refresh()

    def _show_state(self) -> None:
        self.back.setEnabled(self.table.selectionModel().hasSelection() and can_write(self._desk))


def _name(one: Removed) -> str:
    return f"{one.title} ({translate(BY_TABLE[one.table].one)})"


def _moment(one: Removed) -> str:
    return f"{spoken().short_date(one.when.date())}, {spoken().time_of_day(one.when.time())}"
