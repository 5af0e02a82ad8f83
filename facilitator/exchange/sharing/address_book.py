"""A copy for a partner who does not have the program: the people, as a spreadsheet or as contact cards.

What may leave is chosen as for any copy; a field or a record that the choice does not name is not in the file.
"""

import sqlite3
from pathlib import Path
from typing import Any

from facilitator.domain.records import Person
from facilitator.exchange import contact_export
from facilitator.exchange.formats._format import Contact, Outgoing
from facilitator.exchange.incoming import LABELS, ORGANIZATION, ROLE
from facilitator.exchange.sharing import choosing
from facilitator.exchange.sharing.choosing import Choice, Wish
from facilitator.exchange.sharing.profiles import Fields
from facilitator.words import Language

_SECTOR = "sector"


def write(connection: sqlite3.Connection, target: Path, wish: Wish, language: Language | None = None) -> int:
    """Write the people that a wish lets out, in the format that the ending of `target` names; say how many they are.

    The file is whole or not there. Raises a `Refusal` when the wish cannot be fulfilled or the file not be written.
    """
    choice = choosing.choose(connection, wish)
    return contact_export.put(target, leaving(connection, choice, language))


def columns(fields: Fields) -> tuple[str, ...]:
    """List what a list of people tells of each, by the names in `LABELS`, when these fields leave."""
    return tuple(name for name in LABELS if _leaves(fields, name))


def leaving(connection: sqlite3.Connection, choice: Choice, language: Language | None = None) -> Outgoing:
    """Give the people that leave with a choice, each with no more than leaves of them."""
    everybody = contact_export.outgoing(connection, language=language, leaves=choice.has)
    told = columns(choice.fields)
    stays: dict[str, Any] = {name: field.empty for name, field in Person.fields.items() if name not in told}
    contacts = [
        Contact(
            one.person.but(**stays, **_not_agreed(one.person, told, choice)),
            one.organization if ORGANIZATION in told else "",
            one.role if ROLE in told else "",
            one.sector if _SECTOR in told else "",
        )
        for one in everybody.contacts
    ]
    return Outgoing(contacts, told, everybody.language)


def _not_agreed(person: Person, told: tuple[str, ...], choice: Choice) -> dict[str, Any]:
    return {
        name: Person.fields[name].empty
        for name in told
        if name in Person.fields and not choice.may_tell(Person.table, person.uid, name)
    }


def _leaves(fields: Fields, column: str) -> bool:
    if column in (ORGANIZATION, ROLE):
        belongs = _may(fields, "affiliations", "person", "organization") and _may(fields, "organizations", "name")
        return belongs and (column == ORGANIZATION or _may(fields, "affiliations", "role"))
    if column == _SECTOR:
        return _may(fields, "people", _SECTOR) and _may(fields, "sectors", "name")
    return _may(fields, "people", column)


def _may(fields: Fields, table: str, *names: str) -> bool:
    return fields.get(table, frozenset()).issuperset(names)
