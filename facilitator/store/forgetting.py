"""Forgetting a person: out of the rows, the journal, the names of steps, the free pages and the copies kept here.

It cannot be taken back, and is meant so. Numbers of who came stay. What stands about the person in free text is only
listed: nobody but the facilitator can tell which words may go.
"""

import os
import shutil
import sqlite3
from collections.abc import Collection, Iterable, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass, replace
from enum import StrEnum
from json import dumps, loads
from pathlib import Path

from facilitator.domain.plain_text import clean_line, fold
from facilitator.domain.records import BY_TABLE, RECORDS, Kind, Person, Record
from facilitator.refusal import Refusal
from facilitator.store import backup, forgotten, names_beside, operations, rows, schema, traces, united
from facilitator.store.change import Change
from facilitator.store.connecting import check, connect
from facilitator.store.document import Document
from facilitator.store.forgotten import OPERATION
from facilitator.store.guard import check_header
from facilitator.store.names_beside import BESIDE, links_to, telling_of
from facilitator.store.operations import Operation, Row
from facilitator.store.tables import belongings
from facilitator.store.traces import Traces
from facilitator.words import mark

_UNSAID = "…"


class Copies(StrEnum):
    """What becomes of the copies that the program has kept by itself."""

    REWRITE = "rewrite"
    DELETE = "delete"
    KEEP = "keep"


@dataclass(frozen=True, slots=True)
class Place:
    """Free text that tells of a person, to be edited by hand; `is_sure` unless it holds no more than one of their names."""

    table: str
    uid: str
    title: str
    field: str
    text: str
    is_sure: bool


@dataclass(frozen=True, slots=True)
class Forgotten:
    """What forgetting did: rows removed and rows that lost the name; what is left for people to do.

    `places` still hold words about the person. `copies_left` hold the person still, by wish or because they could not
    be written. `problem` says why the file's free pages could not be cleared.
    """

    removed: int
    unnamed: int
    copies_cleared: int
    copies_left: tuple[Path, ...]
    places: tuple[Place, ...]
    problem: Refusal | None = None


@dataclass(frozen=True, slots=True)
class Request:
    """That a partner's copy be asked to forget this row too; they decide."""

    table: str
    uid: str


def places(connection: sqlite3.Connection, uid: str) -> list[Place]:
    """List where else the person occurs in free text, the sure ones first; the program leaves those words alone."""
    every = _told_of(connection, ids := _ids(connection, uid))
    return _places(connection, ids, traces.of(every), traces.whole_names(every))


def requests(connection: sqlite3.Connection) -> list[Request]:
    """List what partners' copies are to be asked to forget."""
    return [Request(table, uid) for table, uid in sorted(operations.erased(connection)) if table == Person.table]


def known(connection: sqlite3.Connection, uids: Iterable[str]) -> dict[str, str]:
    """Give those of some people of whom anything is told here, removed or not, by id, each with their name or "".

    Who was forgotten here, or was never more than an id here, is left out.
    """
    gone = forgotten.people(operations.erased(connection))
    wanted = [uid for uid in uids if uid not in gone]
    found: dict[str, str] = {}
    for uid in wanted:
        every = [one.patch for one in operations.of_row(connection, Person.table, uid) if one.patch]
        if every:
            names = [str(patch["name"]) for patch in every if patch.get("name")]
            found[uid] = names[-1] if names else ""
    linked = names_beside.linked(connection) if len(found) < len(wanted) else {}
    return {uid: found.get(uid) or linked.get(uid, "") for uid in wanted if uid in found or uid in linked}


def forget(document: Document, uid: str, copies: Copies = Copies.REWRITE) -> Forgotten:
    """Forget a person for good, in this file and, as `copies` says, in the copies that the program has kept.

    Works for somebody who was removed earlier too. Cannot be taken back. Raises a `Refusal` when nobody has that id.
    """
    every = _told_of(document.connection, ids := _ids(document.connection, uid))
    if not every and not known(document.connection, [uid]):
        raise Refusal(mark("Nothing is known about that {what}."), what=Refusal(Person.one))
    told, names = traces.of(every), traces.whole_names(every)
    with document.change(mark("Forget a person"), kind="forget") as change:
        done = [_forget(change, one, told, names) for one in ids]
    problem = _clear_free_pages(document)
    cleared, left = _clear_copies(document, ids, told, names, copies)
    found = _places(document.connection, ids, told, names)
    return Forgotten(
        sum(one for one, _ in done), sum(one for _, one in done), cleared, tuple(left), tuple(found), problem
    )


def _ids(connection: sqlite3.Connection, uid: str) -> list[str]:
    """Give every id that a person has, since two entries were united; last the one whose row is shown."""
    known = united.unions(connection)
    family = {one for _, one in known.family((Person.table, uid))} | {uid}
    return sorted(family, key=lambda one: (not known.is_away((Person.table, one)), one))


def _told_of(connection: sqlite3.Connection, ids: Iterable[str]) -> list[Operation]:
    return [one for uid in ids for one in operations.of_row(connection, Person.table, uid)]


def _forget(change: Change, uid: str, told: Traces, names: frozenset[str]) -> tuple[int, int]:
    connection = change.connection
    owned = _owned_by(connection, uid)
    if rows.get(connection, Person, uid) is not None:
        change.delete(Person, uid)
    unnamed = _unname(change, uid, set(owned))
    for row in owned:
        forgotten.erase(connection, row)
    change.bring_up(owned)
    change.touched |= set(owned)
    _blank_old_words(connection, uid, told)
    _blank_names_of_authors(connection, told, names)
    _blank_steps(connection, told, names)
    return len(owned), unnamed


def _owned_by(connection: sqlite3.Connection, uid: str) -> list[Row]:
    """List the person and all that ever belonged to them, removed or not.

    What need not belong to anybody, and was given to somebody else or to nobody since, is not theirs.
    """
    found: list[Row] = [(Person.table, uid)]
    for table, owner in found:  # which grows on the way
        for record, name in belongings(table):
            for one in _saying(connection, record.table, owner):
                if one.patch.get(name) != owner or (one.table, one.uid) in found:
                    continue
                present = None if record.fields[name].is_required else rows.get(connection, record, one.uid)
                if present is None or getattr(present, name) == owner:
                    found.append((one.table, one.uid))
    return found


def _unname(change: Change, uid: str, owned: set[Row]) -> int:
    """Take the person out of rows that stay, now and in all that was ever written of them; count the rows."""
    connection = change.connection
    touched: set[Row] = set()
    for record in RECORDS:
        beside = BESIDE.get(record.table, ())
        for one in _saying(connection, record.table, uid):
            leading = links_to({uid}, record.table, one.patch)
            if leading and (one.table, one.uid) not in owned:
                touched.add((one.table, one.uid))
                present = rows.get(connection, record, one.uid)
                if present is not None and any(_leads_to(uid, present, name, connection) for name in leading):
                    empty = {name: record.fields[name].empty for name in (*leading, *beside)}
                    change.update(record, one.uid, **empty)
    marked = forgotten.marked(connection)
    for row in touched:
        every = operations.of_row(connection, *row)
        by_change: dict[bytes, list[Operation]] = {}
        for one in every:
            by_change.setdefault(one.txn, []).append(one)
        # A name that stands now beside another person's link is that person's, whoever wrote it.
        now = telling_of({uid}, every, every, marked)
        for together in by_change.values():
            then = telling_of({uid}, together, every, marked)
            for one in together:
                if _withhold(connection, one, now[one.id] & then[one.id]):
                    forgotten.remember(connection, [(OPERATION, one.id.hex())])
    change.bring_up(touched)
    return len(touched)


def _leads_to(uid: str, present: Record, name: str, connection: sqlite3.Connection) -> bool:
    # Where somebody else's claim stands against the person's, that claim is left when theirs goes.
    state = operations.add_up(operations.of_row(connection, present.table, present.uid))
    return getattr(present, name) == uid and not any(value not in ("", uid) for value in state.candidates(name))


def _blank_old_words(connection: sqlite3.Connection, uid: str, told: Traces) -> None:
    """Take what surely tells of the person out of values that were replaced long since; those that stand are listed."""
    for table, one_uid in connection.execute("SELECT DISTINCT tbl, uid FROM op").fetchall():
        if table not in BY_TABLE or one_uid == uid:
            continue
        every = operations.of_row(connection, table, one_uid)
        telling = [(one, names) for one in every if (names := _telling(one, told))]
        if telling:
            state = operations.add_up(every)
            for one, names in telling:
                _withhold(connection, one, {name for name in names if one.id not in state.heads.get(name, ())})


def _telling(one: Operation, told: Traces) -> set[str]:
    return {name for name, value in one.patch.items() if isinstance(value, str) and value and told.is_in(value)}


def _withhold(connection: sqlite3.Connection, one: Operation, names: Iterable[str]) -> bool:
    left = forgotten.without_fields(one, names)
    if left == one:
        return False
    # As something said here, which no copy that comes in may fill again.
    operations.fill(connection, replace(left, source=0))
    return True


def _blank_names_of_authors(connection: sqlite3.Connection, told: Traces, names: frozenset[str]) -> None:
    for table, column in (("op", "author"), ("import", "sender"), ("import", "name")):
        for (value,) in connection.execute(f'SELECT DISTINCT "{column}" FROM "{table}"').fetchall():
            # A file that was brought in may be called after them: "for Luis Peña.collabshare".
            if _names_them(value, told, names):
                connection.execute(f'UPDATE "{table}" SET "{column}" = ? WHERE "{column}" = ?', ("", value))


def _blank_steps(connection: sqlite3.Connection, told: Traces, names: frozenset[str]) -> None:
    # What was undone cannot be done again: it may have been about the person.
    connection.execute("UPDATE txn SET state = 'dropped' WHERE state = 'undone'")
    for n, label, said in connection.execute("SELECT n, label, said FROM txn").fetchall():
        if told.is_in(label):
            connection.execute("UPDATE txn SET label = ? WHERE n = ?", (mark("Change"), n))
        values = loads(said)
        if not isinstance(values, dict):
            continue
        kept = {name: _UNSAID if _names_them(value, told, names) else value for name, value in values.items()}
        if kept != values:
            connection.execute("UPDATE txn SET said = ? WHERE n = ?", (dumps(kept, ensure_ascii=False), n))


def _names_them(value: object, told: Traces, names: frozenset[str]) -> bool:
    return isinstance(value, str) and (told.is_in(value) or fold(clean_line(value)) in names)


def _clear_free_pages(document: Document) -> Refusal | None:
    try:
        document.connection.execute("VACUUM")
    except sqlite3.Error as problem:
        return Refusal(
            mark("The person is forgotten, but traces may be left in the empty parts of “{name}” ({problem}). Make room on "
                 "the disk, close other windows that show it, and save a copy: the copy is clean."),
            name=document.path.name, problem=str(problem),
        )  # fmt: skip
    return None


def _clear_copies(
    document: Document, ids: Collection[str], told: Traces, names: frozenset[str], wish: Copies
) -> tuple[int, list[Path]]:
    cleared, left = 0, []
    for copy in backup.copies(document.collaborative_id):
        try:
            if not any(_holds(copy.path, uid) for uid in ids):
                continue
            if wish is Copies.KEEP:
                left.append(copy.path)
                continue
            if wish is Copies.DELETE or not _rewrite(copy.path, document.author, ids, told, names):
                copy.path.unlink()
            cleared += 1
        except (OSError, sqlite3.Error, Refusal, ValueError):
            left.append(copy.path)
    return cleared, left


def _holds(path: Path, uid: str) -> bool:
    check_header(path)
    connection = connect(path, is_look_only=True)
    with closing(connection):
        check(connection, path)
        found = connection.execute(
            "SELECT 1 FROM op WHERE (uid = ? AND tbl = ?) OR instr(patch, ?) LIMIT 1", (uid, Person.table, uid)
        )
        return found.fetchone() is not None


def _rewrite(path: Path, author: str, ids: Collection[str], told: Traces, names: frozenset[str]) -> bool:
    """Forget the person in a copy; False for one of an older version, whose rows this version cannot write."""
    unfinished = path.with_name(f".~{path.name}.tmp")
    try:
        shutil.copyfile(path, unfinished)
        with Document(connect(unfinished), unfinished, None, None, author) as document:
            document.daily_copy = None
            if check(document.connection, unfinished) != schema.VERSION:
                return False
            every = _told_of(document.connection, ids)
            with document.change(mark("Forget a person"), kind="forget") as change:
                for uid in ids:
                    _forget(change, uid, told | traces.of(every), names | traces.whole_names(every))
            document.connection.execute("VACUUM")
        backup.sync(unfinished)
        os.replace(unfinished, path)
        backup.sync(path.parent)
    finally:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)
    return True


def _places(connection: sqlite3.Connection, ids: Collection[str], told: Traces, names: frozenset[str]) -> list[Place]:
    found: list[Place] = []
    for record in RECORDS:
        texts = [name for name, field in record.fields.items() if field.kind in (Kind.TEXT, Kind.LONG_TEXT)]
        for one in rows.select(connection, record):
            values = one.values()
            leading = links_to(ids, record.table, values)
            if one.uid in ids or any(record.fields[name].is_owner for name in leading):
                continue
            for name in texts:
                text = values[name]
                if not text or (leading and name in BESIDE.get(record.table, ())):
                    continue
                is_sure = told.is_in(text) or fold(clean_line(text)) in names
                if is_sure or told.may_be_in(text):
                    found.append(Place(record.table, one.uid, one.title, name, text, is_sure))
    return sorted(found, key=lambda place: not place.is_sure)


def _saying(connection: sqlite3.Connection, table: str, uid: str) -> Iterator[Operation]:
    """Walk over the operations of a table that ever named an id."""
    found = connection.execute(
        "SELECT DISTINCT uid FROM op WHERE tbl = ? AND instr(coalesce(patch, ''), ?)", (table, uid)
    ).fetchall()
    for (one,) in found:
        yield from operations.of_row(connection, table, str(one))
