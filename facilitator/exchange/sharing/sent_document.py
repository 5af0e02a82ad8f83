"""A collaborative's own file that somebody sent: its journal is read through the guard, from a copy in memory.

None of the sender's SQL is run, no file beside it is looked at, and each operation passes the same checks as those of
an exchange file.
"""

import hashlib
import json
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from facilitator.domain.plain_text import clean_line
from facilitator.domain.records import Person
from facilitator.exchange.sharing import checking
from facilitator.exchange.sharing.lines import MOST_OPERATIONS
from facilitator.exchange.sharing.shipment import CHANGE, LIMITS, MOST_FORGOTTEN, UID, Header
from facilitator.refusal import Refusal
from facilitator.store import guard, schema
from facilitator.store.operations import ID_BYTES, Act, Operation
from facilitator.words import mark

_LONGEST_VALUE = 4 << 20
_SECONDS = 60
_STEPS = 100_000  # of SQLite's machine, between two looks at the clock
_ROLLBACK_JOURNAL = b"\x01\x01"


def read(path: Path, content: bytes) -> tuple[Header, Iterator[Operation], str]:
    """Give what a file says of itself, its operations, and its checksum as hex.

    Raises a `Refusal` when it is not a file of ours, `ValueError` when it is damaged.
    """
    guard.check_header(path)
    # A copy that was taken while another program kept its changes in a file beside is read as it stands.
    content = content[:18] + _ROLLBACK_JOURNAL + content[20:]
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        try:
            connection.deserialize(content)
            connection.execute("PRAGMA trusted_schema = OFF")
            connection.execute("PRAGMA cell_size_check = ON")
            connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LONGEST_VALUE)
            deadline = time.monotonic() + _SECONDS
            connection.set_progress_handler(lambda: time.monotonic() > deadline, _STEPS)
            if guard.check_schema(connection, path.name) != schema.VERSION:
                raise Refusal(mark("“{name}” was made with another version of this program. Ask its sender for a copy made "
                                   "with Send a copy to a partner…"), name=path.name)  # fmt: skip
            return _header(connection, path), iter(_operations(connection)), hashlib.sha256(content).hexdigest()
        except (sqlite3.Error, UnicodeDecodeError, TypeError, RecursionError) as problem:
            raise ValueError("damaged") from problem


def _header(connection: sqlite3.Connection, path: Path) -> Header:
    row = connection.execute("SELECT v FROM meta WHERE k = 'collaborative'").fetchone()
    named = connection.execute("SELECT name FROM collaborative LIMIT 1").fetchone()
    if not row or not UID.fullmatch(row[0]):
        raise ValueError("collaborative")
    name = clean_line(named[0] or "" if named else path.stem)[: LIMITS["name"]]
    return Header(shipment="", collaborative=row[0], name=name, may=CHANGE, forget=_forgotten(connection))


def _forgotten(connection: sqlite3.Connection) -> tuple[str, ...]:
    """Give whom the sender forgot in this file: they ask for it as if the file were made to be sent."""
    found = connection.execute(
        "SELECT uid FROM erased WHERE tbl = ? ORDER BY uid LIMIT ?", (Person.table, MOST_FORGOTTEN)
    )
    uids = tuple(uid for (uid,) in found)
    if not all(UID.fullmatch(uid) for uid in uids):
        raise ValueError("forget")
    return uids


def _operations(connection: sqlite3.Connection) -> list[Operation]:
    found: dict[bytes, Operation] = {}
    for row in connection.execute("SELECT id, tbl, uid, kind, patch, withheld, pred, hlc, author FROM op"):
        one = checking.operation(_said(row))
        if one.id in found or len(found) >= MOST_OPERATIONS:
            raise ValueError("an id twice, or more operations than this program takes")
        found[one.id] = one
    return list(found.values())


def _said(row: tuple[Any, ...]) -> dict[str, Any]:
    id_, table, uid, act, patch, withheld, pred, stamp, author = row
    if len(pred) % ID_BYTES:
        raise ValueError("what it replaces")
    said = {
        "i": id_.hex(), "t": table, "u": uid, "k": act, "h": stamp, "a": author,
        "p": [pred[at : at + ID_BYTES].hex() for at in range(0, len(pred), ID_BYTES)],
        "w": json.loads(withheld or "[]"),
    }  # fmt: skip
    return said | {"f": json.loads(patch or "{}")} if act == Act.PUT else said
