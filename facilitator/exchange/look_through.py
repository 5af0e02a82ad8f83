"""Looks through the whole file for people and organizations that are in it twice."""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

from facilitator.domain.records import Organization, Person, Record
from facilitator.exchange import alike_names, places
from facilitator.exchange.duplicates import Directory, Entry, Likeness, Match, Progress, entry_of, phone_country
from facilitator.exchange.phone_keys import PhoneKeys
from facilitator.refusal import Refusal
from facilitator.store import rows, told_apart
from facilitator.words import mark


@dataclass(frozen=True, slots=True)
class Pair:
    """Two of a kind who may be one, the one that lists show first before the other, and why."""

    one: Record
    other: Record
    why: Refusal


def find_all(connection: sqlite3.Connection, progress: Progress | None = None) -> list[Pair]:
    """List the pairs of people, then of organizations, that may be one, without those that were told apart."""
    return [*find_people(connection, progress), *find_organizations(connection)]


def find_people(connection: sqlite3.Connection, progress: Progress | None = None) -> list[Pair]:
    """List the pairs of people who may be one person, in the order of their names."""
    apart = told_apart.pairs(connection, Person)
    return [pair for pair in _people(connection, progress) if frozenset((pair.one.uid, pair.other.uid)) not in apart]


def _people(connection: sqlite3.Connection, progress: Progress | None) -> Iterator[Pair]:
    people = rows.select(connection, Person, "ORDER BY sort, uid")
    belonging = places.by_person(connection)
    keys = PhoneKeys(phone_country(connection))
    directory = Directory()
    for at, person in enumerate(people):
        if progress and at % 100 == 0:
            progress(at, len(people))
        entry = entry_of(person, [name for name, _ in belonging.get(person.uid, ())], keys, person)
        for match in directory.matches(entry):
            if isinstance(match.entry.key, Person):
                yield Pair(match.entry.key, person, _reason(entry, match))
        directory.add(entry)


def _reason(entry: Entry, match: Match) -> Refusal:
    """Give why two may be one; of those that are surely one, what they share."""
    if match.likeness is not Likeness.SAME:
        return match.why
    if {*entry.phones} & {*match.entry.phones}:
        return Refusal(mark("the same name and the same phone"))
    if {*entry.emails} & {*match.entry.emails}:
        return Refusal(mark("the same name and the same email"))
    return Refusal(mark("the same name, and nothing that tells them apart"))


def find_organizations(connection: sqlite3.Connection) -> list[Pair]:
    """List the pairs of organizations whose names are spelled alike, in the order of their names."""
    apart = told_apart.pairs(connection, Organization)
    known: dict[str, list[Organization]] = {}
    found: list[Pair] = []
    for one in rows.select(connection, Organization, "ORDER BY sort, uid"):
        mine = alike_names.key(one.name)
        same = known.get(mine, [])
        near = [each for name in alike_names.nearly([mine], [*known]) if name != mine for each in known[name]]
        found += [Pair(each, one, Refusal(mark("the same name as “{name}”"), name=each.name)) for each in same]
        found += [Pair(each, one, Refusal(mark("spelled nearly like “{name}”"), name=each.name)) for each in near]
        known.setdefault(mine, []).append(one)
    return [pair for pair in found if frozenset((pair.one.uid, pair.other.uid)) not in apart]
