"""Take contacts out to a file that other programs read."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QDialog, QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from facilitator.exchange import contact_export
from facilitator.refusal import Refusal
from facilitator.store import contact_lists
from facilitator.store.document import Document
from facilitator.ui.aside import do_aside
from facilitator.ui.background import Progress
from facilitator.ui.desk import Desk
from facilitator.ui.dialogs.choose_file import save_name
from facilitator.ui.print_studio.quiet import QuietCombo
from facilitator.ui.widgets.plain import button, label
from facilitator.words import mark, plural, translate

_FORMATS = (
    (".xlsx", mark("A spreadsheet (.xlsx)"), mark("Spreadsheets")),
    (".csv", mark("A list for other programs and mail merge (.csv)"), mark("Lists")),
    (".vcf", mark("Contact cards for phones and address books (.vcf)"), mark("Contact cards")),
)


class ExportContacts(QDialog):
    """Asks for whom, for the kind of file and whether private notes may go along, then where to save."""

    def __init__(self, desk: Desk, parent: QWidget, contacts: str = "") -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("export_contacts")
        self.setWindowTitle(translate("Export contacts"))
        self._desk = desk
        layout = QVBoxLayout(self)
        self._asked = label(is_wrapped=True)
        self.list = QuietCombo(translate("Whom to write"))
        self.list.addItem(translate("Everybody"), "")
        for offered in contact_lists.offered(desk.document.connection):
            self.list.addItem(offered.name, offered.uid)
        self.list.choose(contacts)
        self.list.currentIndexChanged.connect(lambda _at: self._count())
        caption = label(translate("Whom to write:"))
        caption.setBuddy(self.list)
        for widget in (caption, self.list, self._asked):
            layout.addWidget(widget)
        self._group = QButtonGroup(self)
        for at, (_ending, words, _) in enumerate(_FORMATS):
            one = QRadioButton(translate(words))
            self._group.addButton(one, at)
            layout.addWidget(one)
        self._group.button(0).setChecked(True)
        self.private = QCheckBox(translate("Include my private notes"))
        layout.addSpacing(self.fontMetrics().height() // 2)
        layout.addWidget(self.private)
        layout.addWidget(
            label(translate("Phones, emails and needs go out too: give the file only to those who may see them."),
                  is_wrapped=True)
        )  # fmt: skip
        row = QHBoxLayout()
        row.addStretch(1)
        self.go = button(translate("Choose where to save…"), self._ask_where, "save")
        self.go.setDefault(True)
        row.addWidget(self.go)
        row.addWidget(button(translate("Cancel"), self.reject))
        layout.addStretch(1)
        layout.addLayout(row)
        self._count()

    def _count(self) -> None:
        connection = self._desk.document.connection
        count = contact_lists.count(connection, contact_lists.find(connection, self.list.chosen), date.today())
        self._asked.setText(plural("Write {n} person to a file:", "Write {n} people to a file:", count))
        self.go.setEnabled(bool(count))

    def _ask_where(self) -> None:
        ending, _, words = _FORMATS[self._group.checkedId()]
        suggested = translate("{name} contacts", name=self._desk.document.collaborative().name)
        safe = "".join(letter for letter in suggested if letter.isalnum() or letter in " -_")
        save_name(self, self.windowTitle(), f"{safe}{ending}", [f"{translate(words)} (*{ending})"], self._write)

    def _write(self, path: Path) -> None:
        is_private, chosen = self.private.isChecked(), self.list.chosen

        def write(document: Document, _progress: Progress) -> int:
            return contact_export.write(document.connection, path, contacts=chosen, private=is_private)

        do_aside(self, self._desk.document, translate("Writing contacts"), write, self._finish(path), self._refuse)

    def _finish(self, path: Path) -> Callable[[int], None]:
        def finish(count: int) -> None:
            said = plural(
                "{n} person was written to {file}.", "{n} people were written to {file}.", count, file=path.name
            )
            self._desk.told.emit(said, False)
            self.accept()

        return finish

    def _refuse(self, refusal: Refusal) -> None:
        self._desk.told.emit(str(refusal), False)
        self.reject()
