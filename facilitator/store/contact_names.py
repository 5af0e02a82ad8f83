"""People and organizations by what somebody types of their name, for a link that is typed rather than chosen from a long list."""

import sqlite3
from dataclasses import dataclass

from facilitator.domain.plain_text import fold
from facilitator.domain.records import BY_TABLE, Person
from facilitator.refusal import Refusal
from facilitator.store import people
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
    """List the contacts of a table whom typed words are about, in the order of the list, at most `limit`.

    What stands behind a comma may be of their organization too.
    """
    before, _, behind = typed.partition(",")
    words = fold(before).split()
    if not words:
        return []
    # Folded text holds no capitals, so `instr` will do; and all rows as they lie are read sooner than by the list's index.
    holding = " AND ".join("instr(search, ?)" for _ in words)
    order = f'FROM "{table}" NOT INDEXED WHERE {holding} ORDER BY sort, uid LIMIT ?'
    if table != Person.table:
        return [
            Named(uid, name, name) for uid, name in connection.execute(f"SELECT uid, name {order}", (*words, limit))
        ]
    found = [str(uid) for (uid,) in connection.execute(f"SELECT uid {order}", (*words, limit))]
    named = [Named(one.uid, one.name, ", ".join(filter(None, (one.name, one.organization))))
             for one in people.lines(connection, found)]  # fmt: skip
    more = fold(behind).split()
    return [one for one in named if all(word in fold(one.words) for word in more)]


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
