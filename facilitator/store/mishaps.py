"""What SQLite's complaints about the world mean to people: a full disk, a lost stick, a damaged page."""

import sqlite3

from facilitator.refusal import Refusal
from facilitator.words import mark

_DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_FORMAT, sqlite3.SQLITE_TOOBIG}
_IN_USE = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_PROTOCOL}
_UNREACHABLE = {sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY,
                sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH, sqlite3.SQLITE_NOLFS}  # fmt: skip


def is_damaged(name: str) -> Refusal:
    """Say that a file is ours but broken."""
    return Refusal(mark("“{name}” is damaged: a part of it is missing or was overwritten. Restore an earlier day, or ask "
                        "a partner for their copy."), name=name)  # fmt: skip


def meaning(problem: Exception, name: str) -> Refusal | None:
    """Give the sentence for a problem that the world has made, or None for one that is a mistake of the program."""
    # Damaged letters end a reading with no code at all, or inside SQLite's own sentence.
    if isinstance(problem, UnicodeDecodeError) or str(problem).startswith("Could not decode to UTF-8"):
        return is_damaged(name)
    # The low byte is the kind of problem, the rest its particulars.
    code = getattr(problem, "sqlite_errorcode", 0)
    if code == sqlite3.SQLITE_READONLY_ROLLBACK:
        return Refusal(mark("“{name}” was cut off in the middle of a change, and where it is now nobody can tidy it up. Copy "
                            "it, with the file “{name}-journal” beside it, to this computer's disk and open the copy."),
                       name=name)  # fmt: skip
    code &= 0xFF
    if code in _DAMAGED:
        return is_damaged(name)
    if code in _IN_USE:
        return Refusal(mark("“{name}” is being used by another program. Close it there and try again."), name=name)
    if code in _UNREACHABLE:
        return Refusal(mark("“{name}” could not be saved or read ({problem}). Is the disk full, or was the stick removed? "
                            "Try again, or save a copy somewhere else."), name=name, problem=str(problem))  # fmt: skip
    return None
