"""Operations: the smallest things that can happen to a row, and what a row's operations add up to.

An operation names the versions it replaces (`pred`), so that two people who never saw each other's work are told apart
from one who changed their mind. Clocks only choose which of two unseen values is shown first; they never decide.
"""

import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any

from facilitator.domain.records import Value
from facilitator.refusal import Refusal
from facilitator.words import mark

ID_BYTES = 16


class Act(IntEnum):
    """What an operation does."""

    PUT = 0
    DELETE = 1


@dataclass(frozen=True, slots=True)
class Operation:
    """One act on one row. `stamp` is milliseconds since 1970 shifted left by 16, plus a counter."""

    id: bytes
    txn: bytes
    table: str
    uid: str
    act: Act
    patch: dict[str, Value]
    pred: tuple[bytes, ...]
    stamp: int
    author: str
    withheld: tuple[str, ...] = ()
    source: int = 0
    n: int = 0

    @property
    def names(self) -> Iterable[str]:
        """The fields it says something about, told or withheld."""
        return (*self.patch, *self.withheld)


@dataclass(slots=True)
class RowState:
    """What a row's operations add up to."""

    values: dict[str, Value] = field(default_factory=dict)
    heads: dict[str, tuple[bytes, ...]] = field(default_factory=dict)
    conflicts: set[str] = field(default_factory=set)
    is_alive: bool = False
    deletes: tuple[bytes, ...] = ()
    leaves: tuple[bytes, ...] = ()

    @property
    def everything_seen(self) -> tuple[bytes, ...]:
        """The versions a deletion of the row replaces."""
        return _once((*(head for heads in self.heads.values() for head in heads), *self.leaves, *self.deletes))


def add_up(operations: Sequence[Operation]) -> RowState:
    """Give the state of a row from all of its operations, in any order."""
    state = RowState()
    if not operations:
        return state
    puts = [one for one in operations if one.act is Act.PUT]
    _find_heads(state, puts)
    replaced = {before for one in operations for before in one.pred}
    state.leaves = tuple(one.id for one in operations if one.id not in replaced)
    brought_back = {before for one in puts for before in one.pred}
    state.deletes = tuple(one.id for one in operations if one.act is Act.DELETE and one.id not in brought_back)
    covered = _reachable(state.deletes, {one.id: one.pred for one in operations})
    state.is_alive = any(one.id not in covered for one in puts)
    return state


def _find_heads(state: RowState, puts: Sequence[Operation]) -> None:
    if len(puts) == 1:  # most rows, most of the time
        state.values = dict(puts[0].patch)
        state.heads = dict.fromkeys(puts[0].names, (puts[0].id,))
        return
    replaced: dict[str, set[bytes]] = {}
    for one in puts:
        for name in one.names:
            replaced.setdefault(name, set()).update(one.pred)
    for name, gone in replaced.items():
        heads = [one for one in puts if name in one.names and one.id not in gone]
        state.heads[name] = tuple(one.id for one in heads)
        known = [one for one in heads if name in one.patch]
        if known:
            state.values[name] = max(known, key=lambda one: (one.stamp, one.id)).patch[name]
        if any(one.patch[name] != known[0].patch[name] for one in known[1:]):
            state.conflicts.add(name)


def _reachable(starts: Iterable[bytes], before: dict[bytes, tuple[bytes, ...]]) -> set[bytes]:
    found: set[bytes] = set()
    waiting = list(starts)
    while waiting:
        one = waiting.pop()
        if one not in found:
            found.add(one)
            waiting.extend(before.get(one, ()))
    return found


def _once(ids: Iterable[bytes]) -> tuple[bytes, ...]:
    return tuple(dict.fromkeys(ids))


_COLUMNS = "id, txn, tbl, uid, kind, patch, pred, hlc, author, withheld, src, n"


def of_row(connection: sqlite3.Connection, table: str, uid: str, until: int | None = None) -> list[Operation]:
    """List a row's operations in the order they arrived here, up to number `until`."""
    limit = "" if until is None else " AND n <= ?"
    values = (table, uid) if until is None else (table, uid, until)
    return _read(connection, f"WHERE tbl = ? AND uid = ?{limit} ORDER BY n", values)


def of_transaction(connection: sqlite3.Connection, txn: bytes) -> list[Operation]:
    """List the operations of one change, in the order they were made."""
    return _read(connection, "WHERE txn = ? ORDER BY n", (txn,))


def by_row(connection: sqlite3.Connection) -> Iterable[list[Operation]]:
    """Walk over the whole journal, row by row."""
    group: list[Operation] = []
    for row in connection.execute(f"SELECT {_COLUMNS} FROM op ORDER BY tbl, uid, n"):
        one = _from_row(row)
        if group and (group[0].table, group[0].uid) != (one.table, one.uid):
            yield group
            group = []
        group.append(one)
    if group:
        yield group


def append(connection: sqlite3.Connection, one: Operation) -> None:
    """Write an operation at the end of the journal."""
    connection.execute(
        "INSERT INTO op (id, txn, tbl, uid, kind, patch, withheld, pred, hlc, author, src)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            one.id, one.txn, one.table, one.uid, int(one.act), to_json(one.patch) if one.act is Act.PUT else None,
            to_json(one.withheld) if one.withheld else None, b"".join(one.pred), one.stamp, one.author, one.source,
        ),
    )  # fmt: skip


def to_json(value: object) -> str:
    """Give a value as JSON that is always written the same way."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _read(connection: sqlite3.Connection, condition: str, values: tuple[object, ...]) -> list[Operation]:
    return [_from_row(row) for row in connection.execute(f"SELECT {_COLUMNS} FROM op {condition}", values)]


def _from_row(row: Any) -> Operation:
    id_, txn, table, uid, act, patch, pred, stamp, author, withheld, source, n = row
    before = tuple(pred[at : at + ID_BYTES] for at in range(0, len(pred), ID_BYTES))
    try:
        told, kept = json.loads(patch or "{}"), json.loads(withheld or "[]")
        if not isinstance(told, dict) or not isinstance(kept, list):
            raise ValueError
        return Operation(id_, txn, table, uid, Act(act), told, before, stamp, author, tuple(kept), source, n)
    except ValueError:
        raise Refusal(mark("The history of this file is damaged at “{table} {uid}”. Restore an earlier day, or ask a "
                           "partner for their copy."), table=table, uid=uid) from None  # fmt: skip
