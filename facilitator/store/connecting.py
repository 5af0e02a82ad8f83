"""Connections to a collaborative's file, set up so that nothing is lost and nothing of anybody else's is run."""

import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from facilitator.store import guard
from facilitator.store.mishaps import is_damaged, meaning

_ALWAYS = ("trusted_schema = OFF", "cell_size_check = ON", "cache_size = -65536")
# One file at rest, the last change safe even when the power goes, nothing uncommitted in a copied file, and nothing
# left on its free pages.
_TO_WRITE = ("journal_mode = DELETE", "synchronous = EXTRA", "cache_spill = OFF", "secure_delete = ON")
# The longest text that is read: far longer than any of ours, short enough to be held in memory a few times over.
_LONGEST = 16 * 1024 * 1024


def connect(path: Path, is_look_only: bool = False) -> sqlite3.Connection:
    """Open a file, or memory; raises a `Refusal` when the world stands in the way."""
    if is_look_only:
        _roll_back_what_a_crash_left(path)
    address = f"{path.absolute().as_uri()}?mode=ro" if is_look_only else str(path)
    connection = None
    try:
        # Threads: a worker makes papers from the connection of its own twin, but may be ended from the window's thread.
        connection = sqlite3.connect(
            address, uri=is_look_only, isolation_level=None, check_same_thread=False, timeout=5
        )
        connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LONGEST)
        for pragma in (*_ALWAYS, *(() if is_look_only else _TO_WRITE)):
            connection.execute(f"PRAGMA {pragma}")
    except (sqlite3.DatabaseError, UnicodeDecodeError) as problem:
        if connection:
            connection.close()
        raise meaning(problem, path.name) or is_damaged(path.name) from None
    return connection


def take_leftovers_away(connection: sqlite3.Connection, path: Path) -> None:
    """Let SQLite remove the journal of a change that was cut off before it had begun to write into the file.

    Such a journal is harmless and nothing is rolled back from it, but people would see two files. Ask only while
    holding the lock.
    """
    if guard.journal_of(path).exists():
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        connection.execute("BEGIN IMMEDIATE")
        connection.execute(
            f"PRAGMA user_version = {version}"
        )  # a write that changes nothing, and ends as all writes do
        connection.execute("COMMIT")


def check(connection: sqlite3.Connection, path: Path) -> int:
    """Give the file's version, once its tables are known to be ours; else close and raise a `Refusal`.

    The first bytes of a file that was cut off in the middle of a change may name another version than the file has
    once SQLite has rolled that change back, which it has done now.
    """
    try:
        return guard.check_schema(connection, path.name)
    except BaseException:
        connection.close()
        raise


def _roll_back_what_a_crash_left(path: Path) -> None:
    # Only somebody who may write can do it. Where nobody may, the first reading says so.
    if guard.journal_of(path).exists():
        with suppress(sqlite3.Error), closing(
            sqlite3.connect(f"{path.absolute().as_uri()}?mode=rw", uri=True, timeout=5)
        ) as connection:  # fmt: skip
            connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
