"""Bring in contacts from a file: read it, say what its columns hold, look at every line, and only then write."""

from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from facilitator.exchange import contact_import, reading
from facilitator.exchange.headings import Mapping
from facilitator.exchange.import_plan import Plan, Summary
from facilitator.exchange.reading import Source
from facilitator.store.document import Document
from facilitator.ui.background import Progress
from facilitator.ui.contacts.mapping_page import MappingPage
from facilitator.ui.contacts.preview_page import PreviewPage
from facilitator.ui.desk import Desk
from facilitator.ui.dialogs.assistant import Assistant
from facilitator.ui.dialogs.choose_file import open_name
from facilitator.ui.widgets.plain import button, heading
from facilitator.words import mark, plural, translate

ENDINGS = ("vcf", "vcard", "csv", "tsv", "txt", "xlsx", "xls", "ods")


def choose_and_bring_in(desk: Desk, parent: QWidget | None) -> None:
    """Ask for a file with contacts and open the assistant on it."""
    words = translate("Contacts ({endings})", endings=" ".join(f"*.{ending}" for ending in ENDINGS))
    open_name(parent, translate("Bring in contacts"), [words], lambda path: BringIn(desk, path, parent).open())


class BringIn(Assistant):
    """The assistant. Nothing is written before its last button; closing it leaves everything as it was."""

    def __init__(self, desk: Desk, path: Path, parent: QWidget | None) -> None:
        super().__init__(desk, translate("Bring in contacts"), parent)
        self.setObjectName("bring_in")
        self._path = path
        self._source: Source | None = None
        self.mapping = MappingPage()
        self.mapping.changed.connect(self.show_state)
        self.mapping.headings_changed.connect(self._take_headings)
        self.preview = PreviewPage()
        self.preview.changed.connect(self.show_state)
        self.pages.addWidget(self.mapping)
        self.pages.addWidget(self.preview)
        layout = QVBoxLayout(self)
        layout.addWidget(heading(path.name))
        layout.addWidget(self.pages, 1)
        layout.addLayout(self._buttons())

    def open(self) -> None:
        """Show the assistant and read the file beside it."""
        super().open()
        self.wait(translate("Reading…"))
        self.show_state()
        self.aside(translate("Reading the file"), lambda _document, _progress: reading.read(self._path), self._take)

    def _take(self, source: Source) -> None:
        self._source = source
        mapping = source.guessed()
        self.mapping.show_source(source, mapping)
        if source.sheet and not self._is_all_clear(source, mapping):
            self.show_columns()
        else:
            self.make_plan()

    def _is_all_clear(self, source: Source, mapping: Mapping) -> bool:
        sheet = source.sheet
        if sheet is None or not mapping.is_usable:
            return sheet is None
        return sheet.has_headings and all(field or not sheet.samples(at, 1) for at, field in enumerate(mapping.fields))

    def show_columns(self) -> None:
        """Show what each column holds."""
        self.pages.setCurrentWidget(self.mapping)
        self.show_state()
        self.mapping.first_focus().setFocus()

    def make_plan(self) -> None:
        """Plan what happens with every line, and show it."""
        source, mapping = self._source, self.mapping.mapping
        if source is None:
            return

        def plan(document: Document, progress: Progress) -> Plan:
            return contact_import.plan(document.connection, source.incoming(mapping), progress)

        self.aside(translate("Looking through the lines"), plan, self._show_plan)

    def apply(self) -> None:
        """Write what the preview shows, as one step that can be undone."""
        plan, name = self.preview.plan, self._path.name

        def apply(document: Document, progress: Progress) -> Summary:
            title = mark("Bring in contacts from {file}")
            with document.change(title, kind="import", file=name) as change:
                return contact_import.apply(change, plan, progress)

        self.aside(translate("Bringing in contacts"), apply, self._finish, writes=True)

    def _show_plan(self, plan: Plan) -> None:
        self.pages.setCurrentWidget(self.preview)
        self.preview.show_plan(plan)
        self.show_state()
        self.preview.table.setFocus()

    def _finish(self, summary: Summary) -> None:
        said = [plural("{n} contact was added", "{n} contacts were added", summary.added)]
        if summary.changed:
            said.append(plural("{n} was filled in", "{n} were filled in", summary.changed))
        if summary.skipped:
            said.append(plural("{n} line was left out", "{n} lines were left out", summary.skipped))
        self.desk.told.emit("; ".join(said) + ".", bool(summary.added or summary.changed))
        self.accept()

    def _take_headings(self, has_headings: bool) -> None:
        if self._source:
            self._source = self._source.with_headings(has_headings)
            self.mapping.show_source(self._source, self._source.guessed())
            self.show_state()

    def _buttons(self) -> QHBoxLayout:
        self.other = button(translate("Choose another file…"), self._choose_other, "folder-open")
        self.other.hide()
        self.columns = button(translate("Columns…"), self.show_columns, "columns-2")
        self.next: QPushButton = button(translate("Go on"), self.make_plan, "chevron-right")
        self.go: QPushButton = button(translate("Bring in"), self.apply, "import")
        self.cancel: QPushButton = button(translate("Cancel"), self.reject)
        row = QHBoxLayout()
        row.addWidget(self.columns)
        row.addStretch(1)
        for one in (self.other, self.next, self.go, self.cancel):
            row.addWidget(one)
        return row

    def _choose_other(self) -> None:
        parent = self.parentWidget()
        super().reject()
        choose_and_bring_in(self.desk, parent)

    def show_state(self) -> None:
        """Show the buttons of the page, as far as they can be pressed now."""
        page = self.pages.currentWidget()
        self.other.setVisible(self.is_refused)
        self.cancel.setText(translate("Close") if self.is_refused else translate("Cancel"))
        self.columns.setVisible(page is self.preview and self._source is not None and self._source.sheet is not None)
        self.next.setVisible(page is self.mapping)
        self.next.setEnabled(self.is_free and self.mapping.mapping.is_usable)
        self.next.setToolTip("" if self.mapping.mapping.is_usable else translate("Choose the column with the names."))
        summary = self.preview.plan.summary
        count = summary.added + summary.changed
        self.go.setVisible(page is self.preview)
        self.go.setEnabled(self.is_free and count > 0)
        nothing = translate("Nothing to bring in")
        self.go.setText(plural("Bring in {n} contact", "Bring in {n} contacts", count) if count else nothing)
        for one in (self.other, self.next, self.go):
            one.setDefault(not one.isHidden())
