"""Is the file whole? Compares every row with what its journal says, which finds what SQLite's own check cannot."""

import sqlite3
from collections.abc import Iterator

from facilitator.domain.records import BY_TABLE, RECORDS
from facilitator.refusal import Refusal
from facilitator.store import rows, tables, united


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
    expected: set[tuple[str, str, str]] = set()
    for one in tables.sums(connection):
        journalled.add((one.table, one.uid))
        expected |= {(one.table, one.uid, name) for name in one.conflicts}
        yield from _row_problems(connection, one)
    for record in RECORDS:
        for (uid,) in connection.execute(f'SELECT uid FROM "{record.table}"'):
            if (record.table, str(uid)) not in journalled:
                yield f"{record.table} {uid}: the row has no history"
    listed = {(str(table), str(uid), str(name)) for table, uid, name in connection.execute(_CONFLICTS)}
    for table, uid, name in sorted(expected - listed):
        yield f"{table} {uid}: two versions of {name or 'its removal'} are not listed as such"
    for table, uid, name in sorted(listed - expected):
        yield f"{table} {uid}: two versions of {name or 'its removal'} are listed, but there is one"
    yield from _union_problems(connection)


def _union_problems(connection: sqlite3.Connection) -> Iterator[str]:
    expected = {(*row, *said) for row, said in united.from_journal(connection).items()}
    listed = {
        (str(table), str(uid), str(other), bool(is_known))
        for table, uid, other, is_known in connection.execute("SELECT tbl, uid, other, is_known FROM united")
    }
    for table, uid, *_ in sorted(expected ^ listed):
        yield f"{table} {uid}: which record it is one with differs from its history"


_CONFLICTS = "SELECT tbl, uid, field FROM conflict"


def _row_problems(connection: sqlite3.Connection, one: tables.Sum) -> Iterator[str]:
    table, uid, expected = one.table, one.uid, one.record
    record = BY_TABLE[table]
    row = rows.get(connection, record, uid)
    if expected is None:
        if row is not None:
            yield f"{table} {uid}: removed, but still in the table"
        return
    if row is None:
        yield f"{table} {uid}: missing from the table"
        return
    for name in (*record.fields, *record.derived):
        if name in record.derived:
            found = connection.execute(f'SELECT "{name}" FROM "{table}" WHERE uid = ?', (uid,)).fetchone()[0]
        else:
            found = getattr(row, name)
        if found != getattr(expected, name):
            yield f"{table} {uid}: {name} differs from its history"
