"""The tables of records, kept as the sum of the journal: written anew from all of it, or brought up to it row by row.

A row is there while its own operations say so. A row that was removed is shown again while something that belongs to
it is there, added by somebody who did not know; it then stays until somebody chooses. What people have to choose is
kept in the table `conflict`, by field; the field "" stands for the row's removal.
"""

import sqlite3
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from facilitator.domain.records import BY_TABLE, Record, Value
from facilitator.store import operations, rows
from facilitator.store.operations import RowState

REMOVAL = ""  # the field that a conflict about a row's removal is listed under
Row = tuple[str, str]  # table and uid

# Table → (table of what may belong to its rows, the field that says so).
_BELONGINGS: dict[str, list[tuple[type[Record], str]]] = {}
# Table → (field, table of the owner it leads to).
_OWNERS: dict[str, list[tuple[str, str]]] = {}
for _record in BY_TABLE.values():
    for _name, _field in _record.fields.items():
        if _field.is_owner:
            _BELONGINGS.setdefault(_field.target, []).append((_record, _name))
            _OWNERS.setdefault(_record.table, []).append((_name, _field.target))


class Sum(NamedTuple):
    """What the journal says of one row: its record, or None when it is not there, and what people have to choose."""

    table: str
    uid: str
    record: Record | None
    conflicts: frozenset[str] = frozenset()


class Turn(NamedTuple):
    """How a row was before and after it was brought up to the journal."""

    before: Sum
    after: Sum


def write_row(connection: sqlite3.Connection, record: Record) -> None:
    """Write the row of a record into its table, with what is derived from it."""
    values = {"uid": record.uid, **record.values()} | {name: getattr(record, name) for name in record.derived}
    columns = ", ".join(f'"{name}"' for name in values)
    places = ", ".join("?" * len(values))
    connection.execute(f'INSERT OR REPLACE INTO "{record.table}" ({columns}) VALUES ({places})', tuple(values.values()))


def from_values(record: type[Record], uid: str, values: dict[str, Value]) -> Record:
    """Make a record of journalled values; fields this version does not know stay in the journal."""
    known = record.fields
    return record(uid, **{name: field.stored(values.get(name, field.empty)) for name, field in known.items()})


def belongings(table: str) -> list[tuple[type[Record], str]]:
    """List what may belong to the rows of a table: the record, and its field that names the owner."""
    return _BELONGINGS.get(table, [])


def owners(record: Record | None) -> set[Row]:
    """Give the rows that a record belongs to."""
    if record is None:
        return set()
    return {(target, uid) for name, target in _OWNERS.get(record.table, ()) if (uid := getattr(record, name))}


def sums(connection: sqlite3.Connection) -> Iterator[Sum]:
    """Add up the whole journal: every row of a table this version knows, those that are shown again last."""
    erased = operations.erased(connection)
    removed: dict[Row, RowState] = {}
    wanted: list[Row] = []
    for group in operations.by_row(connection):
        row = (group[0].table, group[0].uid)
        if row[0] not in BY_TABLE:
            continue  # from a newer version; kept, and passed on
        state = operations.add_up(group)
        if row in erased or not state.has_puts:
            yield Sum(*row, None)
        elif state.is_alive:
            shown = _shown(row, state)
            wanted.extend(owners(shown.record))
            yield shown
        else:
            removed[row] = state
    while wanted:
        row = wanted.pop()
        if row in removed:
            shown = _shown(row, removed.pop(row))
            wanted.extend(owners(shown.record))
            yield shown
    for row in removed:
        yield Sum(*row, None)


def fill_from_journal(connection: sqlite3.Connection) -> None:
    """Write every row, and what people have to choose, anew from the journal into emptied tables."""
    for record in BY_TABLE.values():
        connection.execute(f'DELETE FROM "{record.table}"')
    connection.execute("DELETE FROM conflict")
    for one in sums(connection):
        if one.record is not None:
            write_row(connection, one.record)
            _list(connection, one)


def bring_up(connection: sqlite3.Connection, touched: Iterable[Row]) -> dict[Row, Turn]:
    """Bring rows up to the journal, and the owners that come or go with them; give how each was and is.

    Rows of tables this version does not know are left out.
    """
    turns: dict[Row, Turn] = {}
    waiting = [row for row in dict.fromkeys(touched) if row[0] in BY_TABLE]
    while waiting:
        row = waiting.pop()
        turn = _bring_up(connection, row)
        turns[row] = Turn(turns[row].before, turn.after) if row in turns else turn
        if turn.before.record != turn.after.record:
            waiting.extend(owners(turn.before.record) | owners(turn.after.record))
    return turns


def is_settled(connection: sqlite3.Connection, row: Row) -> bool:
    """Say whether a row is there in its own right, whatever belongs to it."""
    table, uid = row
    found = connection.execute(
        f'SELECT EXISTS (SELECT 1 FROM "{table}" WHERE uid = ?)'
        " AND NOT EXISTS (SELECT 1 FROM conflict WHERE tbl = ? AND uid = ? AND field = '')",
        (uid, table, uid),
    )
    return bool(found.fetchone()[0])


def conflicts_of(connection: sqlite3.Connection, row: Row) -> frozenset[str]:
    """Give the fields of a row that people have to choose, as listed."""
    found = connection.execute("SELECT field FROM conflict WHERE tbl = ? AND uid = ?", row)
    return frozenset(str(name) for (name,) in found)


def _bring_up(connection: sqlite3.Connection, row: Row) -> Turn:
    table, uid = row
    before = Sum(table, uid, rows.get(connection, BY_TABLE[table], uid), conflicts_of(connection, row))
    state = operations.add_up(operations.of_row(connection, table, uid))
    after = Sum(table, uid, None)
    if not operations.is_erased(connection, table, uid) and (
        state.is_alive or (state.has_puts and _something_belongs(connection, row))
    ):
        after = _shown(row, state)
    if after.record is None:
        connection.execute(f'DELETE FROM "{table}" WHERE uid = ?', (uid,))
    elif after.record != before.record:
        write_row(connection, after.record)
    if after.conflicts != before.conflicts:
        connection.execute("DELETE FROM conflict WHERE tbl = ? AND uid = ?", row)
        _list(connection, after)
    return Turn(before, after)


def _something_belongs(connection: sqlite3.Connection, row: Row) -> bool:
    """Say whether something that is there in its own right belongs to a row, or to what belongs to it, and so on."""
    waiting, seen = [row], {row}
    while waiting:
        table, uid = waiting.pop()
        for record, name in belongings(table):
            for (child,) in connection.execute(f'SELECT uid FROM "{record.table}" WHERE "{name}" = ?', (uid,)):
                belonging = (record.table, str(child))
                if belonging in seen:
                    continue
                if operations.add_up(operations.of_row(connection, *belonging)).is_alive:
                    return True
                seen.add(belonging)
                waiting.append(belonging)
    return False


def _shown(row: Row, state: RowState) -> Sum:
    table, uid = row
    record = BY_TABLE[table]
    disputed = {name for name in state.disputed if name in record.fields}
    if state.deletes:
        disputed.add(REMOVAL)
    return Sum(table, uid, from_values(record, uid, state.values), frozenset(disputed))


def _list(connection: sqlite3.Connection, one: Sum) -> None:
    connection.executemany(
        "INSERT INTO conflict VALUES (?, ?, ?)", [(one.table, one.uid, name) for name in one.conflicts]
    )
