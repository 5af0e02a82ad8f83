"""The organizations of a collaborative: a list, the chosen one's details, and who belongs to it."""

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtCore import Qt

from facilitator.domain.records import Organization, Record
from facilitator.store import organizations
from facilitator.store.change import Change
from facilitator.store.organizations import Line
from facilitator.ui.contacts.list_page import ListPage, ListWords
from facilitator.ui.contacts.organization_card import OrganizationCard
from facilitator.ui.desk import Desk
from facilitator.ui.row_model import Column
from facilitator.words import mark, mark_plural, plural, translate


class OrganizationsPage(ListPage):
    """Shows the organizations; people stay when theirs is removed."""

    record: ClassVar[type[Record]] = Organization
    shares: ClassVar[tuple[int, ...]] = (33, 26, 26, 15)
    words: ClassVar[ListWords] = ListWords(
        of_list=mark("List of organizations"),
        filter=mark("Filter organizations"),
        icon="building-2",
        empty_title=mark("Whom do people speak for?"),
        empty_text=mark(
            "Tenants' groups, churches, schools, clinics, city departments: an organization gathers its people "
            "and gives them its sector. It is also made when you type its name beside a person."
        ),
        first=mark("Add the first organization"),
        remove_many=mark("Remove {count} organizations"),
        removed=mark_plural("{n} organization was removed.", "{n} organizations were removed."),
    )

    card: OrganizationCard

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, OrganizationCard(desk))

    def columns(self) -> list[Column]:
        return [
            Column("name", translate("Name")),
            Column("sector", translate("Sector")),
            Column("phone", translate("Phone")),
            Column("people", translate("People")),
        ]

    def sentence(self, line: Line) -> str:
        members = plural("{n} person", "{n} people", line.people)
        return ", ".join(part for part in (line.name, line.sector, line.phone, members) if part)

    def read(self) -> Sequence[Line]:
        return organizations.listing(self._desk.document.connection)

    def show_details(self, uid: str) -> None:
        self.card.show_organization(uid)

    def add(self, change: Change, typed: str) -> str:
        return organizations.find_or_add(change, typed)

    def remove(self, change: Change, uids: Sequence[str]) -> None:
        organizations.remove(change, uids)

    def enter(self) -> None:
        self.card.edit_of("name").setFocus(Qt.FocusReason.TabFocusReason)

    def after_adding(self) -> None:
        self.card.edit_of("sector").setFocus(Qt.FocusReason.TabFocusReason)
