"""Copies of a collaborative: those the program makes by itself before anything risky, and those people ask for."""

import os
import sqlite3
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path

from facilitator.refusal import Refusal
from facilitator.store import places
from facilitator.store.lock import Lock
from facilitator.words import mark


def keep_copy(connection: sqlite3.Connection, name: str, occasion: str) -> Path:
    """Write a copy of an open file into the backup folder and give its path; `occasion` is a word for its name."""
    target = places.backups() / f"{Path(name).stem} {datetime.now():%Y-%m-%d %H%M%S} {occasion}.collab"
    with closing(sqlite3.connect(target)) as copy:
        connection.backup(copy)
    return target


def save_copy(connection: sqlite3.Connection, target: Path) -> None:
    """Write a tidy copy of an open file to `target`, replacing what is there only once the copy is whole.

    Raises a `Refusal` when there is no room or no right to write; then `target` is as it was.
    """
    unfinished = target.with_name(f".~{target.name}.tmp")
    lock = Lock(target.resolve())
    try:
        # Whoever has that file open, this very window perhaps, must not lose it from under the pen.
        if target.exists() and not lock.take():
            raise Refusal(mark("“{name}” is open now. Give the copy another name."), name=target.name)
        unfinished.unlink(missing_ok=True)
        connection.execute("VACUUM INTO ?", (str(unfinished),))
        with unfinished.open("r+b") as file:
            os.fsync(file.fileno())
        os.replace(unfinished, target)
    except (OSError, sqlite3.Error) as problem:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)
        raise Refusal(mark("The copy “{name}” cannot be written in {folder}. Is the disk full, or write-protected? Choose "
                           "another folder."), name=target.name, folder=str(target.parent)) from problem  # fmt: skip
    finally:
        lock.release()
