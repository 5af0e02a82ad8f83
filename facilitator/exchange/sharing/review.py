"""What a file from a partner would do, line by line in plain sentences, and what the person answers to each line."""

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from facilitator.domain.records import BY_TABLE, Record, Value
from facilitator.store import conflicts, operations, rows, value_words
from facilitator.store.change import Change
from facilitator.store.merging import Report, RowReport
from facilitator.store.operations import Operation
from facilitator.words import Language, mark

_SHORT = 60  # letters of a value in a sentence; the rest is shown when the line is chosen


class Kind(StrEnum):
    """What a line is about."""

    NEW = "new"
    CHANGED = "changed"
    BOTH = "both"  # changed on both sides, to different values
    DELETED = "deleted"  # removed on one side, changed on the other
    REMOVED = "removed"


class Answer(StrEnum):
    """What becomes of a line."""

    TAKE = "take"
    MINE = "mine"
    BOTH = "both"  # both are kept until somebody chooses


_CHOICES = {
    Kind.NEW: (Answer.TAKE, Answer.MINE),
    Kind.CHANGED: (Answer.TAKE, Answer.MINE),
    Kind.BOTH: (Answer.BOTH, Answer.MINE, Answer.TAKE),
    Kind.DELETED: (Answer.MINE, Answer.TAKE, Answer.BOTH),
    Kind.REMOVED: (Answer.TAKE, Answer.MINE),
}


@dataclass(frozen=True, slots=True)
class Line:
    """One thing the file would change. `field` is "" when the line is about the whole record.

    `mine` and `theirs` are values as they are kept, `before` the whole record as it is here, None for a new one.
    """

    kind: Kind
    table: str
    uid: str
    field: str
    title: str
    answer: Answer
    mine: Value = None
    theirs: Value = None
    before: Record | None = None

    @property
    def choices(self) -> tuple[Answer, ...]:
        """What may be answered, the usual answer first."""
        return _CHOICES[self.kind]


def lines(connection: sqlite3.Connection, report: Report, incoming: Iterable[Operation]) -> list[Line]:
    """List what a preview's `report` of `incoming` says would change, each with the usual answer."""
    by_row: dict[tuple[str, str], list[Operation]] = {}
    for one in incoming:
        by_row.setdefault((one.table, one.uid), []).append(one)
    return [
        line
        for row in report.rows
        if row.table in BY_TABLE
        for line in _lines_of(connection, row, by_row.get((row.table, row.uid), []))
    ]


def answer(given: Sequence[Line], wanted: Iterable[int], said: Answer) -> list[Line]:
    """Give the lines with another answer at the places `wanted`, where they offer it."""
    places = set(wanted)
    return [
        replace(line, answer=said) if at in places and said in line.choices else line for at, line in enumerate(given)
    ]


def settle(change: Change, answered: Iterable[Line]) -> None:
    """Write the answers, in the same change that took the partner's operations in.

    What is not wanted is answered by a change of one's own, which travels back: so it is not offered again for ever.
    """
    for line in answered:
        record = BY_TABLE[line.table]
        if line.kind is Kind.BOTH and line.answer is not Answer.BOTH:
            value = line.mine if line.answer is Answer.MINE else line.theirs
            conflicts.settle(change, line.table, line.uid, line.field, value)
        elif line.kind is Kind.DELETED and line.answer is not Answer.BOTH:
            conflicts.settle_deletion(change, line.table, line.uid, line.answer is Answer.MINE)
        elif line.answer is Answer.MINE:
            _decline(change, line, record)


def title_of(line: Line, language: Language) -> str:
    """Say what kind of record a line is about and which: "person Luis Peña"."""
    return f"{language.translate(BY_TABLE[line.table].one)} {line.title}"


def say(connection: sqlite3.Connection, line: Line, language: Language, who: str, given: Iterable[Line] = ()) -> str:
    """Give a line as one sentence; `who` sent it, and `given` are all lines, whose new records links may lead to."""
    what = language.translate(BY_TABLE[line.table].one)
    if line.kind is Kind.NEW:
        return language.translate(mark("New: {what} “{title}”"), what=what, title=line.title)
    if line.kind is Kind.REMOVED:
        return language.translate(mark("{who} removed the {what} “{title}”"), who=who, what=what, title=line.title)
    if line.kind is Kind.DELETED:
        return language.translate(mark("The {what} “{title}” was removed on one side and changed on the other"),
                                  what=what, title=line.title)  # fmt: skip
    field = BY_TABLE[line.table].fields[line.field]
    titles = {(one.table, one.uid): one.title for one in given if one.kind is Kind.NEW}
    mine, theirs = (
        _short(value_words.of(connection, field, value, language, titles)) for value in (line.mine, line.theirs)
    )
    text = mark("{field} of {title}: was {mine}, {who} has {theirs}")
    if line.kind is Kind.BOTH:
        text = mark("{field} of {title}: you have {mine}, {who} has {theirs}")
    return language.translate(text, field=language.translate(field.label), title=line.title, mine=mine, theirs=theirs,
                              who=who)  # fmt: skip


def _lines_of(connection: sqlite3.Connection, row: RowReport, incoming: list[Operation]) -> list[Line]:
    before = rows.get(connection, BY_TABLE[row.table], row.uid)
    if row.what == "new":
        return [Line(Kind.NEW, row.table, row.uid, "", row.title, Answer.TAKE)]
    if row.what == "removed":
        return [Line(Kind.REMOVED, row.table, row.uid, "", row.title, Answer.TAKE, before=before)]
    theirs = operations.add_up(incoming).values
    found = []
    if "" in row.conflicts:
        found.append(Line(Kind.DELETED, row.table, row.uid, "", row.title, Answer.MINE, before=before))
    for field in (
        *(name for name in row.conflicts if name),
        *(name for name in row.fields if name not in row.conflicts),
    ):
        if field not in BY_TABLE[row.table].fields:
            continue  # from a newer version: kept, and not for this one to judge
        kind = Kind.BOTH if field in row.conflicts else Kind.CHANGED
        mine = getattr(before, field) if before else None
        after = row.fields[field][1] if field in row.fields else None
        their = theirs.get(field, after)
        found.append(Line(kind, row.table, row.uid, field, row.title, _CHOICES[kind][0], mine, their, before))
    return found


def _decline(change: Change, line: Line, record: type[Record]) -> None:
    present = rows.get(change.connection, record, line.uid)
    if line.kind is Kind.NEW and present is not None:
        change.delete(record, line.uid)
    elif line.kind is Kind.REMOVED and line.before is not None:
        change.set_row(line.table, line.uid, line.before.values())
    elif line.kind is Kind.CHANGED and present is not None:
        change.update(record, line.uid, **{line.field: line.mine})


def _short(words: str) -> str:
    on_one_line = " ".join(words.split())
    return on_one_line if len(on_one_line) <= _SHORT else f"{on_one_line[: _SHORT - 1]}…"
