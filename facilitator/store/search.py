"""Search everything: whatever people wrote anywhere, by the beginnings of words in any order, accents aside.

Files hold nothing but plain tables, so the index lives in the memory of the connection: made at the first search,
brought up to date at every later one by the rows that the journal says were touched.
"""

import re
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from facilitator.domain.plain_text import fold
from facilitator.domain.records import (
    BY_TABLE,
    RECORDS,
    Affiliation,
    AgendaItem,
    Attendance,
    Collaborative,
    Kind,
    Meeting,
    Organization,
    Person,
    Record,
)
from facilitator.store import rows

# What people look for most comes first; records that are added later follow in their own order.
_FIRST = (Person, Organization, Meeting, AgendaItem)
# What is said in these is found as the record they belong to: a role as the person, a walk-in as the meeting.
_SHOWN_AS_OWNER = (Affiliation, Attendance)
_KINDS = (*_FIRST, *(record for record in RECORDS if record not in (*_FIRST, *_SHOWN_AS_OWNER, Collaborative)))
_WRITTEN = (Kind.TEXT, Kind.LONG_TEXT)
_MOST_WORDS = 20
_LONGEST = 60
_MANY = 5000  # touched rows; beyond, all is looked through again
_ORDINARY = "('start', 'change', 'undo', 'redo')"  # kinds of steps that say in the journal which rows they touched

_INDEXES = ("searched_titles", "searched_words")
_WAY = "detail = column, prefix = '1 2', tokenize = 'unicode61 remove_diacritics 2'"
_MADE = (
    "PRAGMA temp_store = MEMORY",
    "CREATE TEMP TABLE searched (id INTEGER PRIMARY KEY, origin TEXT, origin_uid TEXT, tbl TEXT, uid TEXT,"
    " UNIQUE (origin, origin_uid))",
    # What things are called is kept twice, so that it is found first without looking through all that is written.
    f"CREATE VIRTUAL TABLE temp.searched_titles USING fts5(kind, words, {_WAY})",
    f"CREATE VIRTUAL TABLE temp.searched_words USING fts5(kind, words, {_WAY})",
    # Put together in large pieces: it all stays in memory.
    "INSERT INTO temp.searched_titles (searched_titles, rank) VALUES ('hashsize', 33554432)",
    "INSERT INTO temp.searched_words (searched_words, rank) VALUES ('hashsize', 67108864)",
    "CREATE TEMP TABLE searched_until (op INTEGER, txn INTEGER, erased INTEGER)",
)
_NOW = "SELECT (SELECT max(n) FROM op), (SELECT max(n) FROM txn), (SELECT count(*) FROM erased)"


@dataclass(frozen=True, slots=True)
class Found:
    """One thing that was found: its table and id, its title, and a few words (or a day) that tell it from others.

    `field` names the field that holds what was typed, "" when it is something that belongs to it; `excerpt` is the
    part of that field around it.
    """

    table: str
    uid: str
    title: str
    about: str = ""
    day: date | None = None
    field: str = ""
    excerpt: str = ""


def find(connection: sqlite3.Connection, typed: str, limit: int = 8) -> list[Found]:
    """List what holds every typed word or beginning of a word, at most `limit` of each kind.

    Those that are called so come first, then those in which it is written somewhere.
    """
    # Letters and digits of any writing; what is beyond them parts words, here and in the index.
    words = re.findall(r"[^\W_]+", fold(typed[:1000]))[:_MOST_WORDS]
    if not words:
        return []
    _bring_up_to_date(connection)
    return [one for record in _KINDS for one in _found(connection, record, words, limit)]


def _found(connection: sqlite3.Connection, record: type[Record], words: list[str], limit: int) -> Iterator[Found]:
    all_of_them = " AND ".join(f'"{word}"*' for word in words)
    uids: dict[str, None] = {}
    for index in _INDEXES:
        statement = (
            f"SELECT s.uid FROM temp.{index} JOIN temp.searched s ON s.id = {index}.rowid WHERE {index} MATCH ? LIMIT ?"
        )
        # More than are shown: several rows may be found as the one they belong to.
        match = f"kind : {_kind(record)} AND words : ({all_of_them})"
        uids |= dict.fromkeys(str(uid) for (uid,) in connection.execute(statement, (match, limit * 4)))
        if len(uids) >= limit:
            break
    shown = 0
    for uid in uids:
        row = rows.get(connection, record, uid)
        if row is not None and shown < limit:
            shown += 1
            yield _told(connection, row, words)


def _told(connection: sqlite3.Connection, row: Record, words: list[str]) -> Found:
    owner = _owner_of(connection, row)
    about = (
        owner.title
        if owner
        else next((text for name in ("email", "website", "place") if (text := getattr(row, name, ""))), "")
    )
    on_day = getattr(owner or row, "on_day", "")
    field = max(_texts(type(row)), key=lambda name: _count(getattr(row, name), words))
    text = str(getattr(row, field))
    if not _count(text, words):
        field = text = ""
    return Found(row.table, row.uid, row.title, about, _day(on_day), field, _excerpt(text, words))


def _owner_of(connection: sqlite3.Connection, row: Record) -> Record | None:
    for name, field in row.fields.items():
        if field.is_owner and field.target in BY_TABLE:
            return rows.get(connection, BY_TABLE[field.target], getattr(row, name))
    return None


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _count(text: object, words: list[str]) -> int:
    folded = fold(str(text))
    return sum(re.search(rf"(?<![^\W_]){re.escape(word)}", folded) is not None for word in words)


def _excerpt(text: str, words: list[str]) -> str:
    line = " ".join(text.split())
    if len(line) <= _LONGEST:
        return line
    # Accents may make the folded text a letter or two longer; the place is near enough.
    at = max(0, fold(line).find(words[0]) - _LONGEST // 3)
    part = line[at : at + _LONGEST]
    return f"{'…' if at else ''}{part}{'…' if at + _LONGEST < len(line) else ''}"


def _bring_up_to_date(connection: sqlite3.Connection) -> None:
    known = connection.execute("SELECT 1 FROM temp.sqlite_schema WHERE name = 'searched_until'").fetchone()
    now = tuple(connection.execute(_NOW).fetchone())
    if not known:
        for statement in _MADE:
            connection.execute(statement)
    until = connection.execute("SELECT op, txn, erased FROM temp.searched_until").fetchone()
    if until == now:
        return
    touched = _touched(connection, until, now) if until else None
    is_alone = not connection.in_transaction
    if is_alone:
        connection.execute("BEGIN")
    try:
        if touched is None:
            _look_through_all(connection)
        else:
            for table, uid in touched:
                _look_through_again(connection, table, uid)
        connection.execute("DELETE FROM temp.searched_until")
        connection.execute("INSERT INTO temp.searched_until VALUES (?, ?, ?)", now)
    except BaseException:
        if is_alone:
            connection.execute("ROLLBACK")
        raise
    if is_alone:
        connection.execute("COMMIT")


def _touched(
    connection: sqlite3.Connection, until: tuple[int, int, int], now: tuple[int, ...]
) -> set[tuple[str, str]] | None:
    """Give the rows that were touched since, or None when that cannot be told or they are too many."""
    op, txn, erased = until
    unusual = f"SELECT 1 FROM txn WHERE n > ? AND kind NOT IN {_ORDINARY}"
    if erased != now[2] or op > (now[0] or 0) or txn > (now[1] or 0) or connection.execute(unusual, (txn,)).fetchone():
        return None
    found = connection.execute("SELECT DISTINCT tbl, uid FROM op WHERE n > ? LIMIT ?", (op, _MANY)).fetchall()
    return {(str(table), str(uid)) for table, uid in found} if len(found) < _MANY else None


def _look_through_all(connection: sqlite3.Connection) -> None:
    connection.execute("DELETE FROM temp.searched")
    for index in _INDEXES:
        connection.execute(f"DELETE FROM temp.{index}")
    for record in (*_KINDS, *_SHOWN_AS_OWNER):
        _add(connection, record, f"ORDER BY {_order(record)}")


def _look_through_again(connection: sqlite3.Connection, table: str, uid: str) -> None:
    record = BY_TABLE.get(table)
    if record is None or record is Collaborative:
        return
    known = connection.execute(
        "SELECT id FROM temp.searched WHERE origin = ? AND origin_uid = ?", (table, uid)
    ).fetchone()
    if known:
        for index in _INDEXES:
            connection.execute(f"DELETE FROM temp.{index} WHERE rowid = ?", known)
        connection.execute("DELETE FROM temp.searched WHERE id = ?", known)
    _add(connection, record, "WHERE t.uid = ?", (uid,))


def _add(connection: sqlite3.Connection, record: type[Record], condition: str, values: Iterable[str] = ()) -> None:
    """Add the rows of a table to the index, in the order they are to be found in."""
    shown, link = record, "uid"
    if record in _SHOWN_AS_OWNER:
        link, field = next((name, field) for name, field in record.fields.items() if field.is_owner)
        shown = BY_TABLE[field.target]
    names = _texts(record)
    phones = [name for name in names if name.endswith("phone")]
    said = [*(f't."{name}"' for name in names), *map(_digits, phones)]
    last = int(connection.execute("SELECT coalesce(max(id), 0) FROM temp.searched").fetchone()[0])
    connection.execute(
        "INSERT INTO temp.searched (origin, origin_uid, tbl, uid)"
        f' SELECT ?, t.uid, ?, t."{link}" FROM "{record.table}" t {condition}',
        (record.table, shown.table, *values),
    )
    for index, words in zip(_INDEXES, (said[0] if record is shown else "", " || char(10) || ".join(said)), strict=True):
        if words:
            connection.execute(
                f"INSERT INTO temp.{index} (rowid, kind, words) SELECT s.id, ?, {words} FROM temp.searched s"
                f' JOIN "{record.table}" t ON t.uid = s.origin_uid WHERE s.id > ? ORDER BY s.id',
                (_kind(shown), last),
            )


def _kind(record: type[Record]) -> str:
    return record.table.replace("_", "")  # one word to the index


def _texts(record: type[Record]) -> list[str]:
    return [name for name, field in record.fields.items() if field.kind in _WRITTEN]


def _digits(name: str) -> str:
    """Give SQL for a phone number without its punctuation, and the end of it that people dial in their own town."""
    bare = f't."{name}"'
    for sign in (" ", "-", "(", ")", ".", "/", "+"):
        bare = f"replace({bare}, '{sign}', '')"
    return f"{bare} || ' ' || substr({bare}, -7)"


def _order(record: type[Record]) -> str:
    if "sort" in record.derived:
        return "t.sort, t.uid"
    if "on_day" in record.fields:
        return "t.on_day DESC, t.uid"
    for name, field in record.fields.items():
        if field.is_owner and "on_day" in BY_TABLE[field.target].fields:
            return f'(SELECT o.on_day FROM "{field.target}" o WHERE o.uid = t."{name}") DESC, t.uid'
    return "t.uid"
