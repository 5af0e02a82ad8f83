"""The lines of a receipt: what a partner sent of each row, and what became of it in the step that brought it in."""

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from facilitator.domain.records import BY_TABLE, Audience, Field, Value
from facilitator.store import operations
from facilitator.store.operations import Act, Operation, Row, RowState
from facilitator.store.receipt_rows import Belonging, Shown, Then
from facilitator.store.tables import REMOVAL

_HIDDEN = object()
_TABLES = {table: place for place, table in enumerate(BY_TABLE)}


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


def place(line: Line) -> tuple[int, str, str, int]:
    """Give where a line stands among others: by table, by name, and in the order of the fields."""
    known = list(BY_TABLE[line.table].fields)
    return _TABLES[line.table], line.title, line.uid, known.index(line.field) if line.field else -1


class Reading:
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
        """Give the lines, row by row; what is not among them is counted by the time the last was given."""
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
            before = operations.called(self._connection, one.pred).values()
            same = [earlier for earlier in before if name in earlier.names and (earlier.table, earlier.uid) == row]
            if [earlier.patch.get(name, _HIDDEN) for earlier in same] == [kept]:
                return True
        return False


def _told_by(arrived: Sequence[Operation]) -> dict[str, Value]:
    return operations.add_up(arrived).values
