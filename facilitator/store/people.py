"""People of a collaborative: lists that stay quick with a hundred thousand names, and what a filter looks through."""

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from facilitator.domain.plain_text import fold
from facilitator.domain.records import Affiliation, Person
from facilitator.store import organizations, rows
from facilitator.store.change import Change
from facilitator.words import mark


@dataclass(frozen=True, slots=True)
class Line:
    """A person as a list shows them: `came` of the last `held` meetings they were expected at or came to."""

    uid: str
    name: str
    organization: str
    sector: str
    phone: str
    email: str
    has_seat: bool
    came: int
    held: int


# The sector of a person is their own, else that of the first organization they belong to today.
_LINES = """
SELECT p.uid, p.name, coalesce(o.name, ''), coalesce(s.name, os.name, ''), p.phone, p.email, p.has_seat,
 (SELECT count(*) FROM attendance t JOIN meetings m ON m.uid = t.meeting
   WHERE t.person = p.uid AND m.state = 'held' AND t.state = 'present'),
 (SELECT count(*) FROM attendance t JOIN meetings m ON m.uid = t.meeting WHERE t.person = p.uid AND m.state = 'held')
FROM people p
LEFT JOIN affiliations a ON a.uid = (
 SELECT uid FROM affiliations WHERE person = p.uid AND until = '' ORDER BY since DESC, uid LIMIT 1)
LEFT JOIN organizations o ON o.uid = a.organization
LEFT JOIN sectors s ON s.uid = p.sector
LEFT JOIN sectors os ON os.uid = o.sector
"""


def count(connection: sqlite3.Connection) -> int:
    """Count the people."""
    return rows.count(connection, Person)


def first_lines(connection: sqlite3.Connection, limit: int = 64) -> list[Line]:
    """Give the first lines of the list, which is all a window needs to show itself."""
    return _lines(connection, "ORDER BY p.sort, p.uid LIMIT ?", (limit,))


def ids(connection: sqlite3.Connection) -> list[str]:
    """List everybody's id in the list's order."""
    found = connection.execute(
        "SELECT json_group_array(uid) FROM (SELECT uid FROM people ORDER BY sort, uid)"
    ).fetchone()
    return list(json.loads(found[0]))


def lines(connection: sqlite3.Connection, uids: Sequence[str]) -> list[Line]:
    """Give the lines of some people (a page of at most a few hundred), in the order of `uids`."""
    found = _lines(connection, f"WHERE p.uid IN ({', '.join('?' * len(uids))})", tuple(uids))
    by_uid = {line.uid: line for line in found}
    return [by_uid[uid] for uid in uids if uid in by_uid]


def searchable(connection: sqlite3.Connection) -> list[tuple[str, str]]:
    """Give (id, folded text) of everybody in the list's order; the text holds their organizations and sectors too."""
    sectors = {uid: fold(f"{name} {other}") for uid, name, other in connection.execute(
        "SELECT uid, name, other_name FROM sectors")}  # fmt: skip
    found = connection.execute(
        "SELECT p.uid, p.search, theirs.words, p.sector FROM people p"
        " LEFT JOIN (SELECT a.person, group_concat(o.search, ' ') AS words FROM affiliations a"
        " JOIN organizations o ON o.uid = a.organization WHERE a.until = '' GROUP BY a.person) theirs"
        " ON theirs.person = p.uid ORDER BY p.sort, p.uid"
    )
    return [(uid, f"{search} {words or ''} {sectors.get(sector, '')}") for uid, search, words, sector in found]


# Saved filters: name → (words, the condition that people must meet). The SQL is ours; nothing in it comes from a file.
FILTERS = {
    "seats": (mark("Decision seats"), "has_seat = 1"),
    "missed": (
        mark("Not seen for 3 meetings"),
        "uid IN (SELECT person FROM attendance) AND uid NOT IN (SELECT t.person FROM attendance t WHERE t.state = 'present'"
        " AND t.meeting IN (SELECT uid FROM meetings WHERE state = 'held' ORDER BY on_day DESC LIMIT 3))",
    ),
    "needs": (mark("Have needs noted"), "needs <> ''"),
    "languages": (mark("Have languages noted"), "languages <> ''"),
    "unreachable": (
        mark("No phone and no email"),
        "phone = '' AND other_phone = '' AND email = '' AND other_email = ''",
    ),
    "unasked": (mark("Not asked if we may keep this"), "agreed_on = ''"),
}


def matching(connection: sqlite3.Connection, name: str) -> set[str]:
    """Give the ids of the people that a saved filter lets through."""
    return {str(row[0]) for row in connection.execute(f"SELECT uid FROM people WHERE {FILTERS[name][1]}")}


def named(connection: sqlite3.Connection, name: str) -> list[Person]:
    """List the people of a full name or the name they are called by, whatever the capitals and accents."""
    wanted = fold(name)
    first_word = wanted.split(" ")[0].replace("%", "_")
    found = rows.select(connection, Person, "WHERE search LIKE ? ORDER BY sort, uid", (f"%{first_word}%",))
    return [one for one in found if wanted in (fold(one.name), fold(one.called))]


def add(change: Change, name: str, organization: str = "", role: str = "") -> str:
    """Add a person, with a place in an organization of that name when one is given; give the person's id."""
    uid = change.insert(Person(name=name))
    if organization:
        place_in(change, uid, organization, role)
    return uid


def place_in(change: Change, person: str, organization: str, role: str = "") -> str:
    """Give a person a place in the organization of that name, made when there is none; give the affiliation's id."""
    return change.insert(
        Affiliation(person=person, organization=organizations.find_or_add(change, organization), role=role)
    )


def community_ids(connection: sqlite3.Connection) -> set[str]:
    """Give the ids of the people whose sector, own or of their organization, is a community one."""
    found = connection.execute(
        "SELECT p.uid FROM people p JOIN sectors s ON s.uid = p.sector WHERE s.is_community = 1 UNION"
        " SELECT a.person FROM affiliations a JOIN organizations o ON o.uid = a.organization"
        " JOIN sectors s ON s.uid = o.sector JOIN people p ON p.uid = a.person"
        " WHERE s.is_community = 1 AND a.until = '' AND p.sector = ''"
    )
    return {str(row[0]) for row in found}


def _lines(connection: sqlite3.Connection, condition: str, values: Sequence[object]) -> list[Line]:
    found = connection.execute(_LINES + condition, tuple(values))
    return [
        Line(uid, name, organization, sector, phone, email, bool(has_seat), came, held)
        for uid, name, organization, sector, phone, email, has_seat, came, held in found
    ]
