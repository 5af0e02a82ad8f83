"""Copies that the program makes by itself before anything risky."""

import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

from facilitator.store import places


def keep_copy(connection: sqlite3.Connection, name: str, occasion: str) -> Path:
    """Write a copy of an open file into the backup folder and give its path; `occasion` is a word for its name."""
    target = places.backups() / f"{Path(name).stem} {datetime.now():%Y-%m-%d %H%M%S} {occasion}.collab"
    with closing(sqlite3.connect(target)) as copy:
        connection.backup(copy)
    return target
