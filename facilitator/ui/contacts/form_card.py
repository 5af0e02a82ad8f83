"""A card that is nothing but the fields of a record, in titled groups."""

from collections.abc import Sequence

from facilitator.domain.records import Kind, Person, Record
from facilitator.store import rows
from facilitator.ui.contacts.card import Card
from facilitator.ui.contacts.contact_edit import ContactEdit
from facilitator.ui.desk import Desk
from facilitator.ui.widgets.record_form import RecordForm
from facilitator.ui.writing import can_write
from facilitator.words import translate


class FormCard(Card):
    """Shows a record and saves every field when it is left; links to people are typed as names."""

    def __init__(
        self,
        desk: Desk,
        record: type[Record],
        groups: Sequence[tuple[str, Sequence[str]]],
        asked: tuple[str, str, str],
        nothing: str,
    ) -> None:
        """Take the groups as (title, names of fields), the words that ask for a new one, and those for none chosen."""
        super().__init__(*asked)
        self._desk = desk
        self._record = record
        self._nothing = nothing
        self._uid = ""
        for title, names in groups:
            linked = {
                name: ContactEdit(desk, field)
                for name in names
                if (field := record.fields[name]).kind is Kind.LINK and field.target == Person.table
            }
            self.add_group(translate(title) if title else "", RecordForm(desk, record, names, made=linked))
        self.finish()

    def show_one(self, uid: str) -> None:
        """Show a record; with an id that is not there the card is empty and switched off."""
        found = rows.get(self._desk.document.connection, self._record, uid) if uid else None
        is_other = uid != self._uid
        self._uid = found.uid if found else ""
        self.title.setText(found.title if found else self._nothing)
        self.remove.setEnabled(found is not None and can_write(self._desk))
        for form in self._forms:
            form.show_record(self._uid)
        if is_other:
            self.scroll_up()
