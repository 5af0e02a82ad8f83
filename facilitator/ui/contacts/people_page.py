"""The people of a collaborative: the list, and the chosen person's details beside it."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from facilitator.domain.records import ContactList, Person
from facilitator.refusal import Refusal
from facilitator.store import contact_lists, people, rows
from facilitator.store.steps import Step
from facilitator.ui.contacts.already_here import AlreadyHere
from facilitator.ui.contacts.list_and_card import ListAndCard
from facilitator.ui.contacts.page import Page
from facilitator.ui.contacts.people_list import PeopleList
from facilitator.ui.contacts.person_card import PersonCard
from facilitator.ui.desk import Desk
from facilitator.ui.widgets.empty_state import EmptyState
from facilitator.ui.widgets.plain import button
from facilitator.ui.writing import can_write
from facilitator.words import mark, plural, translate

_CARD_AFTER_MS = 40


class PeoplePage(Page):
    """Shows the people; Enter goes to the details, Del removes, Esc in the filter comes back to the list."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.list = PeopleList(desk)
        self.filter = self.list.filter
        self.card = PersonCard(desk)
        self.already_here = AlreadyHere(desk, self.card.new_name)
        self.card.add_under_name(self.already_here)
        self._stack = QStackedWidget()
        filled = QWidget()
        column = QVBoxLayout(filled)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.list.filter)
        column.addWidget(ListAndCard(self.list, self.card, "contacts/people"), 1)
        self._stack.addWidget(filled)
        self._stack.addWidget(self._never_used())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)
        # Holding an arrow key down runs through the list; the details follow when it comes to rest.
        self._card_soon = QTimer(self)
        self._card_soon.setSingleShot(True)
        self._card_soon.setInterval(_CARD_AFTER_MS)
        self._connect()

    def open(self) -> None:
        """Show the first page of the list; the rest follows as soon as that is painted."""
        self.list.open()
        self._show_emptiness()

    def take_in(self, steps: list[Step]) -> None:
        """Show what these steps changed; the chosen person and the place in the list stay."""
        self.list.take_in(steps)
        self._show_emptiness()
        self.show_card()

    def first_focus(self) -> QWidget:
        """Give the list, or the first button while there is nobody."""
        return self.list.table if self._stack.currentIndex() == 0 else self._first_button

    def show_thing(self, table: str, uid: str) -> bool:
        """Choose a person and show their details, past every filter, or show who is on a list; False when it is gone."""
        if table == ContactList.table:
            if not self.list.saved.has(uid):
                return False
            self._show_list(uid)
            return True
        if rows.get(self._desk.document.connection, Person, uid) is None:
            return False
        self.list.show_person(uid)
        self.show_card()
        return True

    def list_to_print(self) -> str:
        """Give the list that is shown."""
        return self.list.saved.current

    def start_filter(self) -> None:
        self.filter.start()

    def save_typing(self) -> None:
        self.card.save_typing()

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
        uids = self.list.table.chosen()
        if not uids:
            return
        after = self.list.table.neighbor()
        document = self._desk.document
        name = people.lines(document.connection, uids[:1])[0].name
        label = mark("Remove {name}") if len(uids) == 1 else mark("Remove {count} people")
        try:
            with document.change(label, name=name, count=str(len(uids))) as change:
                people.remove(change, uids)
                self.list.wanted = after
        except Refusal as refusal:
            self._desk.told.emit(str(refusal), False)
            return
        words = translate("{name} was removed.", name=name)
        if len(uids) > 1:
            words = plural("{n} person was removed.", "{n} people were removed.", len(uids))
        self._desk.told.emit(words, True)

    def show_card(self) -> None:
        """Show the chosen person's details now."""
        self._card_soon.stop()
        self.card.show_person(self.list.wanted)
        self._desk.look_at("people", self.list.wanted)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._card_soon.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.card.save_typing()
        self._card_soon.stop()

    def _never_used(self) -> QWidget:
        self._first_button = button(translate("Add the first person"), self.add_new, "user-plus")
        return EmptyState(
            "users",
            translate("Who is at the table, and who should be?"),
            translate(
                "Keep everybody you call, invite and wait for in one list: how to reach them, whom they stand for, and "
                "what they need to be able to come. Names you have already, on a phone or in a spreadsheet, can be "
                "brought in."
            ),
            [self._first_button, button(translate("Bring in people…"), self.bring_in, "import")],
        )

    def bring_in(self) -> None:
        """Ask for a file with contacts, and bring in what is chosen of it."""
        from facilitator.ui.dialogs.bring_in import choose_and_bring_in

        choose_and_bring_in(self._desk, self)

    def _connect(self) -> None:
        self._card_soon.timeout.connect(self._show_card_if_seen)
        self.list.chosen.connect(self._card_soon.start)
        self.list.moved.connect(self.card.show_details)
        self.list.table.entered.connect(self._enter_card)
        self.list.table.removal_wanted.connect(self.remove_chosen)
        self.card.removal_wanted.connect(self.remove_chosen)
        self.card.named.connect(self._add)
        self.already_here.opened.connect(self._show_who_is_here)
        self.card.given_up.connect(self._give_up_adding)
        self.list.saved.new_wanted.connect(self._make_list)
        self.list.saved.change_wanted.connect(self._change_list)
        for one in (self.list.saved.new, self.list.saved.change):
            one.setEnabled(can_write(self._desk))

    def _make_list(self) -> None:
        """Ask what a new list is to find; it begins with what the list of people is filtered by now."""
        shown = contact_lists.find(self._desk.document.connection, self.list.saved.current)
        typed = f"{shown.words} {self.list.filter.edit.text()}".strip()
        self._edit_list(shown.but("", name="", words=typed[: ContactList.fields["words"].limit]))

    def _change_list(self) -> None:
        self._edit_list(contact_lists.find(self._desk.document.connection, self.list.saved.current))

    def _edit_list(self, one: ContactList) -> None:
        from facilitator.ui.dialogs.contact_list import EditContactList

        self.card.save_typing()
        dialog = EditContactList(self._desk, one, self.window())
        dialog.saved.connect(self._show_list)
        dialog.open()

    def _show_list(self, uid: str) -> None:
        self.list.filter.clear()
        self.list.saved.choose(uid)

    def _show_card_if_seen(self) -> None:
        if self.isVisible():  # the file of a hidden page may be closed
            self.show_card()

    def _show_emptiness(self) -> None:
        self._stack.setCurrentIndex(0 if self.list.count or self.card.is_asking else 1)

    def _enter_card(self) -> None:
        self.show_card()
        self.card.edit_of("name").setFocus(Qt.FocusReason.TabFocusReason)

    def _add(self, typed: str) -> None:
        document = self._desk.document
        try:
            with document.change(mark("Add {name}"), name=typed) as change:
                self.list.wanted = people.add_typed(change, typed)
        except Refusal as refusal:
            self._desk.told.emit(str(refusal), False)
            return
        self.show_thing("people", self.list.wanted)
        self.card.edit_of("called").setFocus(Qt.FocusReason.TabFocusReason)

    def _show_who_is_here(self, uid: str) -> None:
        self.card.show_details()
        if self.show_thing("people", uid):
            self._enter_card()

    def _give_up_adding(self) -> None:
        self._show_emptiness()
        self.first_focus().setFocus()
