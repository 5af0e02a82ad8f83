"""Is the file whole? Compares every row with what its journal says, which finds what SQLite's own check cannot."""

import sqlite3
from collections.abc import Iterator

from facilitator.domain.records import BY_TABLE, RECORDS
from facilitator.refusal import Refusal
from facilitator.store import operations, rows
from facilitator.store.change import from_values


def problems(connection: sqlite3.Connection) -> Iterator[str]:
    """Give a sentence for each thing that is wrong, in English, with table and id; nothing for a healthy file."""
    usual = connection.text_factory
    # Letters that are damaged are shown as such and compared; elsewhere they would end the reading.
    connection.text_factory = _readable
    try:
        yield from _page_problems(connection)
        yield from _journal_problems(connection)
    except (sqlite3.DatabaseError, Refusal) as problem:
        yield f"The rest cannot be read: {problem}"
    finally:
        connection.text_factory = usual


def _readable(text: bytes) -> str:
    return text.decode("utf-8", "replace")


def _page_problems(connection: sqlite3.Connection) -> Iterator[str]:
    for (said,) in connection.execute("PRAGMA integrity_check(20)"):
        if said != "ok":
            yield f"The file's pages: {said}"


def _journal_problems(connection: sqlite3.Connection) -> Iterator[str]:
    journalled: set[tuple[str, str]] = set()
    for group in operations.by_row(connection):
        table, uid = group[0].table, group[0].uid
        if table not in BY_TABLE:
            continue  # from a newer version; kept, and passed on
        journalled.add((table, uid))
        yield from _row_problems(connection, table, uid, group)
    for record in RECORDS:
        for (uid,) in connection.execute(f'SELECT uid FROM "{record.table}"'):
            if (record.table, str(uid)) not in journalled:
                yield f"{record.table} {uid}: the row has no history"


def _row_problems(
    connection: sqlite3.Connection, table: str, uid: str, group: list[operations.Operation]
) -> Iterator[str]:
    record = BY_TABLE[table]
    state = operations.add_up(group)
    row = rows.get(connection, record, uid)
    if not state.is_alive:
        if row is not None:
            yield f"{table} {uid}: removed, but still in the table"
        return
    if row is None:
        yield f"{table} {uid}: missing from the table"
        return
    expected = from_values(record, uid, state.values)
    for name in (*record.fields, *record.derived):
        if name in record.derived:
            found = connection.execute(f'SELECT "{name}" FROM "{table}" WHERE uid = ?', (uid,)).fetchone()[0]
        else:
            found = getattr(row, name)
        if found != getattr(expected, name):
            yield f"{table} {uid}: {name} differs from its history"
