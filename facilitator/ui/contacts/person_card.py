"""The details of one person, edited in place."""

from datetime import date

from PySide6.QtWidgets import QWidget

from facilitator.domain.records import Person, Sector
from facilitator.domain.records.attendance import STATES
from facilitator.refusal import Refusal
from facilitator.store import people, rows, sectors
from facilitator.ui.contacts.card import Card
from facilitator.ui.contacts.places_edit import PlacesEdit
from facilitator.ui.desk import Desk
from facilitator.ui.widgets.plain import button, label
from facilitator.ui.widgets.record_form import RecordForm
from facilitator.words import mark, spoken, translate

_STATES = dict(STATES)
_GROUPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("", ("name", "called", "sort_under", "pronouns")),
    (
        mark("Phone, email, address"),
        ("phone", "other_phone", "email", "other_email", "reach_by", "best_time", "address", "languages"),
    ),
    (mark("Organizations"), ()),
    (mark("At the table"), ("sector", "has_seat", "needs", "can_help")),
    (mark("May we keep this?"), ("agreed_on",)),
    (mark("In the directory"), ("is_listed", "lists_phone", "lists_email", "lists_address")),
    (mark("Only for you"), ("notes",)),
)


class PersonCard(Card):
    """Shows a person and saves every field when it is left."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            translate("New person"),
            translate("Name of the new person:"),
            translate("Press Enter to add. You can paste “Rosa Ortiz <rosa@example.org>” too."),
        )
        self._desk = desk
        self._uid = ""
        self._sectors: list[Sector] | None = None
        self.places = PlacesEdit(desk)
        self._agree = button(translate("Agreed today"), self._agree_today, "check")
        self._forget = button(translate("Forget this person…"), self._ask_to_forget, "trash-2")
        for title, names in _GROUPS:
            widgets: list[QWidget] = []
            if names:
                form = RecordForm(desk, Person, names)
                widgets.append(form)
            else:
                widgets.append(self.places)
            if "agreed_on" in names:
                widgets += [self._agree, self._forget]
            self.add_group(translate(title) if title else "", *widgets)
        self._visits = label(is_wrapped=True)
        self.add_group(translate("Meetings"), self._visits)
        self.finish()

    @property
    def uid(self) -> str:
        """The id of the person shown, or ""."""
        return self._uid

    def _ask_to_forget(self) -> None:
        from facilitator.ui.dialogs.forget_person import ForgetPerson

        self.save_typing()
        person = rows.get(self._desk.document.connection, Person, self._uid)
        if person:
            ForgetPerson(self._desk, person, self.window()).open()

    def show_person(self, uid: str) -> None:
        """Show a person; with "" the card is empty and switched off."""
        connection = self._desk.document.connection
        person = rows.get(connection, Person, uid) if uid else None
        is_other = uid != self._uid
        self._uid = person.uid if person else ""
        self.title.setText(person.name if person else translate("Nobody is chosen"))
        self._offer_sectors()
        for form in self._forms:
            form.show_record(self._uid)
        self.places.show_places(self._uid)
        can_change = person is not None and self._desk.document.look_only is None
        self._agree.setEnabled(can_change)
        self._forget.setEnabled(can_change)
        self.remove.setEnabled(can_change)
        self._agree.setVisible(person is None or not person.agreed_on)
        self._visits.setText(self._visits_in_words())
        if is_other:
            self.scroll_up()

    def _offer_sectors(self) -> None:
        present = sectors.listing(self._desk.document.connection)
        if present != self._sectors:
            self._sectors = present
            choices = [("", translate("as their organization")), *((one.uid, one.name) for one in present)]
            for form in self._forms:
                if "sector" in form.edits:
                    form.show_choices("sector", choices)

    def _visits_in_words(self) -> str:
        if not self._uid:
            return ""
        found = people.visits(self._desk.document.connection, self._uid)
        if not found:
            return translate("Not on the list of any meeting yet.")
        return "\n".join(
            translate(
                "{day} · {meeting} · {state}",
                day=spoken().short_date(date.fromisoformat(one.on_day)),
                meeting=one.name,
                state=translate(_STATES.get(one.state, one.state)),
            )
            for one in found
        )

    def _agree_today(self) -> None:
        document = self._desk.document
        try:
            with document.change(mark("Note that {name} agreed"), name=self.title.text()) as change:
                change.update(Person, self._uid, agreed_on=date.today().isoformat())
        except Refusal as refusal:
            self._desk.told.emit(str(refusal), False)
