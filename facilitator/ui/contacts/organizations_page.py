"""The organizations of a collaborative: a list, the chosen one's details, and who belongs to it."""

from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtWidgets import QAbstractItemView, QStackedWidget, QVBoxLayout, QWidget

from facilitator.domain.plain_text import fold
from facilitator.domain.records import Organization
from facilitator.refusal import Refusal
from facilitator.store import organizations, rows
from facilitator.store.organizations import Line
from facilitator.ui.contacts.filter_line import FilterLine
from facilitator.ui.contacts.list_and_card import ListAndCard
from facilitator.ui.contacts.list_keys import ListKeys
from facilitator.ui.contacts.organization_card import OrganizationCard
from facilitator.ui.contacts.page import Page
from facilitator.ui.desk import Desk
from facilitator.ui.row_model import Column, RowModel
from facilitator.ui.widgets.column_shares import ColumnShares
from facilitator.ui.widgets.empty_state import EmptyState
from facilitator.ui.widgets.plain import button, table
from facilitator.ui.widgets.plain_delegate import PlainDelegate
from facilitator.words import mark, plural, translate


def _sentence(line: Line) -> str:
    members = plural("{n} person", "{n} people", line.people)
    return ", ".join(part for part in (line.name, line.sector, line.phone, members) if part)


class OrganizationsPage(Page):
    """Shows the organizations; Enter goes to the details, Del removes."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._all: list[Line] = []
        self._wanted = ""
        columns = [
            Column("name", translate("Name")),
            Column("sector", translate("Sector")),
            Column("phone", translate("Phone")),
            Column("people", translate("People")),
        ]
        self.model = RowModel(columns, _sentence, self)
        self.table = table(translate("List of organizations"))
        self.table.setObjectName("organizations")
        self.table.setModel(self.model)
        ColumnShares(self.table, (33, 26, 26, 15))
        self.table.setItemDelegate(PlainDelegate(self.table))
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.table.selectionModel().currentRowChanged.connect(lambda now, _before: self._on_current(now.row()))
        self.card = OrganizationCard(desk)
        keys = ListKeys(self.table)
        keys.entered.connect(self._enter_card)
        keys.removal_wanted.connect(self.remove_chosen)
        self.card.named.connect(self._add)
        self.card.removal_wanted.connect(self.remove_chosen)
        self.card.given_up.connect(self._give_up_adding)
        self.filter = FilterLine(translate("Filter organizations"))
        self.filter.typed.connect(lambda _typed: self._show())
        self.filter.left.connect(self._leave_filter)
        self._lists = QStackedWidget()
        self._lists.addWidget(self.table)
        self._lists.addWidget(self.filter.nothing_found())
        self._stack = QStackedWidget()
        self._stack.addWidget(self._filled())
        self._stack.addWidget(self._never_used())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)

    def refresh(self) -> None:
        """Show what is in the file now; the chosen one stays."""
        self._all = organizations.listing(self._desk.document.connection)
        self._show()
        self._show_emptiness()

    def first_focus(self) -> QWidget:
        """Give the list, or the first button while there is none."""
        return self.table if self._stack.currentIndex() == 0 else self._first_button

    def show_thing(self, table: str, uid: str) -> bool:
        """Choose an organization and show its details; False when it is gone."""
        if rows.get(self._desk.document.connection, Organization, uid) is None:
            return False
        self._wanted = uid
        self.refresh()
        if self.model.place_of(uid) < 0:
            self.filter.clear()
        return True

    def add_new(self) -> None:
        """Ask for the name of a new organization."""
        if self._desk.document.look_only is None:
            self._stack.setCurrentIndex(0)
            self.card.ask_name()

    def start_filter(self) -> None:
        self.filter.start()

    def save_typing(self) -> None:
        self.card.form.commit()

    def remove_chosen(self) -> None:
        """Remove the chosen organizations in one step, with a way back; their people stay."""
        places = sorted(index.row() for index in self.table.selectionModel().selectedRows())
        lines = [self.model.rows[place] for place in places]
        if not lines:
            return
        label = mark("Remove {name}") if len(lines) == 1 else mark("Remove {count} organizations")
        try:
            with self._desk.document.change(label, name=lines[0].name, count=str(len(lines))) as change:
                organizations.remove(change, [line.uid for line in lines])
        except Refusal as refusal:
            self._desk.told.emit(str(refusal), False)
            return
        if len(lines) == 1:
            self._desk.told.emit(translate("{name} was removed.", name=lines[0].name), True)
        else:
            words = plural("{n} organization was removed.", "{n} organizations were removed.", len(lines))
            self._desk.told.emit(words, True)

    def _filled(self) -> QWidget:
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        self.filter.add_beside(QWidget())
        layout.addWidget(self.filter)
        layout.addWidget(ListAndCard(self._lists, self.card, "contacts/organizations"), 1)
        return page

    def _never_used(self) -> QWidget:
        self._first_button = button(translate("Add the first organization"), self.add_new, "plus")
        return EmptyState(
            "building-2",
            translate("Whom do people speak for?"),
            translate(
                "Tenants' groups, churches, schools, clinics, city departments: an organization gathers its people "
                "and gives them its sector. It is also made when you type its name beside a person."
            ),
            [self._first_button],
        )

    def _show(self) -> None:
        words = fold(self.filter.edit.text()).split()
        shown = [line for line in self._all if all(word in line.search for word in words)]
        self.model.show_rows(shown)
        self.filter.show_count(len(shown), len(self._all))
        self._lists.setCurrentIndex(1 if words and not shown else 0)
        place = max(0, self.model.place_of(self._wanted))
        if shown:
            index = self.model.index(place, 0)
            if self.table.currentIndex() != index:
                flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
                self.table.selectionModel().setCurrentIndex(index, flags)
            self._wanted = shown[place].uid
        self.card.show_organization(self._wanted)
        self._desk.look_at("organizations", self._wanted)

    def _show_emptiness(self) -> None:
        self._stack.setCurrentIndex(0 if self._all or self.card.is_asking else 1)

    def _on_current(self, row: int) -> None:
        if 0 <= row < len(self.model.rows):
            self._wanted = self.model.rows[row].uid
            self.card.show_details()
            self.card.show_organization(self._wanted)
            self._desk.look_at("organizations", self._wanted)

    def _enter_card(self) -> None:
        self.card.form.edits["name"].setFocus(Qt.FocusReason.TabFocusReason)

    def _leave_filter(self) -> None:
        self._lists.setCurrentIndex(0)
        self.table.setFocus()

    def _add(self, typed: str) -> None:
        try:
            with self._desk.document.change(mark("Add {name}"), name=typed) as change:
                self._wanted = organizations.find_or_add(change, typed)
        except Refusal as refusal:
            self._desk.told.emit(str(refusal), False)
            return
        self.show_thing("organizations", self._wanted)
        self.card.form.edits["sector"].setFocus(Qt.FocusReason.TabFocusReason)

    def _give_up_adding(self) -> None:
        self._show_emptiness()
        self.first_focus().setFocus()
