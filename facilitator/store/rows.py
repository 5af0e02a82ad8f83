"""Rows of the tables, read as records. Reading never goes through the journal: the tables are its sum."""

import sqlite3
from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

from facilitator.domain.records import Kind, Record

R = TypeVar("R", bound=Record)


def get(connection: sqlite3.Connection, record: type[R], uid: str) -> R | None:
    """Give the record of an id, or None when it is not (or no longer) there."""
    found = select(connection, record, "WHERE uid = ?", (uid,))
    return found[0] if found else None


def select(
    connection: sqlite3.Connection, record: type[R], condition: str = "", values: Iterable[str | int] = ()
) -> list[R]:
    """List the records that an SQL `condition` (written by us, never by a file or a person) lets through."""
    statement = f'SELECT {_columns(record)} FROM "{record.table}" {condition}'
    flags = _flags(record)
    return [_made(record, row, flags) for row in connection.execute(statement, tuple(values))]


def count(
    connection: sqlite3.Connection, record: type[Record], condition: str = "", values: Iterable[str | int] = ()
) -> int:
    """Count the records that `condition` lets through."""
    statement = f'SELECT count(*) FROM "{record.table}" {condition}'
    return int(connection.execute(statement, tuple(values)).fetchone()[0])


def _made(record: type[R], row: Sequence[Any], flags: frozenset[str]) -> R:
    values = dict(zip(record.fields, row[1:], strict=True))
    for name in flags:
        values[name] = bool(values[name])
    return record(row[0], **values)


def _columns(record: type[Record]) -> str:
    return ", ".join(f'"{name}"' for name in ("uid", *record.fields))


def _flags(record: type[Record]) -> frozenset[str]:
    return frozenset(name for name, field in record.fields.items() if field.kind is Kind.YES_NO)
