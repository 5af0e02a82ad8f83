"""A hundred thousand people: sector balance and empowerment gauges beside the bare SQL that reads what they tell."""

import sqlite3
import tempfile
from collections.abc import Iterable
from datetime import date
from functools import partial
from pathlib import Path

from facilitator.domain.records import AgendaItem, Attendance, Meeting
from facilitator.store import gauges, representation
from facilitator.store.change import new_uid
from facilitator.store.document import Document
from facilitator.store.representation import Standing
from facilitator.store.tables import write_row
from tests.benchmarks._beside import by_turns
from tests.benchmarks.contacts_list import PEOPLE, crowded

_RUNS = 5
_TODAY = date(2026, 11, 25)
_CAME = 20_000  # to each of the last three meetings
_ITEMS = 20
_SECTOR = """
coalesce(nullif(p.sector, ''), (SELECT o.sector FROM affiliations a JOIN organizations o ON o.uid = a.organization
 WHERE a.person = p.uid AND a.until = '' ORDER BY a.since DESC, a.uid LIMIT 1), '')
"""
_MEETINGS = "(SELECT uid FROM meetings WHERE state = 'held' ORDER BY on_day DESC LIMIT 3)"
_ITEMS_HELD = f"FROM agenda_items i LEFT JOIN people p ON p.uid = i.presenter_person WHERE i.meeting IN {_MEETINGS}"
# What stands beside every count: the expected sectors and the meetings looked at.
_BESIDE = (
    "SELECT * FROM sectors ORDER BY rank, uid",
    "SELECT * FROM meetings WHERE state = 'held' ORDER BY on_day DESC, starts DESC LIMIT 3",
)
_COUNTS = (
    f"SELECT {_SECTOR}, count(*) FROM people p GROUP BY 1",
    f"SELECT {_SECTOR}, count(*) FROM people p WHERE p.has_seat = 1 GROUP BY 1",
    f"SELECT {_SECTOR}, count(DISTINCT p.uid) FROM attendance t JOIN people p ON p.uid = t.person"
    f" WHERE t.state = 'present' AND t.meeting IN {_MEETINGS} GROUP BY 1",
    f"SELECT {_SECTOR}, count(DISTINCT p.uid) {_ITEMS_HELD} GROUP BY 1",
)
_GAUGES = (
    *_BESIDE,
    _COUNTS[0],
    f"SELECT p.uid, {_SECTOR} FROM people p WHERE p.has_seat = 1",
    f"SELECT i.uid, i.proposed_sector FROM agenda_items i WHERE i.meeting IN {_MEETINGS}",
    f"SELECT i.uid, {_SECTOR} {_ITEMS_HELD}",
)


def measure() -> list[tuple[str, float, float]]:
    """Give (what, figure, limit): the balance of all groups, and all gauges, as multiples of their bare SQL."""
    with tempfile.TemporaryDirectory() as folder, crowded(Path(folder) / "crowd.collab") as document:
        _let_them_meet(document)
        connection = document.connection
        groups = by_turns(partial(_balances, connection), partial(_read, connection, (*_BESIDE, *_COUNTS)), _RUNS)
        six = by_turns(partial(gauges.read, connection, _TODAY), partial(_read, connection, _GAUGES), _RUNS)
    return [
        (f"{PEOPLE:,} people: balance of members, seats, present and presenters / their bare SQL", groups, 1.5),
        (f"{PEOPLE:,} people: six gauges / their bare SQL", six, 1.5),
    ]


def _balances(connection: sqlite3.Connection) -> list[Standing]:
    held = representation.last_held(connection, _TODAY)
    return [representation.standing(connection, group, held) for group in representation.GROUPS]


def _read(connection: sqlite3.Connection, statements: Iterable[str]) -> None:
    for one in statements:
        connection.execute(one).fetchall()


def _let_them_meet(document: Document) -> None:
    """Give every tenth person a seat, and let some of them meet three times."""
    connection = document.connection
    connection.execute("BEGIN")
    connection.execute("UPDATE people SET has_seat = 1 WHERE rowid % 10 = 0")
    sector = connection.execute("SELECT uid FROM sectors LIMIT 1").fetchone()[0]
    people = [str(uid) for (uid,) in connection.execute("SELECT uid FROM people LIMIT ?", (_CAME,))]
    for month in (9, 10, 11):
        meeting = new_uid()
        write_row(connection, Meeting(meeting, name="Meeting", on_day=f"2026-{month:02}-01", state="held"))
        for uid in people:
            write_row(connection, Attendance(new_uid(), meeting=meeting, person=uid, state="present"))
        for leader in people[:_ITEMS]:
            item = AgendaItem(
                new_uid(), meeting=meeting, topic="Topic", presenter_person=leader, proposed_sector=sector
            )
            write_row(connection, item)
    connection.execute("COMMIT")
