"""Lists of contacts: who is on them. Screens, papers, exports and the command line all ask here."""

import json
import sqlite3
from collections.abc import Iterator
from datetime import date, timedelta

from facilitator.domain import contact_lists as rules
from facilitator.domain.contact_lists import READY_MADE
from facilitator.domain.plain_text import fold, search_words
from facilitator.domain.records import ContactList, Person
from facilitator.refusal import Refusal
from facilitator.store import rows
from facilitator.store.sectors import OF_PERSON
from facilitator.words import mark, translate

EVERYBODY = ContactList(name=mark("Everybody"))

_LAST_HELD = "(SELECT uid FROM meetings WHERE state = 'held' ORDER BY on_day DESC, starts DESC, uid LIMIT ?)"
_CAME = f"FROM attendance t WHERE t.state = 'present' AND t.meeting IN {_LAST_HELD}"
_NOT_SEEN = f"p.uid IN (SELECT person FROM attendance) AND p.uid NOT IN (SELECT t.person {_CAME})"
_CAME_OFTEN = f"p.uid IN (SELECT t.person {_CAME} GROUP BY t.person HAVING count(DISTINCT t.meeting) >= ?)"
_BELONGS = "p.uid IN (SELECT person FROM affiliations WHERE organization = ? AND until = '')"
_NOT_CONTACTED = (
    "p.uid NOT IN (SELECT s.person FROM stakeholders s JOIN outreach t ON t.stakeholder = s.uid WHERE t.on_day > ?)"
)
# What a tick asks.
_TICKS = {
    "has_languages": "p.languages <> ''",
    "has_needs": "p.needs <> ''",
    "no_consent": "p.agreed_on = ''",
    "unreachable": "p.phone = '' AND p.other_phone = '' AND p.email = '' AND p.other_email = ''",
}
# Put together first, and looked up then: asking every person in turn takes twice as long.
_SAYS = (
    "p.uid IN (SELECT uid FROM people WHERE instr(search, ?) OR sector IN (SELECT value FROM json_each(?))"
    " UNION SELECT person FROM affiliations WHERE until = ''"
    " AND organization IN (SELECT uid FROM organizations WHERE instr(search, ?)))"
)
# Only for those who may be in the sector is it worked out which one they stand for.
_MAY_BE_IN = (
    "p.uid IN (SELECT uid FROM people WHERE sector = ? UNION SELECT person FROM affiliations WHERE until = ''"
    " AND organization IN (SELECT uid FROM organizations WHERE sector = ?))"
)

# A condition of ours, and the values that people's words and figures give it.
_Condition = tuple[str, tuple[str | int, ...]]


def listing(connection: sqlite3.Connection) -> list[ContactList]:
    """List the lists that people made, by name."""
    return sorted(rows.select(connection, ContactList), key=lambda one: (fold(one.name), one.uid))


def offered(connection: sqlite3.Connection) -> list[ContactList]:
    """List all there are to choose from: the ready-made ones, named in the language spoken, then people's own."""
    return [*(one.but(name=translate(one.name)) for one in READY_MADE.values()), *listing(connection)]


def find(connection: sqlite3.Connection, name: str) -> ContactList:
    """Give the list of a name or an id, everybody's with ""; raises a `Refusal` that says which lists there are."""
    if not name:
        return EVERYBODY
    if name in READY_MADE:
        return READY_MADE[name]
    own = listing(connection)
    wanted = fold(name.strip())
    found = [one for one in own if one.uid == name] or [one for one in own if fold(one.name) == wanted]
    if not found:
        by_words = [one for one in READY_MADE.values() if wanted in (fold(one.name), fold(translate(one.name)))]
        found = by_words[:1]
    if len(found) > 1:  # two of one name can come back from an earlier day
        raise Refusal(mark("More than one list is called “{name}”. Give the id of the one you mean."), name=name)
    if not found:
        raise Refusal(mark("There is no list “{name}”. There are: {names}."), name=name,
                      names=", ".join([*READY_MADE, *(one.name for one in own)]))  # fmt: skip
    return found[0]


def matching(connection: sqlite3.Connection, one: ContactList, today: date) -> set[str]:
    """Give the ids of the people on a list."""
    condition, values = _where(connection, one, today)
    found = connection.execute(f"SELECT p.uid FROM people p {condition}", values)
    return {str(uid) for (uid,) in found}


def count(connection: sqlite3.Connection, one: ContactList, today: date) -> int:
    """Count the people on a list."""
    condition, values = _where(connection, one, today)
    return int(connection.execute(f"SELECT count(*) FROM people p {condition}", values).fetchone()[0])


def persons(connection: sqlite3.Connection, name: str, today: date) -> list[Person]:
    """Give the people on the list of a name or an id, by name; everybody with ""."""
    condition, values = _where(connection, find(connection, name), today)
    inside = f"WHERE uid IN (SELECT p.uid FROM people p {condition}) " if condition else ""
    return rows.select(connection, Person, f"{inside}ORDER BY sort, uid", values)


def check(connection: sqlite3.Connection, one: ContactList) -> None:
    """Raise a `Refusal` for a list that asks what has no answer, or is called like another one."""
    taken = [ContactList(uid, name=name) for uid, ready in READY_MADE.items() for name in (uid, ready.name)]
    rules.check(one, [*taken, *offered(connection)])


def _where(connection: sqlite3.Connection, one: ContactList, today: date) -> tuple[str, tuple[str | int, ...]]:
    conditions = list(_conditions(connection, one, today))
    joined = " AND ".join(f"({words})" for words, _ in conditions)
    return f"WHERE {joined}" if joined else "", tuple(value for _, values in conditions for value in values)


def _conditions(connection: sqlite3.Connection, one: ContactList, today: date) -> Iterator[_Condition]:
    yield from ((condition, ()) for name, condition in _TICKS.items() if getattr(one, name))
    yield from _about_who_they_are(connection, one)
    yield from _about_what_they_did(one, today)


def _about_who_they_are(connection: sqlite3.Connection, one: ContactList) -> Iterator[_Condition]:
    # A sector or an organization that is gone lets nobody through: a list never grows because something was removed.
    for word in search_words(one.words):
        yield _says(connection, word)
    if one.sector:
        yield _MAY_BE_IN, (one.sector, one.sector)
        yield f"{OF_PERSON} = ?", (one.sector,)
    if one.organization:
        yield _BELONGS, (one.organization,)
    if one.seat:
        yield "p.has_seat = ?", (int(one.seat == "decision"),)
    if one.language:
        noted = [str(words) for (words,) in connection.execute("SELECT DISTINCT languages FROM people")]
        yield "p.languages IN (SELECT value FROM json_each(?))", (json.dumps(rules.speaking(one.language, noted)),)


def _about_what_they_did(one: ContactList, today: date) -> Iterator[_Condition]:
    if one.not_seen_for is not None:
        yield _NOT_SEEN, (one.not_seen_for,)
    if one.came_at_least is not None:
        yield _CAME_OFTEN, (one.of_last or one.came_at_least, one.came_at_least)
    if one.not_contacted_days is not None:
        yield _NOT_CONTACTED, ((today - timedelta(days=one.not_contacted_days)).isoformat(),)


def _says(connection: sqlite3.Connection, word: str) -> _Condition:
    """Give the condition that a word stands where the filter above the list looks for it."""
    named = connection.execute("SELECT uid, name, other_name FROM sectors")
    sectors = [uid for uid, name, other in named if word in fold(f"{name} {other}")]
    return _SAYS, (word, json.dumps(sectors), word)
