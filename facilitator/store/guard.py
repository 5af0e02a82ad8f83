"""Is this really one of our files, and is it whole? Asked before SQLite is let near it, and again of its schema."""

import os
import sqlite3
import struct
from pathlib import Path
from time import sleep

from facilitator.refusal import Refusal
from facilitator.store import schema
from facilitator.store.mishaps import is_damaged, meaning
from facilitator.words import mark

_MAGIC = b"SQLite format 3\x00"
_HEADER = 100
_TRIES = 3
_PAUSE = 0.05


def check_header(path: Path) -> int:
    """Give the file's version, read from its first bytes; raise a `Refusal` for anything that is not ours or not whole.

    The file is only read.
    """
    if path.is_dir():
        raise Refusal(mark("“{name}” is a folder. Open the collaborative's file inside it."), name=path.name)
    try:
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
        raise Refusal(mark("“{name}” is not a collaborative's file. Contacts from other programs are brought in with "
                           "Bring in…"), name=path.name)  # fmt: skip
    application, version = struct.unpack(">I", header[68:72])[0], struct.unpack(">I", header[60:64])[0]
    if application != schema.APPLICATION_ID:
        raise Refusal(mark("“{name}” is a database of another program, not a collaborative's file."), name=path.name)
    for _ in range(_TRIES):
        if _is_whole(path, header, size):
            return int(version)
        # Another program may have been saving just now, between the reading of the header and of the size.
        sleep(_PAUSE)
        header, size = _beginning(path)
    raise is_damaged(path.name)


def check_schema(connection: sqlite3.Connection, name: str) -> int:
    """Give the file's version; raise a `Refusal` unless it holds our tables and indexes, word for word, and nothing else.

    Triggers, views and computed columns never occur in our files: one that has them was made by somebody else. A file
    from a newer version may hold more tables, but no such things either.
    """
    expected = schema.statements()
    try:
        version = int(connection.execute("PRAGMA user_version").fetchone()[0])
        found = {
            str(row[0]): (str(row[1]), str(row[2]))
            for row in connection.execute("SELECT name, type, sql FROM sqlite_schema WHERE sql IS NOT NULL")
        }
    except (sqlite3.DatabaseError, UnicodeDecodeError) as problem:
        raise meaning(problem, name) or is_damaged(name) from None
    foreign = Refusal(mark("“{name}” was changed by another program and cannot be trusted. Ask its sender for a fresh "
                           "copy, or restore an earlier day."), name=name)  # fmt: skip
    if any(kind not in ("table", "index") or "VIRTUAL" in sql[:20].upper() for kind, sql in found.values()):
        raise foreign
    if version == schema.VERSION and {name: sql for name, (_, sql) in found.items()} != expected:
        raise foreign
    return version


def _beginning(path: Path) -> tuple[bytes, int]:
    with path.open("rb") as file:
        return file.read(_HEADER), os.fstat(file.fileno()).st_size


def _is_whole(path: Path, header: bytes, size: int) -> bool:
    # A change that was cut off by a crash is rolled back from the journal beside the file; until then sizes may differ.
    if path.with_name(f"{path.name}-journal").exists():
        return True
    page = struct.unpack(">H", header[16:18])[0]
    pages = struct.unpack(">I", header[28:32])[0]
    page = 65536 if page == 1 else page
    return bool(page >= 512 and page * pages == size)
