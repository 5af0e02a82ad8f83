"""People and organizations that may be in the file twice: compared side by side, made one, or told apart."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QVBoxLayout, QWidget

from facilitator.domain.records import BY_TABLE
from facilitator.exchange import look_through
from facilitator.exchange.look_through import Pair
from facilitator.store import rows, side_by_side, told_apart
from facilitator.store.change import Change
from facilitator.store.document import Document
from facilitator.store.steps import Step
from facilitator.ui.background import Progress
from facilitator.ui.contacts.comparison import Comparison
from facilitator.ui.desk import Desk
from facilitator.ui.dialogs.assistant import Assistant
from facilitator.ui.row_model import Column, RowModel
from facilitator.ui.widgets.empty_state import EmptyState
from facilitator.ui.widgets.plain import button, label, table
from facilitator.ui.widgets.plain_delegate import PlainDelegate
from facilitator.ui.writing import can_write, write
from facilitator.words import mark, plural, translate

_PAIRS_SEEN = 4  # in the list, before it scrolls


class _Row:
    """A pair as a row of the list."""

    def __init__(self, pair: Pair) -> None:
        self.pair = pair
        self.uid = f"{pair.one.table}/{pair.one.uid}/{pair.other.uid}"
        self.told = translate(
            "{name} and {other}: {why}", name=pair.one.title, other=pair.other.title, why=str(pair.why)
        )


class Duplicates(Assistant):
    """Looks for pairs beside the window; each pair that is decided is a step of its own, and the next one is shown."""

    def __init__(self, desk: Desk, parent: QWidget | None) -> None:
        super().__init__(desk, translate("Duplicates"), parent)
        self.setObjectName("duplicates")
        self._count = label()
        self.model = RowModel([Column("told", translate("Likely pairs"))], lambda row: str(row.told), self)
        self.table = table(translate("Likely pairs"))
        self.table.setModel(self.model)
        self.table.setItemDelegate(PlainDelegate(self.table))
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.horizontalHeader().hide()
        self.table.setMaximumHeight(self.table.verticalHeader().defaultSectionSize() * _PAIRS_SEEN)
        self.table.selectionModel().selectionChanged.connect(lambda _new, _old: self._compare())
        self.comparison = Comparison(desk)
        found = QWidget()
        column = QVBoxLayout(found)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._count)
        column.addWidget(self.table)
        column.addWidget(self.comparison, 1)
        self._found = found
        self._none = EmptyState(
            "circle-check",
            translate("Nobody is here twice"),
            translate(
                "No two people share a phone, an email or a name, and no two organizations are spelled alike. Pairs that "
                "you said are not the same are not shown again."
            ),
            [],
        )
        self.pages.addWidget(found)
        self.pages.addWidget(self._none)
        self.one = button(translate("Make one"), self.make_one, "check")
        self.apart = button(translate("Not the same"), self.tell_apart)
        self.next = button(translate("Next pair"), self.go_on, "skip-forward")
        for each in (self.apart, self.next):
            each.setAutoDefault(False)
        self.one.setDefault(True)
        row = QHBoxLayout()
        row.addWidget(self.one)
        row.addWidget(self.apart)
        row.addWidget(self.next)
        row.addStretch(1)
        close = button(translate("Close"), self.reject)
        close.setAutoDefault(False)
        row.addWidget(close)
        layout = QVBoxLayout(self)
        layout.addWidget(self.pages, 1)
        layout.addLayout(row)
        desk.changed.connect(self._on_change)
        self.look()

    def look(self) -> None:
        """Look through the file for pairs."""

        def search(document: Document, progress: Progress) -> list[Pair]:
            return look_through.find_all(document.connection, progress)

        self.wait(translate("Looking for duplicates…"))
        self.aside(translate("Looking for duplicates…"), search, self._show)

    def make_one(self) -> None:
        """Make one of the two that are compared, as it was chosen, and go on to the next pair."""
        row = self._chosen()
        if row is None or not self.one.isEnabled():
            return
        record, kept, gone = BY_TABLE[row.pair.one.table], self.comparison.kept, self.comparison.gone
        chosen = self.comparison.chosen()

        def unite(change: Change) -> bool:
            side_by_side.make_one(change, record, gone.uid, kept.uid, chosen)
            return True

        if write(self.desk, mark("Make one of {name} and {other}"), unite, name=kept.title, other=gone.title):
            self.desk.told.emit(translate("{name} and {other} are one now.", name=kept.title, other=gone.title), True)

    def tell_apart(self) -> None:
        """Remember that the two are not the same, and go on to the next pair."""
        row = self._chosen()
        if row is None:
            return
        record, one, other = BY_TABLE[row.pair.one.table], row.pair.one, row.pair.other

        def tell(change: Change) -> bool:
            told_apart.tell_apart(change, record, one.uid, other.uid)
            return True

        if write(self.desk, mark("Say that {name} is not {other}"), tell, name=one.title, other=other.title):
            self.desk.told.emit(
                translate("{name} and {other} will not be shown together again.", name=one.title, other=other.title),
                True,
            )

    def go_on(self) -> None:
        """Show the next pair, and after the last one the first."""
        if self.model.rows:
            self.table.selectRow((self._place() + 1) % len(self.model.rows))

    def show_state(self) -> None:
        """Show what can be pressed now."""
        can_decide = self.is_free and self._chosen() is not None and can_write(self.desk)
        self.one.setEnabled(can_decide)
        self.apart.setEnabled(can_decide)
        self.next.setEnabled(self.is_free and len(self.model.rows) > 1)

    def _show(self, pairs: list[Pair]) -> None:
        place = max(self._place(), 0)
        self.model.show_rows([_Row(pair) for pair in pairs])
        self.pages.setCurrentWidget(self._found if pairs else self._none)
        self._count.setText(
            plural("{n} pair may be one and the same.", "{n} pairs may be one and the same.", len(pairs))
        )
        if pairs:
            self.table.selectRow(min(place, len(pairs) - 1))
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        self._compare()

    def _on_change(self, step: Step) -> None:
        if not self.is_free or not step.tables & {"people", "organizations", "not_the_same"}:
            return
        connection = self.desk.document.connection
        left: list[Pair] = []
        for record in {BY_TABLE[row.pair.one.table] for row in self.model.rows}:
            apart = told_apart.pairs(connection, record)
            for pair in (row.pair for row in self.model.rows if row.pair.one.table == record.table):
                one, other = (rows.get(connection, record, each.uid) for each in (pair.one, pair.other))
                if one and other and frozenset((one.uid, other.uid)) not in apart:
                    left.append(Pair(one, other, pair.why))
        order = {row.uid: at for at, row in enumerate(self.model.rows)}
        self._show(sorted(left, key=lambda pair: order[_Row(pair).uid]))

    def _place(self) -> int:
        chosen = self.table.selectionModel().selectedRows()
        return chosen[0].row() if chosen else -1

    def _chosen(self) -> _Row | None:
        place = self._place()
        return self.model.rows[place] if 0 <= place < len(self.model.rows) else None

    def _compare(self) -> None:
        row = self._chosen()
        if row is not None and self.comparison.pair != (row.pair.one, row.pair.other):
            self.comparison.show_pair(row.pair.one, row.pair.other)
        self.show_state()
