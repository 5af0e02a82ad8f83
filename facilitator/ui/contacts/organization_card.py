"""The details of one organization, edited in place, and its people."""

from facilitator.domain.records import Organization, Sector
from facilitator.store import organizations, rows, sectors
from facilitator.store.organizations import Member
from facilitator.ui.contacts.card import Card
from facilitator.ui.contacts.list_keys import ListKeys
from facilitator.ui.desk import Desk
from facilitator.ui.row_model import Column, RowModel
from facilitator.ui.widgets.column_shares import ColumnShares
from facilitator.ui.widgets.plain import label, table
from facilitator.ui.widgets.record_form import RecordForm
from facilitator.words import translate

_FIELDS = ("name", "sector", "phone", "email", "website", "address", "notes")
_LINES_SHOWN = 7


def _role(member: Member) -> str:
    if not member.until:
        return member.role
    return translate("{role} (until {day})", role=member.role, day=member.until).strip()


class OrganizationCard(Card):
    """Shows an organization and saves every field when it is left; a double click on a person shows them."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            translate("New organization"),
            translate("Name of the new organization:"),
            translate("Press Enter to add. One of that name is shown when there is one already."),
        )
        self._desk = desk
        self._sectors: list[Sector] | None = None
        self.form = RecordForm(desk, Organization, _FIELDS)
        self.add_group("", self.form)
        columns = [Column("name", translate("Name")), Column("role", translate("Role"), _role)]
        self.members = RowModel(columns, lambda one: f"{one.name}, {_role(one)}", self)
        self.people = table(translate("People of this organization"))
        self.people.setModel(self.members)
        self.people.setMinimumHeight(self.people.verticalHeader().defaultSectionSize() * _LINES_SHOWN)
        ColumnShares(self.people, (50, 50))
        keys = ListKeys(self.people)
        keys.entered.connect(self._show_person)
        self._nobody = label(translate("Nobody yet. Type this organization's name beside a person."), is_wrapped=True)
        self.add_group(translate("Its people"), self.people, self._nobody)
        self.finish()

    def show_organization(self, uid: str) -> None:
        """Show an organization; with an id that is not there the card is empty and switched off."""
        connection = self._desk.document.connection
        found = rows.get(connection, Organization, uid) if uid else None
        self.title.setText(found.name if found else translate("No organization is chosen"))
        present = sectors.listing(connection)
        if present != self._sectors:
            self._sectors = present
            choices = [("", translate("not chosen yet")), *((one.uid, one.name) for one in present)]
            self.form.show_choices("sector", choices)
        self.remove.setEnabled(found is not None and self._desk.document.look_only is None)
        self.form.show_record(found.uid if found else "")
        self.members.show_rows(organizations.members(connection, found.uid) if found else [])
        self.people.setVisible(bool(self.members.rows))
        self._nobody.setVisible(found is not None and not self.members.rows)

    def _show_person(self) -> None:
        row = self.people.currentIndex().row()
        if 0 <= row < len(self.members.rows):
            self._desk.show_wanted.emit("people", self.members.rows[row].uid)
