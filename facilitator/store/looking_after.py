"""What the file says about how the group is looked after: who is missing, whom nobody can reach, what was left undone."""

import sqlite3
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from facilitator.domain.differences import is_due
from facilitator.domain.records import Difference, Duty, Meeting, Stakeholder, Touch
from facilitator.store import differences, duties, rows
from facilitator.words import Language, mark, mark_plural

LAST_MEETINGS = 3
OPEN_CHOICES = "conflict"  # where a care about two values leads, in place of a table
_MOST_SECTORS = 2


class Care(NamedTuple):
    """One thing worth doing, as a sentence for one and for many; it leads to a record, or to a saved filter of people."""

    icon: str
    one: str
    many: str
    n: int
    values: tuple[tuple[str, str], ...]
    table: str
    uid: str
    filter: str = ""
    day: date | None = None

    def say(self, language: Language) -> str:
        """Give the sentence in a language."""
        days = {"day": language.short_date(self.day)} if self.day else {}
        values = dict(self.values) | days
        if self.many:
            return language.plural(self.one, self.many, self.n, **values)
        return language.translate(self.one, **values)


def cares(connection: sqlite3.Connection, today: date) -> list[Care]:
    """List what is worth doing, the most pressing first; nothing when all is well or too little is known."""
    return [
        *_two_values(connection),
        *_meetings_to_close(connection, today),
        *_walk_ins(connection),
        *_missing_sectors(connection),
        *_late_answers(connection, today),
        *_differences_to_ask_about(connection, today),
        *_never_called(connection),
        *_duties_of_nobody(connection),
        *_unreachable(connection),
    ]


def _two_values(connection: sqlite3.Connection) -> Iterator[Care]:
    n = int(connection.execute("SELECT count(*) FROM conflict").fetchone()[0])
    if n:
        forms = mark_plural(
            "{n} thing was changed on two sides: choose what is right",
            "{n} things were changed on two sides: choose what is right",
        )
        yield Care("columns-2", *forms, n, (), OPEN_CHOICES, "")


def _meetings_to_close(connection: sqlite3.Connection, today: date) -> Iterator[Care]:
    over = rows.select(
        connection, Meeting, "WHERE state = 'planned' AND on_day < ? ORDER BY on_day DESC LIMIT 1", (today.isoformat(),)
    )
    for meeting in over:
        said = mark("“{name}” of {day} is over: tick who came")
        yield Care("user-check", said, "", 1, (("name", meeting.name),), Meeting.table, meeting.uid, day=meeting.day)


def _walk_ins(connection: sqlite3.Connection) -> Iterator[Care]:
    # Only of the latest meeting that had any: who came once a year ago is hardly waiting to be asked.
    found = connection.execute(
        "SELECT m.uid, m.name, m.on_day, count(*) FROM attendance t JOIN meetings m ON m.uid = t.meeting"
        " WHERE t.is_walk_in = 1 AND t.person = '' GROUP BY m.uid ORDER BY m.on_day DESC LIMIT 1"
    )
    forms = mark_plural(
        "{n} person walked in at “{name}” ({day}) and is not among the contacts yet",
        "{n} people walked in at “{name}” ({day}) and are not among the contacts yet",
    )
    for uid, name, day, n in found:
        values = (("name", str(name)),)
        yield Care("door-open", *forms, n, values, Meeting.table, str(uid), day=date.fromisoformat(day))


def _missing_sectors(connection: sqlite3.Connection) -> Iterator[Care]:
    held = [
        str(row[0])
        for row in connection.execute(
            "SELECT uid FROM meetings WHERE state = 'held' ORDER BY on_day DESC LIMIT ?", (LAST_MEETINGS,)
        )
    ]
    if len(held) < LAST_MEETINGS:
        return
    there = {sector for uid in held for sector in _sectors_present(connection, uid)}
    said = mark("Nobody from {sector} at the last {meetings} meetings")
    # Only sectors that have somebody to call; an empty one is a matter of its own.
    missing = [one for one in connection.execute(_SECTORS_WITH_PEOPLE).fetchall() if one[0] not in there]
    for uid, name in missing[:_MOST_SECTORS]:
        values = (("sector", str(name)), ("meetings", str(LAST_MEETINGS)))
        yield Care("scale", said, "", 1, values, "sectors", str(uid))


def _sectors_present(connection: sqlite3.Connection, meeting: str) -> set[str]:
    found = connection.execute(
        "SELECT DISTINCT coalesce(nullif(p.sector, ''), o.sector, '') FROM attendance t JOIN people p ON p.uid = t.person"
        " LEFT JOIN affiliations a ON a.person = p.uid AND a.until = '' LEFT JOIN organizations o ON o.uid = a.organization"
        " WHERE t.meeting = ? AND t.state = 'present'",
        (meeting,),
    )
    return {str(row[0]) for row in found}


_SECTORS_WITH_PEOPLE = """
SELECT s.uid, s.name FROM sectors s
WHERE EXISTS (SELECT 1 FROM people p WHERE p.sector = s.uid)
 OR EXISTS (SELECT 1 FROM organizations o JOIN affiliations a ON a.organization = o.uid AND a.until = ''
  WHERE o.sector = s.uid)
ORDER BY s.is_community DESC, s.rank
"""


def _late_answers(connection: sqlite3.Connection, today: date) -> Iterator[Care]:
    late = rows.select(
        connection,
        Touch,
        "WHERE asked <> '' AND answered_on = '' AND answer_due <> '' AND answer_due < ? ORDER BY answer_due",
        (today.isoformat(),),
    )
    if late:
        forms = mark_plural(
            "{n} question of a stakeholder should have been answered by now",
            "{n} questions of stakeholders should have been answered by now",
        )
        yield Care("circle-alert", *forms, len(late), (), Touch.table, late[0].uid)


def _differences_to_ask_about(connection: sqlite3.Connection, today: date) -> Iterator[Care]:
    due = [line for line in differences.listing(connection, today) if is_due(line.difference, today)]
    if due:
        forms = mark_plural(
            "{n} difference: ask again how they get along", "{n} differences: ask again how they get along"
        )
        yield Care("heart-handshake", *forms, len(due), (), Difference.table, due[0].uid)


def _duties_of_nobody(connection: sqlite3.Connection) -> Iterator[Care]:
    free = duties.cover(duties.listing(connection)).without_holder
    if free:
        forms = mark_plural("{n} duty has nobody who does it", "{n} duties have nobody who does them")
        yield Care("list-checks", *forms, len(free), (), Duty.table, free[0].uid)


def _never_called(connection: sqlite3.Connection) -> Iterator[Care]:
    n = rows.count(connection, Stakeholder, "WHERE uid NOT IN (SELECT stakeholder FROM outreach)")
    if n:
        forms = mark_plural(
            "{n} stakeholder was never called or visited", "{n} stakeholders were never called or visited"
        )
        yield Care("handshake", *forms, n, (), Stakeholder.table, "", filter="never called")


def _unreachable(connection: sqlite3.Connection) -> Iterator[Care]:
    n = connection.execute(
        "SELECT count(*) FROM people WHERE phone = '' AND other_phone = '' AND email = '' AND other_email = ''"
    ).fetchone()[0]
    if n:
        forms = mark_plural("{n} person has neither phone nor email", "{n} people have neither phone nor email")
        yield Care("phone", *forms, n, (), "people", "", filter="unreachable")
