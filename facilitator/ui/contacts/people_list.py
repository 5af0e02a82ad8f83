"""The list of people with its filters: as somebody types, saved ones, and sorting by a heading."""

from PySide6.QtCore import QItemSelectionModel, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from facilitator.store import contact_lists, people
from facilitator.store.steps import Step
from facilitator.ui.contacts.filter_line import FilterLine
from facilitator.ui.contacts.people_model import PeopleModel
from facilitator.ui.contacts.people_table import PeopleTable
from facilitator.ui.contacts.roll import Roll
from facilitator.ui.contacts.saved_filters import SavedFilters
from facilitator.ui.desk import Desk
from facilitator.words import translate

_CHOOSING = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows


class PeopleList(QWidget):
    """Keeps `wanted`, the id of the person chosen, through every refresh; says `chosen` when that is somebody else.

    The filters stand in a widget of their own, `filters`, so that they can go above list and details.
    """

    chosen = Signal()
    moved = Signal()  # somebody went to another line by hand

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._connection = desk.document.connection
        self.wanted = ""
        self.roll = Roll(self._connection, self)
        self.model = PeopleModel(self._connection, self)
        self.table = PeopleTable(self.model)
        self.filter = FilterLine(translate("Filter people"))
        self.saved = SavedFilters()
        self.filter.add_beside(self.saved)
        self._lists = QStackedWidget()
        self._lists.addWidget(self.table)
        self._lists.addWidget(self.filter.nothing_found())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._lists)
        self._connect()

    @property
    def count(self) -> int:
        """How many people there are in all."""
        return self.roll.count or self.model.rowCount()

    def open(self) -> None:
        """Show the first page of the list; the rest follows as soon as that is painted."""
        count = people.count(self._connection)
        self.model.show_first(people.first_lines(self._connection), count)
        self.saved.show_lists(contact_lists.offered(self._connection))
        self.saved.show_count("", count)
        self.table.fit_columns()
        self._choose_somebody()
        QTimer.singleShot(0, self, self._read_when_seen)

    def take_in(self, steps: list[Step]) -> None:
        """Show what these steps changed; the chosen person and the place in the list stay."""
        self.saved.show_lists(contact_lists.offered(self._connection))
        self.roll.take_in(steps)
        self.model.read_anew()
        self._show_shown()
        self.saved.show_count("", self.roll.count)

    def show_person(self, uid: str) -> None:
        """Choose a person, past every filter."""
        self._read()
        if self.model.place_of(uid) < 0:
            self.filter.clear()
            self.saved.choose("")
        self._choose(uid)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.roll.wake()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.roll.rest()

    def _connect(self) -> None:
        self.filter.typed.connect(self.roll.match)
        self.filter.left.connect(self._leave_filter)
        self.saved.chosen.connect(self.roll.let_through)
        self.roll.changed.connect(self._show_shown)
        self.roll.counted.connect(self.saved.show_count)
        self.table.sort_wanted.connect(self._sort)
        self.table.selectionModel().currentRowChanged.connect(lambda now, _before: self._on_current(now.row()))

    def _read_when_seen(self) -> None:
        if self.isVisible():  # a window that was closed at once reads no more
            self._read()

    def _read(self) -> None:
        if not self.roll.count:
            self.roll.read()
            self._show_shown()

    def _sort(self, column: int, is_backwards: bool) -> None:
        if column and not self.roll.may_sort_by_all:
            self._desk.told.emit(translate("A list of this length is sorted by name only. Filter it instead."), False)
            column = 0
        self.table.show_order(column, is_backwards)
        self.roll.sort_by(column, is_backwards)

    def _show_shown(self) -> None:
        shown = self.roll.shown()
        with self.table.keeping_place():
            self.model.show_ids(shown)
        self.filter.show_count(len(shown), self.roll.count)
        is_nothing_found = not shown and self.roll.is_filtered and self.roll.is_learnt
        self._lists.setCurrentIndex(1 if is_nothing_found else 0)
        self._choose_somebody()

    def _choose_somebody(self) -> None:
        place = self.model.place_of(self.wanted)
        if place < 0 and self.model.rowCount():
            place = 0
        if place >= 0:
            self._choose(self.model.ids[place])

    def _choose(self, uid: str) -> None:
        index = self.model.index_of(uid)
        if not index.isValid():
            return
        self.wanted = uid
        table = self.table
        if not table.selectionModel().isRowSelected(index.row()) or table.currentIndex().row() != index.row():
            table.selectionModel().setCurrentIndex(index, _CHOOSING)
            table.scrollTo(index)
        self.chosen.emit()

    def _on_current(self, row: int) -> None:
        if 0 <= row < len(self.model.ids):
            self.wanted = self.model.ids[row]
            self.moved.emit()
            self.chosen.emit()

    def _leave_filter(self) -> None:
        self._lists.setCurrentIndex(0)
        self.table.setFocus()
