"""Receipts: what came in with a partner's file and what was chosen, line by line, read out of the journal.

A receipt goes back to the partner, so it tells no more than they may know: what they sent themselves, and of what was
kept here only a value that their own change names as the one it replaces. All else is "another value".
"""

import sqlite3
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from facilitator.domain.records import BY_TABLE, Audience, Field, Value
from facilitator.refusal import Refusal
from facilitator.store import operations
from facilitator.store.operations import Act, Operation, RowState
from facilitator.store.receipt_rows import Belonging, Shown, Then
from facilitator.store.tables import REMOVAL, Row
from facilitator.words import mark

LAST = "last"
_HIDDEN = object()


class Sent(StrEnum):
    """What the partner did to a record or to one field of it."""

    NEW = "new"
    CHANGED = "changed"
    REMOVED = "removed"
    CHANGED_REMOVED = "changed removed"  # they changed what had been removed here


class Became(StrEnum):
    """What became of it."""

    TAKEN = "taken"
    OURS = "ours"  # what was here is still here
    APART = "apart"  # both are kept until somebody chooses
    CHOSEN_SINCE = "chosen since"  # both were kept, and somebody has chosen


@dataclass(frozen=True, slots=True)
class Line:
    """One thing the partner sent, and what became of it. `field` is "" when it is about the whole record.

    `title` is "" for a record whose name must not be told. `value` is what they sent, if `has_value`; `kept` is what was
    kept instead, if `has_kept`: most of the time that is not theirs to know.
    """

    table: str
    uid: str
    title: str
    field: str
    sent: Sent
    became: Became
    value: Value = None
    has_value: bool = False
    kept: Value = None
    has_kept: bool = False


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
        "SELECT n FROM import WHERE NOT EXISTS (SELECT 1 FROM op JOIN txn ON txn.id = op.txn"
        " WHERE op.src = import.n AND txn.kind = 'start') ORDER BY n DESC"
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
    reading = _Reading(connection, number, bytes(step[0]), is_valid=taken_back is None)
    lines = sorted(reading.lines(), key=_place)
    return Receipt(
        number, _moment(at), str(sender), str(name), str(sha256), tuple(lines), reading.not_listed,
        reading.not_understood, taken_back,
    )  # fmt: skip


class _Reading:
    """One walk over what arrived in a step, row by row."""

    def __init__(self, connection: sqlite3.Connection, number: int, step: bytes, is_valid: bool) -> None:
        self.not_listed = self.not_understood = 0
        self._connection = connection
        self._is_valid = is_valid
        self._arrived: dict[Row, list[Operation]] = {}
        every = operations.of_transaction(connection, step)
        for one in every:
            if one.source == number:
                self._arrived.setdefault((one.table, one.uid), []).append(one)
        came = max(one.n for group in self._arrived.values() for one in group)
        belonging = Belonging(connection)
        self._before, self._came, self._after = (
            Then(connection, until, belonging) for until in (every[0].n - 1, came, every[-1].n)
        )
        self._shown = Shown(connection)
        self._open = {
            (str(table), str(uid), str(field))
            for table, uid, field in connection.execute("SELECT tbl, uid, field FROM conflict")
        }

    def lines(self) -> Iterator[Line]:
        for row, arrived in self._arrived.items():
            if row[0] not in BY_TABLE:
                self.not_understood += len(arrived)
            elif operations.is_erased(self._connection, *row):
                self.not_listed += 1
            else:
                yield from self._of_row(row, arrived)

    def _of_row(self, row: Row, arrived: Sequence[Operation]) -> Iterator[Line]:
        moments = (self._before, self._came, self._after)
        old, state, after = (one.state(row) for one in moments)
        was, came, now = (one.is_there(row, then) for one, then in zip(moments, (old, state, after), strict=True))
        is_removed_by_them = any(one.act is Act.DELETE for one in arrived)
        is_newly_open = bool(state.deletes) and came and not old.is_disputed
        if not was and not came:
            return
        if not was:
            had_been_here = old.has_puts and is_newly_open
            sent = Sent.CHANGED_REMOVED if had_been_here else Sent.NEW
            yield self._whole(row, arrived, sent, Became.TAKEN if now else Became.OURS, now and bool(after.deletes))
        elif not came:
            yield self._whole(row, arrived, Sent.REMOVED, Became.OURS if now else Became.TAKEN)
        else:
            if is_newly_open and is_removed_by_them:
                became = Became.OURS if now else Became.TAKEN
                yield self._whole(row, arrived, Sent.REMOVED, became, now and bool(after.deletes))
            yield from self._fields(row, arrived, old, state, after)

    def _whole(
        self, row: Row, arrived: Sequence[Operation], sent: Sent, became: Became, is_apart: bool = False
    ) -> Line:
        if is_apart and sent is not Sent.NEW:
            became = self._apart(row, REMOVAL)
        return Line(*row, self._shown.title(row, _told_by(arrived)), "", sent, became)

    def _fields(
        self, row: Row, arrived: Sequence[Operation], old: RowState, came: RowState, after: RowState
    ) -> Iterator[Line]:
        told = _told_by(arrived)
        for name, field in BY_TABLE[row[0]].fields.items():
            if name not in told or old.candidates(name) == came.candidates(name):
                continue
            if field.audience is Audience.FACILITATOR:
                self.not_listed += 1
                continue
            if name in after.disputed:
                became = self._apart(row, name)
            else:
                became = Became.TAKEN if after.values.get(name) == told[name] else Became.OURS
            yield self._of_field(row, arrived, field, told, became, after)

    def _of_field(
        self, row: Row, arrived: Sequence[Operation], field: Field, told: dict[str, Value], became: Became,
        after: RowState,
    ) -> Line:  # fmt: skip
        title, value = self._shown.title(row, told), told[field.name]
        has_value = self._shown.may_tell(row, field, value)
        kept = after.values.get(field.name)
        has_kept = (
            became is Became.OURS
            and self._shown.may_tell(row, field, kept)
            and self._was_theirs_to_see(row, arrived, field.name, kept)
        )
        return Line(
            *row, title, field.name, Sent.CHANGED, became,
            value if has_value else None, has_value, kept if has_kept else None, has_kept,
        )  # fmt: skip

    def _apart(self, row: Row, field: str) -> Became:
        # When all of it was taken back, nobody has chosen.
        return Became.CHOSEN_SINCE if self._is_valid and (*row, field) not in self._open else Became.APART

    def _was_theirs_to_see(self, row: Row, arrived: Sequence[Operation], name: str, kept: Value) -> bool:
        """Say whether a change that arrived names, as the one version of the field that it replaces, one with this value.

        A copy that a value was withheld from writes beside it and names nothing, so its owner sees both.
        """
        for one in arrived:
            if name not in one.patch:
                continue
            before = operations.known(self._connection, list(one.pred)).values()
            same = [earlier for earlier in before if name in earlier.names and (earlier.table, earlier.uid) == row]
            if [earlier.patch.get(name, _HIDDEN) for earlier in same] == [kept]:
                return True
        return False


def _told_by(arrived: Sequence[Operation]) -> dict[str, Value]:
    return operations.add_up(arrived).values


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


_TABLES = {table: place for place, table in enumerate(BY_TABLE)}


def _place(line: Line) -> tuple[int, str, str, int]:
    known = list(BY_TABLE[line.table].fields)
    return _TABLES[line.table], line.title, line.uid, known.index(line.field) if line.field else -1
