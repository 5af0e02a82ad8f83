"""Who is at the table and who is not, by sector, and how much say the community holds."""

import sqlite3
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from facilitator.domain import balance_words
from facilitator.domain.empowerment import Gauge
from facilitator.domain.records import AgendaItem
from facilitator.refusal import Refusal
from facilitator.store import gauges, people, representation
from facilitator.store.representation import GROUPS, OF_MEETINGS, Source, Standing
from facilitator.ui.aside import do_aside
from facilitator.ui.contacts.bars import BAR, BarDelegate, BarRow, BarsModel
from facilitator.ui.contacts.gauge_card import GaugeCard
from facilitator.ui.contacts.list_and_card import ListAndCard
from facilitator.ui.contacts.page import Page
from facilitator.ui.desk import Desk
from facilitator.ui.dialogs.records_behind import Counted, RecordsBehind
from facilitator.ui.meetings.keyed_table import KeyedTable
from facilitator.ui.widgets.card import Card
from facilitator.ui.widgets.column_shares import ColumnShares
from facilitator.ui.widgets.empty_state import EmptyState
from facilitator.ui.widgets.plain import button, heading, label
from facilitator.ui.widgets.plain_delegate import PlainDelegate
from facilitator.words import spoken, translate

_READ_AT_ONCE = 5_000  # people; what is told of more is read beside the window
T = TypeVar("T")
_Counts = tuple[Standing, list[Gauge]]


class BalancePage(Page):
    """Bars of the chosen group on the left, what they say and the six gauges on the right.

    Enter or a click on a bar lists the people in it.
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._is_stale = True
        self._is_counting = False
        self._shown: Standing | None = None
        self.cards: list[GaugeCard] = []
        self.group = QComboBox()
        self.group.setAccessibleName(translate("Whom to count"))
        for name, (title, _) in GROUPS.items():
            self.group.addItem(translate(title), name)
        self.group.currentIndexChanged.connect(lambda _at: self.refresh())
        self.model = BarsModel(self)
        self.table = KeyedTable(translate("People by sector"), self.model)
        self.table.setEditTriggers(KeyedTable.EditTrigger.NoEditTriggers)
        self.table.setItemDelegate(PlainDelegate(self.table))
        self.table.setItemDelegateForColumn(BAR, BarDelegate(self.table))
        self.table.setSelectionMode(KeyedTable.SelectionMode.SingleSelection)
        ColumnShares(self.table, (36, 22, 21, 21))
        self.table.on_key("Return", self.show_people)
        self.table.on_key("Enter", self.show_people)
        self.table.clicked.connect(lambda _index: self.show_people())
        self._counted = label(is_wrapped=True)
        self._says = Card(translate("What this says"))
        self._sentences: list[QLabel] = []
        self._stack = QStackedWidget()
        self._stack.addWidget(ListAndCard(self._bars(), self._right(), "contacts/balance"))
        self._stack.addWidget(self._never_used())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)

    def refresh(self) -> None:
        """Count anew, now or when the page is next seen; the chosen sector stays."""
        self._is_stale = True
        if self.isVisible() and not self._is_counting:
            self._count()

    def first_focus(self) -> QWidget:
        """Give the bars, or the first button while no sector is expected."""
        return self.table if self._stack.currentIndex() == 0 else self._first_button

    def add_new(self) -> None:
        """Add what this page counts by: a sector."""
        self._go_to_sectors()

    def _go_to_sectors(self) -> None:
        self.page_wanted.emit("sectors")

    def show_people(self) -> None:
        """List the people of the chosen bar, or say that there is nobody."""
        at = self.table.currentIndex().row()
        if self._shown is None or not 0 <= at < len(self.model.rows):
            return
        row: BarRow = self.model.rows[at]
        if not row.count:
            self._desk.told.emit(translate("Nobody from “{name}” is counted here.", name=row.name), False)
            return
        title = f"{translate(GROUPS[self._shown.group][0])} · {row.name}"
        people_behind = partial(representation.people_behind, shown=self._shown, sector=row.sector)
        self._do(people_behind, lambda found: self._list(title, [Counted(one, "") for one in found]))

    def show_gauge(self, gauge: Gauge) -> None:
        """List the records behind a gauge, each with what it was counted as."""
        behind = gauge.behind
        words = dict.fromkeys(behind.community, translate("Community"))
        words |= dict.fromkeys(behind.institution, translate("Institution"))
        words |= dict.fromkeys(behind.unknown, translate("Not known"))
        named = partial(representation.named, table=behind.table, uids=behind.uids)
        self._do(
            named,
            lambda found: self._list(translate(gauge.title), [Counted(_dated(one), words[one.uid]) for one in found]),
        )

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale and not self._is_counting:
            self._count()

    def _list(self, title: str, counted: list[Counted]) -> None:
        RecordsBehind(self._desk, title, counted, self).open()

    def _count(self) -> None:
        self._is_stale = False
        self._is_counting = True
        self._do(partial(_counted, group=str(self.group.currentData()), today=date.today()), self._show)

    def _do(self, read: Callable[[sqlite3.Connection], T], done: Callable[[T], object]) -> None:
        """Read something from the file and show it; of many people it is read beside the window."""
        document = self._desk.document
        if people.count(document.connection) <= _READ_AT_ONCE:
            done(read(document.connection))
            return
        do_aside(
            self, document, translate("Counting…"), lambda twin, _progress: read(twin.connection), done, self._refuse
        )

    def _refuse(self, refusal: Refusal) -> None:
        self._is_counting = False
        self._is_stale = True
        self._desk.told.emit(str(refusal), False)

    def _show(self, counts: _Counts) -> None:
        self._is_counting = False
        if self._is_stale:  # something changed meanwhile, or another group was chosen
            self.refresh()
            return
        shown, found = counts
        chosen = self.table.current_id()
        self._shown = shown
        self.model.show_standing(shown)
        if not self.table.go_to(chosen):
            self.table.go_to_place(0, 0)
        self._say(shown)
        self._show_gauges(found)
        self._stack.setCurrentIndex(0 if shown.sectors else 1)

    def _say(self, shown: Standing) -> None:
        language = spoken()
        said = [translate(GROUPS[shown.group][1]), balance_words.counted(shown.balance, language)]
        if shown.group in OF_MEETINGS:
            days = ", ".join(language.short_date(one.day) for one in shown.meetings)
            said.append(
                translate("Meetings: {days}", days=days) if days else translate("No meeting is marked as held.")
            )
        self._counted.setText(". ".join(one.rstrip(".") for one in said) + ".")
        for old in self._sentences:
            self._says.body.removeWidget(old)
            old.deleteLater()
        names = {one.uid: one.name for one in shown.sectors}
        lines = balance_words.sentences(shown.balance, names, language)
        figures = "; ".join(balance_words.figures(shown.balance, language))
        self._sentences = [label(one, is_wrapped=True) for one in (*lines, figures) if one]
        for new in self._sentences:
            self._says.body.addWidget(new)

    def _show_gauges(self, found: list[Gauge]) -> None:
        if not self.cards:
            self.cards = [GaugeCard(gauge, self.show_gauge) for gauge in found]
            for card in self.cards:
                self._cards.addWidget(card)
            self._cards.addStretch(1)
        for card, gauge in zip(self.cards, found, strict=True):
            card.show_gauge(gauge)

    def _bars(self) -> QWidget:
        made = QWidget()
        tools = QHBoxLayout()
        tools.addWidget(self.group)
        tools.addStretch(1)
        layout = QVBoxLayout(made)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(tools)
        layout.addWidget(self._counted)
        layout.addWidget(self.table, 1)
        return made

    def _right(self) -> QWidget:
        inside = QWidget()
        self._cards = QVBoxLayout(inside)
        self._cards.addWidget(self._says)
        self._cards.addWidget(heading(translate("How much say the community holds"), is_wrapped=True))
        made = QScrollArea()
        made.setFrameShape(QFrame.Shape.NoFrame)
        made.setWidgetResizable(True)
        made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        made.setAccessibleName(translate("Findings and gauges"))
        made.setWidget(inside)
        return made

    def _never_used(self) -> QWidget:
        self._first_button = button(translate("Say which sectors you expect"), self._go_to_sectors, "tags")
        return EmptyState(
            "scale",
            translate("Say which sectors you expect first"),
            translate(
                "Once the parts of community life that should be at the table are listed, this page shows who is there, who "
                "is missing, and how much say the community holds."
            ),
            [self._first_button],
        )


def _dated(source: Source) -> Source:
    """Give an agenda item's day as people write it."""
    if source.table != AgendaItem.table:
        return source
    return replace(source, about=spoken().short_date(date.fromisoformat(source.about)))


def _counted(connection: sqlite3.Connection, group: str, today: date) -> _Counts:
    held = representation.last_held(connection, today)
    return representation.standing(connection, group, held), gauges.read(connection, today)
