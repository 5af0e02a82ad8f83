"""The people of a collaborative: a list with filters, and the chosen person's details beside it."""

from collections.abc import Callable

from PySide6.QtCore import QItemSelectionModel, Qt, QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from facilitator.domain.records import Person
from facilitator.refusal import Refusal
from facilitator.store import people, rows
from facilitator.store.steps import Step
from facilitator.ui.contacts.filter_line import FilterLine
from facilitator.ui.contacts.list_and_card import ListAndCard
from facilitator.ui.contacts.people_model import PeopleModel
from facilitator.ui.contacts.people_table import PeopleTable
from facilitator.ui.contacts.person_card import PersonCard
from facilitator.ui.contacts.roll import Roll
from facilitator.ui.contacts.saved_filters import SavedFilters
from facilitator.ui.desk import Desk
from facilitator.ui.widgets.empty_state import EmptyState
from facilitator.ui.widgets.plain import button
from facilitator.words import mark, plural, translate

_CARD_AFTER_MS = 40
_LIST, _NOTHING_FOUND, _NEVER_USED = range(3)


class PeoplePage(QWidget):
    """Shows the people; Enter goes to the details, Del removes, Esc in the filter comes back to the list."""

    def __init__(self, desk: Desk, bring_in: Callable[[], None]) -> None:
        super().__init__()
        self._desk = desk
        connection = desk.document.connection
        self.roll = Roll(connection, self)
        self.model = PeopleModel(connection, self)
        self.table = PeopleTable(self.model)
        self.card = PersonCard(desk)
        self.filter = FilterLine(translate("Filter people"))
        self.saved = SavedFilters()
        self._wanted = ""  # who is chosen, through every refresh
        self._lists = QStackedWidget()
        self._lists.addWidget(self.table)
        self._lists.addWidget(self.filter.nothing_found())
        self._parts = ListAndCard(self._lists, self.card, "contacts/people")
        self._stack = QStackedWidget()
        self._stack.addWidget(self._filled())
        self._stack.addWidget(self._never_used(bring_in))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)
        self._card_soon = QTimer(self)
        self._card_soon.setSingleShot(True)
        self._card_soon.setInterval(_CARD_AFTER_MS)
        self._card_soon.timeout.connect(self._show_card_if_seen)
        self._connect()

    def open(self) -> None:
        """Show the first page of the list; the rest follows as soon as that is painted."""
        connection = self._desk.document.connection
        count = people.count(connection)
        self.model.show_first(people.first_lines(connection), count)
        self._show_emptiness(count)
        self.saved.show_count("", count)
        self.table.fit_columns()
        self._choose_somebody()
        QTimer.singleShot(0, self, self._read_all)

    def take_in(self, steps: list[Step]) -> None:
        """Show what these steps changed; the chosen person and the place in the list stay."""
        self.roll.take_in(steps)
        self.model.read_anew()
        self._show_shown()
        self.saved.show_count("", self.roll.count)
        self._show_emptiness(self.roll.count)
        self.show_card()

    def first_focus(self) -> QWidget:
        """Give the list, or the first button while there is nobody."""
        if self._stack.currentIndex() == 0:
            return self.table
        return self._first_button

    def show_person(self, uid: str) -> bool:
        """Choose a person and show their details, past every filter; False when they are gone."""
        if rows.get(self._desk.document.connection, Person, uid) is None:
            return False
        self._read_all_now()
        if self.model.place_of(uid) < 0:
            self.filter.clear()
            self.saved.choose("")
        self._choose(uid)
        self.show_card()
        return True

    def add_new(self) -> None:
        """Ask for the name of a new person."""
        if self._desk.document.look_only:
            self._desk.told.emit(str(self._desk.document.look_only.reason), False)
            return
        self.card.save_typing()
        self._stack.setCurrentIndex(0)
        self.card.ask_name()

    def remove_chosen(self) -> None:
        """Remove the chosen people in one step, with a way back."""
        uids = self.table.chosen()
        if not uids:
            return
        after = self.table.neighbor()
        document = self._desk.document
        names = [line.name for line in people.lines(document.connection, uids[:1])]
        label = mark("Remove {name}") if len(uids) == 1 else mark("Remove {count} people")
        try:
            with document.change(label, name="".join(names), count=str(len(uids))) as change:
                self._wanted = after
                people.remove(change, uids)
        except Refusal as refusal:
            self._desk.told.emit(str(refusal), False)
            return
        if len(uids) == 1:
            self._desk.told.emit(translate("{name} was removed.", name=names[0]), True)
        else:
            self._desk.told.emit(plural("{n} person was removed.", "{n} people were removed.", len(uids)), True)

    def show_card(self) -> None:
        """Show the chosen person's details now."""
        self._card_soon.stop()
        self.card.show_person(self._wanted)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.roll.wake()
        self._card_soon.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.card.save_typing()
        self._card_soon.stop()
        self.roll.rest()

    def _filled(self) -> QWidget:
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        self.filter.add_beside(self.saved)
        layout.addWidget(self.filter)
        layout.addWidget(self._parts, 1)
        return page

    def _never_used(self, bring_in: Callable[[], None]) -> QWidget:
        self._first_button = button(translate("Add the first person"), self.add_new, "user-plus")
        return EmptyState(
            "users",
            translate("Who is at the table, and who should be?"),
            translate(
                "Keep everybody you call, invite and wait for in one list: how to reach them, whom they stand for, and "
                "what they need to be able to come. Names you have already, on a phone or in a spreadsheet, can be "
                "brought in."
            ),
            [self._first_button, button(translate("Bring in people…"), bring_in, "import")],
        )

    def _connect(self) -> None:
        self.filter.typed.connect(self._filter)
        self.filter.left.connect(self._leave_filter)
        self.saved.chosen.connect(self._let_through)
        self.table.selectionModel().currentRowChanged.connect(lambda now, _before: self._on_current(now.row()))
        self.table.entered.connect(self._enter_card)
        self.table.removal_wanted.connect(self.remove_chosen)
        self.table.sort_wanted.connect(self._sort)
        self.card.named.connect(self._add)
        self.card.removal_wanted.connect(self.remove_chosen)
        self.card.given_up.connect(self._give_up_adding)
        self.roll.learnt.connect(self._on_learnt)
        self.roll.counted.connect(self.saved.show_count)

    def _read_all(self) -> None:
        if self.isVisible():  # a window that was closed at once reads no more
            self._read_all_now()

    def _read_all_now(self) -> None:
        if not self.roll.count:
            self.roll.read()
            self._show_shown()

    def _filter(self, typed: str) -> None:
        self.roll.typed = typed
        self._show_shown()

    def _on_learnt(self) -> None:
        if self.roll.typed:
            self._show_shown()

    def _let_through(self, name: str) -> None:
        self.roll.let_through(name)
        self._show_shown()

    def _sort(self, column: int, is_backwards: bool) -> None:
        if column and not self.roll.may_sort_by_all:
            self._desk.told.emit(translate("A list of this length is sorted by name only. Filter it instead."), False)
            column = 0
        self.roll.sort_by(column, is_backwards)
        self.table.show_order(column, is_backwards)
        self._show_shown()

    def _show_shown(self) -> None:
        shown = self.roll.shown()
        with self.table.keeping_place():
            self.model.show_ids(shown)
        self.filter.show_count(len(shown), self.roll.count)
        is_filtered = bool(self.roll.typed.strip() or self.roll.saved_filter)
        is_nothing_found = not shown and is_filtered and self.roll.is_learnt
        self._lists.setCurrentIndex(_NOTHING_FOUND if is_nothing_found else _LIST)
        self._choose_somebody()

    def _choose_somebody(self) -> None:
        place = self.model.place_of(self._wanted)
        if place < 0 and self.model.rowCount():
            place = 0
        if place >= 0:
            self._choose(self.model.ids[place])

    def _choose(self, uid: str) -> None:
        index = self.model.index_of(uid)
        if not index.isValid():
            return
        self._wanted = uid
        table = self.table
        if not table.selectionModel().isRowSelected(index.row()) or table.currentIndex().row() != index.row():
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
            table.selectionModel().setCurrentIndex(index, flags)
            table.scrollTo(index)
        self._card_soon.start()

    def _on_current(self, row: int) -> None:
        if 0 <= row < len(self.model.ids):
            self.card.show_details()
            self._wanted = self.model.ids[row]
            self._card_soon.start()

    def _show_emptiness(self, count: int) -> None:
        is_empty = not count and not self.card.is_asking
        self._stack.setCurrentIndex(1 if is_empty else 0)

    def _show_card_if_seen(self) -> None:
        if self.isVisible():  # the file of a hidden page may be closed
            self.show_card()

    def _enter_card(self) -> None:
        self.show_card()
        self.card.edit_of("name").setFocus(Qt.FocusReason.TabFocusReason)

    def _leave_filter(self) -> None:
        self._lists.setCurrentIndex(_LIST)
        self.table.setFocus()

    def _add(self, typed: str) -> None:
        document = self._desk.document
        try:
            with document.change(mark("Add {name}"), name=typed) as change:
                self._wanted = people.add_typed(change, typed)
        except Refusal as refusal:
            self._desk.told.emit(str(refusal), False)
            return
        self.show_person(self._wanted)
        self.card.edit_of("called").setFocus(Qt.FocusReason.TabFocusReason)

    def _give_up_adding(self) -> None:
        self._show_emptiness(self.roll.count)
        self.first_focus().setFocus()
