"""What has two values since changes were brought in: one is chosen for each, whenever there is time."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from facilitator.domain.records import BY_TABLE, Value
from facilitator.store import conflicts, value_words
from facilitator.store.change import Change
from facilitator.store.conflicts import Candidate, Conflict
from facilitator.store.steps import Step
from facilitator.ui.desk import Desk
from facilitator.ui.row_model import Column, RowModel
from facilitator.ui.widgets.plain import button, label, table
from facilitator.ui.widgets.plain_delegate import PlainDelegate
from facilitator.ui.writing import can_write, write
from facilitator.words import mark, spoken, translate


class _Row:
    """A conflict as a row of the list."""

    def __init__(self, conflict: Conflict) -> None:
        self.conflict = conflict
        self.uid = f"{conflict.table}/{conflict.uid}/{conflict.field}"


class Settle(QDialog):
    """Lists what is open; each choice is a step of its own, that can be undone."""

    def __init__(self, desk: Desk, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setObjectName("settle")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(translate("Two values: choose one"))
        self._desk = desk
        self.model = RowModel([Column("told", translate("Still open"), _told)], _told, self)
        self.table = table(translate("Still open"))
        self.table.setModel(self.model)
        self.table.setItemDelegate(PlainDelegate(self.table))
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.selectionModel().selectionChanged.connect(lambda _new, _old: self._offer())
        self._asked = label(is_wrapped=True)
        self.choices: list[QPushButton] = []
        self._offered = QVBoxLayout()
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(button(translate("Close"), self.reject))
        layout = QVBoxLayout(self)
        layout.addWidget(self.table, 1)
        layout.addWidget(self._asked)
        layout.addLayout(self._offered)
        layout.addLayout(row)
        letter = self.fontMetrics().averageCharWidth()
        self.resize(letter * 84, letter * 56)
        desk.changed.connect(self._on_change)
        self.refresh()

    def refresh(self) -> None:
        """List what is open now."""
        self.model.show_rows([_Row(one) for one in conflicts.open_conflicts(self._desk.document.connection)])
        if self.model.rows and not self.table.selectionModel().hasSelection():
            self.table.selectRow(0)
        self._offer()

    def _on_change(self, _step: Step) -> None:
        self.refresh()

    def _offer(self) -> None:
        for old in self.choices:
            self._offered.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.choices = []
        chosen = self.table.selectionModel().selectedRows()
        if not chosen:
            self._asked.setText(translate("Everything is settled."))
            return
        conflict: Conflict = self.model.rows[chosen[0].row()].conflict
        if conflict.field:
            self._asked.setText(translate("Which value is right?"))
            for one in conflict.candidates:
                self._add_choice(self._words(conflict, one), conflict, one.value)
        else:
            self._asked.setText(translate("It was removed on one side and changed on the other."))
            self._add_choice(translate("Keep it"), conflict, True)
            self._add_choice(translate("Remove it"), conflict, False)

    def _add_choice(self, words: str, conflict: Conflict, value: Value) -> None:
        made = button(words.replace("&", "&&"), lambda: self._settle(conflict, value))
        made.setAutoDefault(False)
        made.setEnabled(can_write(self._desk))
        self.choices.append(made)
        self._offered.addWidget(made)

    def _settle(self, conflict: Conflict, value: Value) -> None:
        def settle(change: Change) -> bool:
            if conflict.field:
                conflicts.settle(change, conflict.table, conflict.uid, conflict.field, value)
            else:
                conflicts.settle_deletion(change, conflict.table, conflict.uid, bool(value))
            return True

        write(self._desk, mark("Choose for {name}"), settle, name=conflict.title)

    def _words(self, conflict: Conflict, one: Candidate) -> str:
        field = BY_TABLE[conflict.table].fields[conflict.field]
        value = " ".join(value_words.of(self._desk.document.connection, field, one.value, spoken()).split())
        value = value if len(value) <= _SHORT else f"{value[: _SHORT - 1]}…"
        return " — ".join(part for part in (value, one.author, spoken().short_date(one.at.date())) if part)


_SHORT = 80


def _told(row: _Row) -> str:
    conflict = row.conflict
    record = BY_TABLE[conflict.table]
    if not conflict.field:
        return f"{translate(record.one)} {conflict.title}"
    field = translate(record.fields[conflict.field].label)
    return translate("{field} of {title}", field=field, title=conflict.title)
