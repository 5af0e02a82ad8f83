"""The tables of a collaborative's file, made from the records, and the steps that bring an older file up to date.

Tables of records are a cache: the journal says what is in them. So a step only touches the journal where the meaning
of something changed; afterwards the tables are made anew and filled from it.
"""

import sqlite3
from collections.abc import Callable, Iterator
from functools import cache

from facilitator.domain.records import RECORDS, Record

APPLICATION_ID = 0x434C4142  # "CLAB"
VERSION = 3

_JOURNAL = (
    'CREATE TABLE "op" (n INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, txn BLOB NOT NULL, tbl TEXT NOT NULL,'
    " uid TEXT NOT NULL, kind INTEGER NOT NULL, patch TEXT, withheld TEXT, pred BLOB NOT NULL, hlc INTEGER NOT NULL,"
    " author TEXT NOT NULL, src INTEGER NOT NULL) STRICT",
    'CREATE INDEX "op_row" ON "op" (tbl, uid)',
    'CREATE INDEX "op_txn" ON "op" (txn)',
    'CREATE TABLE "txn" (n INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, at INTEGER NOT NULL, label TEXT NOT NULL,'
    " said TEXT NOT NULL, kind TEXT NOT NULL, target BLOB, state TEXT NOT NULL) STRICT",
    'CREATE TABLE "conflict" (tbl TEXT NOT NULL, uid TEXT NOT NULL, field TEXT NOT NULL,'
    " PRIMARY KEY (tbl, uid, field)) STRICT, WITHOUT ROWID",
    'CREATE TABLE "united" (tbl TEXT NOT NULL, uid TEXT NOT NULL, other TEXT NOT NULL, is_known INTEGER NOT NULL,'
    " PRIMARY KEY (tbl, uid)) STRICT, WITHOUT ROWID",
    'CREATE TABLE "erased" (tbl TEXT NOT NULL, uid TEXT NOT NULL, PRIMARY KEY (tbl, uid)) STRICT, WITHOUT ROWID',
    'CREATE TABLE "import" (n INTEGER PRIMARY KEY, sha256 TEXT NOT NULL, at INTEGER NOT NULL, sender TEXT NOT NULL,'
    " name TEXT NOT NULL, added INTEGER NOT NULL) STRICT",
    'CREATE TABLE "meta" (k TEXT PRIMARY KEY NOT NULL, v TEXT NOT NULL) STRICT, WITHOUT ROWID',
)


Step = Callable[[sqlite3.Connection], None]
STEPS: dict[int, Step] = {}


def brings_to(version: int) -> Callable[[Step], Step]:
    """Mark a function as the step that brings a file's journal to `version` from the one before."""

    def remember(step: Step) -> Step:
        STEPS[version] = step
        return step

    return remember


def make(connection: sqlite3.Connection) -> None:
    """Make every table in an empty file and mark the file as ours."""
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {VERSION}")
    for statement in statements().values():
        connection.execute(statement)


def bring_up_to_date(connection: sqlite3.Connection, version: int, steps: dict[int, Step] = STEPS) -> None:
    """Take a file of an older `version` through its steps, then make the records' tables anew, still empty.

    The caller opens the transaction, keeps a copy, and fills the tables from the journal.
    """
    for due in range(version + 1, VERSION + 1):
        if due in steps:
            steps[due](connection)
    for name, kind in list(connection.execute("SELECT name, type FROM sqlite_schema WHERE sql IS NOT NULL")):
        if name.split(" ")[0] not in _JOURNAL_NAMES:
            connection.execute(f'DROP {kind} IF EXISTS "{name}"')
    for name, statement in statements().items():
        if not connection.execute("SELECT 1 FROM sqlite_schema WHERE name = ?", (name,)).fetchone():
            connection.execute(statement)
    connection.execute(f"PRAGMA user_version = {VERSION}")


@cache
def statements() -> dict[str, str]:
    """Give the statement that makes each table and index, by name; the file's own schema must read the same."""
    made = {_name_of(statement): statement for statement in _JOURNAL}
    for record in RECORDS:
        made |= {_name_of(statement): statement for statement in _statements_of(record)}
    return made


def columns_of(record: type[Record]) -> list[str]:
    """List the columns of a record's table: its id, its fields, and what is derived from them."""
    return ["uid", *record.fields, *record.derived]


def _statements_of(record: type[Record]) -> Iterator[str]:
    columns = [f'"{name}" {field.column_type}' for name, field in record.fields.items()]
    columns += [f'"{name}" TEXT' for name in record.derived]
    yield f'CREATE TABLE "{record.table}" ("uid" TEXT PRIMARY KEY NOT NULL, {", ".join(columns)}) STRICT'
    for index in record.indexes:
        names = ", ".join(f'"{name}"' for name in index)
        yield f'CREATE INDEX "{record.table} {" ".join(index)}" ON "{record.table}" ({names})'


def _name_of(statement: str) -> str:
    return statement.split('"')[1]


_JOURNAL_NAMES = {_name_of(statement) for statement in _JOURNAL}
