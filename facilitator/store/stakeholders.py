"""The register of stakeholders: who is in it, under which name, and when somebody last spoke with them."""

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from facilitator.domain import outreach_due
from facilitator.domain import stakeholders as rules
from facilitator.domain.plain_text import fold
from facilitator.domain.records import Organization, Person, Stakeholder
from facilitator.refusal import Refusal
from facilitator.store import organizations, people, rows
from facilitator.store.change import Change
from facilitator.words import mark


@dataclass(frozen=True, slots=True)
class Line:
    """A stakeholder as lists and the call sheet show them; `waiting` counts their questions that have no answer."""

    stakeholder: Stakeholder
    name: str
    sector: str
    phone: str
    through: str
    through_phone: str
    last: date | None
    waiting: int
    is_overdue: bool
    search: str

    @property
    def uid(self) -> str:
        """The stakeholder's id."""
        return self.stakeholder.uid

    @property
    def due_on(self) -> date | None:
        """The day from which a call is due; None when nobody ever called."""
        return outreach_due.due_on(self.stakeholder, self.last)


# By stakeholder: the name and phone that the contacts have for them today, the sector's name, the last touch, open questions.
_BESIDE = """
SELECT s.uid, coalesce(nullif(p.name, ''), nullif(o.name, ''), s.name), coalesce(c.name, cp.name, co.name, ''),
 coalesce(nullif(p.phone, ''), nullif(o.phone, ''), ''), coalesce(t.name, ''), coalesce(t.phone, ''),
 (SELECT max(on_day) FROM outreach WHERE stakeholder = s.uid),
 (SELECT count(*) FROM outreach WHERE stakeholder = s.uid AND asked <> '' AND answered_on = ''), s.search
FROM stakeholders s
LEFT JOIN people p ON p.uid = s.person
LEFT JOIN organizations o ON o.uid = s.organization
LEFT JOIN people t ON t.uid = s.through
LEFT JOIN sectors c ON c.uid = s.sector
LEFT JOIN sectors cp ON cp.uid = p.sector
LEFT JOIN sectors co ON co.uid = o.sector
"""


def register(connection: sqlite3.Connection) -> list[Stakeholder]:
    """List all stakeholders by name."""
    return rows.select(connection, Stakeholder, "ORDER BY sort, uid")


def listing(connection: sqlite3.Connection, today: date) -> list[Line]:
    """List all stakeholders in the order to call them; those who are not due yet come last."""
    by_uid = {one.uid: one for one in register(connection)}
    found = []
    for uid, name, sector, phone, through, through_phone, last_day, waiting, search in connection.execute(_BESIDE):
        one, last = by_uid[uid], date.fromisoformat(last_day) if last_day else None
        is_overdue = outreach_due.is_overdue(one, last, today)
        words = f"{search} {fold(name)} {fold(sector)}"
        found.append(Line(one, name, sector, phone, through, through_phone, last, waiting, is_overdue, words))
    return sorted(found, key=_place)


def _place(line: Line) -> tuple[object, ...]:
    order = outreach_due.call_order(line.stakeholder, line.last, fold(line.name))
    return not line.is_overdue, *order, line.uid


def due(lines: Iterable[Line]) -> list[Line]:
    """Give those who are to be called, in the order of `lines`."""
    return [line for line in lines if line.is_overdue]


def add_named(change: Change, typed: str, **said: object) -> str:
    """Put whoever is called so into the register and give the id; who is in it already is only told what is `said`.

    One person or organization of the contacts that is called so is linked; any other name is a group only named so far.
    """
    folded = fold(typed.strip())
    present = next((one for one in register(change.connection) if folded and fold(one.name) == folded), None)
    if present:
        change.update(Stakeholder, present.uid, **said)
        return present.uid
    found = people.named(change.connection, typed)
    body = organizations.named(change.connection, typed) if folded and not found else None
    made = Stakeholder.checked(
        "",
        name=found[0].name if len(found) == 1 else body.name if body else typed,
        person=found[0].uid if len(found) == 1 else "",
        organization=body.uid if body else "",
        **said,
    )
    rules.check(made)
    return change.insert(made)


def remove(change: Change, uids: Iterable[str]) -> None:
    """Take stakeholders out of the register with the log of their calls; the contacts stay."""
    for uid in uids:
        change.delete(Stakeholder, uid)


def contact_name(connection: sqlite3.Connection, one: Stakeholder) -> str:
    """Give the name that the contacts have for somebody who is one of them, or ""."""
    found = rows.get(connection, Person, one.person) or rows.get(connection, Organization, one.organization)
    return found.title if found else ""


def ways_to(connection: sqlite3.Connection, one: Stakeholder) -> tuple[str, str]:
    """Give the phone that the contacts have for somebody, and whom they are reached through with that phone; "" for none."""
    found = rows.get(connection, Person, one.person) or rows.get(connection, Organization, one.organization)
    through = rows.get(connection, Person, one.through)
    said = ", ".join(filter(None, (through.name, through.phone))) if through else ""
    return found.phone if found else "", said


def check(connection: sqlite3.Connection, one: Stakeholder) -> None:
    """Raise a `Refusal` for what a stakeholder cannot be, among those there are."""
    rules.check(one)
    ways = dict(
        connection.execute(
            "SELECT person, through FROM stakeholders WHERE person <> '' AND through <> '' AND uid <> ?", (one.uid,)
        )
    )
    if one.person and rules.runs_in_a_circle(one, ways):
        raise Refusal(
            mark("The way to {name} would lead back to {name}: whoever is on it is reached through them."),
            name=one.name,
        )
