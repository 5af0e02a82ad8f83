"""Merging: the operations of two files, united. It does not matter in which order they come, how often, or through whom.

What has arrived is never left out again: who does not want a part of it answers it with a change of their own, which
travels back.
"""

import sqlite3
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from facilitator.domain.records import BY_TABLE, Record, Value
from facilitator.refusal import Refusal
from facilitator.store import forgotten, operations
from facilitator.store.change import Change
from facilitator.store.document import Document
from facilitator.store.operations import Act, Operation, Row
from facilitator.store.stamps import Stamps, milliseconds
from facilitator.store.tables import REMOVAL, Turn
from facilitator.words import mark

_TABLES = list(BY_TABLE)


@dataclass(frozen=True, slots=True)
class RowReport:
    """What became of one row.

    `what` is "new", "changed", "removed", "kept" (removed on one side, changed on the other) or "same" (something
    arrived, nothing to be seen differs). `fields` gives (before, after) of each shown value that differs; `conflicts` the
    fields that have to be chosen now, "" standing for the row's removal.
    """

    table: str
    uid: str
    what: str
    title: str
    fields: Mapping[str, tuple[Value, Value]]
    conflicts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """What became of what arrived: how many operations are new, how many known ones say more now, and row by row.

    `not_understood` counts the new operations of tables that only a newer version knows; they are kept.
    """

    added: int
    filled: int
    rows: tuple[RowReport, ...]
    not_understood: int

    @property
    def is_nothing_new(self) -> bool:
        """Whether everything was known already."""
        return not self.added and not self.filled


@dataclass(frozen=True, slots=True)
class _News:
    """What of the operations that arrived is not in the journal yet: new ones, and known ones that say more now.

    `lost` is what has to be remembered of people who were forgotten here.
    """

    new: list[Operation]
    filled: list[Operation]
    lost: Collection[Row] = ()


def merge(change: Change, incoming: Iterable[Operation], source: int) -> Report:
    """Within `change`, take operations in under the number of their import, `source`, and say what became of them.

    Raises a `Refusal` when they contradict what is known here, which honest ones cannot.
    """
    return _report(_take_in(change, _find_news(change.connection, incoming), source))


def preview(document: Document, incoming: Iterable[Operation]) -> Report:
    """Say what `receive` would do, by doing it and taking all of it back; the file stays as it is, byte for byte."""
    if document.look_only:
        raise document.look_only.reason
    connection = document.connection
    connection.execute("BEGIN IMMEDIATE")
    try:
        return merge(Change(connection, Stamps(connection), document.author), incoming, 0)
    finally:
        connection.execute("ROLLBACK")


def receive(
    document: Document,
    incoming: Iterable[Operation],
    *,
    sender: str,
    name: str,
    sha256: str,
    answer: Callable[[Change, Report], object] | None = None,
) -> Report:
    """Take operations in as one step that can be undone, a copy of the file kept first, and say what became of them.

    `sender`, the file's `name` and its `sha256` are remembered. `answer` may write more into the same step
    once it is all there: so what is not wanted is answered. When nothing is new, the file stays as it is, byte for byte.
    Raises a `Refusal`, and changes nothing, when the operations contradict what is known here, which honest ones cannot.
    """
    if document.look_only:
        raise document.look_only.reason
    news = _find_news(document.connection, incoming)
    if not news.new and not news.filled:
        return Report(0, 0, (), 0)
    # Values that were withheld once and are known now are no news that could be taken back.
    kind = "import" if news.new else "fill"
    with document.change(mark("Bring in the changes in {file}"), kind=kind, file=name, sender=sender) as change:
        source = _next_import(change.connection)
        taken = _take_in(change, news, source)
        report = _report(taken)
        if answer:
            answer(change, report)
        change.connection.execute(
            "INSERT INTO import (n, sha256, at, sender, name, added) VALUES (?, ?, ?, ?, ?, ?)",
            (source, sha256, milliseconds(), sender, name, report.added),
        )
    return report


def _find_news(connection: sqlite3.Connection, incoming: Iterable[Operation]) -> _News:
    told: Iterable[Operation] = map(_as_told, incoming)
    erased: Collection[Row] = operations.erased(connection)
    lost: Collection[Row] = ()
    if erased:  # which is rare, and calls for all that arrived at once
        unnamed = forgotten.unnamed(connection, _by_id(told))
        told, erased, lost = unnamed.operations.values(), unnamed.erased, unnamed.lost
    new: dict[bytes, Operation] = {}
    filled: dict[bytes, Operation] = {}
    for some in operations.in_portions(told, operations.AT_ONCE):
        held, differing = operations.known(connection, some)
        for one in some:
            is_erased = (one.table, one.uid) in erased
            if one.id not in held:
                said = replace(one, patch={}, withheld=()) if is_erased else one
                new[one.id] = _united(new[one.id], said) if one.id in new else said
            elif one.id in differing:
                mine = filled.get(one.id, differing[one.id])
                both = _united(mine, one)
                # What was said here is known here in full, whatever others add to it; and what was erased stays so.
                if both != mine and mine.source != 0 and not is_erased:
                    filled[one.id] = both
    return _News(list(new.values()), list(filled.values()), lost)


def _by_id(told: Iterable[Operation]) -> dict[bytes, Operation]:
    found: dict[bytes, Operation] = {}
    for one in told:
        found[one.id] = _united(found[one.id], one) if one.id in found else one
    return found


def _as_told(one: Operation) -> Operation:
    # The same operation may be told in more than one way; here it always looks the same.
    if one.act is Act.DELETE:
        return replace(one, patch={}, withheld=()) if one.patch or one.withheld else one
    return replace(one, withheld=tuple(sorted(set(one.withheld) - one.patch.keys()))) if one.withheld else one


def _united(mine: Operation, theirs: Operation) -> Operation:
    """Give an operation with all that two files tell of it; raise a `Refusal` when they contradict each other."""
    is_same_act = (mine.table, mine.uid, mine.act) == (theirs.table, theirs.uid, theirs.act)
    shared = mine.patch.keys() & theirs.patch.keys()
    if not is_same_act or set(mine.pred) != set(theirs.pred) or any(
        mine.patch[name] != theirs.patch[name] for name in shared
    ):  # fmt: skip
        raise Refusal(mark("What arrived contradicts the history of this file at “{table} {uid}”, so it was altered on its "
                           "way. Ask the sender for a fresh copy; nothing was brought in."),
                      table=mine.table, uid=mine.uid)  # fmt: skip
    patch = mine.patch | theirs.patch
    withheld = tuple(sorted({*mine.withheld, *theirs.withheld} - patch.keys()))
    if patch == mine.patch and set(withheld) == set(mine.withheld):
        withheld = mine.withheld
    # A skeleton has neither time nor author; an author who was forgotten since is not named again.
    told = mine if mine.stamp else theirs
    return replace(mine, patch=patch, withheld=withheld, stamp=told.stamp, author=told.author)


@dataclass(frozen=True, slots=True)
class _Taken:
    turns: Mapping[Row, Turn]
    news: _News
    first_seen: frozenset[Row]


def _take_in(change: Change, news: _News, source: int) -> _Taken:
    connection = change.connection
    arrived = {one.id for one in news.new}
    operations.append(connection, *(replace(one, txn=change.id, source=source) for one in news.new))
    for one in news.filled:
        operations.fill(connection, one)
    touched = dict.fromkeys((one.table, one.uid) for one in (*news.new, *news.filled))
    touched |= dict.fromkeys(forgotten.remember(connection, news.lost))
    change.touched |= touched.keys()
    first_seen: set[Row] = set()
    turns: dict[Row, Turn] = {}
    for some in operations.in_portions(touched, operations.ROWS_AT_ONCE):
        every = operations.of_rows(connection, some)
        for row, those in every.items():
            if operations.has_circle(those):
                raise Refusal(mark("What arrived runs in a circle at “{table} {uid}”, so it was altered on its way. Ask the "
                                   "sender for a fresh copy; nothing was brought in."), table=row[0], uid=row[1])  # fmt: skip
            if all(one.id in arrived for one in those):
                first_seen.add(row)
        for row, turn in change.bring_up(some, every).items():
            turns[row] = Turn(turns[row].before, turn.after) if row in turns else turn
    return _Taken(turns, news, frozenset(first_seen))


def _report(taken: _Taken) -> Report:
    reports = [_row_report(row, turn, row in taken.first_seen) for row, turn in taken.turns.items()]
    reports.sort(key=lambda one: (_TABLES.index(one.table), one.title, one.uid))
    not_understood = sum(one.table not in BY_TABLE for one in taken.news.new)
    return Report(len(taken.news.new), len(taken.news.filled), tuple(reports), not_understood)


def _row_report(row: Row, turn: Turn, is_first_seen: bool) -> RowReport:
    before, after = turn.before.record, turn.after.record
    fields: dict[str, tuple[Value, Value]] = {}
    if after is not None:
        was = before.values() if before is not None else _empty(after)
        fields = {name: (was[name], value) for name, value in after.values().items() if was[name] != value}
    # A name that was taken away still tells which row it was.
    title = next((one.title for one in (after, before) if one is not None and one.title), "")
    return RowReport(*row, _what(turn, is_first_seen, bool(fields)), title, fields, tuple(sorted(turn.after.conflicts)))


def _what(turn: Turn, is_first_seen: bool, differs: bool) -> str:
    before, after = turn.before, turn.after
    if after.record is None:
        return "same" if before.record is None else "removed"
    if REMOVAL in after.conflicts - before.conflicts and not is_first_seen:
        return "kept"
    if before.record is None:
        return "new"
    return "changed" if differs or after.conflicts != before.conflicts else "same"


def _empty(record: Record) -> dict[str, Value]:
    return {name: field.empty for name, field in record.fields.items()}


def _next_import(connection: sqlite3.Connection) -> int:
    return int(connection.execute("SELECT coalesce(max(n), 0) + 1 FROM import").fetchone()[0])
