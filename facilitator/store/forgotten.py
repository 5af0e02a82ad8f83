"""What arriving operations say of people who were forgotten here: it is not taken in again.

No name is kept to compare with, and no checksum of one either: names are few, so whoever has the file could guess it.
What is kept are the ids of who was forgotten, and of the operations that lost a name. So these are recognised: a link to
them, the name that stands beside such a link, and rows that belong to them. The name of an author is recognised when the
file itself says whose it is: it brings the person's own record, or an operation whose author was made nameless here.

What cannot be known: a name that somebody writes into other words (a note, the minutes), a name on a sheet that was
never linked to the person, and the author or sender of a file that says nothing else of them. Those come in, and whoever
reads them has to take them out by hand.
"""

import re
import sqlite3
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, TypeVar

from facilitator.domain.plain_text import clean_line, fold
from facilitator.domain.records import BY_TABLE, Person, Record
from facilitator.store import operations, traces
from facilitator.store.names_beside import BESIDE, links_to, telling_of
from facilitator.store.operations import Act, Operation, Row
from facilitator.store.tables import owners

R = TypeVar("R", bound=Record)

# Under this name, which no table of records has, the table `erased` keeps the ids of operations that lost a name.
OPERATION = "op"
_ID = re.compile("[0-9a-f]{32}")


@dataclass(frozen=True, slots=True)
class Unnamed:
    """Operations by id, as they may be taken in. `erased` are all rows that nothing is told of any more.

    `lost` is what `remember` has to keep, once anything of them is taken in.
    """

    operations: Mapping[bytes, Operation]
    erased: Collection[Row]
    lost: Collection[Row] = ()


def people(erased: Iterable[Row]) -> frozenset[str]:
    """Give the ids of the people among the rows that were erased."""
    return frozenset(uid for table, uid in erased if table == Person.table)


def without(record: R, erased: Iterable[Row]) -> R:
    """Give a record without its links to forgotten people, and without the names that stand beside them."""
    gone = people(erased)
    names = links_to(gone, record.table, record.values()) if gone else []
    if not names:
        return record
    empty: dict[str, Any] = {name: record.fields[name].empty for name in (*names, *BESIDE.get(record.table, ()))}
    return record.but(**empty)


def is_gone(record: Record, erased: Collection[Row]) -> bool:
    """Say whether a record was erased, or belongs to one that was."""
    return (record.table, record.uid) in erased or any(owner in erased for owner in owners(record))


def unnamed(connection: sqlite3.Connection, arrived: Mapping[bytes, Operation]) -> Unnamed:
    """Give what arrived without what it says of forgotten people.

    Their ids and what they replace stay, so that all copies still fit together. Given the same file again, the same is
    taken out again. Nothing is written.
    """
    erased = operations.erased(connection)
    if not erased:
        return Unnamed(arrived, erased)
    known = operations.called(connection, arrived)
    by_row: dict[Row, list[Operation]] = {}
    for one in arrived.values():
        by_row.setdefault((one.table, one.uid), []).append(one)
    belonging = _belonging(connection, by_row, erased)
    telling = _telling(connection, by_row, erased | belonging)
    names = _names_of_authors(arrived.values(), known, people(erased))
    taken: dict[bytes, Operation] = {}
    lost = set(belonging)
    for id_, one in arrived.items():
        mine = known.get(id_)
        told = telling.get(id_, set())
        if any(mine is None or name not in mine.patch for name in told):
            lost.add((OPERATION, id_.hex()))
        if mine and (OPERATION, id_.hex()) in erased:  # what it lost once is not told again
            told |= {name for name in mine.withheld if name in one.patch}
        author = "" if names and fold(clean_line(one.author)) in names else one.author
        taken[id_] = replace(without_fields(one, told), author=author) if told or author != one.author else one
    return Unnamed(taken, erased | belonging, lost - erased)


def told(connection: sqlite3.Connection, arrived: Iterable[Operation]) -> list[Operation]:
    """List what arrived as it may be shown to people: without what it says of those who were forgotten here."""
    if not operations.erased(connection):
        return list(arrived)
    by_id = {one.id: one for one in arrived}
    found = unnamed(connection, by_id)
    return [
        replace(one, patch={}, withheld=()) if (one.table, one.uid) in found.erased else one
        for one in found.operations.values()
    ]


def remember(connection: sqlite3.Connection, lost: Iterable[Row]) -> list[Row]:
    """Keep, within a change, that operations lost names and that rows are erased; give those rows, to be brought up."""
    rows = []
    for row in lost:
        if row[0] == OPERATION:
            connection.execute("INSERT OR IGNORE INTO erased VALUES (?, ?)", row)
        else:
            erase(connection, row)
            rows.append(row)
    return rows


def erase(connection: sqlite3.Connection, row: Row) -> None:
    """Erase a row for ever, within a change: all that its operations tell; that they were stays."""
    connection.execute("INSERT OR IGNORE INTO erased VALUES (?, ?)", row)
    connection.execute(
        "UPDATE op SET patch = '{}', withheld = NULL WHERE tbl = ? AND uid = ? AND kind = ?", (*row, int(Act.PUT))
    )
    connection.execute("DELETE FROM conflict WHERE tbl = ? AND uid = ?", row)


def marked(connection: sqlite3.Connection) -> dict[bytes, Operation]:
    """Give the operations that lost the name of somebody forgotten, by id."""
    kept = connection.execute("SELECT uid FROM erased WHERE tbl = ?", (OPERATION,))
    return operations.called(connection, [bytes.fromhex(uid) for (uid,) in kept if _ID.fullmatch(uid)])


def without_fields(one: Operation, names: Iterable[str]) -> Operation:
    """Give an operation that withholds some of the fields it tells."""
    gone = {name for name in names if name in one.patch}
    patch = {name: value for name, value in one.patch.items() if name not in gone}
    return replace(one, patch=patch, withheld=tuple(sorted({*one.withheld, *gone})))


def _belonging(
    connection: sqlite3.Connection, by_row: Mapping[Row, list[Operation]], erased: Collection[Row]
) -> set[Row]:
    """Find the rows that arrived and belong to forgotten people, or to what belongs to them, and to nobody else.

    What is known to belong to somebody else too must not go with them: nothing brings back what is erased.
    """
    gone, found = set(erased), set[Row]()
    is_settled = False
    while not is_settled:
        is_settled = True
        for row, group in by_row.items():
            if row in gone or not any(_owners(one) & gone for one in group):
                continue
            every = (*operations.of_row(connection, *row), *group)
            if all(_owners(one) <= gone for one in every):
                gone.add(row)
                found.add(row)
                is_settled = False
    return found


def _owners(one: Operation) -> set[Row]:
    told = ((target, one.patch.get(name)) for name, target in _owner_fields(one.table))
    return {(target, uid) for target, uid in told if isinstance(uid, str) and uid}


@cache
def _owner_fields(table: str) -> tuple[tuple[str, str], ...]:
    fields = BY_TABLE[table].fields if table in BY_TABLE else {}
    return tuple((name, one.target) for name, one in fields.items() if one.is_owner)


def _telling(
    connection: sqlite3.Connection, by_row: Mapping[Row, list[Operation]], erased: Collection[Row]
) -> dict[bytes, set[str]]:
    """Give, by operation, the fields that tell of forgotten people on rows that stay."""
    gone, lost = people(erased), marked(connection)
    stained = {(one.table, one.uid) for one in lost.values()}
    found: dict[bytes, set[str]] = {}
    for row, group in by_row.items():
        if row in erased:
            continue
        links = {one.id: set(links_to(gone, one.table, one.patch)) for one in group}
        if row[0] in BESIDE and (row in stained or any(links.values())):
            links = telling_of(gone, group, operations.of_row(connection, *row), lost)
        # What gives somebody's row to them is about them in all that it says.
        found |= links | {one.id: set(one.patch) for one in group if any(owner in erased for owner in _owners(one))}
    return found


def _names_of_authors(
    arrived: Collection[Operation], known: Mapping[bytes, Operation], gone: Collection[str]
) -> set[str]:
    names = set(traces.whole_names(one for one in arrived if one.table == Person.table and one.uid in gone))
    for one in arrived:
        mine = known.get(one.id)
        if one.author and mine and mine.stamp and not mine.author:
            names.add(fold(clean_line(one.author)))
    return names
