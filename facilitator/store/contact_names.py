"""People and organizations by what somebody types of their name, for a link that is typed rather than chosen from a long list."""

import sqlite3
from dataclasses import dataclass

from facilitator.domain.plain_text import fold
from facilitator.domain.records import BY_TABLE, Organization, Person
from facilitator.refusal import Refusal
from facilitator.store import people, rows
from facilitator.words import mark

_FEW = 12
_MANY = 200


@dataclass(frozen=True, slots=True)
class Named:
    """A contact and the words that tell them from others of their name: "Rosa Ortiz, Clinic"."""

    uid: str
    name: str
    words: str


def find(connection: sqlite3.Connection, table: str, typed: str, limit: int = _FEW) -> list[Named]:
    """List the contacts of a table that hold every typed word, in the order of the list, at most `limit`."""
    words = fold(typed.replace(",", " ")).split()
    if not words:
        return []
    if table == Person.table:
        return _people(connection, words, limit)
    holding = " AND ".join("search LIKE ?" for _ in words)
    found = rows.select(
        connection, Organization, f"WHERE {holding} ORDER BY sort, uid LIMIT {limit:d}", [f"%{one}%" for one in words]
    )
    return [Named(one.uid, one.name, one.name) for one in found]


def resolve(connection: sqlite3.Connection, table: str, typed: str) -> str:
    """Give the id of the one contact that is called as typed; raises a `Refusal` when there is none, or more than one."""
    wanted = fold(typed.strip())
    found = find(connection, table, typed, _MANY)
    for called in (
        [one for one in found if fold(one.words) == wanted],
        [one for one in found if fold(one.name) == wanted],
    ):
        if len(called) == 1:
            return called[0].uid
        if called:
            raise Refusal(mark("More than one contact is called “{typed}”. Choose from the list below the line."),
                          typed=typed.strip())  # fmt: skip
    raise Refusal(mark("No {what} among the contacts is called “{typed}”. Add them there first."),
                  what=Refusal(BY_TABLE[table].one), typed=typed.strip())  # fmt: skip


def _people(connection: sqlite3.Connection, words: list[str], limit: int) -> list[Named]:
    # A word may be of the name, or of the organization behind it.
    belongs = (
        "uid IN (SELECT a.person FROM affiliations a JOIN organizations o ON o.uid = a.organization"
        " WHERE a.until = '' AND o.search LIKE ?)"
    )
    condition = " AND ".join(f"(search LIKE ? OR {belongs})" for _ in words)
    values = [f"%{one}%" for one in words for _ in range(2)]
    found = connection.execute(
        f"SELECT uid FROM people WHERE {condition} ORDER BY sort, uid LIMIT ?", (*values, limit)
    ).fetchall()
    lines = people.lines(connection, [str(row[0]) for row in found])
    return [Named(one.uid, one.name, ", ".join(filter(None, (one.name, one.organization)))) for one in lines]
