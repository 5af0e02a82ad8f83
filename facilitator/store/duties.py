"""The duty list of the facilitator: who does what, and who steps in."""

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass

from facilitator.domain import duties, order_key
from facilitator.domain.duties import Cover
from facilitator.domain.plain_text import fold
from facilitator.domain.records import Duty
from facilitator.store import rows
from facilitator.store.change import Change
from facilitator.words import Language


@dataclass(frozen=True, slots=True)
class Line:
    """A duty as lists show it, with the names of who does it and of the stand-in; "" where nobody is left."""

    duty: Duty
    holder: str
    stand_in: str
    phone: str

    @property
    def uid(self) -> str:
        """The duty's id."""
        return self.duty.uid

    @property
    def name(self) -> str:
        """What has to be done."""
        return self.duty.name

    @property
    def search(self) -> str:
        """What a filter looks through, folded."""
        return fold(f"{self.duty.name} {self.holder} {self.stand_in} {self.duty.how}")


def listing(connection: sqlite3.Connection) -> list[Line]:
    """List the duties in their order."""
    people = {
        str(uid): (str(name), str(phone))
        for uid, name, phone in connection.execute(
            "SELECT uid, name, phone FROM people WHERE uid IN (SELECT holder FROM duties UNION SELECT stand_in FROM duties)"
        )
    }
    nobody = ("", "")
    return [
        Line(
            one,
            people.get(one.holder, nobody)[0],
            people.get(one.stand_in, nobody)[0],
            people.get(one.holder, nobody)[1],
        )
        for one in rows.select(connection, Duty, "ORDER BY rank, uid")
    ]


def cover(lines: Iterable[Line]) -> Cover:
    """Say which duties nobody does, and which have no stand-in."""
    every = list(lines)
    present = {one.duty.holder for one in every if one.holder} | {one.duty.stand_in for one in every if one.stand_in}
    return duties.cover((one.duty for one in every), frozenset(present))


def add(change: Change, name: str) -> str:
    """Add a duty at the end and give its id."""
    last = rows.select(change.connection, Duty, "ORDER BY rank DESC, uid DESC LIMIT 1")
    return change.insert(Duty(name=name, rank=order_key.between(last[0].rank if last else "", "")))


def add_usual(change: Change, language: Language) -> int:
    """Add the duties there usually are, in a language; those that are there by name are left out. Gives how many are new."""
    present = {fold(one.name) for one in rows.select(change.connection, Duty)}
    missing = [name for name in map(language.translate, duties.USUAL) if fold(name) not in present]
    for name in missing:
        add(change, name)
    return len(missing)


def remove(change: Change, uids: Iterable[str]) -> None:
    """Remove duties."""
    for uid in uids:
        change.delete(Duty, uid)
