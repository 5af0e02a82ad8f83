"""The first line of an exchange file: what it is, from whom, for whom, and what the receiver may do with it."""

import json
import re
import sqlite3
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import date

from facilitator.domain.plain_text import clean, clean_line
from facilitator.store.document import SHIPMENT
from facilitator.store.operations import to_json

FORMAT = "collabshare"
VERSION = 1

CHANGE, LOOK = "change", "look"

NAME = re.compile(r"[a-z][a-z0-9_]{0,63}")
UID = re.compile(r"[0-9A-Za-z_.-]{1,64}")
_HEX = {"shipment": 32, "answers": 32, "key": 64}
# The most letters of each text.
LIMITS = {"name": 200, "sender": 200, "for_whom": 200, "profile": 64, "message": 4000}
_TABLES, _FIELDS = 200, 256
_LATEST = 2**53
MOST_FORGOTTEN = 10_000  # people a file may ask to forget; together their ids still fit into the first line


@dataclass(frozen=True, slots=True)
class Header:
    """What an exchange file says of itself.

    `at` is milliseconds since 1970. `fields` names, by table, what was shared. `may` is "change" or "look", `return_by`
    a day as YYYY-MM-DD or "". `answers` is the id of the shipment that this one gives back, or "". `key` is the sender's
    public key as hex, or "" when the file is not signed. `forget` are the ids of people whom the sender asks to forget; a
    program that does not know of it leaves it aside. They can only name people, so nobody can ask for anything else.
    """

    shipment: str
    collaborative: str
    name: str
    at: int = 0
    sender: str = ""
    for_whom: str = ""
    profile: str = ""
    fields: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    may: str = CHANGE
    return_by: str = ""
    message: str = ""
    answers: str = ""
    key: str = ""
    forget: tuple[str, ...] = ()

    @property
    def is_return(self) -> bool:
        """Whether it answers another shipment."""
        return bool(self.answers)


def to_object(header: Header) -> dict[str, object]:
    """Give the header as it is written."""
    return {
        "format": FORMAT, "v": VERSION, "min_reader": VERSION, **asdict(header),
        "fields": {table: sorted(names) for table, names in header.fields.items()},
    }  # fmt: skip


def from_object(said: Mapping[str, object]) -> Header:
    """Make a header of what a file says; raises `ValueError` for anything that is not as this program writes it."""
    known = {name: said[name] for name in asdict(Header("", "", "")) if name in said}
    shared, at, forget = known.pop("fields", {}), known.pop("at", 0), known.pop("forget", [])
    if not isinstance(at, int) or isinstance(at, bool) or not 0 <= at < _LATEST:
        raise ValueError("at")
    texts = {name: _text(name, value) for name, value in known.items()}
    header = Header(**{"shipment": "", "collaborative": "", "name": "", **texts}, at=at, fields=_fields(shared),
                    forget=_ids(forget))  # fmt: skip
    if header.may not in (CHANGE, LOOK) or not UID.fullmatch(header.collaborative) or not header.shipment:
        raise ValueError("may, collaborative or shipment")
    if header.return_by and date.fromisoformat(header.return_by).isoformat() != header.return_by:
        raise ValueError("return_by")
    return header


def remember(connection: sqlite3.Connection, header: Header) -> None:
    """Write into a file, within a change, which shipment it was opened from; what it asks for is not kept."""
    kept = to_json(to_object(replace(header, forget=())))
    connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (SHIPMENT, kept))


def opened_from(connection: sqlite3.Connection) -> Header | None:
    """Give the header of the shipment that a file was opened from, or None for a file of one's own."""
    row = connection.execute("SELECT v FROM meta WHERE k = ?", (SHIPMENT,)).fetchone()
    try:
        return from_object(json.loads(row[0])) if row else None
    except ValueError:
        return None


def _text(name: str, value: object) -> str:
    if not isinstance(value, str):
        raise ValueError(name)
    if name in _HEX:
        if value and not re.fullmatch(f"[0-9a-f]{{{_HEX[name]}}}", value):
            raise ValueError(name)
    elif len(value) > LIMITS.get(name, 64) or value != (clean(value) if name == "message" else clean_line(value)):
        raise ValueError(name)
    return value


def _fields(said: object) -> dict[str, tuple[str, ...]]:
    if not isinstance(said, dict) or len(said) > _TABLES:
        raise ValueError("fields")
    for table, names in said.items():
        if not NAME.fullmatch(table) or not isinstance(names, list) or len(names) > _FIELDS:
            raise ValueError("fields")
        if not all(isinstance(name, str) and NAME.fullmatch(name) for name in names):
            raise ValueError("fields")
    return {table: tuple(names) for table, names in said.items()}


def _ids(said: object) -> tuple[str, ...]:
    if not isinstance(said, (list, tuple)) or len(said) > MOST_FORGOTTEN:
        raise ValueError("forget")
    if not all(isinstance(uid, str) and UID.fullmatch(uid) for uid in said) or len(set(said)) < len(said):
        raise ValueError("forget")
    return tuple(said)
