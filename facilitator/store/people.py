"""People of a collaborative: lists that stay quick with a hundred thousand names, and what a filter looks through."""

import json
import re
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from facilitator.domain.plain_text import clean_line, fold
from facilitator.domain.records import Affiliation, Person
from facilitator.store import organizations, rows
from facilitator.store.change import Change


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


def searchable(connection: sqlite3.Connection, uids: Sequence[str] | None = None) -> list[tuple[str, str]]:
    """Give (id, folded text) of everybody in the list's order, or of the people `uids` in any order.

    The text holds their organizations and their own sector too.
    """
    sectors = {uid: fold(f"{name} {other}") for uid, name, other in connection.execute(
        "SELECT uid, name, other_name FROM sectors")}  # fmt: skip
    some = "ORDER BY p.sort, p.uid" if uids is None else "WHERE p.uid IN (SELECT value FROM json_each(?))"
    found = connection.execute(
        "SELECT p.uid, p.search, p.sector, (SELECT group_concat(o.search, ' ') FROM affiliations a"
        " JOIN organizations o ON o.uid = a.organization WHERE a.person = p.uid AND a.until = '')"
        f" FROM people p {some}",
        () if uids is None else (json.dumps(list(uids)),),
    )
    return [(uid, f"{search} {words or ''} {sectors.get(sector, '')}") for uid, search, sector, words in found]


def organizations_of(connection: sqlite3.Connection) -> dict[str, str]:
    """Give the name of the organization that everybody belongs to today, by the person's id; those without are left out."""
    found = connection.execute(
        "SELECT a.person, o.name FROM affiliations a JOIN organizations o ON o.uid = a.organization"
        " WHERE a.until = '' ORDER BY a.since, a.uid DESC"
    )
    return dict(found.fetchall())  # the one that lists show comes last


def telling_of(connection: sqlite3.Connection, touched: Iterable[tuple[str, str]]) -> set[str] | None:
    """Give the people whose lines tell of some touched rows; None when that may be anybody."""
    by_table: dict[str, list[str]] = {}
    for table, uid in touched:
        by_table.setdefault(table, []).append(uid)
    if "sectors" in by_table:
        return None
    found = set(by_table.get("people", ()))
    places = by_table.get("affiliations", [])
    told = connection.execute(
        "SELECT uid, person FROM affiliations WHERE uid IN (SELECT value FROM json_each(?))"
        " UNION SELECT '', person FROM affiliations WHERE organization IN (SELECT value FROM json_each(?))",
        (json.dumps(places), json.dumps(by_table.get("organizations", []))),
    ).fetchall()
    if len({uid for uid, _ in told if uid}) < len(places):
        return None  # a place that is gone no longer says whose it was
    return found | {person for _, person in told}


def named(connection: sqlite3.Connection, name: str) -> list[Person]:
    """List the people of a full name or the name they are called by, whatever the capitals and accents."""
    wanted = fold(clean_line(name))
    if not wanted:
        return []
    first_word = wanted.split(" ")[0].replace("%", "_")
    found = rows.select(connection, Person, "WHERE search LIKE ? ORDER BY sort, uid", (f"%{first_word}%",))
    return [one for one in found if wanted in (fold(one.name), fold(one.called))]


def add(change: Change, name: str, organization: str = "", role: str = "") -> str:
    """Add a person, with a place in an organization of that name when one is given; give the person's id."""
    uid = change.insert(Person(name=name))
    if organization:
        place_in(change, uid, organization, role)
    return uid


def add_typed(change: Change, typed: str) -> str:
    """Add a person from one typed or pasted line, a name or "Rosa Ortiz <rosa@example.org>"; give the person's id."""
    name, email = typed_parts(typed)
    return change.insert(Person(name=name or email, email=email))


def typed_parts(typed: str) -> tuple[str, str]:
    """Part one typed or pasted line into a name and an email, either of which may be empty."""
    found = _NAME_AND_EMAIL.fullmatch(typed.strip())
    return (found.group(1).strip(' "'), found.group(2)) if found else (typed, "")


_NAME_AND_EMAIL = re.compile(r"([^<>]*)<([^<>\s@]+@[^<>\s@]+)>")


def remove(change: Change, uids: Sequence[str]) -> None:
    """Remove people with their places in organizations; lists of past meetings keep the names written on them."""
    for uid in uids:
        change.delete(Person, uid)


def place_in(change: Change, person: str, organization: str, role: str = "") -> str:
    """Give a person a place in the organization of that name, made when there is none; give the affiliation's id."""
    return change.insert(
        Affiliation(person=person, organization=organizations.find_or_add(change, organization), role=role)
    )


@dataclass(frozen=True, slots=True)
class Visit:
    """A meeting in a person's time line, and what the attendance list says of them."""

    meeting: str
    on_day: str
    name: str
    state: str


def visits(connection: sqlite3.Connection, person: str, limit: int = 8) -> list[Visit]:
    """List the last meetings that a person was on the list of, the latest first."""
    found = connection.execute(
        "SELECT m.uid, m.on_day, m.name, t.state FROM attendance t JOIN meetings m ON m.uid = t.meeting"
        " WHERE t.person = ? AND m.state <> 'cancelled' ORDER BY m.on_day DESC, m.uid LIMIT ?",
        (person, limit),
    )
    return [Visit(*row) for row in found]


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
