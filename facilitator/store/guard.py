"""Is this really one of our files, and is it whole? Asked before SQLite is let near it, and again of its schema."""

import os
import re
import sqlite3
import stat
import struct
from contextlib import closing
from pathlib import Path
from time import sleep

from facilitator.refusal import Refusal
from facilitator.store import schema
from facilitator.store.mishaps import is_damaged, meaning
from facilitator.words import mark

_MAGIC = b"SQLite format 3\x00"
_JOURNAL_MAGIC = b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7"
_HEADER = 100
_TRIES = 3
_PAUSE = 0.05
_MOST_STATEMENTS = 2000
_LONGEST_ID = 100

# All that a file of any version of ours may define: columns with a type, keys, and indexes over columns. What is not
# listed here (computed columns, checks, defaults, collations, conditions) is SQL that would run while reading.
_NAME = r'(?:"\w[\w ]{0,99}"|\w{1,100})'
_NAMES = rf"\({_NAME}(?:, {_NAME})*\)"
_COLUMN = rf"{_NAME} (?:TEXT|INTEGER|BLOB|REAL)(?: PRIMARY KEY| NOT NULL| UNIQUE)*"
_TABLE = rf"CREATE TABLE {_NAME} ?\({_COLUMN}(?:, {_COLUMN})*(?:, (?:PRIMARY KEY|UNIQUE) ?{_NAMES})*\)"
_PLAIN = {
    "table": rf"{_TABLE}(?: STRICT)?(?:,? WITHOUT ROWID)?",
    "index": rf"CREATE (?:UNIQUE )?INDEX {_NAME} ON {_NAME} ?{_NAMES}",
}


def check_header(path: Path) -> int:
    """Give the file's version, read from its first bytes; raise a `Refusal` for anything that is not ours or not whole.

    The file is only read.
    """
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            raise Refusal(mark("“{name}” is a folder. Open the collaborative's file inside it."), name=path.name)
        if not stat.S_ISREG(mode):  # a pipe would keep us waiting for ever, a device never ends
            raise _is_not_ours(path)
        header, size = _beginning(path)
    except FileNotFoundError:
        raise Refusal(mark("“{name}” cannot be found. Was it moved, or is the stick not plugged in?"),
                      name=path.name) from None  # fmt: skip
    except OSError as problem:
        raise Refusal(mark("“{name}” cannot be read ({problem}). Copy it to this computer's disk and open the copy."),
                      name=path.name, problem=problem.strerror) from None  # fmt: skip
    if not header:
        raise Refusal(mark("“{name}” is empty (0 bytes). Ask for it again, or restore an earlier day."), name=path.name)
    if len(header) < _HEADER or not header.startswith(_MAGIC):
        raise _is_not_ours(path)
    return _version(path, header, size)


def check_schema(connection: sqlite3.Connection, name: str) -> int:
    """Give the file's version; raise a `Refusal` unless it holds our tables and indexes, word for word, and nothing else.

    Triggers, views and computed columns never occur in our files: one that has them was made by somebody else. A file
    from another version may hold other tables, but no such things either.
    """
    try:
        version = int(connection.execute("PRAGMA user_version").fetchone()[0])
        # More would take long to look through; our own files have a few dozen.
        found = connection.execute(
            "SELECT name, type, sql FROM sqlite_schema WHERE sql IS NOT NULL OR type NOT IN ('table', 'index') LIMIT ?",
            (_MOST_STATEMENTS,),
        ).fetchall()
        if version < 0 or len(found) == _MOST_STATEMENTS or not _is_as_expected(found, version):
            raise _is_foreign(name)
        if version > schema.VERSION and not _has_all_we_know(connection):
            raise Refusal(mark("“{name}” was made with a much newer version of this program. Bring this program up to date "
                               "to open it."), name=name)  # fmt: skip
        collaborative = connection.execute("SELECT v FROM meta WHERE k = 'collaborative'").fetchone()
    except (sqlite3.DatabaseError, UnicodeDecodeError) as problem:
        raise meaning(problem, name) or is_damaged(name) from None
    if not collaborative or not isinstance(collaborative[0], str) or not 0 < len(collaborative[0]) <= _LONGEST_ID:
        raise is_damaged(name)
    return version


def journal_of(path: Path) -> Path:
    """Give the path of the journal that SQLite lays beside a file during a change; beside the real one of a link."""
    real = path.resolve()
    return real.with_name(f"{real.name}-journal")


def _version(path: Path, header: bytes, size: int) -> int:
    application, version = struct.unpack(">I", header[68:72])[0], struct.unpack(">I", header[60:64])[0]
    if application != schema.APPLICATION_ID:
        raise Refusal(mark("“{name}” is a database of another program, not a collaborative's file."), name=path.name)
    # Write-ahead logs and other alphabets are never ours; the former would make SQLite lay two more files beside it.
    if header[18:20] != b"\x01\x01" or header[56:60] not in (b"\x00\x00\x00\x00", b"\x00\x00\x00\x01"):
        raise _is_foreign(path.name)
    _check_journal(path)
    # None of ours ever has one, and SQLite would take what is in it for the newer state of the file.
    if os.path.lexists(f"{path.resolve()}-wal"):
        raise _is_foreign(path.name)
    for _ in range(_TRIES):
        if _is_whole(path, header, size):
            return int(version)
        # Another program may have been saving just now, between the reading of the header and of the size.
        sleep(_PAUSE)
        header, size = _beginning(path)
    raise is_damaged(path.name)


def _is_as_expected(found: list[tuple[object, object, object]], version: int) -> bool:
    if version == schema.VERSION:
        expected = schema.statements()
        return len(found) == len(expected) and all(expected.get(str(name)) == sql for name, _, sql in found)
    return all(_is_plain(str(kind), str(sql)) for _, kind, sql in found)


def _has_all_we_know(connection: sqlite3.Connection) -> bool:
    """Say whether every table and column of ours is in a newer file, so that at least those can be shown."""
    with closing(sqlite3.connect(":memory:")) as ours:
        schema.make(ours)
        tables = [str(row[0]) for row in ours.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
        return all(_columns(ours, table) <= _columns(connection, table) for table in tables)


def _columns(connection: sqlite3.Connection, table: str) -> set[tuple[str, str]]:
    return {(str(name), str(kind)) for _, name, kind, *_ in connection.execute(f'PRAGMA table_info("{table}")')}


def _is_plain(kind: str, sql: str) -> bool:
    return kind in _PLAIN and re.fullmatch(_PLAIN[kind], sql) is not None


def _check_journal(path: Path) -> None:
    # The last words of a journal may name a file that SQLite then removes, as one that belonged to a change of several
    # databases. None of ours ever says so; one that does wants somebody's file gone.
    journal = journal_of(path)
    try:
        mode = journal.lstat().st_mode
        if not stat.S_ISREG(mode):
            raise _is_foreign(path.name)
        with journal.open("rb") as file:
            size = file.seek(0, os.SEEK_END)
            file.seek(max(0, size - len(_JOURNAL_MAGIC)))
            if file.read() == _JOURNAL_MAGIC:
                raise _is_foreign(path.name)
    except OSError:
        return  # none is there, nearly always; one that nobody may read is told of by the first reading


def _is_not_ours(path: Path) -> Refusal:
    return Refusal(mark("“{name}” is not a collaborative's file. Contacts from other programs are brought in with "
                        "Bring in…"), name=path.name)  # fmt: skip


def _is_foreign(name: str) -> Refusal:
    return Refusal(mark("“{name}” was changed by another program and cannot be trusted. Ask its sender for a fresh "
                        "copy, or restore an earlier day."), name=name)  # fmt: skip


def _beginning(path: Path) -> tuple[bytes, int]:
    with path.open("rb") as file:
        return file.read(_HEADER), os.fstat(file.fileno()).st_size


def _is_whole(path: Path, header: bytes, size: int) -> bool:
    # A change that was cut off by a crash is rolled back from the journal beside the file; until then sizes may differ.
    if journal_of(path).exists():
        return True
    page = struct.unpack(">H", header[16:18])[0]
    pages = struct.unpack(">I", header[28:32])[0]
    page = 65536 if page == 1 else page
    return bool(page >= 512 and page * pages == size)
