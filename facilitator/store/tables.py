"""The tables of records, kept as the sum of the journal: written anew from all of it, or brought up to it row by row.

A row is there while its own operations say so. A row that was removed is shown again while something that belongs to
it is there, added by somebody who did not know; it then stays until somebody chooses. What people have to choose is
kept in the table `conflict`, by field; the field "" stands for the row's removal.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from facilitator.domain.records import BY_TABLE, Record, Value
from facilitator.store import operations, rows, united
from facilitator.store.operations import ROWS_AT_ONCE, Operation, Row, RowState, in_portions

REMOVAL = ""  # the field that a conflict about a row's removal is listed under

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


def write_row(connection: sqlite3.Connection, record: Record, before: Record | None = None) -> None:
    """Write the row of a record into its table, with what is derived from it; `before` is what stands there, if it is known."""
    write_rows(connection, [(before, record)])


def write_rows(connection: sqlite3.Connection, turns: Iterable[tuple[Record | None, Record]]) -> None:
    """Write the rows of many records, of whatever tables, each given after what stands in its place, if it is known."""
    by_statement: dict[str, list[list[Value]]] = {}
    for before, record in turns:
        names = _columns(record.table) if before is None else _changed(before, record)
        values = [*(getattr(record, name) for name in names), record.uid]
        if names:
            by_statement.setdefault(_statement(record.table, names, before is None), []).append(values)
    for statement, values_of_rows in by_statement.items():
        connection.executemany(statement, values_of_rows)


def _changed(before: Record, after: Record) -> tuple[str, ...]:
    """Give the columns that change: those that stay as they are are not touched, nor the pages of their indexes."""
    names = _columns(after.table)
    try:
        return tuple(name for name in names if getattr(after, name) != getattr(before, name))
    except (TypeError, AttributeError):  # nothing can be derived of a row that was damaged; all of it is written anew
        return names


@cache
def _columns(table: str) -> tuple[str, ...]:
    record = BY_TABLE[table]
    return (*record.fields, *record.derived)


@cache
def _statement(table: str, names: tuple[str, ...], is_new: bool) -> str:
    if is_new:
        columns = ", ".join(f'"{name}"' for name in (*names, "uid"))
        return f'INSERT OR REPLACE INTO "{table}" ({columns}) VALUES ({", ".join("?" * (len(names) + 1))})'
    changed = ", ".join(f'"{name}" = ?' for name in names)
    return f'UPDATE "{table}" SET {changed} WHERE uid = ?'


def from_values(record: type[Record], uid: str, values: dict[str, Value]) -> Record:
    """Make a record of journalled values; fields this version does not know stay in the journal."""
    known, full = record.fields, dict(_empty_values(record.table))
    for name, value in values.items():
        if name in known:
            full[name] = known[name].stored(value)
    return record(uid, **full)


@cache
def _empty_values(table: str) -> dict[str, Value]:
    return {name: field.empty for name, field in BY_TABLE[table].fields.items()}


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
    together = united.Unions({row: other for row, (other, known) in united.from_journal(connection).items() if known})
    removed: dict[Row, RowState] = {}
    wanted: list[Row] = []
    for group in operations.by_row(connection):
        row = (group[0].table, group[0].uid)
        if row[0] not in BY_TABLE:
            continue  # from a newer version; kept, and passed on
        every = (
            united.of_rows(connection, [row], together)[row] if together.joined(row) else map(together.led_on, group)
        )
        state = operations.add_up(list(every))
        if row in erased or not state.has_puts or together.is_away(row):
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
    united.fill_from_journal(connection)
    for some in in_portions((one for one in sums(connection) if one.record is not None), ROWS_AT_ONCE):
        write_rows(connection, ((None, one.record) for one in some if one.record is not None))
        for one in some:
            _list(connection, one)


def bring_up(
    connection: sqlite3.Connection, touched: Iterable[Row], every: Mapping[Row, Sequence[Operation]] | None = None
) -> dict[Row, Turn]:
    """Bring rows up to the journal, and the owners that come or go with them; give how each was and is.

    `every` gives all operations of the touched rows where they are known already. Rows of tables this version does not
    know are left out.
    """
    turns: dict[Row, Turn] = {}
    erased = operations.erased(connection)
    waiting = dict.fromkeys(row for row in touched if row[0] in BY_TABLE)
    beside = united.renew(connection, waiting)
    waiting |= dict.fromkeys(beside)
    together = united.unions(connection)
    if together or beside:
        every = None  # more is said of them than their own operations say
    while waiting:
        moved: dict[Row, None] = {}
        for some in in_portions(waiting, ROWS_AT_ONCE):
            journal = every if every is not None else united.of_rows(connection, some, together)
            away = erased.union(row for row in some if together.is_away(row))
            for row, turn in _bring_up(connection, some, journal, away):
                turns[row] = Turn(turns[row].before, turn.after) if row in turns else turn
                if turn.before.record != turn.after.record:
                    moved |= dict.fromkeys(owners(turn.before.record) | owners(turn.after.record))
        waiting, every = moved, None
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
    return _as_listed(connection, [row])[row].conflicts


def _bring_up(
    connection: sqlite3.Connection, some: Sequence[Row], every: Mapping[Row, Sequence[Operation]], away: set[Row]
) -> list[tuple[Row, Turn]]:
    turns: list[tuple[Row, Turn]] = []
    listed = _as_listed(connection, some)
    for row in some:
        state = operations.add_up(every[row])
        after = Sum(*row, None)
        if row not in away and (state.is_alive or (state.has_puts and _something_belongs(connection, row))):
            after = _shown(row, state)
        turns.append((row, Turn(listed[row], after)))
    _write(connection, [turn for _, turn in turns])
    return turns


def _as_listed(connection: sqlite3.Connection, some: Sequence[Row]) -> dict[Row, Sum]:
    """Give rows as the tables have them now, and what is listed to be chosen of them."""
    records: dict[Row, Record] = {}
    disputed: dict[Row, set[str]] = {}
    for table, uids in operations.in_statements(some):
        places = ", ".join("?" * len(uids))
        for one in rows.select(connection, BY_TABLE[table], f"WHERE uid IN ({places})", uids):
            records[table, one.uid] = one
        for uid, name in connection.execute(
            f"SELECT uid, field FROM conflict WHERE tbl = ? AND uid IN ({places})", (table, *uids)
        ):
            disputed.setdefault((table, str(uid)), set()).add(str(name))
    return {row: Sum(*row, records.get(row), frozenset(disputed.get(row, ()))) for row in some}


def _write(connection: sqlite3.Connection, turns: Sequence[Turn]) -> None:
    for before, after in turns:
        if after.record is None and before.record is not None:
            connection.execute(f'DELETE FROM "{before.table}" WHERE uid = ?', (before.uid,))
        if after.conflicts != before.conflicts:
            connection.execute("DELETE FROM conflict WHERE tbl = ? AND uid = ?", (before.table, before.uid))
            _list(connection, after)
    changed = ((before.record, after.record) for before, after in turns if after.record != before.record)
    write_rows(connection, ((before, after) for before, after in changed if after is not None))


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
                if operations.add_up(united.of_row(connection, *belonging)).is_alive:
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
