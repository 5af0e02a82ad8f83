"""What a file from a partner would do, line by line in plain sentences, and what may be answered to each line."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from facilitator.domain.records import BY_TABLE, Record, Value
from facilitator.exchange.sharing import look_alikes
from facilitator.exchange.sharing.look_alikes import LookAlike
from facilitator.store import forgotten, operations, rows, united, value_words
from facilitator.store.merging import Report, RowReport
from facilitator.store.operations import Operation
from facilitator.store.tables import REMOVAL, owners
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
    SAME = "same"  # it is one that is here already: one of the two is kept


_QUESTIONS = (Kind.BOTH, Kind.DELETED)


@dataclass(frozen=True, slots=True)
class Line:
    """One thing the file would change. `field` is "" when the line is about the whole record.

    `choices` are what may be answered, the usual answer first. `mine` and `theirs` are values as they are kept,
    `before` the whole record as it is here, None for a new one and for one that was removed here. A new one may look
    like one that is here.
    """

    kind: Kind
    table: str
    uid: str
    field: str
    title: str
    answer: Answer
    choices: tuple[Answer, ...]
    mine: Value = None
    theirs: Value = None
    before: Record | None = None
    looks_like: LookAlike | None = None

    @property
    def is_question(self) -> bool:
        """Whether both sides changed it, so that somebody has to choose."""
        return self.kind in _QUESTIONS

    @property
    def stays_open(self) -> bool:
        """Whether it is still to be chosen after this answer."""
        return self.is_question and self.answer is Answer.BOTH


def lines(connection: sqlite3.Connection, report: Report, incoming: Iterable[Operation]) -> list[Line]:
    """List what a preview's `report` of `incoming` says would change, each with the usual answer.

    What arrived tells nothing of people who were forgotten here: it is not shown, and no answer can write it back.
    """
    by_row: dict[tuple[str, str], list[Operation]] = {}
    for one in forgotten.told(connection, incoming):
        by_row.setdefault((one.table, one.uid), []).append(one)
    titles = {(row.table, row.uid): row.title for row in report.rows if row.what == "new"}
    found = [
        line
        for row in report.rows
        if row.table in BY_TABLE
        for line in _lines_of(connection, _titled(connection, row, titles), _said_of(connection, row, by_row))
    ]
    asked = {(line.table, line.uid) for line in found if line.kind is Kind.DELETED}
    alike = look_alikes.find(connection, report)
    return [
        _marked(line, alike.get((line.table, line.uid)))
        for line in found
        # What went along with a record that may be kept goes or stays with it.
        if not (line.kind is Kind.REMOVED and owners(line.before) & asked)
    ]


def say(connection: sqlite3.Connection, line: Line, language: Language, who: str, given: Iterable[Line] = ()) -> str:
    """Give a line as one sentence; `who` sent it, and `given` are all lines, whose new records links may lead to."""
    what = language.translate(BY_TABLE[line.table].one)
    if line.looks_like:
        text = mark("New? {what} “{title}” — {why}")
        return language.translate(text, what=what, title=line.title, why=line.looks_like.why.say(language))
    if line.kind is Kind.NEW:
        return language.translate(mark("New: {what} “{title}”"), what=what, title=line.title)
    if line.kind is Kind.REMOVED and line.theirs:
        text = mark("{who} made one of the {what} “{title}” and “{other}”, which stays")
        return language.translate(text, who=who, what=what, title=line.title, other=str(line.theirs))
    if line.kind is Kind.REMOVED:
        return language.translate(mark("{who} removed the {what} “{title}”"), who=who, what=what, title=line.title)
    if line.kind is Kind.DELETED:
        text = mark("You removed the {what} “{title}”, and {who} changed it")
        if line.before is not None:
            text = mark("{who} removed the {what} “{title}”, and you changed it")
        return language.translate(text, what=what, title=line.title, who=who)
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


def _said_of(
    connection: sqlite3.Connection, row: RowReport, by_row: Mapping[tuple[str, str], list[Operation]]
) -> list[Operation]:
    """Give what the file says of a row, also what is news of rows that were made one with it here."""
    at = (row.table, row.uid)
    beside = [one for each in united.unions(connection).joined(at) for one in by_row.get(each, ())]
    known = operations.called(connection, [one.id for one in beside])
    return [*by_row.get(at, []), *(one for one in beside if one.id not in known)]


def _lines_of(connection: sqlite3.Connection, row: RowReport, incoming: list[Operation]) -> list[Line]:
    before = rows.get(connection, BY_TABLE[row.table], row.uid)
    if row.what == "new":
        return [_line(row, Kind.NEW, (Answer.TAKE, Answer.MINE))]
    if row.what == "removed":
        one_with = str(operations.add_up(incoming).values.get(united.FIELD) or "")
        kept = _title(connection, BY_TABLE[row.table], one_with) if one_with else ""
        return [_line(row, Kind.REMOVED, (Answer.TAKE, Answer.MINE), theirs=kept or None, before=before)]
    found = []
    if REMOVAL in row.conflicts:
        keep, remove = (Answer.MINE, Answer.TAKE) if before is not None else (Answer.TAKE, Answer.MINE)
        found.append(_line(row, Kind.DELETED, (keep, remove, Answer.BOTH), before=before))
    found += _questions(connection, row, incoming, before)
    theirs = operations.add_up(incoming).values
    for field, (mine, after) in row.fields.items():
        if field in BY_TABLE[row.table].fields and field not in row.conflicts:
            their = theirs.get(field, after)
            found.append(_line(row, Kind.CHANGED, (Answer.TAKE, Answer.MINE), field, mine, their, before))
    return found


def _titled(connection: sqlite3.Connection, row: RowReport, titles: Mapping[tuple[str, str], str]) -> RowReport:
    """Call a record that has no name of its own by what it links: a place in an organization by person and organization."""
    if row.title != row.uid:
        return row
    present = rows.get(connection, BY_TABLE[row.table], row.uid)
    values = present.values() if present else {name: after for name, (_, after) in row.fields.items()}
    linked = [
        titles.get((field.target, uid)) or _title(connection, BY_TABLE[field.target], uid)
        for name, field in BY_TABLE[row.table].fields.items()
        if field.target and (uid := str(values.get(name, "")))
    ]
    return replace(row, title=" – ".join(filter(None, linked)) or row.title)


def _title(connection: sqlite3.Connection, record: type[Record], uid: str) -> str:
    found = rows.get(connection, record, uid)
    return found.title if found else ""


def _questions(
    connection: sqlite3.Connection, row: RowReport, incoming: list[Operation], before: Record | None
) -> Iterator[Line]:
    # A field from a newer version is kept, and not for this one to judge; one the file does not speak of is not asked now.
    fields = [name for name in row.conflicts if name in BY_TABLE[row.table].fields]
    if not fields:
        return
    here, there = (operations.add_up(every) for every in (united.of_row(connection, row.table, row.uid), incoming))
    for field in fields:
        if field not in there.values:
            continue
        # Where one side holds several values already, it has no answer to give: somebody has to look at all of them.
        mine = (Answer.MINE,) if field in here.values and field not in here.disputed else ()
        take = (Answer.TAKE,) if field not in there.disputed else ()
        choices = (Answer.BOTH, *mine, *take)
        yield _line(row, Kind.BOTH, choices, field, here.values.get(field), there.values[field], before)


def _marked(line: Line, looks_like: LookAlike | None) -> Line:
    if looks_like is None:
        return line
    return replace(line, choices=(Answer.TAKE, Answer.SAME, Answer.MINE), looks_like=looks_like)


def _line(
    row: RowReport, kind: Kind, choices: tuple[Answer, ...], field: str = "", mine: Value = None,
    theirs: Value = None, before: Record | None = None,
) -> Line:  # fmt: skip
    return Line(kind, row.table, row.uid, field, row.title, choices[0], choices, mine, theirs, before)


def _short(words: str) -> str:
    on_one_line = " ".join(words.split())
    return on_one_line if len(on_one_line) <= _SHORT else f"{on_one_line[: _SHORT - 1]}…"
