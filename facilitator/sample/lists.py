"""The sample's lists of contacts as records: what its facilitator looks for again and again."""

from collections.abc import Iterator
from random import Random

from facilitator.domain.records import ContactList, Record
from facilitator.sample.cast import uid


def records(random: Random) -> Iterator[Record]:
    """Give the record of every list."""
    yield ContactList(uid(random), name="Come often, no seat yet", seat="none", came_at_least=3, of_last=5)
    yield ContactList(uid(random), name="Speak Spanish", language="Spanish")
    yield ContactList(uid(random), name="Seats to call again", seat="decision", not_contacted_days=60)
