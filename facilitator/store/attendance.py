"""Who is expected at a meeting, who came, and who did not."""

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass

from facilitator.domain.records import Attendance, Person
from facilitator.refusal import Refusal
from facilitator.store import people, rows, sectors
from facilitator.store.change import Change, paired_uid
from facilitator.words import mark


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the attendance list; `name` is the contact's present name, or the walk-in's as written.

    `reach` is how to call them: their phone, else their email.
    """

    attendance: Attendance
    name: str
    organization: str
    sector: str
    is_community: bool
    has_seat: bool
    sort: str
    reach: str = ""

    @property
    def uid(self) -> str:
        """The line's id."""
        return self.attendance.uid

    @property
    def is_here(self) -> bool:
        """Whether the person came."""
        return self.attendance.state == "present"


@dataclass(frozen=True, slots=True)
class SectorCount:
    """How many of a sector came, of how many on the list; "" is the name for those without a sector."""

    sector: str
    present: int
    listed: int


_LINES = """
SELECT t.uid, coalesce(p.name, t.name), coalesce(o.name, t.organization, ''), coalesce(s.name, os.name, ''),
 coalesce(s.is_community, os.is_community, 0), coalesce(p.has_seat, 0), coalesce(p.sort, lower(t.name)),
 coalesce(nullif(p.phone, ''), nullif(p.other_phone, ''), nullif(p.email, ''), '')
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
        Line(records[uid], name, organization, sector, bool(is_community), bool(has_seat), sort, reach)
        for uid, name, organization, sector, is_community, has_seat, sort, reach in connection.execute(
            _LINES, (meeting,)
        )
    ]
    return sorted(found, key=lambda line: (line.sort, line.attendance.uid))


def expect(change: Change, meeting: str, persons: Iterable[str]) -> list[str]:
    """Put contacts on a meeting's list as expected; those on it stay as they are. Give the ids of the new lines."""
    added = []
    # A walk-in who became a contact is on the list under an id of its own.
    listed = {line.person for line in rows.select(change.connection, Attendance, "WHERE meeting = ?", (meeting,))}
    for person in persons:
        uid = paired_uid(meeting, person)
        contact = None if person in listed else rows.get(change.connection, Person, person)
        if contact and rows.get(change.connection, Attendance, uid) is None:
            listed.add(person)
            added.append(change.insert(Attendance(uid, meeting=meeting, person=person, name=contact.name)))
    return added


def expect_like(change: Change, meeting: str, earlier: str) -> list[str]:
    """Expect the contacts who were on an earlier meeting's list."""
    lines = rows.select(change.connection, Attendance, "WHERE meeting = ? AND person <> ''", (earlier,))
    return expect(change, meeting, [line.person for line in lines])


def tick(change: Change, meeting: str, person: str, came_at: str = "") -> str:
    """Say that a contact is here, expected or not; give the line's id."""
    expect(change, meeting, [person])
    found = rows.select(
        change.connection, Attendance, "WHERE meeting = ? AND person = ? ORDER BY uid", (meeting, person)
    )
    if not found:
        raise Refusal(mark("This {what} is no longer there; somebody removed it."), what=Refusal(Person.one))
    change.update(Attendance, found[0].uid, state="present", came_at=came_at)
    return found[0].uid


def say_state(change: Change, lines: Iterable[str], state: str) -> None:
    """Say of several lines, by id, that they are expected, present, sent apologies or did not come."""
    for uid in lines:
        change.update(Attendance, uid, state=state)


def remove(change: Change, lines: Iterable[str]) -> None:
    """Take lines off a meeting's list."""
    for uid in lines:
        change.delete(Attendance, uid)


def walk_in(change: Change, meeting: str, typed: str, came_at: str = "") -> str:
    """Add somebody nobody expected from one typed line, "name, organization"; give the line's id.

    A name that is exactly one contact's ticks that contact.
    """
    name, _, organization = (part.strip() for part in typed.partition(","))
    if not name:
        raise Refusal(mark("Type the name first, then a comma and the organization."))
    known = people.named(change.connection, name)
    if len(known) == 1:
        return tick(change, meeting, known[0].uid, came_at)
    line = Attendance(
        meeting=meeting, name=name, organization=organization, state="present", came_at=came_at, is_walk_in=True,
        is_guest=True,
    )  # fmt: skip
    return change.insert(line)


def walk_ins(lines: Iterable[Line]) -> list[Line]:
    """List those who walked in and are no contacts yet."""
    return [line for line in lines if line.attendance.is_walk_in and not line.attendance.person]


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


def sectors_without_anybody(connection: sqlite3.Connection, lines: Iterable[Line]) -> list[str]:
    """List the names of the sectors that nobody came from, in the collaborative's order."""
    here = {line.sector for line in lines if line.is_here}
    return [one.name for one in sectors.listing(connection) if one.name not in here]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A contact who is not on a meeting's list yet; `search` is what a filter looks through."""

    uid: str
    name: str
    organization: str
    search: str


def candidates(connection: sqlite3.Connection, meeting: str) -> list[Candidate]:
    """List the contacts who are not on a meeting's list, by name."""
    found = connection.execute(
        "SELECT p.uid, p.name, coalesce(o.name, ''), p.search || ' ' || coalesce(o.search, '') FROM people p"
        " LEFT JOIN affiliations a ON a.uid = ("
        " SELECT uid FROM affiliations WHERE person = p.uid AND until = '' ORDER BY since DESC, uid LIMIT 1)"
        " LEFT JOIN organizations o ON o.uid = a.organization"
        " WHERE p.uid NOT IN (SELECT person FROM attendance WHERE meeting = ?) ORDER BY p.sort, p.uid",
        (meeting,),
    )
    return [Candidate(*row) for row in found]
