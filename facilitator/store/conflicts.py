"""What people have to choose: two values of a field that never saw each other, and rows removed here and changed there."""

import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from facilitator.domain.records import BY_TABLE, Value
from facilitator.store import bin, operations, rows, united
from facilitator.store.change import Change, is_gone
from facilitator.store.operations import Act, Operation
from facilitator.store.stamps import moment
from facilitator.store.tables import REMOVAL


@dataclass(frozen=True, slots=True)
class Candidate:
    """One value of a field, with who gave it and when (local time); `op` is the operation that says so.

    Of a row's removal: who removed it and when, the value None.
    """

    value: Value
    author: str
    at: datetime
    op: bytes


@dataclass(frozen=True, slots=True)
class Conflict:
    """A field of a row that holds more than one value, or with the field "" a row that was removed and changed apart.

    `candidates` gives each value once, the one that is shown last; `base` is the value that all of them replaced, None
    when there was none or nobody told us.
    """

    table: str
    uid: str
    field: str
    title: str
    candidates: tuple[Candidate, ...]
    base: Value | None = None


def open_conflicts(connection: sqlite3.Connection) -> list[Conflict]:
    """List what people have to choose, table by table."""
    found = [
        _conflict(connection, str(table), str(uid), str(field))
        for table, uid, field in connection.execute("SELECT tbl, uid, field FROM conflict").fetchall()
        if table in BY_TABLE
    ]
    places = {table: place for place, table in enumerate(BY_TABLE)}
    return sorted(found, key=lambda one: (places[one.table], one.title, one.uid, one.field))


def settle(change: Change, table: str, uid: str, field: str, value: Value) -> None:
    """Give a field the value that was chosen: it replaces all others, also those nobody told us.

    Raises a `Refusal` when the row is gone or the field does not take the value.
    """
    record = BY_TABLE[table]
    if rows.get(change.connection, record, uid) is None:
        raise is_gone(record)
    chosen = record.fields[field].check(value)
    state = operations.add_up(united.of_row(change.connection, table, uid))
    change.append(table, uid, Act.PUT, {field: chosen}, state.heads.get(field, ()))
    change.bring_up([(table, uid)])


def settle_deletion(change: Change, table: str, uid: str, keep: bool) -> None:
    """Keep a row that was removed and changed apart, or remove it with what belongs to it.

    What was removed along with a row that is kept comes back. Raises a `Refusal` when the row is gone.
    """
    record = BY_TABLE[table]
    if rows.get(change.connection, record, uid) is None:
        raise is_gone(record)
    if not keep:
        change.delete(record, uid)
        return
    every = united.of_row(change.connection, table, uid)
    state = operations.add_up(every)
    if state.deletes:
        change.append(table, uid, Act.PUT, {}, state.deletes)
        change.bring_up([(table, uid)])
    for step in dict.fromkeys(one.txn for one in every if one.id in state.deletes):
        for row in bin.went_along(change.connection, (table, uid), step):
            found = operations.add_up(operations.of_row(change.connection, *row))
            change.set_row(*row, dict(found.values))


def _conflict(connection: sqlite3.Connection, table: str, uid: str, field: str) -> Conflict:
    record = rows.get(connection, BY_TABLE[table], uid)
    title = record.title if record else uid
    every = {one.id: one for one in united.of_row(connection, table, uid)}
    state = operations.add_up(list(every.values()))
    if field == REMOVAL:
        return Conflict(table, uid, field, title, tuple(_candidate(every[one], None) for one in state.deletes))
    heads = [every[one] for one in state.told.get(field, ())]
    by_value = {repr(one.patch[field]): one for one in heads}  # of two who say the same, the later
    said = tuple(_candidate(one, one.patch[field]) for one in heads if one is by_value[repr(one.patch[field])])
    return Conflict(table, uid, field, title, said, _base(every, heads, field))


def _candidate(one: Operation, value: Value) -> Candidate:
    return Candidate(value, one.author, datetime.fromtimestamp(moment(one.stamp)), one.id)


def _base(every: Mapping[bytes, Operation], heads: Iterable[Operation], field: str) -> Value | None:
    """Give the latest value of a field that all of its `heads` have seen."""
    seen_by_all: set[bytes] | None = None
    for head in heads:
        seen = _seen(every, head)
        seen_by_all = seen if seen_by_all is None else seen_by_all & seen
    values = [every[one] for one in seen_by_all or () if field in every[one].patch]
    return max(values, key=lambda one: (one.stamp, one.id)).patch[field] if values else None


def _seen(every: Mapping[bytes, Operation], head: Operation) -> set[bytes]:
    found: set[bytes] = set()
    waiting = list(head.pred)
    while waiting:
        one = waiting.pop()
        if one in every and one not in found:
            found.add(one)
            waiting.extend(every[one].pred)
    return found
