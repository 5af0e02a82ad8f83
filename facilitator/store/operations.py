"""Operations: the smallest things that can happen to a row, and what a row's operations add up to.

An operation names the versions it replaces (`pred`), so that two people who never saw each other's work are told apart
from one who changed their mind. Clocks only choose which of two unseen values is shown first; they never decide.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from itertools import islice
from typing import Any, TypeVar

from facilitator.domain.records import Value
from facilitator.refusal import Refusal
from facilitator.words import mark

ID_BYTES = 16
Row = tuple[str, str]  # table and uid
T = TypeVar("T")


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
    """What a row's operations add up to.

    `heads` names, by field, the versions that nothing has replaced; `told` those of them whose value is known here.
    `disputed` gives the values of a field that has more than one, the one that is shown last. `deletes` are the
    deletions that nothing has answered: a row that is alive all the same was removed by somebody and changed by another.
    """

    values: dict[str, Value] = field(default_factory=dict)
    heads: dict[str, tuple[bytes, ...]] = field(default_factory=dict)
    told: dict[str, tuple[bytes, ...]] = field(default_factory=dict)
    disputed: dict[str, tuple[Value, ...]] = field(default_factory=dict)
    is_alive: bool = False
    has_puts: bool = False
    deletes: tuple[bytes, ...] = ()
    leaves: tuple[bytes, ...] = ()

    @property
    def conflicts(self) -> set[str]:
        """The fields that hold two or more values nobody has chosen between."""
        return set(self.disputed)

    @property
    def is_disputed(self) -> bool:
        """Whether it was removed by somebody who had not seen all that others did to it."""
        return self.is_alive and bool(self.deletes)

    @property
    def everything_seen(self) -> tuple[bytes, ...]:
        """The versions a deletion of the row replaces."""
        return _once((*(head for heads in self.heads.values() for head in heads), *self.leaves, *self.deletes))

    def candidates(self, name: str) -> tuple[Value, ...]:
        """Give every value that a field holds, the one that is shown last; none when nobody told us any."""
        if name in self.disputed:
            return self.disputed[name]
        return (self.values[name],) if name in self.values else ()


def add_up(operations: Sequence[Operation]) -> RowState:
    """Give the state of a row from all of its operations, in any order."""
    state = RowState()
    if not operations:
        return state
    puts = [one for one in operations if one.act is Act.PUT]
    state.has_puts = bool(puts)
    _find_heads(state, puts)
    replaced = {before for one in operations for before in one.pred}
    state.leaves = tuple(one.id for one in operations if one.id not in replaced)
    brought_back = {before for one in puts for before in one.pred}
    state.deletes = tuple(one.id for one in operations if one.act is Act.DELETE and one.id not in brought_back)
    covered = reachable(state.deletes, {one.id: one.pred for one in operations})
    state.is_alive = any(one.id not in covered for one in puts)
    return state


def _find_heads(state: RowState, puts: Sequence[Operation]) -> None:
    if len(puts) == 1:  # most rows, most of the time
        state.values = dict(puts[0].patch)
        state.heads = dict.fromkeys(puts[0].names, (puts[0].id,))
        state.told = dict.fromkeys(puts[0].patch, (puts[0].id,))
        return
    replaced: dict[str, set[bytes]] = {}
    for one in puts:
        for name in one.names:
            replaced.setdefault(name, set()).update(one.pred)
    for name, gone in replaced.items():
        heads = [one for one in puts if name in one.names and one.id not in gone]
        state.heads[name] = tuple(one.id for one in heads)
        known = sorted((one for one in heads if name in one.patch), key=lambda one: (one.stamp, one.id))
        if known:
            state.told[name] = tuple(one.id for one in known)
            state.values[name] = known[-1].patch[name]
        if any(one.patch[name] != known[0].patch[name] for one in known[1:]):
            state.disputed[name] = _each_once([one.patch[name] for one in known])


def _each_once(values: Sequence[Value]) -> tuple[Value, ...]:
    # Each at its last place, so that the one that is shown stays last.
    return tuple(value for at, value in enumerate(values) if value not in values[at + 1 :])


def has_circle(operations: Iterable[Operation]) -> bool:
    """Say whether operations of a row name each other as replaced, in a circle, which nobody can have done in earnest."""
    before = {one.id: one.pred for one in operations}
    waits_for = {one: sum(earlier in before for earlier in pred) for one, pred in before.items()}
    after: dict[bytes, list[bytes]] = {}
    for one, pred in before.items():
        for earlier in pred:
            after.setdefault(earlier, []).append(one)
    ready = [one for one, count in waits_for.items() if count == 0]
    done = 0
    while ready:
        done += 1
        for later in after.get(ready.pop(), ()):
            waits_for[later] -= 1
            if waits_for[later] == 0:
                ready.append(later)
    return done < len(before)


def reachable(starts: Iterable[bytes], before: dict[bytes, tuple[bytes, ...]]) -> set[bytes]:
    """Give the operations that some have seen, and these themselves."""
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


_WRITTEN = "id, tbl, uid, kind, patch, pred, hlc, author, withheld, txn, src"
_COLUMNS = f"{_WRITTEN}, n"
_APPEND = f"INSERT INTO op ({_WRITTEN}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
AT_ONCE = 500  # SQLite takes a limited number of values in one statement
ROWS_AT_ONCE = 2000  # whose operations may be held in memory together


def _told(row: tuple[Any, ...]) -> tuple[Any, ...]:
    """Give what a row of the journal tells, without the change and the import that brought it here."""
    return row[:9]


def _to_row(one: Operation) -> tuple[Any, ...]:
    return (
        one.id, one.table, one.uid, int(one.act), to_json(one.patch) if one.act is Act.PUT else None,
        b"".join(one.pred), one.stamp, one.author, to_json(one.withheld) if one.withheld else None, one.txn, one.source,
    )  # fmt: skip


def of_row(connection: sqlite3.Connection, table: str, uid: str, until: int | None = None) -> list[Operation]:
    """List a row's operations in the order they arrived here, up to number `until`."""
    limit = "" if until is None else " AND n <= ?"
    values = (table, uid) if until is None else (table, uid, until)
    return _read(connection, f"WHERE tbl = ? AND uid = ?{limit} ORDER BY n", values)


def of_rows(connection: sqlite3.Connection, rows: Iterable[Row]) -> dict[Row, list[Operation]]:
    """Give the operations of many rows at once, each row's in the order they arrived here; a row without any has none.

    All of them are held in memory: ask for at most `ROWS_AT_ONCE`.
    """
    found: dict[Row, list[Operation]] = {row: [] for row in rows}
    for table, uids in in_statements(found):
        places = ", ".join("?" * len(uids))
        for one in _read(connection, f"WHERE tbl = ? AND uid IN ({places}) ORDER BY n", (table, *uids)):
            if (table, one.uid) not in found:  # an index that leads to another row
                raise damage_at(one.table, one.uid)
            found[table, one.uid].append(one)
    return found


def in_statements(rows: Iterable[Row]) -> Iterator[tuple[str, list[str]]]:
    """Give rows as tables with ids, never more ids than one statement takes."""
    by_table: dict[str, list[str]] = {}
    for table, uid in rows:
        by_table.setdefault(table, []).append(uid)
    for table, uids in by_table.items():
        for some in in_portions(uids, AT_ONCE):
            yield table, some


def in_portions(all_of_them: Iterable[T], size: int) -> Iterator[list[T]]:
    """Give what there is in lists of at most `size`, without holding more than one of them."""
    waiting = iter(all_of_them)
    while some := list(islice(waiting, size)):
        yield some


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


def known(connection: sqlite3.Connection, some: Sequence[Operation]) -> tuple[set[bytes], dict[bytes, Operation]]:
    """Give the ids of those that the journal holds, and what it holds where it does not read just the same.

    `some` are at most `AT_ONCE`. Nearly all that comes back from a partner reads the same, and is only compared.
    """
    held = {row[0]: row for row in _called(connection, [one.id for one in some])}
    # Which change brought it, in which import and as which in order, each file has its own answer to.
    differing = [held[one.id] for one in some if one.id in held and _told(held[one.id]) != _told(_to_row(one))]
    return set(held), {row[0]: _from_row(row) for row in differing}


def called(connection: sqlite3.Connection, ids: Iterable[bytes]) -> dict[bytes, Operation]:
    """Give those of the operations called `ids` that the journal holds, by id."""
    return {row[0]: _from_row(row) for some in in_portions(ids, AT_ONCE) for row in _called(connection, some)}


def _called(connection: sqlite3.Connection, ids: Sequence[bytes]) -> list[Any]:
    return connection.execute(f"SELECT {_COLUMNS} FROM op WHERE id IN ({', '.join('?' * len(ids))})", ids).fetchall()


def fill(connection: sqlite3.Connection, one: Operation) -> None:
    """Write anew what an operation of the journal tells: values, withheld names, time, author and source."""
    connection.execute(
        "UPDATE op SET patch = ?, withheld = ?, hlc = ?, author = ?, src = ? WHERE id = ?",
        (
            to_json(one.patch) if one.act is Act.PUT else None, to_json(one.withheld) if one.withheld else None,
            one.stamp, one.author, one.source, one.id,
        ),
    )  # fmt: skip


def erased(connection: sqlite3.Connection) -> set[tuple[str, str]]:
    """Give the table and id of every row that was erased for ever."""
    return {(str(table), str(uid)) for table, uid in connection.execute("SELECT tbl, uid FROM erased")}


def is_erased(connection: sqlite3.Connection, table: str, uid: str) -> bool:
    """Say whether a row was erased for ever."""
    return connection.execute("SELECT 1 FROM erased WHERE tbl = ? AND uid = ?", (table, uid)).fetchone() is not None


def append(connection: sqlite3.Connection, *those: Operation) -> None:
    """Write operations at the end of the journal."""
    connection.executemany(_APPEND, map(_to_row, those))


_encode = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode


def to_json(value: object) -> str:
    """Give a value as JSON that is always written the same way."""
    return _encode(value)


def _read(connection: sqlite3.Connection, condition: str, values: tuple[object, ...]) -> list[Operation]:
    return [_from_row(row) for row in connection.execute(f"SELECT {_COLUMNS} FROM op {condition}", values)]


_TYPES = (bytes, str, str, bytes, int, str, bytes)
_ACTS = dict(enumerate(Act))
_LARGEST = 2**63  # what a column can hold
# Far beyond what any work of people leads to; more would only keep the reader busy.
_MOST_FIELDS = 1000
_MOST_REPLACED = 10_000


def _is_value(value: object) -> bool:
    kind = type(value)
    return kind is str or kind is bool or value is None or (kind is int and -_LARGEST <= value < _LARGEST)  # type: ignore[operator]


def _from_row(row: Any) -> Operation:
    id_, table, uid, act, patch, pred, stamp, author, withheld, txn, source, n = row
    try:
        if (type(id_), type(table), type(uid), type(pred), type(stamp), type(author), type(txn)) != _TYPES:
            raise ValueError
        before = tuple([pred[at : at + ID_BYTES] for at in range(0, len(pred), ID_BYTES)])
        told = json.loads(patch) if patch else {}
        kept = json.loads(withheld) if withheld else []
        if type(told) is not dict or type(kept) is not list:
            raise ValueError
        if max(len(told), len(kept)) > _MOST_FIELDS or len(before) > _MOST_REPLACED:
            raise ValueError
        if not all(map(_is_value, told.values())) or not all(isinstance(name, str) for name in kept):
            raise ValueError
        if patch and "\\u" in patch:  # half letters cannot be written into a table
            to_json(told).encode()
        return Operation(id_, txn, table, uid, _ACTS[act], told, before, stamp, author, tuple(kept), source, n)
    except (KeyError, ValueError, TypeError, RecursionError):
        raise damage_at(table, uid) from None


def damage_at(table: str, uid: str) -> Refusal:
    """Give what is said of a history that cannot be what it says."""
    return Refusal(mark("The history of this file is damaged at “{table} {uid}”. Restore an earlier day, or ask a "
                        "partner for their copy."), table=table, uid=uid)  # fmt: skip
