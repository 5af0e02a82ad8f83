"""The records behind a number: who or what was counted, each one a key away."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from facilitator.store.representation import Source
from facilitator.ui.desk import Desk
from facilitator.ui.meetings.keyed_table import KeyedTable
from facilitator.ui.row_model import Column, RowModel
from facilitator.ui.widgets.column_shares import ColumnShares
from facilitator.ui.widgets.plain import button, label
from facilitator.ui.widgets.plain_delegate import PlainDelegate
from facilitator.words import plural, translate


@dataclass(frozen=True, slots=True)
class Counted:
    """A record that was counted, and what as."""

    source: Source
    counted_as: str

    @property
    def uid(self) -> str:
        """Its id, or its name when it has none."""
        return self.source.uid or self.source.title


class RecordsBehind(QDialog):
    """Lists what was counted under a `title`; Enter or a double click shows the chosen one in its tab."""

    def __init__(self, desk: Desk, title: str, counted: Sequence[Counted], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("records_behind")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self._desk = desk
        columns = [Column("title", translate("Name"), lambda one: one.source.title)]
        if any(one.source.about for one in counted):
            columns.append(Column("about", translate("Sector or meeting"), lambda one: one.source.about))
        if any(one.counted_as for one in counted):
            columns.append(Column("counted_as", translate("Counted as"), lambda one: one.counted_as))
        self.model = RowModel(columns, _sentence, self)
        self.table = KeyedTable(title, self.model)
        self.table.setEditTriggers(KeyedTable.EditTrigger.NoEditTriggers)
        self.table.setItemDelegate(PlainDelegate(self.table))
        ColumnShares(self.table, (100,) if len(columns) == 1 else (50, 28, 22))
        self.table.on_key("Return", self.show_chosen)
        self.table.on_key("Enter", self.show_chosen)
        self.table.doubleClicked.connect(lambda _index: self.show_chosen())
        self.show_button = button(translate("Show"), self.show_chosen, "eye")
        head = label(title, is_wrapped=True)
        row = QHBoxLayout()
        row.addWidget(label(plural("{n} record", "{n} records", len(counted))), 1)
        row.addWidget(self.show_button)
        row.addWidget(button(translate("Close"), self.reject))
        layout = QVBoxLayout(self)
        layout.addWidget(head)
        layout.addWidget(self.table, 1)
        layout.addLayout(row)
        self.model.show_rows(counted)
        self.table.selectionModel().currentRowChanged.connect(lambda _new, _old: self._show_state())
        self.table.go_to_place(0, 0)
        self._show_state()
        letter = self.fontMetrics().averageCharWidth()
        self.resize(letter * 90, letter * 50)

    def show_chosen(self) -> None:
        """Show the chosen record where it is kept; a name that is no contact is shown nowhere else."""
        chosen = self._chosen()
        if chosen is not None and chosen.source.uid:
            self.accept()
            self._desk.show_wanted.emit(chosen.source.table, chosen.source.uid)

    def _chosen(self) -> Counted | None:
        row = self.table.currentIndex().row()
        return self.model.rows[row] if 0 <= row < len(self.model.rows) else None

    def _show_state(self) -> None:
        chosen = self._chosen()
        self.show_button.setEnabled(chosen is not None and bool(chosen.source.uid))


def _sentence(one: Counted) -> str:
    return ", ".join(filter(None, (one.source.title, one.source.about, one.counted_as)))
