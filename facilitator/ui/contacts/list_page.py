"""A page that is a filtered list beside the details of what is chosen in it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from PySide6.QtCore import QItemSelectionModel
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QAbstractItemView, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from facilitator.domain.plain_text import fold
from facilitator.domain.records import Record
from facilitator.store import rows
from facilitator.store.change import Change
from facilitator.ui.contacts.card import Card
from facilitator.ui.contacts.filter_line import FilterLine
from facilitator.ui.contacts.list_and_card import ListAndCard
from facilitator.ui.contacts.list_keys import ListKeys
from facilitator.ui.contacts.page import Page
from facilitator.ui.desk import Desk
from facilitator.ui.row_model import Column, RowModel
from facilitator.ui.widgets.column_shares import ColumnShares
from facilitator.ui.widgets.empty_state import EmptyState
from facilitator.ui.widgets.plain import button, table
from facilitator.ui.widgets.plain_delegate import PlainDelegate
from facilitator.ui.writing import can_write, write
from facilitator.words import mark, plural, translate


@dataclass(frozen=True, slots=True)
class ListWords:
    """What a page says, still to be translated: of its list and filter, while it is empty, and when some are removed.

    `remove_many` is the step's label with {count}; `removed` the sentence for one and for {n}.
    """

    of_list: str
    filter: str
    icon: str
    empty_title: str
    empty_text: str
    first: str
    remove_many: str
    removed: tuple[str, str]


class ListPage(Page):
    """Enter goes to the details of what is chosen, Del removes it, Esc in the filter comes back to the list.

    A subclass says what is in the list, and how it is shown, added and removed; its lines have `uid`, `name` and `search`.
    What it must say raises `NotImplementedError` here: a widget of Qt cannot be an abstract class of Python too.
    """

    record: ClassVar[type[Record]]
    words: ClassVar[ListWords]
    shares: ClassVar[tuple[int, ...]]

    def __init__(self, desk: Desk, card: Card) -> None:
        super().__init__(desk)
        self._all: Sequence[Any] = ()
        self._wanted = ""
        self.card = card
        self.model = RowModel(self.columns(), self.sentence, self)
        self.table = table(translate(self.words.of_list))
        self.table.setObjectName(self.record.table)
        self.table.setModel(self.model)
        ColumnShares(self.table, self.shares)
        self.table.setItemDelegate(PlainDelegate(self.table))
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.table.selectionModel().currentRowChanged.connect(lambda now, _before: self._on_current(now.row()))
        self.filter = FilterLine(translate(self.words.filter))
        self._lists = QStackedWidget()
        self._lists.addWidget(self.table)
        self._lists.addWidget(self.filter.nothing_found())
        self._stack = QStackedWidget()
        self._stack.addWidget(self._filled())
        self._stack.addWidget(self._never_used())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)
        self._connect()

    def columns(self) -> list[Column]:
        """Give the columns of the list."""
        raise NotImplementedError

    def sentence(self, line: Any) -> str:
        """Give what a screen reader says of a line."""
        raise NotImplementedError

    def read(self) -> Sequence[Any]:
        """Read the lines of the list from the file."""
        raise NotImplementedError

    def show_details(self, uid: str) -> None:
        """Show one in the card; with "" it is empty and switched off."""
        raise NotImplementedError

    def add(self, change: Change, typed: str) -> str:
        """Add one of a name and give its id."""
        raise NotImplementedError

    def remove(self, change: Change, uids: Sequence[str]) -> None:
        """Remove some."""
        raise NotImplementedError

    def enter(self) -> None:
        """Go on to the details of what is chosen: what Enter does in the list."""
        raise NotImplementedError

    def after_adding(self) -> None:
        """Go to the first thing that one wants to say of a new one."""
        self.enter()

    def above(self) -> list[QWidget]:
        """Give what stands above the list."""
        return []

    def first_buttons(self) -> list[QPushButton]:
        """Give what else may be done while the list is empty."""
        return []

    def refresh(self) -> None:
        self._all = self.read()
        self._show()
        self._show_emptiness()

    def first_focus(self) -> QWidget:
        return self.table if self._stack.currentIndex() == 0 else self._first_button

    def show_thing(self, table: str, uid: str) -> bool:
        """Choose one and show its details, past the filter; False when it is gone."""
        if rows.get(self._desk.document.connection, self.record, uid) is None:
            return False
        self._wanted = uid
        self.refresh()
        if self.model.place_of(uid) < 0:
            self.filter.clear()
        return True

    def add_new(self) -> None:
        """Ask for the name of a new one."""
        if can_write(self._desk):
            self.save_typing()
            self._stack.setCurrentIndex(0)
            self.card.ask_name()

    def save_typing(self) -> None:
        self.card.save_typing()

    def start_filter(self) -> None:
        self.filter.start()

    def remove_chosen(self) -> None:
        """Remove what is chosen in one step, with a way back."""
        places = sorted(index.row() for index in self.table.selectionModel().selectedRows())
        lines = [self.model.rows[place] for place in places]
        if not lines or not can_write(self._desk):
            return
        is_one = len(lines) == 1
        label = mark("Remove {name}") if is_one else self.words.remove_many

        def remove(change: Change) -> bool:
            self.remove(change, [line.uid for line in lines])
            return True

        if write(self._desk, label, remove, name=lines[0].name, count=str(len(lines))):
            many = plural(*self.words.removed, len(lines))
            self._desk.told.emit(translate("{name} was removed.", name=lines[0].name) if is_one else many, True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.save_typing()

    def _connect(self) -> None:
        keys = ListKeys(self.table)
        keys.entered.connect(self.enter)
        keys.removal_wanted.connect(self.remove_chosen)
        self.card.named.connect(self._add)
        self.card.removal_wanted.connect(self.remove_chosen)
        self.card.given_up.connect(self._give_up_adding)
        self.filter.typed.connect(lambda _typed: self._show())
        self.filter.left.connect(self._leave_filter)

    def _filled(self) -> QWidget:
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        for one in self.above():
            layout.addWidget(one)
        self.filter.add_beside(QWidget())
        layout.addWidget(self.filter)
        layout.addWidget(ListAndCard(self._lists, self.card, f"contacts/{self.record.table}"), 1)
        return page

    def _never_used(self) -> QWidget:
        self._first_button = button(translate(self.words.first), self.add_new, "plus")
        return EmptyState(
            self.words.icon,
            translate(self.words.empty_title),
            translate(self.words.empty_text),
            [self._first_button, *self.first_buttons()],
        )

    def _show(self) -> None:
        words = fold(self.filter.edit.text()).split()
        shown = [line for line in self._all if all(word in line.search for word in words)]
        self.model.show_rows(shown)
        self.filter.show_count(len(shown), len(self._all))
        self._lists.setCurrentIndex(1 if words and not shown else 0)
        place = max(0, self.model.place_of(self._wanted))
        if shown:
            self._wanted = shown[place].uid
            index = self.model.index(place, 0)
            if self.table.currentIndex() != index:
                flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
                self.table.selectionModel().setCurrentIndex(index, flags)
        self._show_chosen()

    def _show_chosen(self) -> None:
        self.show_details(self._wanted)
        self._desk.look_at(self.record.table, self._wanted)

    def _show_emptiness(self) -> None:
        self._stack.setCurrentIndex(0 if self._all or self.card.is_asking else 1)

    def _on_current(self, row: int) -> None:
        if 0 <= row < len(self.model.rows):
            self._wanted = self.model.rows[row].uid
            self.card.show_details()
            self._show_chosen()

    def _leave_filter(self) -> None:
        self._lists.setCurrentIndex(0)
        self.table.setFocus()

    def _add(self, typed: str) -> None:
        uid = write(self._desk, mark("Add {name}"), lambda change: self.add(change, typed), name=typed)
        if uid:
            self.show_thing(self.record.table, uid)
            self.after_adding()

    def _give_up_adding(self) -> None:
        self._show_emptiness()
        self.first_focus().setFocus()
