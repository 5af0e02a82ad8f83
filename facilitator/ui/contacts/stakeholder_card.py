"""The details of one stakeholder, edited in place: who they are, what is at stake, how close they should be, what was heard."""

from datetime import date

from facilitator.domain import stakeholders as rules
from facilitator.domain.records import Sector, Stakeholder, Touch, Value
from facilitator.store import outreach, rows, sectors, stakeholders
from facilitator.store.change import Change
from facilitator.ui.contacts.card import Card
from facilitator.ui.contacts.contact_edit import ContactEdit
from facilitator.ui.contacts.log_call import LogCall
from facilitator.ui.contacts.tick_list import TickList
from facilitator.ui.contacts.touches_list import TouchesList
from facilitator.ui.desk import Desk
from facilitator.ui.widgets.plain import button, label
from facilitator.ui.widgets.record_form import RecordForm
from facilitator.ui.writing import can_write, write
from facilitator.words import mark, spoken, translate

_CONTACTS = ("person", "organization", "own_organization", "through")
_STANCES: tuple[tuple[Value, str], ...] = (
    (None, mark("not known yet")),
    (-2, mark("−2: strongly against")),
    (-1, mark("−1: rather against")),
    (0, mark("0: neither for nor against")),
    (1, mark("1: rather for")),
    (2, mark("2: strongly for")),
)
_AMOUNTS: tuple[tuple[Value, str], ...] = (
    (None, mark("not known yet")),
    (1, mark("1: hardly any")),
    (2, mark("2: little")),
    (3, mark("3: some")),
    (4, mark("4: much")),
    (5, mark("5: very much")),
)
_FLAGS = ("is_directly_affected", "is_community", "was_left_out")


class StakeholderCard(Card):
    """Shows a stakeholder and saves every field when it is left; a call is logged with Enter."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            translate("New stakeholder"),
            translate("Name of the person or group:"),
            translate("Press Enter to add. Somebody of that name among the contacts is linked."),
        )
        self._desk = desk
        self._uid = ""
        self._sectors: list[Sector] | None = None
        self._ticks: list[TickList] = []
        self.log_button = button(translate("Log a call"), self.start_call, "phone", translate("Enter in the list"))
        self._brief = label(is_wrapped=True)
        self.add_group(
            "", self._brief, self.log_button, self._form("name", "person", "organization", "sector", "place")
        )
        self.add_group(translate("What kind of stake"), self._tick_list(*rules.KINDS, rules.OTHER))
        self.add_group(translate("Who must not be missed"), self._tick_list(*_FLAGS), self._form("own_organization"))
        self._grid = label(is_wrapped=True)
        self.add_group(translate("What they want"), self._form("wants", "stance", "influence", "interest"), self._grid)
        self._suggestion = label(is_wrapped=True)
        self.take = button(translate("Take the level suggested"), self._take_suggestion, "check")
        self.add_group(
            translate("How close"), self._form("level_now", "level_wanted", "through"), self._suggestion, self.take
        )
        self.add_group(translate("Only for you"), self._form("notes"))
        self.log = LogCall()
        self.log.logged.connect(self._log)
        self.add_group(translate("Log a call"), self.log)
        self.touches = TouchesList(desk)
        self.add_group(translate("Calls and visits"), self.touches, self.touches.form)
        self.finish()

    @property
    def uid(self) -> str:
        """The id of the stakeholder shown, or ""."""
        return self._uid

    def show_stakeholder(self, uid: str) -> None:
        """Show a stakeholder; with an id that is not there the card is empty and switched off."""
        connection = self._desk.document.connection
        found = rows.get(connection, Stakeholder, uid) if uid else None
        is_other = uid != self._uid
        self._uid = found.uid if found else ""
        name = (stakeholders.contact_name(connection, found) or found.name) if found else ""
        self.title.setText(name or translate("No stakeholder is chosen"))
        self._offer_sectors()
        for form in self._own_forms():
            form.show_record(self._uid)
        for ticks in self._ticks:
            ticks.show_record(self._uid)
        can_change = found is not None and can_write(self._desk)
        for one in (self.remove, self.log_button, self.log):
            one.setEnabled(can_change)
        self._show_suggestion(found, can_change)
        self._brief.setText(self._reach_and_last(found) if found else "")
        self.touches.show_touches(self._uid)
        if is_other:
            self.log.clear()
            self.scroll_up()

    def start_call(self) -> None:
        """Go to the lines in which a call is written down."""
        if self._uid and can_write(self._desk):
            self.show_details()
            self.log.start()
            self._area.ensureWidgetVisible(self.log)

    def _reach_and_last(self, found: Stakeholder) -> str:
        """Say how to reach them and what was heard last, all that a call begins with."""
        connection = self._desk.document.connection
        phone, through = stakeholders.ways_to(connection, found)
        last = next(iter(outreach.of(connection, found.uid)), None)
        said = translate("Nobody has spoken with them yet.")
        if last:
            day = spoken().short_date(date.fromisoformat(last.on_day))
            heard = " ".join((last.heard or last.asked).split())
            said = translate("{day}: {heard}", day=day, heard=heard)
        reached = translate("Reached through {name}", name=through) if through else ""
        return "\n".join(filter(None, (", ".join(filter(None, (phone, reached))), said)))

    def _form(self, *names: str) -> RecordForm:
        amounts = [(value, translate(words)) for value, words in _AMOUNTS]
        stances = [(value, translate(words)) for value, words in _STANCES]
        choices = {"stance": stances, "influence": amounts, "interest": amounts}
        made = {name: ContactEdit(self._desk, Stakeholder.fields[name]) for name in names if name in _CONTACTS}
        return RecordForm(self._desk, Stakeholder, names, choices, made)

    def _tick_list(self, *names: str) -> TickList:
        made = TickList(self._desk, Stakeholder, names)
        self._ticks.append(made)
        return made

    def _own_forms(self) -> list[RecordForm]:
        return [form for form in self._forms if form is not self.touches.form]

    def _offer_sectors(self) -> None:
        present = sectors.listing(self._desk.document.connection)
        if present != self._sectors:
            self._sectors = present
            choices = [("", translate("as in the contacts")), *((one.uid, one.name) for one in present)]
            self._forms[0].show_choices("sector", choices)

    def _show_suggestion(self, found: Stakeholder | None, can_change: bool) -> None:
        on_grid = rules.place(found.influence, found.interest) if found else ""
        caution = translate("The grid shows today's power: those affected most often score low on it.")
        self._grid.setText(f"{translate(rules.PLACES[on_grid])}. {caution}" if on_grid else caution)
        if found is None:
            self._suggestion.setText("")
            self.take.setEnabled(False)
            return
        told = rules.suggest(found)
        level = translate(rules.LEVEL_NAMES[told.level])
        self._suggestion.setText(
            translate("Suggested: {level}, because: {reason}.", level=level, reason=translate(told.reason))
        )
        self.take.setEnabled(can_change and found.level_wanted != told.level)

    def _take_suggestion(self) -> None:
        found = rows.get(self._desk.document.connection, Stakeholder, self._uid)
        if found is None:
            return

        def take(change: Change) -> bool:
            change.update(Stakeholder, found.uid, level_wanted=rules.suggest(found).level)
            return True

        field = Stakeholder.fields["level_wanted"].label
        write(self._desk, mark("Change “{field}” of {name}"), take, field=field, name=found.title)

    def _log(self, touch: Touch) -> None:
        uid, name = self._uid, self.title.text()
        done = write(
            self._desk,
            mark("Log a call to {name}"),
            lambda change: outreach.log(change, touch.but(stakeholder=uid)),
            name=name,
        )
        if done:
            self.log.clear()
            self.log.start()
            day = touch.on_day if touch.on_day != date.today().isoformat() else ""
            words = translate("The call to {name} is in the log.", name=name)
            self._desk.told.emit(f"{words} {day}".strip(), True)
