"""The bin: what was removed in the last weeks, with what belonged to it, and the way back.

The journal never loses anything by age; the days only say how much of it is shown.
"""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from facilitator.domain.records import BY_TABLE, Record
from facilitator.refusal import Refusal
from facilitator.store import operations, rows
from facilitator.store.change import Change
from facilitator.store.operations import Act, Operation, Row, RowState
from facilitator.store.tables import from_values, owners
from facilitator.words import mark

DAYS = 30


@dataclass(frozen=True, slots=True)
class Removed:
    """A record in the bin: when it was removed (local time), by whom, and what went with it."""

    table: str
    uid: str
    title: str
    when: datetime
    by: str
    owned: tuple["Removed", ...] = ()


@dataclass(frozen=True, slots=True)
class _Gone:
    record: Record
    step: bytes
    when: datetime
    by: str


def removed(connection: sqlite3.Connection, since_days: int = DAYS, now: datetime | None = None) -> list[Removed]:
    """List what was removed within so many days, the latest first; what went with its owner stands under it.

    A record whose adding was just taken back is not listed while it can be done again.
    """
    since = (now or datetime.now()) - timedelta(days=since_days)
    gone = {row: one for row in _lately_deleted(connection, since) if (one := _gone(connection, row))}
    belongings: dict[Row, list[Row]] = {}
    for row, one in gone.items():
        for owner in owners(one.record):
            if owner in gone and gone[owner].step == one.step:
                belongings.setdefault(owner, []).append(row)
    below = {row for found in belongings.values() for row in found}
    listed = [_listed(row, gone, belongings, frozenset()) for row in gone if row not in below]
    return sorted(listed, key=lambda one: (one.when, one.table, one.title, one.uid), reverse=True)


def find(connection: sqlite3.Connection, typed: str) -> Removed:
    """Give the record in the bin, however old, whose id begins with what was typed; a `Refusal` unless there is one."""
    every = list(_all(removed(connection, 36_500)))
    found = [one for one in every if one.uid == typed] or [one for one in every if typed and one.uid.startswith(typed)]
    if len(found) != 1:
        raise Refusal(mark("{count} removed records have an id that begins with “{typed}”. “facilitator bin” lists them."),
                      count=len(found), typed=typed)  # fmt: skip
    return found[0]


def bring_back(change: Change, table: str, uid: str) -> list[Row]:
    """Bring a removed record back as it was, with what was removed along with it; give the rows that are back.

    An owner that is in the bin too comes back with it, since it would have no place without. Raises a `Refusal` for one
    that is there, that was forgotten, or that nobody ever knew.
    """
    connection = change.connection
    if rows.get(connection, BY_TABLE[table], uid) is not None:
        raise Refusal(mark("This {what} is not in the bin."), what=Refusal(BY_TABLE[table].one))
    one = _gone(connection, (table, uid))
    if one is None:
        raise Refusal(mark("This {what} cannot be brought back; nothing is known about it any more."),
                      what=Refusal(BY_TABLE[table].one))  # fmt: skip
    back: list[Row] = []
    for row in [*_owners_above(connection, one.record), (table, uid), *went_along(connection, (table, uid), one.step)]:
        state = operations.add_up(operations.of_row(connection, *row))
        if rows.get(connection, BY_TABLE[row[0]], row[1]) is None:
            change.set_row(*row, dict(state.values))
            back.append(row)
    return back


def went_along(connection: sqlite3.Connection, row: Row, step: bytes) -> list[Row]:
    """List what was removed in one step and belonged to a row, or to what belonged to it, owners first."""
    gone: dict[Row, _Gone] = {}
    for one in operations.of_transaction(connection, step):
        at = (one.table, one.uid)
        if one.act is Act.DELETE and one.table in BY_TABLE and at not in gone and (found := _gone(connection, at)):
            gone[at] = found
    below = [row]
    for owner in below:  # which grows on the way
        below += [at for at, found in gone.items() if at not in below and owner in owners(found.record)]
    return below[1:]


def _all(found: list[Removed]) -> Iterator[Removed]:
    for one in found:
        yield one
        yield from _all(list(one.owned))


def _lately_deleted(connection: sqlite3.Connection, since: datetime) -> list[Row]:
    # What arrived from elsewhere was removed here when it arrived, whatever the clock there said.
    found = connection.execute(
        "SELECT DISTINCT op.tbl, op.uid FROM op JOIN txn ON txn.id = op.txn WHERE op.kind = ? AND txn.at >= ?"
        " AND NOT EXISTS (SELECT 1 FROM txn AS step WHERE txn.kind = 'undo' AND step.id = txn.target"
        " AND step.state = 'undone')",
        (int(Act.DELETE), int(since.timestamp() * 1000)),
    )
    return [(str(table), str(uid)) for table, uid in found if table in BY_TABLE]


def _gone(connection: sqlite3.Connection, row: Row) -> _Gone | None:
    table, uid = row
    if rows.get(connection, BY_TABLE[table], uid) is not None or operations.is_erased(connection, table, uid):
        return None
    every = operations.of_row(connection, table, uid)
    state = operations.add_up(every)
    deletions = [one for one in every if one.act is Act.DELETE]
    if not deletions or not state.has_puts:
        return None
    return _told(connection, row, state, deletions[-1])


def _told(connection: sqlite3.Connection, row: Row, state: RowState, last: Operation) -> _Gone:
    found = connection.execute("SELECT at FROM txn WHERE id = ?", (last.txn,)).fetchone()
    when = datetime.fromtimestamp(found[0] / 1000) if found else datetime.fromtimestamp(0)
    return _Gone(from_values(BY_TABLE[row[0]], row[1], state.values), last.txn, when, last.author)


def _listed(row: Row, gone: dict[Row, _Gone], belongings: dict[Row, list[Row]], above: frozenset[Row]) -> Removed:
    one = gone[row]
    owned = tuple(
        _listed(child, gone, belongings, above | {row}) for child in belongings.get(row, ()) if child not in above
    )
    return Removed(*row, one.record.title, one.when, one.by, owned)


def _owners_above(connection: sqlite3.Connection, record: Record) -> list[Row]:
    above: list[Row] = []
    waiting = list(owners(record))
    while waiting:
        row = waiting.pop()
        one = _gone(connection, row) if row not in above else None
        if one:
            above.insert(0, row)
            waiting.extend(owners(one.record))
    return above
