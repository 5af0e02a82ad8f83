"""Finds who may be the same person: by phone, by email, and by names that are spelled alike."""

import re
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from functools import lru_cache

from facilitator.domain.plain_text import fold
from facilitator.domain.records import Collaborative, Person
from facilitator.exchange.phone_keys import PhoneKeys
from facilitator.refusal import Refusal
from facilitator.store import rows
from facilitator.words import mark

# Names count as spelled alike from here (0 to 100), when they share an organization too.
ALIKE = 90
# Of many people under one key (a switchboard's number) only so many are compared.
_MOST_COMPARED = 60

Progress = Callable[[int, int], None]


class Likeness(IntEnum):
    """How surely two entries are one person."""

    LIKELY = 1
    SAME = 2


@dataclass(slots=True)
class Entry:
    """A person as the search sees them; `key` is whatever the caller knows them by."""

    key: object
    name: str
    phones: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    organizations: tuple[str, ...] = ()
    folded: str = field(init=False)

    def __post_init__(self) -> None:
        self.folded = name_key(self.name)


@dataclass(frozen=True, slots=True)
class Match:
    """An entry that may be the same person, and why, as a sentence that was not raised."""

    entry: Entry
    likeness: Likeness
    why: Refusal


class Directory:
    """Entries that can be looked up by what they share, without comparing each with each."""

    def __init__(self) -> None:
        self._by_key: dict[tuple[str, str], list[Entry]] = {}
        # The first of those whose spelling is compared, and beside them their names, ready to be compared all at once.
        self._spelled: dict[tuple[str, str], tuple[list[Entry], list[str]]] = {}
        self._known: set[int] = set()

    def add(self, entry: Entry) -> None:
        """Take an entry in; after more became known of it, take it in again."""
        is_known = id(entry) in self._known
        self._known.add(id(entry))
        for key in _firm_keys(entry):
            under = self._by_key.setdefault(key, [])
            if not is_known or not any(known is entry for known in under[-_MOST_COMPARED:]):
                under.append(entry)
        for key in _soft_keys(entry):
            entries, names = self._spelled.setdefault(key, ([], []))
            if len(entries) < _MOST_COMPARED and not (is_known and any(known is entry for known in entries)):
                entries.append(entry)
                names.append(entry.folded)

    def find(self, wanted: Entry) -> Match | None:
        """Give the entry that is most surely the same person as `wanted`."""
        best: Match | None = None
        for found in self.matches(wanted):
            if found.likeness is Likeness.SAME:
                return found
            best = best or found
        return best

    def matches(self, wanted: Entry) -> Iterator[Match]:
        """Give every entry that may be the same person as `wanted`, those with the same phone or email first."""
        seen: set[int] = {id(wanted)}
        for key in _firm_keys(wanted):
            for entry in self._under(key, wanted):
                if id(entry) not in seen:
                    seen.add(id(entry))
                    yield _compare(wanted, entry)
        for key in _soft_keys(wanted):
            entries, names = self._spelled.get(key, ([], []))
            for at in _alike(wanted.folded, names):
                entry = entries[at]
                if id(entry) not in seen:
                    seen.add(id(entry))
                    why = Refusal(mark("spelled nearly like “{name}”, of the same organization"), name=entry.name)
                    yield Match(entry, Likeness.LIKELY, why)

    def compared(self, wanted: Entry) -> Iterator[str]:
        """Give the names whose spelling is compared with that of `wanted`."""
        for key in _soft_keys(wanted):
            yield from self._spelled.get(key, ([], []))[1]

    def _under(self, key: tuple[str, str], wanted: Entry) -> list[Entry]:
        under = self._by_key.get(key, [])
        if len(under) <= _MOST_COMPARED:
            return under
        return [*(entry for entry in under if entry.folded == wanted.folded), *under][:_MOST_COMPARED]


def entry_of(person: Person, organizations: Iterable[str], keys: PhoneKeys, key: object) -> Entry:
    """Give a person as the search sees them."""
    return entry(key, person.name, (person.phone, person.other_phone), (person.email, person.other_email),
                 organizations, keys)  # fmt: skip


def entry(
    key: object, name: str, phones: Iterable[str], emails: Iterable[str], organizations: Iterable[str], keys: PhoneKeys
) -> Entry:
    """Give an entry whose phones, emails and organizations compare as equal when they mean the same."""
    return Entry(
        key,
        name,
        tuple(found for phone in phones if phone and (found := keys.key(phone))),
        tuple(email.strip().casefold() for email in emails if email.strip()),
        tuple(fold(organization) for organization in organizations if organization),
    )


def phone_country(connection: sqlite3.Connection) -> str:
    """Give the country whose phone numbers the collaborative writes without a country code."""
    found = rows.select(connection, Collaborative, "LIMIT 1")
    return found[0].phone_country if found else ""


@lru_cache(maxsize=65_536)
def name_key(name: str) -> str:
    """Give a name folded, its words in alphabetical order: "Peña, Luis" and "Luis Pena" are one."""
    return " ".join(sorted(re.findall(r"\w+", fold(name).replace("'", "").replace("’", ""))))


def _firm_keys(entry: Entry) -> Iterator[tuple[str, str]]:
    yield from (("phone", phone) for phone in entry.phones)
    yield from (("email", email) for email in entry.emails)
    if entry.folded:
        yield "name", entry.folded


def _soft_keys(entry: Entry) -> Iterator[tuple[str, str]]:
    """Give what two spellings of one name in one organization share: a whole word, or the first letters of all."""
    words = entry.folded.split()
    for organization in entry.organizations:
        for word in words:
            if len(word) > 1:
                yield organization, word
        yield organization, "".join(sorted(word[0] for word in words))


def _compare(wanted: Entry, entry: Entry) -> Match:
    is_phone = bool({*wanted.phones} & {*entry.phones})
    is_email = bool({*wanted.emails} & {*entry.emails})
    if wanted.folded != entry.folded:
        why = mark("the same phone as “{name}”") if is_phone else mark("the same email as “{name}”")
        return Match(entry, Likeness.LIKELY, Refusal(why, name=entry.name))
    knows_nothing = not (wanted.phones or wanted.emails or entry.phones or entry.emails)
    if is_phone or is_email or (knows_nothing and {*wanted.organizations} == {*entry.organizations}):
        return Match(entry, Likeness.SAME, Refusal(mark("the same person as {name}"), name=entry.name))
    return Match(entry, Likeness.LIKELY, Refusal(mark("the same name as “{name}”"), name=entry.name))


def _alike(wanted: str, names: Sequence[str]) -> Iterator[int]:
    if not names:
        return
    from rapidfuzz import fuzz, process

    # All at once: a call for each pair takes longer than the comparing.
    for _, _, at in process.extract(wanted, names, scorer=fuzz.ratio, score_cutoff=ALIKE, limit=None):
        yield at


def is_alike(one: str, other: str) -> bool:
    """Say whether two folded names are spelled nearly the same."""
    from rapidfuzz import fuzz

    return fuzz.ratio(one, other, score_cutoff=ALIKE) >= ALIKE
