"""One answer for everything that two sides changed apart, given in the step that brings a partner's file in."""

import sqlite3
from collections.abc import Callable, Collection
from enum import StrEnum

from facilitator.domain.records import BY_TABLE, Kind, Value
from facilitator.refusal import Refusal
from facilitator.store import conflicts, rows
from facilitator.store.change import Change
from facilitator.store.merging import Report, RowReport

_BETWEEN = {Kind.TEXT: " / ", Kind.LONG_TEXT: "\n\n"}


class Answer(StrEnum):
    """What becomes of what both sides changed. `ASK` leaves it open; `BOTH` keeps both where words can be joined."""

    ASK = "ask"
    MINE = "mine"
    THEIRS = "theirs"
    BOTH = "both"


def answering(
    connection: sqlite3.Connection, given: Answer, incoming: Collection[bytes]
) -> Callable[[Change, Report], None]:
    """Give what settles, with one answer, all that comes to be open; asked for before anything is brought in.

    `incoming` are the ids of the operations that the partner's file holds.
    """
    before = {
        (record.table, str(uid))
        for record in BY_TABLE.values()
        for (uid,) in connection.execute(f'SELECT uid FROM "{record.table}"')
    }

    def settle(change: Change, report: Report) -> None:
        if given is Answer.ASK:
            return
        for row in report.rows:
            if "" in row.conflicts and given is not Answer.BOTH and _is_there(change.connection, row):
                keep = ((row.table, row.uid) in before) == (given is Answer.MINE)
                conflicts.settle_deletion(change, row.table, row.uid, keep)
        for one in conflicts.open_conflicts(change.connection):
            if one.field and any((row.table, row.uid) == (one.table, one.uid) for row in report.rows):
                _settle_field(change, one, given, incoming)

    return settle


def _is_there(connection: sqlite3.Connection, row: RowReport) -> bool:
    return rows.get(connection, BY_TABLE[row.table], row.uid) is not None


def _settle_field(change: Change, one: conflicts.Conflict, given: Answer, incoming: Collection[bytes]) -> None:
    theirs = [each.value for each in one.candidates if each.op in incoming]
    mine = [each.value for each in one.candidates if each.op not in incoming]
    field = BY_TABLE[one.table].fields[one.field]
    chosen: Value
    if given is Answer.BOTH:
        if field.kind not in _BETWEEN:
            return
        chosen = _BETWEEN[field.kind].join(str(value) for value in (*mine, *theirs) if value)
    elif len(wanted := mine if given is Answer.MINE else theirs) == 1:
        chosen = wanted[0]
    else:
        return  # several on that side already: somebody has to look
    try:
        conflicts.settle(change, one.table, one.uid, one.field, chosen)
    except Refusal:
        return  # too long together: both stay until somebody chooses
