"""Looking for duplicates among 10,000 people of large organizations, beside the bare comparing of the same spellings."""

import random
import tempfile
from pathlib import Path

from rapidfuzz import fuzz

from facilitator.domain.records import Affiliation, Collaborative, Organization, Person
from facilitator.exchange import look_through, places
from facilitator.exchange.duplicates import ALIKE, Directory, entry_of
from facilitator.exchange.phone_keys import PhoneKeys
from facilitator.store import rows
from facilitator.store.document import Document, create
from tests.benchmarks._beside import by_turns, timed
from tests.benchmarks.contacts_list import crowd

PEOPLE = 10_000
ORGANIZATIONS = 5
_RUNS = 3


def measure() -> list[tuple[str, float, float]]:
    """Give the seconds of a search, and how many times as long it takes as RapidFuzz alone on the pairs it compares."""
    with tempfile.TemporaryDirectory() as folder, _crowded(Path(folder) / "crowd.collab") as document:
        pairs = _candidates(document)
        seconds = timed(lambda: look_through.find_people(document.connection))
        # Reading everybody and their phones takes most of it, whatever is compared.
        times = by_turns(lambda: look_through.find_people(document.connection), lambda: _compare(pairs), _RUNS)
    return [
        (f"duplicates among {PEOPLE:,} people: seconds", seconds, 20),
        (f"duplicates among {PEOPLE:,} people / RapidFuzz alone on the same {len(pairs):,} pairs", times, 3),
    ]


def _crowded(path: Path) -> Document:
    document = create(path, Collaborative(name="Crowd"))
    chance = random.Random(1)
    with document.change("Fill") as change:
        bodies = [change.insert(Organization(name=f"Body {at}")) for at in range(ORGANIZATIONS)]
        for one in crowd(PEOPLE):
            change.insert(Affiliation(person=change.insert(one), organization=chance.choice(bodies)))
    return document


def _candidates(document: Document) -> list[tuple[str, str]]:
    """List the pairs of names that the search compares."""
    belonging = places.by_person(document.connection)
    keys = PhoneKeys()
    directory = Directory()
    found: list[tuple[str, str]] = []
    for person in rows.select(document.connection, Person, "ORDER BY sort, uid"):
        one = entry_of(person, [name for name, _ in belonging.get(person.uid, ())], keys, person)
        found += ((one.folded, other) for other in directory.compared(one))
        directory.add(one)
    return found


def _compare(pairs: list[tuple[str, str]]) -> int:
    return sum(fuzz.ratio(one, other, score_cutoff=ALIKE) >= ALIKE for one, other in pairs)
