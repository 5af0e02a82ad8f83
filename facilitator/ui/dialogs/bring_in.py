"""Bring in contacts from a file: read it, say what its columns hold, look at every line, and only then write."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from facilitator.exchange import contact_import, reading
from facilitator.exchange.headings import Mapping
from facilitator.exchange.import_plan import Plan, Summary
from facilitator.exchange.reading import Source
from facilitator.refusal import Refusal
from facilitator.store.document import Document
from facilitator.ui.background import Progress, Task
from facilitator.ui.contacts.aside import do_aside
from facilitator.ui.contacts.mapping_page import MappingPage
from facilitator.ui.contacts.preview_page import PreviewPage
from facilitator.ui.desk import Desk
from facilitator.ui.dialogs.choose_file import open_name
from facilitator.ui.widgets.plain import button, heading, label
from facilitator.words import mark, plural, translate

ENDINGS = ("vcf", "vcard", "csv", "tsv", "txt", "xlsx", "xls", "ods")
_SIZE = QSize(900, 600)
T = TypeVar("T")


def choose_and_bring_in(desk: Desk, parent: QWidget | None) -> None:
    """Ask for a file with contacts and open the assistant on it."""
    words = translate("Contacts ({endings})", endings=" ".join(f"*.{ending}" for ending in ENDINGS))
    open_name(parent, translate("Bring in contacts"), [words], lambda path: BringIn(desk, path, parent).open())


class BringIn(QDialog):
    """The assistant. Nothing is written before its last button; closing it leaves everything as it was."""

    def __init__(self, desk: Desk, path: Path, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("bring_in")
        self.setWindowTitle(translate("Bring in contacts"))
        self._desk = desk
        self._path = path
        self._source: Source | None = None
        self._task: Task | None = None
        self._is_closing = False
        self._is_refused = False
        self._trouble = label(is_wrapped=True)
        self.mapping = MappingPage()
        self.mapping.changed.connect(self._name_buttons)
        self.mapping.headings_changed.connect(self._take_headings)
        self.preview = PreviewPage()
        self.preview.changed.connect(self._name_buttons)
        self.pages = QStackedWidget()
        for page in (self._trouble_page(), self.mapping, self.preview):
            self.pages.addWidget(page)
        layout = QVBoxLayout(self)
        layout.addWidget(heading(path.name))
        layout.addWidget(self.pages, 1)
        layout.addLayout(self._buttons())
        screen = QGuiApplication.primaryScreen().availableSize()
        scale = self.fontMetrics().height() / 17
        self.resize((_SIZE * scale).boundedTo(screen * 0.95))

    def open(self) -> None:
        """Show the assistant and read the file beside it."""
        super().open()
        self._trouble.setText(translate("Reading…"))
        self._name_buttons()
        self._aside(translate("Reading the file"), lambda _document, _progress: reading.read(self._path), self._take)

    def reject(self) -> None:
        if self._task:
            self._is_closing = True
            self._task.stop()
        else:
            super().reject()

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
        self._name_buttons()
        self.mapping.first_focus().setFocus()

    def make_plan(self) -> None:
        """Plan what happens with every line, and show it."""
        source, mapping = self._source, self.mapping.mapping
        if source is None:
            return

        def plan(document: Document, progress: Progress) -> Plan:
            return contact_import.plan(document.connection, source.incoming(mapping), progress)

        self._aside(translate("Looking through the lines"), plan, self._show_plan)

    def apply(self) -> None:
        """Write what the preview shows, as one step that can be undone."""
        plan, name = self.preview.plan, self._path.name

        def apply(document: Document, progress: Progress) -> Summary:
            title = mark("Bring in contacts from {file}")
            with document.change(title, kind="import", file=name) as change:
                return contact_import.apply(change, plan, progress)

        self._aside(translate("Bringing in contacts"), apply, self._finish)

    def _show_plan(self, plan: Plan) -> None:
        self.pages.setCurrentWidget(self.preview)
        self.preview.show_plan(plan)
        self._name_buttons()
        self.preview.table.setFocus()

    def _finish(self, summary: Summary) -> None:
        said = [plural("{n} contact was added", "{n} contacts were added", summary.added)]
        if summary.changed:
            said.append(plural("{n} was filled in", "{n} were filled in", summary.changed))
        if summary.skipped:
            said.append(plural("{n} line was left out", "{n} lines were left out", summary.skipped))
        self._desk.told.emit("; ".join(said) + ".", bool(summary.added or summary.changed))
        self.accept()

    def _take_headings(self, has_headings: bool) -> None:
        if self._source:
            self._source = self._source.with_headings(has_headings)
            self.mapping.show_source(self._source, self._source.guessed())
            self._name_buttons()

    def _aside(self, title: str, work: Callable[[Document, Progress], T], done: Callable[[T], object]) -> None:
        def take(result: T) -> None:
            self._task = None
            # What is written when the wish to stop comes too late is told all the same.
            if self._is_closing and done != self._finish:
                QDialog.reject(self)
            else:
                done(result)

        self._task = do_aside(self, self._desk.document, title, work, take, self._refuse)
        if self._task:
            self._task.destroyed.connect(self._on_task_gone)
        self._name_buttons()

    def _on_task_gone(self) -> None:
        # A task that was stopped ends without a word.
        if self._task is not None:
            self._task = None
            self._name_buttons()
            if self._is_closing:
                QDialog.reject(self)

    def _refuse(self, refusal: Refusal) -> None:
        self._task = None
        self._trouble.setText(str(refusal))
        self.pages.setCurrentIndex(0)
        self._is_refused = True
        self._name_buttons()

    def _trouble_page(self) -> QWidget:
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._trouble)
        layout.addStretch(1)
        return page

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
        choose_and_bring_in(self._desk, parent)

    def _name_buttons(self) -> None:
        page = self.pages.currentWidget()
        is_free = self._task is None
        self.other.setVisible(self._is_refused)
        self.cancel.setText(translate("Close") if self._is_refused else translate("Cancel"))
        self.columns.setVisible(page is self.preview and self._source is not None and self._source.sheet is not None)
        self.next.setVisible(page is self.mapping)
        self.next.setEnabled(is_free and self.mapping.mapping.is_usable)
        self.next.setToolTip("" if self.mapping.mapping.is_usable else translate("Choose the column with the names."))
        summary = self.preview.plan.summary
        count = summary.added + summary.changed
        self.go.setVisible(page is self.preview)
        self.go.setEnabled(is_free and count > 0)
        nothing = translate("Nothing to bring in")
        self.go.setText(plural("Bring in {n} contact", "Bring in {n} contacts", count) if count else nothing)
        for one in (self.other, self.next, self.go):
            one.setDefault(not one.isHidden())
