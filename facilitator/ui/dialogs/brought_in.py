"""The files that were brought in from partners: when, from whom, what was chosen, and a receipt of each."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QSplitter,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from facilitator.refusal import Refusal
from facilitator.store import receipt_words, receipts
from facilitator.store.document import Document
from facilitator.store.receipt_lines import Line
from facilitator.store.receipts import Receipt
from facilitator.store.steps import Step
from facilitator.ui.aside import do_aside
from facilitator.ui.background import Progress
from facilitator.ui.desk import Desk
from facilitator.ui.dialogs.print_studio import PrintStudioDialog
from facilitator.ui.row_model import Column, RowModel
from facilitator.ui.widgets.column_shares import ColumnShares
from facilitator.ui.widgets.empty_state import EmptyState
from facilitator.ui.widgets.plain import button, label, table
from facilitator.ui.widgets.plain_delegate import PlainDelegate
from facilitator.words import spoken, translate


class _File:
    """A receipt as a row of the list above."""

    def __init__(self, receipt: Receipt) -> None:
        self.receipt = receipt
        self.uid = str(receipt.number)


class _Told:
    """A line of a receipt as a row of the list below; its words are found when it comes into view."""

    def __init__(self, line: Line, number: int) -> None:
        self.line = line
        self.uid = f"{number}/{line.table}/{line.uid}/{line.field}"


class BroughtIn(QDialog):
    """Lists the files, the latest first, and below what became of each line of the chosen one."""

    def __init__(self, desk: Desk, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setObjectName("brought_in")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(translate("Files brought in"))
        self._desk = desk
        self.files = RowModel(
            [
                Column("when", translate("When"), lambda one: receipt_words.when(one.receipt.at, spoken())),
                Column("who", translate("From"), lambda one: receipt_words.sender(one.receipt, spoken())),
                Column("what", translate("What came of it"), _summary),
            ],
            _sentence,
            self,
        )
        self.lines = RowModel(
            [
                Column("about", translate("What it is about"), _about),
                Column("sent", translate("They sent"), self._sent),
                Column("became", translate("What became of it"), self._became),
            ],
            lambda one: ", ".join(filter(None, (_about(one), self._sent(one), self._became(one)))),
            self,
        )
        self.table = _table(translate("Files brought in from partners"), self.files, (24, 20, 56))
        self.below = _table(translate("What was in the chosen file"), self.lines, (42, 24, 34))
        self.table.selectionModel().selectionChanged.connect(lambda _new, _old: self._show_chosen())
        self._about_file = label(is_wrapped=True)
        self.print_button = button(translate("Print or save the receipt…"), self.print_receipt, "printer")
        self.pages = QStackedWidget()
        self.pages.addWidget(self._list_page())
        words = translate(
            "When a partner sends changes back and you bring them in, the file is listed here, with a receipt to send them."
        )
        self.pages.addWidget(EmptyState("import", translate("Nothing was brought in yet"), words, []))
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.print_button)
        row.addWidget(button(translate("Close"), self.reject))
        layout = QVBoxLayout(self)
        layout.addWidget(self.pages, 1)
        layout.addLayout(row)
        letter = self.fontMetrics().averageCharWidth()
        self.resize(QSize(letter * 120, letter * 76).boundedTo(self.screen().availableSize() * 0.95))
        desk.changed.connect(self._on_change)
        self.refresh()

    def refresh(self) -> None:
        """List what was brought in by now; a long file is gone through beside the window."""

        def read(document: Document, _progress: Progress) -> list[Receipt]:
            return receipts.list_all(document.connection)

        self.print_button.setEnabled(False)
        do_aside(self, self._desk.document, translate("Reading the receipts"), read, self._show, self._refuse)

    def print_receipt(self) -> None:
        """Show the receipt of the chosen file as it comes out on paper."""
        chosen = self._chosen()
        if chosen:
            PrintStudioDialog(self._desk, [], "", self, receipt=chosen.number).open()

    def _show(self, found: list[Receipt]) -> None:
        self.pages.setCurrentIndex(0 if found else 1)
        self.print_button.setVisible(bool(found))
        self.files.show_rows([_File(one) for one in found])
        if found and not self.table.selectionModel().hasSelection():
            self.table.selectRow(0)
            self.table.setFocus()
        self._show_chosen()

    def _refuse(self, refusal: Refusal) -> None:
        self._desk.told.emit(str(refusal), False)
        self.reject()

    def _show_chosen(self) -> None:
        receipt = self._chosen()
        self.print_button.setEnabled(receipt is not None)
        if receipt is None:
            self._about_file.setText("")
            self.lines.show_rows([])
            return
        told = (receipt_words.taken_back, receipt_words.counts, receipt_words.file)
        said = [say(receipt, spoken()) for say in told] + receipt_words.unlisted(receipt, spoken())
        self._about_file.setText("\n".join(filter(None, said)))
        lines = [line for _, below in receipt_words.sections(receipt) for line in below]
        self.lines.show_rows([_Told(line, receipt.number) for line in lines])

    def _sent(self, one: _Told) -> str:
        return receipt_words.sent(self._desk.document.connection, one.line, spoken())

    def _became(self, one: _Told) -> str:
        return receipt_words.became(self._desk.document.connection, one.line, spoken())

    def _chosen(self) -> Receipt | None:
        rows = self.table.selectionModel().selectedRows()
        one: _File | None = self.files.rows[rows[0].row()] if rows else None
        return one.receipt if one else None

    def _on_change(self, _step: Step) -> None:
        self.refresh()

    def _list_page(self) -> QWidget:
        below = QWidget()
        inside = QVBoxLayout(below)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self._about_file)
        inside.addWidget(self.below, 1)
        parts = QSplitter(Qt.Orientation.Vertical)
        parts.setChildrenCollapsible(False)
        parts.addWidget(self.table)
        parts.addWidget(below)
        parts.setStretchFactor(0, 1)
        parts.setStretchFactor(1, 3)
        return parts


def _table(name: str, model: RowModel, shares: Sequence[int]) -> QTableView:
    made = table(name)
    made.setModel(model)
    made.setItemDelegate(PlainDelegate(made))
    made.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    made.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    ColumnShares(made, shares)
    return made


def _about(one: _Told) -> str:
    return receipt_words.about(one.line, spoken())


def _summary(one: _File) -> str:
    said = receipt_words.counts(one.receipt, spoken())
    return f"{said} · {translate('taken back')}" if one.receipt.taken_back else said


def _sentence(one: _File) -> str:
    return ", ".join(
        (receipt_words.when(one.receipt.at, spoken()), receipt_words.sender(one.receipt, spoken()), _summary(one))
    )
