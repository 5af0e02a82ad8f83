"""Meetings of a collaborative."""

import sqlite3
from datetime import date
from typing import NamedTuple

from facilitator.domain import agenda_clock
from facilitator.domain.agenda_clock import Timetable
from facilitator.domain.records import AgendaItem, Meeting
from facilitator.refusal import Refusal
from facilitator.store import rows
from facilitator.store.change import Change
from facilitator.words import mark


class Overview(NamedTuple):
    """A meeting as a list shows it; the timetable is there while it is only planned and has an agenda."""

    meeting: Meeting
    table: Timetable | None
    came: int
    listed: int

    @property
    def uid(self) -> str:
        """The meeting's id."""
        return self.meeting.uid


def listing(connection: sqlite3.Connection) -> list[Meeting]:
    """List all meetings, the latest first."""
    return rows.select(connection, Meeting, "ORDER BY on_day DESC, starts DESC, uid")


def overviews(connection: sqlite3.Connection) -> list[Overview]:
    """List all meetings with what is known of agenda and attendance, the latest first."""
    items: dict[str, list[AgendaItem]] = {}
    condition = "WHERE meeting IN (SELECT uid FROM meetings WHERE state = 'planned') ORDER BY rank, uid"
    for item in rows.select(connection, AgendaItem, condition):
        items.setdefault(item.meeting, []).append(item)
    counts: dict[str, tuple[int, int]] = {
        meeting: (came, listed)
        for meeting, came, listed in connection.execute(
            "SELECT meeting, sum(state = 'present'), count(*) FROM attendance GROUP BY meeting"
        )
    }
    return [
        Overview(
            meeting,
            agenda_clock.timetable(meeting, items[meeting.uid]) if meeting.uid in items else None,
            *counts.get(meeting.uid, (0, 0)),
        )
        for meeting in listing(connection)
    ]


def upcoming(connection: sqlite3.Connection, today: date) -> Meeting | None:
    """Give the next planned meeting, today's included."""
    return _first(connection, "WHERE on_day >= ? AND state = 'planned' ORDER BY on_day, starts, uid LIMIT 1", today)


def latest(connection: sqlite3.Connection, today: date) -> Meeting | None:
    """Give the last meeting before today that was not cancelled."""
    condition = "WHERE on_day < ? AND state <> 'cancelled' ORDER BY on_day DESC, starts DESC, uid LIMIT 1"
    return _first(connection, condition, today)


def before(connection: sqlite3.Connection, meeting: Meeting) -> Meeting | None:
    """Give the meeting that came before another one, which "like last time" means."""
    found = rows.select(
        connection,
        Meeting,
        "WHERE uid <> ? AND state <> 'cancelled' AND (on_day, starts) <= (?, ?) ORDER BY on_day DESC, starts DESC LIMIT 1",
        (meeting.uid, meeting.on_day, meeting.starts),
    )
    return found[0] if found else None


def find(connection: sqlite3.Connection, wanted: str, today: date) -> Meeting:
    """Give the meeting that `wanted` names: next, last, a date such as 2026-12-01, or an id (its first letters will do).

    Raises a `Refusal` that says what there is.
    """
    found: Meeting | None
    if wanted == "next":
        found = upcoming(connection, today)
        if found is None:
            raise Refusal(mark("No meeting is planned. Plan one first, or name a past one by its date."))
        return found
    if wanted == "last":
        found = latest(connection, today)
        if found is None:
            raise Refusal(mark("No meeting was held yet."))
        return found
    matching = rows.select(
        connection, Meeting, "WHERE on_day = ? OR substr(uid, 1, ?) = ? LIMIT 2", (wanted, max(4, len(wanted)), wanted)
    )
    if not matching:
        raise Refusal(mark("There is no meeting “{wanted}”. Give “next”, “last”, a date such as 2026-12-01, or an id."),
                      wanted=wanted)  # fmt: skip
    if len(matching) > 1:
        raise Refusal(mark("More than one meeting fits “{wanted}”. Give the id of the one you mean."), wanted=wanted)
    return matching[0]


def add(change: Change, name: str, on_day: str, starts: str = "", ends: str = "", place: str = "") -> str:
    """Plan a meeting and give its id."""
    return change.insert(Meeting(name=name, on_day=on_day, starts=starts, ends=ends, place=place))


def _first(connection: sqlite3.Connection, condition: str, today: date) -> Meeting | None:
    found = rows.select(connection, Meeting, condition, (today.isoformat(),))
    return found[0] if found else None
