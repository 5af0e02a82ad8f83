"""Bringing back an earlier day: which copies there are, what would differ, and the way back as one step.

The file is never replaced. Every row is brought to what it was, through the journal, so that the restoring itself can be
taken back, and what partners have sent since is not lost.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from facilitator.domain.records import BY_TABLE, RECORDS, Record, Value
from facilitator.refusal import Refusal
from facilitator.store import backup, forgotten, mishaps, operations, rows, tables
from facilitator.store.change import Change
from facilitator.store.document import Document, look
from facilitator.words import Language, mark


@dataclass(frozen=True, slots=True)
class Day:
    """A copy that can be restored: from when (local time), kept for which occasion (words), where, how many bytes."""

    when: datetime
    occasion: str
    path: Path
    size: int
    name: str


@dataclass(frozen=True, slots=True)
class RowDifference:
    """A row that restoring would touch. `fields` gives (now, then) by name of those that differ.

    `what` is "back" for a row that would come back, "changed", or "gone" for one that was added since.
    """

    table: str
    uid: str
    what: str
    title: str
    fields: dict[str, tuple[Value, Value]]


@dataclass(frozen=True, slots=True)
class Difference:
    """All that restoring would touch, table by table in the order of the records."""

    rows: tuple[RowDifference, ...]

    @property
    def is_nothing(self) -> bool:
        """Whether the file is as it was then."""
        return not self.rows

    def count(self, what: str) -> int:
        """Count the rows that would come "back", be "changed" or be "gone"."""
        return sum(row.what == what for row in self.rows)

    def by_table(self) -> dict[str, tuple[RowDifference, ...]]:
        """Give the rows of each table that has any."""
        return {
            record.table: found
            for record in RECORDS
            if (found := tuple(row for row in self.rows if row.table == record.table))
        }

    def say(self, language: Language) -> list[str]:
        """Give a plain sentence for each row, those that would come back first."""
        return [
            language.translate(_SENTENCES[what], kind=language.translate(BY_TABLE[row.table].one), title=row.title,
                               fields=", ".join(language.translate(BY_TABLE[row.table].fields[name].label)
                                                for name in row.fields))
            for what in _SENTENCES for row in self.rows if row.what == what
        ]  # fmt: skip


_SENTENCES = {
    "back": mark("Comes back: {kind} “{title}”"),
    "changed": mark("Is as it was: {kind} “{title}” ({fields})"),
    "gone": mark("Goes, as it was added since: {kind} “{title}”"),
}


def days(document: Document) -> list[Day]:
    """List the copies of this collaborative that the program has kept, the latest first."""
    found = backup.copies(document.collaborative_id)
    return [
        Day(copy.at, backup.OCCASIONS.get(copy.occasion, copy.occasion), copy.path, copy.size, copy.name)
        for copy in found
    ]


def latest_of(document: Document, typed: str) -> Day:
    """Give the latest copy of a day or moment typed as 2026-12-01 or "2026-12-01 18:30"; a `Refusal` when none is kept."""
    fitting = [day for day in days(document) if typed and f"{day.when:%Y-%m-%d %H:%M:%S}".startswith(typed.strip())]
    if not fitting:
        raise Refusal(mark("No copy of “{name}” is kept from “{day}”. “facilitator backups” lists those there are."),
                      name=document.path.name, day=typed)  # fmt: skip
    return fitting[0]


def compare(document: Document, path: Path) -> Difference:
    """Say what restoring the copy at `path` would touch. Raises a `Refusal` for a foreign or damaged copy."""
    with _opened(document, path) as copy:
        return _compare(document.connection, copy.connection)


def restore(document: Document, path: Path) -> Difference:
    """Bring every row to what it was in the copy at `path`, as one step that can be taken back; say what was touched.

    A copy of the file as it is now is kept first. People who were forgotten since stay so. Raises a `Refusal` for a
    foreign or damaged copy; then nothing is changed.
    """
    with _opened(document, path) as copy:
        label = mark("Restore the copy from {moment}")
        with document.change(label, kind="restore", moment=_moment_of(path)) as change:
            difference = _compare(change.connection, copy.connection)
            _apply(change, difference, copy.connection)
    return difference


def _moment_of(path: Path) -> str:
    copy = backup.copy_at(path)
    return f"{copy.at if copy else datetime.fromtimestamp(path.stat().st_mtime):%Y-%m-%d %H:%M}"


def _compare(now: sqlite3.Connection, then: sqlite3.Connection) -> Difference:
    erased = operations.erased(now)
    return Difference(tuple(row for record in RECORDS for row in _differences(now, then, record, erased)))


def _differences(
    now: sqlite3.Connection, then: sqlite3.Connection, record: type[Record], erased: set[tuple[str, str]]
) -> Iterator[RowDifference]:
    present = {one.uid: one for one in rows.select(now, record)}
    earlier = _earlier(then, record, erased)
    for uid, was in earlier.items():
        one = present.get(uid)
        if one is None:
            yield RowDifference(record.table, uid, "back", was.title, {})
        elif one != was:
            fields = {
                name: (getattr(one, name), value) for name, value in was.values().items() if value != getattr(one, name)
            }
            yield RowDifference(record.table, uid, "changed", one.title, fields)
    for uid, one in present.items():
        if uid not in earlier:
            yield RowDifference(record.table, uid, "gone", one.title, {})


def _earlier(then: sqlite3.Connection, record: type[Record], erased: set[tuple[str, str]]) -> dict[str, Record]:
    return {
        one.uid: forgotten.without(one, erased)
        for one in rows.select(then, record)
        if not forgotten.is_gone(one, erased)
    }


def _apply(change: Change, difference: Difference, then: sqlite3.Connection) -> None:
    erased = operations.erased(change.connection)
    by_table = difference.by_table()
    for record in RECORDS:
        touched = by_table.get(record.table, ())
        earlier = _earlier(then, record, erased) if any(row.what == "back" for row in touched) else {}
        for row in touched:
            if row.what == "back":
                change.insert(earlier[row.uid])
            elif row.what == "changed":
                change.update(record, row.uid, **{name: was for name, (_, was) in row.fields.items()})
    # What belongs to a record goes before it.
    for record in reversed(RECORDS):
        for row in by_table.get(record.table, ()):
            if row.what == "gone" and rows.get(change.connection, record, row.uid) is not None:
                change.set_row(record.table, row.uid, None)


@contextmanager
def _opened(document: Document, path: Path) -> Iterator[Document]:
    with look(path) as copy:
        if copy.collaborative_id != document.collaborative_id:
            raise Refusal(
                mark("“{copy}” is a copy of “{other}”, not of “{name}”. Choose a copy of this collaborative."),
                copy=path.name, other=copy.collaborative().name, name=document.collaborative().name,
            )  # fmt: skip
        # Nothing of a copy that rot has reached may come into a file that is whole.
        if not _is_sound(copy.connection):
            raise mishaps.is_damaged(path.name)
        yield copy


def _is_sound(connection: sqlite3.Connection) -> bool:
    try:
        if connection.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
            return False
        journalled = {(one.table, one.uid): one.record for one in tables.sums(connection) if one.record is not None}
        there = {(record.table, one.uid): one for record in RECORDS for one in rows.select(connection, record)}
    except (sqlite3.DatabaseError, UnicodeDecodeError, Refusal):
        return False
    return journalled == there
