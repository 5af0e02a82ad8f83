"""Two records that may be one, field by field, and making one of them as somebody chose."""

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass

from facilitator.domain import agreement
from facilitator.domain.records import Person, Record, Value
from facilitator.domain.records.people import SECOND
from facilitator.store import rows, united, uniting
from facilitator.store.change import Change


@dataclass(frozen=True, slots=True)
class Line:
    """A field of which at least one of the two says something."""

    field: str
    one: Value
    other: Value

    @property
    def differs(self) -> bool:
        """Whether the two say different things."""
        return self.one != self.other


def lines(one: Record, other: Record) -> list[Line]:
    """List what two records of a kind say, in the order of their fields."""
    every = (Line(name, getattr(one, name), getattr(other, name)) for name in one.fields if name != united.FIELD)
    return [line for line in every if not line.one == line.other == one.fields[line.field].empty]


def proposed(kept: Record, gone: Record) -> dict[str, Value]:
    """Give the value of each field that holds unless somebody chooses otherwise: what stays, filled where it is empty."""
    held = {
        line.field: line.other if line.one == kept.fields[line.field].empty else line.one
        for line in lines(kept, gone)
    }  # fmt: skip
    if isinstance(kept, Person) and isinstance(gone, Person):
        held |= {name: value for name, value in agreement.together(kept, gone).items() if name in held}
    return held


def make_one(change: Change, record: type[Record], gone: str, kept: str, chosen: Mapping[str, Value]) -> None:
    """Unite two records; a field that is `chosen` gets that value, whatever the one that stays says.

    A phone or an email that gives way to the other's takes that one's place, so that none is lost.
    """
    stays = rows.get(change.connection, record, kept)
    uniting.unite(change, record, gone, kept)
    now = rows.get(change.connection, record, kept)
    if stays is None or now is None:
        return
    wanted = dict(chosen)
    for first, second in SECOND.items():
        if first in wanted and second not in wanted and wanted[first] == getattr(now, second, ""):
            wanted[second] = getattr(now, first)
    change.update(record, kept, **wanted)


def led_to(connection: sqlite3.Connection, record: Record) -> int:
    """Count what leads to a record: lines of attendance, places in organizations, items of agendas and so on."""
    return sum(
        rows.count(connection, linked, f'WHERE "{name}" = ?', (record.uid,))
        for linked, name in uniting.links_to(type(record))
    )
