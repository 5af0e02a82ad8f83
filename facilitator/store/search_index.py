"""The index behind search everything: every written word, in the memory of the connection that asks.

Files hold nothing but plain tables, so it is made at the first question and brought up to date at every later one by
the rows that the journal says were touched. The file is read in small pieces, each a moment's look of its own: whoever
saves something in the meantime through another connection hardly waits. What changed on the way is read again after.
"""

import json
import sqlite3
from collections.abc import Iterator
from itertools import pairwise

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
    Touch,
)

# What people look for most comes first; records that are added later follow in their own order.
_FIRST: tuple[type[Record], ...] = (Person, Organization, Meeting, AgendaItem)
# What is said in these is found as the record they belong to: a role as the person, a walk-in as the meeting, what was
# heard on the phone as the stakeholder.
SHOWN_AS_OWNER: tuple[type[Record], ...] = (Affiliation, Attendance, Touch)
_WRITTEN = (Kind.TEXT, Kind.LONG_TEXT)
_WITH_WORDS = [record for record in RECORDS if any(field.kind in _WRITTEN for field in record.fields.values())]
KINDS: tuple[type[Record], ...] = (
    *_FIRST,
    *(record for record in _WITH_WORDS if record not in (*_FIRST, *SHOWN_AS_OWNER, Collaborative)),
)
_PIECE = 500  # rows that are read at once: some milliseconds
_MANY = 5000  # touched rows; beyond, all is looked through again
_MOST_WORDS = 200  # that hold a piece of a word
_ORDINARY = "('start', 'change', 'undo', 'redo')"  # kinds of steps that say in the journal which rows they touched
_PLACES = 2**40  # for every kind, in the order that things are found in

_MADE = (
    "CREATE TEMP TABLE searched (id INTEGER PRIMARY KEY, origin TEXT, origin_uid TEXT, uid TEXT, day TEXT,"
    " title TEXT, words TEXT)",
    # Long beginnings of words too: a hundred thousand numbers of one town all begin with the same three digits.
    "CREATE VIRTUAL TABLE temp.searched_words USING fts5(title, words, content = '', columnsize = 0,"
    " prefix = '1 2 3', tokenize = 'unicode61 remove_diacritics 2')",
    # Put together in large pieces: it all stays in memory.
    "INSERT INTO temp.searched_words (searched_words, rank) VALUES ('hashsize', 8388608)",
    "CREATE VIRTUAL TABLE temp.searched_each USING fts5vocab(temp, searched_words, row)",
    "CREATE TEMP TABLE searched_terms (term TEXT PRIMARY KEY) WITHOUT ROWID",
    "CREATE TEMP TABLE searched_until (op INTEGER, txn INTEGER, erased INTEGER)",
)
_TABLES = ("searched_until", "searched_terms", "searched_each", "searched_words", "searched")
_NOW = "SELECT (SELECT max(n) FROM op), (SELECT max(n) FROM txn), (SELECT count(*) FROM erased)"


def bring_up_to_date(connection: sqlite3.Connection) -> None:
    """Make the index, or take in what was touched since; when it is interrupted, the next time begins anew."""
    until = _until(connection)
    while until != (now := tuple(connection.execute(_NOW).fetchone())):
        touched = _touched(connection, until, now) if until else None
        if touched is None:
            _look_through_all(connection)
        else:
            connection.execute("DELETE FROM temp.searched_until")
            connection.execute("DELETE FROM temp.searched_terms")
            # Only now: most files are searched and closed without it.
            connection.execute("CREATE INDEX IF NOT EXISTS temp.searched_origin ON searched (origin_uid)")
            for record in (*KINDS, *SHOWN_AS_OWNER):
                _look_through_again(connection, record, [uid for table, uid in touched if table == record.table])
        connection.execute("INSERT INTO temp.searched_until VALUES (?, ?, ?)", now)
        until = now


def holding(
    connection: sqlite3.Connection, record: type[Record], match: str, limit: int, is_called_so: bool = False
) -> list[str]:
    """List the ids of things of one kind that a question in the index's own language lets through, in order.

    `is_called_so` asks only what they are called.
    """
    # Days are few enough to be put in order now; names lie in order as they were read.
    order = "s.day DESC, s.id" if _day(record) else "searched_words.rowid"
    found = connection.execute(
        "SELECT s.uid FROM temp.searched_words JOIN temp.searched s ON s.id = searched_words.rowid"
        f" WHERE searched_words MATCH ? AND searched_words.rowid BETWEEN ? AND ? ORDER BY {order} LIMIT ?",
        (f"title : ({match})" if is_called_so else match, *_range(record), limit),
    )
    return [str(uid) for (uid,) in found]


def next_kind(connection: sqlite3.Connection, match: str, after: type[Record] | None = None) -> type[Record] | None:
    """Give the first kind, or the next one after another, that holds anything such a question lets through."""
    found = connection.execute(
        "SELECT rowid FROM temp.searched_words WHERE searched_words MATCH ? AND rowid > ? ORDER BY rowid LIMIT 1",
        (match, _range(after)[1] if after else 0),
    ).fetchone()
    return KINDS[found[0] // _PLACES - 1] if found else None


def words_with(connection: sqlite3.Connection, piece: str) -> list[str]:
    """List words that hold a piece of a word after their beginning, as they stand in the index; not all of very many."""
    if not connection.execute("SELECT 1 FROM temp.searched_terms LIMIT 1").fetchone():
        _list_words(connection)
    # Numbers stand before all words, and are looked through apart: there are many of either.
    part = "term < 'a'" if piece < "a" else "term >= 'a'"
    found = connection.execute(
        f"SELECT term FROM temp.searched_terms WHERE {part} AND instr(term, ?) > 1 LIMIT ?", (piece, _MOST_WORDS)
    )
    return [str(term) for (term,) in found]


def texts(record: type[Record]) -> list[str]:
    """List the fields of a record that hold words, the one it is called by first."""
    return [name for name, field in record.fields.items() if field.kind in _WRITTEN]


def _until(connection: sqlite3.Connection) -> tuple[int, ...] | None:
    if not connection.execute("SELECT 1 FROM temp.sqlite_schema WHERE name = 'searched_until'").fetchone():
        return None
    found = connection.execute("SELECT op, txn, erased FROM temp.searched_until").fetchone()
    return tuple(found) if found else None


def _touched(
    connection: sqlite3.Connection, until: tuple[int, ...], now: tuple[int, ...]
) -> list[tuple[str, str]] | None:
    """Give the rows that were touched since, or None when that cannot be told or they are too many."""
    op, txn, erased = until
    unusual = f"SELECT 1 FROM txn WHERE n > ? AND kind NOT IN {_ORDINARY}"
    if erased != now[2] or op > (now[0] or 0) or txn > (now[1] or 0) or connection.execute(unusual, (txn,)).fetchone():
        return None
    found = connection.execute("SELECT DISTINCT tbl, uid FROM op WHERE n > ? LIMIT ?", (op, _MANY)).fetchall()
    return [(str(table), str(uid)) for table, uid in found] if len(found) < _MANY else None


def _look_through_all(connection: sqlite3.Connection) -> None:
    for table in _TABLES:
        connection.execute(f"DROP TABLE IF EXISTS temp.{table}")
    connection.execute("PRAGMA temp_store = MEMORY")
    for statement in _MADE:
        connection.execute(statement)
    for record in (*KINDS, *SHOWN_AS_OWNER):
        for condition, values in _pieces(connection, record):
            _read(connection, record, condition, values)
    connection.execute(
        "INSERT INTO temp.searched_words (rowid, title, words) SELECT id, title, words FROM temp.searched ORDER BY id"
    )
    _list_words(connection)


def _list_words(connection: sqlite3.Connection) -> None:
    connection.execute("INSERT INTO temp.searched_terms SELECT term FROM temp.searched_each")


def _pieces(connection: sqlite3.Connection, record: type[Record]) -> Iterator[tuple[str, list[str]]]:
    """Give the condition for each piece of a table, so that it is read in the order things are to be found in."""
    key = ("sort", "uid") if "sort" in record.derived else ("uid",)
    columns, places = ", ".join(f't."{name}"' for name in key), ", ".join("?" * len(key))
    after = f"({columns}) > ({places})"
    ends = f'SELECT {columns} FROM "{record.table}" t WHERE {after} ORDER BY {columns} LIMIT 1 OFFSET {_PIECE - 1}'
    last = [""] * len(key)
    while end := connection.execute(ends, last).fetchone():
        yield f"{after} AND ({columns}) <= ({places}) ORDER BY {columns}", [*last, *end]
        last = list(end)
    yield f"{after} ORDER BY {columns}", last


def _look_through_again(connection: sqlite3.Connection, record: type[Record], uids: list[str]) -> None:
    edges = [*range(0, len(uids), _PIECE), len(uids)]
    for first, last in pairwise(edges):
        some = json.dumps(uids[first:last])
        known = "FROM temp.searched WHERE origin = ? AND origin_uid IN (SELECT value FROM json_each(?))"
        # The index forgets words only when it is told them once more.
        connection.execute(
            "INSERT INTO temp.searched_words (searched_words, rowid, title, words)"
            f" SELECT 'delete', id, title, words {known}",
            (record.table, some),
        )
        connection.execute(f"DELETE {known}", (record.table, some))
        before = _last(connection, record)
        _read(connection, record, "t.uid IN (SELECT value FROM json_each(?)) ORDER BY t.uid", [some])
        connection.execute(
            "INSERT INTO temp.searched_words (rowid, title, words) SELECT id, title, words FROM temp.searched"
            " WHERE id > ? AND id <= ?",
            (before, _last(connection, record)),
        )


def _read(connection: sqlite3.Connection, record: type[Record], condition: str, values: list[str]) -> None:
    """Copy the words of some rows out of the file, leaving aside those that say nothing."""
    link = _owner_link(record) if record in SHOWN_AS_OWNER else "uid"
    columns = [f't."{name}"' for name in texts(record)]
    says_something = " OR ".join(f"{column} <> ''" for column in columns)
    title = columns.pop(0) if record not in SHOWN_AS_OWNER else "''"
    words = " || char(10) || ".join(columns) or "''"
    # Each number once more without its punctuation.
    phones = [name for name in texts(record) if name.endswith("phone")]
    numbers = "".join(f', {_digits(name)} AS "{name}"' for name in phones)
    more = "".join(f""" || iif("{name}" = '', '', char(10) || "{name}")""" for name in phones)
    connection.execute(
        f'WITH said AS MATERIALIZED (SELECT t.uid, t."{link}" AS shown, {_day(record) or "NULL"} AS day,'
        f' {title} AS title, {words} AS words{numbers} FROM "{record.table}" t WHERE ({says_something}) AND {condition})'
        " INSERT INTO temp.searched (id, origin, origin_uid, uid, day, title, words)"
        f" SELECT ? + row_number() OVER (), ?, uid, shown, day, title, words{more} FROM said",
        (*values, _last(connection, record), record.table),
    )


def _last(connection: sqlite3.Connection, record: type[Record]) -> int:
    shown = BY_TABLE[record.fields[_owner_link(record)].target] if record in SHOWN_AS_OWNER else record
    first, last = _range(shown)
    found = connection.execute("SELECT max(id) FROM temp.searched WHERE id BETWEEN ? AND ?", (first, last)).fetchone()
    return int(found[0] or first)


def _range(record: type[Record]) -> tuple[int, int]:
    first = (KINDS.index(record) + 1) * _PLACES
    return first, first + _PLACES - 1


def _owner_link(record: type[Record]) -> str:
    return next(name for name, field in record.fields.items() if field.is_owner)


def _digits(name: str) -> str:
    bare = f't."{name}"'
    for sign in (" ", "-", "(", ")", ".", "/", "+"):
        bare = f"replace({bare}, '{sign}', '')"
    return f"""iif(t."{name}" = '', '', {bare})"""


def _day(record: type[Record]) -> str:
    """Give SQL for the day that things of a kind are ordered by, "" when they are not."""
    if "on_day" in record.fields:
        return "t.on_day"
    for name, field in record.fields.items():
        if field.is_owner and "on_day" in BY_TABLE[field.target].fields and record not in SHOWN_AS_OWNER:
            return f'(SELECT o.on_day FROM "{field.target}" o WHERE o.uid = t."{name}")'
    return ""
