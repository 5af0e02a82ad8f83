"""Which new people, organizations and sectors of a partner's file look like one that is here already, and why."""

import re
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from facilitator.domain.plain_text import fold
from facilitator.domain.records import Affiliation, Organization, Person, Record, Sector
from facilitator.exchange import alike_names, places
from facilitator.exchange.duplicates import Directory, Entry, Likeness, entry_of, name_key, phone_country
from facilitator.exchange.phone_keys import PhoneKeys
from facilitator.refusal import Refusal
from facilitator.store import organizations, rows
from facilitator.store.merging import Report
from facilitator.store.operations import Row
from facilitator.words import mark

_TAIL = 7  # digits; two numbers that ring the same phone end alike, however they begin
# What two of a kind are told from each other by, read side by side.
_TELLING = {
    "people": ("name", "called", "phone", "other_phone", "email", "other_email", "address"),
    "organizations": ("name", "phone", "email", "website", "address"),
    "sectors": ("name", "other_name"),
}

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class LookAlike:
    """The record that is here and may be the one that comes, and why, as a sentence that was not raised.

    `here` and `there` are what can be read of the two, side by side.
    """

    uid: str
    title: str
    likeness: Likeness
    why: Refusal
    here: tuple[str, ...]
    there: tuple[str, ...]

    @property
    def is_sure(self) -> bool:
        """Whether hardly anything speaks against it: the same name, and nothing else that differs."""
        return self.likeness is Likeness.SAME


def find(connection: sqlite3.Connection, report: Report) -> dict[Row, LookAlike]:
    """Give whom or what new records look like, by table and id; a preview's `report` tells of them, they are not here yet."""
    found: dict[Row, LookAlike] = {}
    for uid, alike in _by_name(_news(report, Sector), _present(connection, report, Sector)):
        found[(Sector.table, uid)] = alike
    for uid, alike in _by_name(_news(report, Organization), _present(connection, report, Organization)):
        found[(Organization.table, uid)] = alike
    for uid, alike in _people(connection, report):
        found[(Person.table, uid)] = alike
    return found


def _news(report: Report, record: type[R]) -> list[R]:
    return [
        record(row.uid, **{name: after for name, (_, after) in row.fields.items()})
        for row in report.rows
        if row.table == record.table and row.what == "new"
    ]


def _present(connection: sqlite3.Connection, report: Report, record: type[R]) -> Iterator[R]:
    leaving = {row.uid for row in report.rows if row.table == record.table and row.what == "removed"}
    for one in rows.select(connection, record, "ORDER BY uid"):
        if one.uid not in leaving:
            yield one


def _by_name(
    news: Sequence[Sector | Organization], present: Iterable[Sector | Organization]
) -> Iterator[tuple[str, LookAlike]]:
    if not news:
        return
    by_key = {key: one for one in present for key in alike_names.keys(one)}
    for one in news:
        keys = alike_names.keys(one)
        same = next((key for key in keys if key in by_key), None)
        if same:
            yield one.uid, _alike(by_key[same], one, Likeness.SAME, mark("the same name as “{name}”"))
        elif other := next(alike_names.nearly(keys, list(by_key)), None):
            yield one.uid, _alike(by_key[other], one, Likeness.LIKELY, mark("spelled nearly like “{name}”"))


def _alike(here: Record, there: Record, likeness: Likeness, why: str) -> LookAlike:
    return LookAlike(here.uid, here.title, likeness, Refusal(why, name=here.title), _told(here), _told(there))


def _told(one: Record, belonging: Iterable[str] = ()) -> tuple[str, ...]:
    said = one.said()
    return (*(str(said[name]) for name in _TELLING[one.table] if name in said), *belonging)


def _people(connection: sqlite3.Connection, report: Report) -> Iterator[tuple[str, LookAlike]]:
    news = _news(report, Person)
    if not news:
        return
    keys = PhoneKeys(phone_country(connection))
    here = {uid: [name for name, _ in found] for uid, found in places.by_person(connection).items()}
    there = _places_to_come(connection, report)
    wanted = [entry_of(one, there.get(one.uid, ()), keys, one) for one in news]
    signs = {sign for one in wanted for sign in _signs(one)}
    directory = Directory()
    for person in _present(connection, report, Person):
        belonging = here.get(person.uid, [])
        if _may_be_known(person, belonging, signs):
            directory.add(entry_of(person, belonging, keys, person))
    for one, searched in zip(news, wanted, strict=True):
        match = directory.find(searched)
        if match and isinstance(match.entry.key, Person):
            found = match.entry.key
            yield one.uid, LookAlike(
                found.uid, found.title, match.likeness, match.why, _told(found, here.get(found.uid, ())),
                _told(one, there.get(one.uid, ())),
            )  # fmt: skip


def _places_to_come(connection: sqlite3.Connection, report: Report) -> dict[str, list[str]]:
    names = organizations.names(connection) | {one.uid: one.name for one in _news(report, Organization)}
    found: dict[str, list[str]] = {}
    for place in _news(report, Affiliation):
        if place.organization in names and not place.until:
            found.setdefault(place.person, []).append(names[place.organization])
    return found


def _signs(one: Entry) -> Iterator[str]:
    yield from one.folded.split()
    yield from one.emails
    yield from one.organizations
    yield from (re.sub(r"\D", "", phone.partition(";")[0])[-_TAIL:] for phone in one.phones)


def _may_be_known(person: Person, belonging: Iterable[str], signs: set[str]) -> bool:
    """Whether somebody shares anything at all with those who come: of a hundred thousand, few are then compared."""
    phones = [phone for phone in (person.phone, person.other_phone) if phone]
    if any(re.search(r"[^\W\d]", phone) for phone in phones):
        return True  # an extension, or a number spelled in letters
    mine = (
        *name_key(person.name).split(), person.email.casefold(), person.other_email.casefold(), *map(fold, belonging),
        *(re.sub(r"\D", "", phone)[-_TAIL:] for phone in phones),
    )  # fmt: skip
    return not signs.isdisjoint(mine)
