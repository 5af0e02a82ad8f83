"""The private log of differences between people."""

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from facilitator.domain import differences
from facilitator.domain.plain_text import fold
from facilitator.domain.records import Difference
from facilitator.store import rows
from facilitator.store.change import Change


@dataclass(frozen=True, slots=True)
class Line:
    """A difference as lists show it."""

    difference: Difference

    @property
    def uid(self) -> str:
        """The difference's id."""
        return self.difference.uid

    @property
    def name(self) -> str:
        """What it is about."""
        return self.difference.about

    @property
    def between(self) -> str:
        """Between whom it is."""
        return self.difference.between

    @property
    def search(self) -> str:
        """What a filter looks through, folded."""
        one = self.difference
        return fold(f"{one.about} {one.between} {one.needs} {one.agreement}")


def listing(connection: sqlite3.Connection, today: date) -> list[Line]:
    """List the differences: to ask about again, open, settled."""
    return [Line(one) for one in differences.in_order(rows.select(connection, Difference), today)]


def notice(change: Change, about: str, on_day: date) -> str:
    """Write down a difference that was noticed, and give its id."""
    return change.insert(Difference(about=about, noticed_on=on_day.isoformat()))


def remove(change: Change, uids: Iterable[str]) -> None:
    """Remove differences."""
    for uid in uids:
        change.delete(Difference, uid)
