"""Who is expected at a meeting, who came, and who did not."""

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass

from facilitator.domain.records import Attendance, Person
from facilitator.store import people, rows
from facilitator.store.change import Change, paired_uid


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the attendance list; `name` is the contact's present name, or the walk-in's as written."""

    attendance: Attendance
    name: str
    organization: str
    sector: str
    is_community: bool
    has_seat: bool
    sort: str


@dataclass(frozen=True, slots=True)
class SectorCount:
    """How many of a sector came, of how many on the list; "" is the name for those without a sector."""

    sector: str
    present: int
    listed: int


_LINES = """
SELECT t.uid, coalesce(p.name, t.name), coalesce(o.name, t.organization, ''), coalesce(s.name, os.name, ''),
 coalesce(s.is_community, os.is_community, 0), coalesce(p.has_seat, 0), coalesce(p.sort, lower(t.name))
FROM attendance t
LEFT JOIN people p ON p.uid = t.person
LEFT JOIN affiliations a ON a.uid = (
 SELECT uid FROM affiliations WHERE person = p.uid AND until = '' ORDER BY since DESC, uid LIMIT 1)
LEFT JOIN organizations o ON o.uid = a.organization
LEFT JOIN sectors s ON s.uid = p.sector
LEFT JOIN sectors os ON os.uid = o.sector
WHERE t.meeting = ?
"""


def listing(connection: sqlite3.Connection, meeting: str) -> list[Line]:
    """List everybody on a meeting's list by name; a contact who was removed since keeps the name written then."""
    records = {one.uid: one for one in rows.select(connection, Attendance, "WHERE meeting = ?", (meeting,))}
    found = [
        Line(records[uid], name, organization, sector, bool(is_community), bool(has_seat), sort)
        for uid, name, organization, sector, is_community, has_seat, sort in connection.execute(_LINES, (meeting,))
    ]
    return sorted(found, key=lambda line: (line.sort, line.attendance.uid))


def expect(change: Change, meeting: str, persons: Iterable[str]) -> list[str]:
    """Put contacts on a meeting's list as expected; those on it stay as they are. Give the ids of the new lines."""
    added = []
    for person in persons:
        uid = paired_uid(meeting, person)
        contact = rows.get(change.connection, Person, person)
        if contact and rows.get(change.connection, Attendance, uid) is None:
            added.append(change.insert(Attendance(uid, meeting=meeting, person=person, name=contact.name)))
    return added


def expect_like(change: Change, meeting: str, earlier: str) -> list[str]:
    """Expect the contacts who were on an earlier meeting's list."""
    lines = rows.select(change.connection, Attendance, "WHERE meeting = ? AND person <> ''", (earlier,))
    return expect(change, meeting, [line.person for line in lines])


def tick(change: Change, meeting: str, person: str, came_at: str = "") -> str:
    """Say that a contact is here, expected or not; give the line's id."""
    uid = paired_uid(meeting, person)
    if rows.get(change.connection, Attendance, uid) is None:
        expect(change, meeting, [person])
    change.update(Attendance, uid, state="present", came_at=came_at)
    return uid


def walk_in(change: Change, meeting: str, typed: str, came_at: str = "") -> str:
    """Add somebody nobody expected from one typed line, "name, organization"; give the line's id.

    A name that is exactly one contact's ticks that contact.
    """
    name, _, organization = (part.strip() for part in typed.partition(","))
    known = people.named(change.connection, name)
    if len(known) == 1:
        return tick(change, meeting, known[0].uid, came_at)
    line = Attendance(
        meeting=meeting, name=name, organization=organization, state="present", came_at=came_at, is_walk_in=True,
        is_guest=True,
    )  # fmt: skip
    return change.insert(line)


def make_contact(change: Change, line: Attendance) -> str:
    """Make a contact of a walk-in, with the organization they gave, and give the person's id."""
    person = people.add(change, line.name, line.organization)
    change.update(Attendance, line.uid, person=person, is_guest=False)
    return person


def by_sector(lines: Iterable[Line]) -> list[SectorCount]:
    """Count who came by sector, in the order of the sectors' names; those without one last."""
    counts: dict[str, tuple[int, int]] = {}
    for line in lines:
        present, listed = counts.get(line.sector, (0, 0))
        counts[line.sector] = (present + (line.attendance.state == "present"), listed + 1)
    return [SectorCount(sector, *counts[sector]) for sector in sorted(counts, key=lambda name: (not name, name))]


def missing(lines: Iterable[Line]) -> list[Line]:
    """List those who were expected and did not come."""
    return [line for line in lines if line.attendance.state in ("expected", "absent")]
