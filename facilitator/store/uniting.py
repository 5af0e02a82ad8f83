"""Uniting two records that are one and the same: one stays, the other goes, and nothing leads to that one any more.

What stays keeps all it says; only what is empty in it is filled. What led to the record that goes leads to the one that
stays, and two rows that say the same of it become one: a person is on a meeting's list once.
"""

import re
from dataclasses import dataclass

from facilitator.domain import agreement
from facilitator.domain.records import RECORDS, Kind, Person, Record, Value
from facilitator.domain.records.people import SECOND
from facilitator.store import operations, rows, united
from facilitator.store.change import Change, is_gone
from facilitator.store.operations import Act
from facilitator.store.tables import conflicts_of

_FEWEST_DIGITS = 7  # from here two numbers that end alike are one, with its country's code and without


@dataclass(frozen=True, slots=True)
class _Once:
    """When two rows of a table are one: they name the same `of`, and are equal in what is `alike`.

    Of what they may `lack`, one of them may say nothing.
    """

    of: tuple[str, ...]
    alike: tuple[str, ...] = ()
    lack: tuple[str, ...] = ()


_ONCE = {
    "attendance": (_Once(("meeting", "person")),),
    # Somebody may have several places in one organization: one after the other, or with several roles.
    "affiliations": (_Once(("person", "organization"), ("until",), ("role", "since")),),
    # Nobody is in the register twice; the calls of both entries stand in one log then.
    "stakeholders": (_Once(("person",)), _Once(("organization",))),
}
# Who came to a meeting under either name, came, whatever the other row says.
_OUTWEIGHS = {("attendance", "state"): "present"}


def unite(change: Change, record: type[Record], gone: str, kept: str) -> None:
    """Unite two records of a kind, given by their ids; raises a `Refusal` when one of them is not there.

    A value that nobody told this file counts as empty: its owner is asked then which of the two is right.
    """
    if gone == kept:
        raise ValueError(f"{record.table} {gone} cannot be united with itself")
    goes, stays = rows.get(change.connection, record, gone), rows.get(change.connection, record, kept)
    if goes is None or stays is None:
        raise is_gone(record)
    is_open = conflicts_of(change.connection, (record.table, kept))
    filled = _filled(stays, goes, is_open)
    if isinstance(stays, Person) and isinstance(goes, Person):
        filled |= {name: value for name, value in agreement.together(stays, goes).items() if name not in is_open}
    change.update(record, kept, **filled)
    for linked, name in links_to(record):
        for uid in _leading_to(change, linked, name, gone):
            _lead_on(change, linked, uid, name, gone, kept)
            _bring_together(change, linked, uid)
    _say_which_stays(change, record, gone, kept)


def links_to(record: type[Record]) -> list[tuple[type[Record], str]]:
    """List the fields that may lead to a record of a kind, each with the kind of record that has it."""
    return [
        (linked, name)
        for linked in RECORDS
        for name, field in linked.fields.items()
        if field.kind is Kind.LINK and field.target == record.table and name != united.FIELD
    ]


def _say_which_stays(change: Change, record: type[Record], gone: str, kept: str) -> None:
    """Say of a record that it is another one, or remove it where its kind has no word for that."""
    if united.FIELD not in record.fields:
        change.delete(record, gone)
        return
    goes, stays = (operations.add_up(united.of_row(change.connection, record.table, uid)) for uid in (gone, kept))
    present = rows.get(change.connection, record, kept)
    left = {name: getattr(present, name) for name in goes.told if name in record.fields and name not in stays.heads}
    # What was read of the one that goes and not taken over is empty on purpose; what was never told here is not. And who
    # removed the one that stays, elsewhere, did not know that it stands for both: that is asked when it is heard of.
    change.append(record.table, kept, Act.PUT, left, ())
    change.append(record.table, gone, Act.PUT, {united.FIELD: kept}, goes.everything_seen)
    change.bring_up([(record.table, gone), (record.table, kept)])


def _filled(stays: Record, goes: Record, is_open: frozenset[str]) -> dict[str, Value]:
    """Give what one record lacks and the other says; a field that people have to choose about is left to them."""
    filled: dict[str, Value] = {}
    for name, value in goes.said().items():
        if name == united.FIELD:
            continue
        places = [place for place in _places(stays, name) if place not in is_open]
        there = [filled.get(place, getattr(stays, place)) for place in places]
        free = [place for place, held in zip(places, there, strict=True) if held == stays.fields[place].empty]
        if value == stays.uid or any(_is_same(value, held) for held in there):
            continue
        if free:
            filled[free[0]] = value
        elif places and _OUTWEIGHS.get((stays.table, name)) == value:
            filled[name] = value
    return filled


def _places(stays: Record, name: str) -> tuple[str, ...]:
    """Give the fields where a value may stand: a person's second phone is as good a place as the first."""
    pair = next((pair for pair in SECOND.items() if name in pair), (name,))
    return pair if all(one in stays.fields for one in pair) else (name,)


def _is_same(one: Value, other: Value) -> bool:
    if not isinstance(one, str) or not isinstance(other, str):
        return one == other
    digits, others = (re.sub(r"\D", "", text) for text in (one, other))
    if re.search(r"[^\W\d]|@", one + other) or min(len(digits), len(others)) < _FEWEST_DIGITS:
        return one.casefold() == other.casefold()
    return digits.endswith(others) or others.endswith(digits)


def _leading_to(change: Change, linked: type[Record], field: str, uid: str) -> list[str]:
    """List the rows whose link leads to a record, or would if people chose so."""
    found = change.connection.execute(
        f'SELECT uid FROM "{linked.table}" WHERE "{field}" = ?'
        " UNION SELECT uid FROM conflict WHERE tbl = ? AND field = ?",
        (uid, linked.table, field),
    )
    return [str(one) for (one,) in found if one != uid]


def _lead_on(change: Change, linked: type[Record], uid: str, field: str, gone: str, kept: str) -> None:
    every = united.of_row(change.connection, linked.table, uid)
    told = operations.add_up(every).told.get(field, ())
    # Other values that wait to be chosen go on waiting.
    versions = tuple(one.id for one in every if one.id in told and one.patch[field] == gone)
    if versions:
        to = linked.fields[field].empty if uid == kept else kept
        change.append(linked.table, uid, Act.PUT, {field: to}, versions)
        change.bring_up([(linked.table, uid)])


def _bring_together(change: Change, linked: type[Record], uid: str) -> None:
    """Make one of a row that leads elsewhere now and a row that says the same already, when there is one."""
    for once in _ONCE.get(linked.table, ()):
        row = rows.get(change.connection, linked, uid)
        if row is None or not all(getattr(row, name) for name in once.of):
            continue
        same = " AND ".join(f'"{name}" = ?' for name in (*once.of, *once.alike))
        values = [getattr(row, name) for name in (*once.of, *once.alike)]
        for other in rows.select(change.connection, linked, f"WHERE uid <> ? AND {same} ORDER BY uid", (uid, *values)):
            if all(_contradict_not(getattr(row, name), getattr(other, name)) for name in once.lack):
                unite(change, linked, uid, other.uid)
                return


def _contradict_not(one: Value, other: Value) -> bool:
    return not one or not other or one == other
