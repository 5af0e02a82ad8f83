"""Says, while the name of a new person is being typed, who that may be of those who are here."""

import sqlite3
from dataclasses import dataclass

from facilitator.domain.plain_text import fold
from facilitator.domain.records import Person
from facilitator.exchange.duplicates import Directory, entry, entry_of, is_alike, phone_country
from facilitator.exchange.phone_keys import PhoneKeys
from facilitator.refusal import Refusal
from facilitator.store import people, rows
from facilitator.words import mark

_FEWEST_LETTERS = 4
_MOST_COMPARED = 200


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody who is here, and a sentence that asks whether it is they who are being added."""

    uid: str
    asks: Refusal


def look(connection: sqlite3.Connection, typed: str) -> Known | None:
    """Give the person whom a typed line most likely means: "Luis Peña", or "Luis <luis@example.org>"."""
    name, email = people.typed_parts(typed)
    if len(name) < _FEWEST_LETTERS and not email:
        return None
    keys = PhoneKeys(phone_country(connection))
    wanted = entry(None, name, (), (email,), (), keys)
    directory = Directory()
    near: Person | None = None
    for person in _candidates(connection, name, email):
        one = entry_of(person, (), keys, person)
        directory.add(one)
        if near is None and is_alike(wanted.folded, one.folded):
            near = person
    found = directory.find(wanted)
    if found and isinstance(found.entry.key, Person):
        is_by_email = wanted.folded != found.entry.folded
        asks = mark("Already here? {name} (same email)") if is_by_email else mark("Already here? {name} (same name)")
        return Known(found.entry.key.uid, Refusal(asks, name=found.entry.name))
    if near:
        return Known(near.uid, Refusal(mark("Already here? {name} (spelled nearly the same)"), name=near.name))
    return None


def _candidates(connection: sqlite3.Connection, name: str, email: str) -> list[Person]:
    """List those who share a word of the name, or the email: of very many, few are then compared."""
    shared = [word for word in (*fold(name).split(), fold(email)) if len(word) >= _FEWEST_LETTERS]
    words = sorted(shared or [fold(name)], key=len, reverse=True)
    found: dict[str, Person] = {}
    for word in words:
        for one in rows.select(
            connection, Person, "WHERE instr(search, ?) ORDER BY sort, uid LIMIT ?", (word, _MOST_COMPARED)
        ):
            found[one.uid] = one
    return list(found.values())
