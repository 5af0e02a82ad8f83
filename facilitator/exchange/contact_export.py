"""Takes contacts out to a file that other programs read: .vcf, .csv or .xlsx."""

import sqlite3
from collections.abc import Callable
from datetime import date
from pathlib import Path

from facilitator.domain.records import Audience, Person, Sector
from facilitator.exchange import places
from facilitator.exchange.formats._format import Contact, Format, Outgoing
from facilitator.exchange.incoming import LABELS
from facilitator.exchange.reading import catalogue
from facilitator.refusal import Refusal
from facilitator.store import contact_lists, putting, rows
from facilitator.words import Language, mark, spoken


def formats() -> list[Format]:
    """List the formats that contacts can be written in."""
    return [one for one in catalogue() if one.write]


def write(
    connection: sqlite3.Connection,
    path: Path | str,
    *,
    contacts: str = "",
    private: bool = False,
    language: Language | None = None,
    today: date | None = None,
) -> int:
    """Write everybody, or those on the list of that name or id, to `path` in the format its ending names, and give how many people that were.

    Private notes go out only when `private` is asked for. The file is whole or not there: one that was there before is
    replaced at the very end. Headings are in `language`, else in the one the program speaks.
    """
    return put(Path(path), outgoing(connection, contacts=contacts, private=private, language=language, today=today))


def put(path: Path, going: Outgoing) -> int:
    """Write contacts to `path` in the format its ending names, whole or not at all, and give how many they are."""
    putting.put(path, _format_of(path)(going))
    return len(going.contacts)


def outgoing(
    connection: sqlite3.Connection,
    *,
    contacts: str = "",
    private: bool = False,
    language: Language | None = None,
    today: date | None = None,
    leaves: Callable[[str, str], bool] = lambda _table, _uid: True,
) -> Outgoing:
    """Give everybody, or those on a list, with what may go out, in the order of their names.

    `leaves` says of any table and id whether it may.
    """
    known = Person.fields
    hidden = [name for name, field in known.items() if field.audience is Audience.FACILITATOR and not private]
    sectors = {one.uid: one.name for one in rows.select(connection, Sector) if leaves(one.table, one.uid)}
    belonging = places.by_person(connection, leaves)
    going = [
        Contact(person, *belonging.get(person.uid, [("", "")])[0], sector=sectors.get(person.sector, ""))
        for person in contact_lists.persons(connection, contacts, today or date.today())
        if leaves(person.table, person.uid)
    ]
    return Outgoing(going, tuple(name for name in LABELS if name not in hidden), language or spoken())


def _format_of(path: Path) -> Callable[[Outgoing], bytes]:
    for one in formats():
        if one.write and path.suffix.lower() == one.writes:
            return one.write
    raise Refusal(
        mark("Contacts cannot be written as “{name}”. Let the name end in one of {endings}."),
        name=path.name, endings=", ".join(one.writes for one in formats()))  # fmt: skip
