"""What a field holds, in words: links by the title of what they lead to, days, times and choices as people say them."""

import sqlite3
from collections.abc import Mapping
from datetime import date, time

from facilitator.domain.records import BY_TABLE, Field, Kind, Value
from facilitator.store import rows
from facilitator.words import Language, mark

NOTHING = mark("(empty)")
_NOT_HERE = mark("(not in this file)")


def of(
    connection: sqlite3.Connection,
    field: Field,
    value: Value,
    language: Language,
    titles: Mapping[tuple[str, str], str] | None = None,
) -> str:
    """Give the words for a value that was kept; `titles` knows records, by (table, uid), that have yet to come."""
    if value in (None, ""):
        return language.translate(NOTHING)
    if field.kind is Kind.YES_NO:
        return language.translate(mark("yes")) if value else language.translate(mark("no"))
    if field.kind is Kind.CHOICE:
        return language.translate(dict(field.choices).get(str(value), str(value)))
    if field.kind is Kind.LINK:
        return _title(connection, field.target, str(value), titles or {}) or language.translate(_NOT_HERE)
    if field.kind is Kind.DAY:
        return language.short_date(date.fromisoformat(str(value)))
    if field.kind is Kind.CLOCK:
        return language.time_of_day(time.fromisoformat(str(value)))
    return str(value)


def _title(connection: sqlite3.Connection, table: str, uid: str, titles: Mapping[tuple[str, str], str]) -> str:
    if (table, uid) in titles:
        return titles[(table, uid)]
    found = rows.get(connection, BY_TABLE[table], uid)
    return found.title if found else ""
