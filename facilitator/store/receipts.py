"""Receipts: what came in with a partner's file and what was chosen, line by line, read out of the journal.

A receipt goes back to the partner, so it tells no more than they may know: what they sent themselves, and of what was
kept here only a value that their own change names as the one it replaces. All else is "another value".
"""

import sqlite3
from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from facilitator.refusal import Refusal
from facilitator.store import receipt_lines
from facilitator.store.receipt_lines import Became, Line, Reading, Sent
from facilitator.words import mark

LAST = "last"


@dataclass(frozen=True, slots=True)
class Receipt:
    """What is known of one file that was brought in: its number, when (local time), from whom, its name and checksum.

    `not_listed` counts what may not be told, `not_understood` what only a newer version knows. `taken_back` says when
    all of it was undone.
    """

    number: int
    at: datetime
    sender: str
    name: str
    sha256: str
    lines: tuple[Line, ...] = ()
    not_listed: int = 0
    not_understood: int = 0
    taken_back: datetime | None = None

    @property
    def counts(self) -> dict[str, int]:
        """How many lines were taken, by what they were about, how many are kept apart, and how many left out."""
        taken = Counter(line.sent for line in self.lines if line.became is Became.TAKEN)
        became = Counter(line.became for line in self.lines)
        return {
            "new": taken[Sent.NEW],
            "changed": taken[Sent.CHANGED] + taken[Sent.CHANGED_REMOVED],
            "removed": taken[Sent.REMOVED],
            "kept_apart": became[Became.APART] + became[Became.CHOSEN_SINCE],
            "left_out": became[Became.OURS],
        }


def numbers(connection: sqlite3.Connection) -> list[int]:
    """List the numbers of the files that were brought in, the latest first; the copy a file was opened from is none."""
    found = connection.execute(
        "SELECT n FROM import WHERE n NOT IN"
        " (SELECT coalesce((SELECT max(src) FROM op WHERE op.txn = txn.id), 0) FROM txn WHERE kind = 'start')"
        " ORDER BY n DESC"
    )
    return [int(n) for (n,) in found]


def list_all(connection: sqlite3.Connection) -> list[Receipt]:
    """List the receipts of all files that were brought in, the latest first."""
    return [of(connection, number) for number in numbers(connection)]


def find(connection: sqlite3.Connection, typed: str) -> int:
    """Give the number that was typed, or that of the "last" file; raises a `Refusal` when there is no such receipt."""
    known = numbers(connection)
    if typed == LAST and known:
        return known[0]
    if typed.isdecimal() and int(typed) in known:
        return int(typed)
    if not known:
        raise Refusal(mark("Nothing was brought in from a partner yet, so there is no receipt."))
    raise Refusal(mark("There is no receipt “{number}”. There are: {known}."), number=typed,
                  known=", ".join(map(str, sorted(known))))  # fmt: skip


def of(connection: sqlite3.Connection, number: int) -> Receipt:
    """Give the receipt of a file that was brought in; raises a `Refusal` when there is none of that number."""
    found = connection.execute("SELECT at, sender, name, sha256 FROM import WHERE n = ?", (number,)).fetchone()
    if found is None or number not in numbers(connection):
        find(connection, str(number))
    at, sender, name, sha256 = found
    step = connection.execute("SELECT txn FROM op WHERE src = ? LIMIT 1", (number,)).fetchone()
    if step is None:  # it told only what had been withheld before, or all of it was forgotten
        return Receipt(number, _moment(at), str(sender), str(name), str(sha256))
    taken_back = _taken_back(connection, bytes(step[0]))
    reading = Reading(connection, number, bytes(step[0]), is_valid=taken_back is None)
    lines = sorted(reading.lines(), key=receipt_lines.place)
    return Receipt(
        number, _moment(at), str(sender), str(name), str(sha256), tuple(lines), reading.not_listed,
        reading.not_understood, taken_back,
    )  # fmt: skip


def _taken_back(connection: sqlite3.Connection, step: bytes) -> datetime | None:
    state = connection.execute("SELECT state FROM txn WHERE id = ?", (step,)).fetchone()
    if state is None or state[0] == "done":
        return None
    undo = connection.execute(
        "SELECT at FROM txn WHERE kind = 'undo' AND target = ? ORDER BY n DESC LIMIT 1", (step,)
    ).fetchone()
    return _moment(undo[0]) if undo else None


def _moment(milliseconds: int) -> datetime:
    return datetime.fromtimestamp(milliseconds / 1000)
