"""Who stands for which sector: members, decision seats, people who came, people who led, counted and named."""

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from facilitator.domain import balance
from facilitator.domain.balance import Balance
from facilitator.domain.empowerment import MEETINGS_LOOKED_AT
from facilitator.domain.records import AgendaItem, Meeting, Sector
from facilitator.refusal import Refusal
from facilitator.store import rows, sectors
from facilitator.words import mark

MEMBERS, SEATS, PRESENT, PRESENTERS = "members", "seats", "present", "presenters"
# Whose sectors are counted: name → (title, what it counts).
GROUPS = {
    MEMBERS: (mark("Members"), mark("Everybody in Contacts")),
    SEATS: (mark("Decision seats"), mark("People who have a decision seat")),
    PRESENT: (mark("People present"), mark("Who came to these meetings, each counted once")),
    PRESENTERS: (mark("Presenters"), mark("Who led agenda items of these meetings, each counted once")),
}
OF_MEETINGS = (PRESENT, PRESENTERS)

# For each group its people as (person or "", name as written, sector); a person who is no contact is told by the name.
_WHO = {
    MEMBERS: f"SELECT p.uid AS person, p.name AS name, {sectors.OF_PERSON} AS sector FROM people p",
    SEATS: f"SELECT p.uid AS person, p.name AS name, {sectors.OF_PERSON} AS sector FROM people p WHERE p.has_seat = 1",
    PRESENT: f"SELECT coalesce(p.uid, '') AS person, coalesce(p.name, t.name) AS name, {sectors.OF_PERSON} AS sector"
    " FROM attendance t LEFT JOIN people p ON p.uid = t.person"
    " WHERE t.state = 'present' AND t.meeting IN (SELECT value FROM json_each(:meetings))"
    " GROUP BY coalesce(p.uid, nullif(t.person, ''), lower(t.name))",
    PRESENTERS: f"SELECT coalesce(p.uid, '') AS person, coalesce(p.name, i.presenter) AS name, {sectors.OF_PERSON} AS sector"
    " FROM agenda_items i LEFT JOIN people p ON p.uid = i.presenter_person"
    " WHERE (i.presenter <> '' OR i.presenter_person <> '') AND i.meeting IN (SELECT value FROM json_each(:meetings))"
    " GROUP BY coalesce(p.uid, nullif(i.presenter_person, ''), lower(i.presenter))",
}


@dataclass(frozen=True, slots=True)
class Standing:
    """How a group stands by sector: the expected sectors in their order, the meetings it looks at, and its balance.

    The balance knows sectors by id.
    """

    group: str
    sectors: Sequence[Sector]
    meetings: Sequence[Meeting]
    balance: Balance


@dataclass(frozen=True, slots=True)
class Source:
    """One record behind a number: where it is shown, its title, and what tells of its place."""

    table: str
    uid: str
    title: str
    about: str


def standing(connection: sqlite3.Connection, group: str, meetings: Sequence[Meeting] = ()) -> Standing:
    """Count a group by sector; those of `OF_MEETINGS` over some meetings. Expected are all sectors of the collaborative.

    Raises a `Refusal` that names the groups there are.
    """
    if group not in GROUPS:
        raise Refusal(mark("There is no “{group}” to count. There are: {known}."), group=group, known=", ".join(GROUPS))
    expected = sectors.listing(connection)
    looked_at = tuple(meetings) if group in OF_MEETINGS else ()
    counts = connection.execute(
        f"SELECT sector, count(*) FROM ({_WHO[group]}) GROUP BY sector", {"meetings": _as_list(looked_at)}
    )
    return Standing(group, expected, looked_at, balance.measure(dict(counts), [one.uid for one in expected]))


def last_held(connection: sqlite3.Connection, today: date, count: int = MEETINGS_LOOKED_AT) -> list[Meeting]:
    """List the last so many meetings that were held up to today, the latest first."""
    condition = "WHERE state = 'held' AND on_day <= ? ORDER BY on_day DESC, starts DESC, uid LIMIT ?"
    return rows.select(connection, Meeting, condition, (today.isoformat(), count))


def people_behind(connection: sqlite3.Connection, shown: Standing, sector: str) -> list[Source]:
    """Name those of a group who stand for a sector; with "" those who stand for no sector there is.

    Somebody who came and is no contact has no id to be shown by.
    """
    condition = "w.sector = :sector" if sector else "w.sector NOT IN (SELECT uid FROM sectors)"
    found = connection.execute(
        f"SELECT w.person, w.name FROM ({_WHO[shown.group]}) w LEFT JOIN people p ON p.uid = w.person WHERE {condition}"
        " ORDER BY coalesce(p.sort, lower(w.name)), w.person",
        {"meetings": _as_list(shown.meetings), "sector": sector},
    )
    return [Source("people" if person else "", person, name, "") for person, name in found]


def named(connection: sqlite3.Connection, table: str, uids: Sequence[str]) -> list[Source]:
    """Name the records behind a gauge, people by name and agenda items by day; about each, its sector or its meeting."""
    wanted = (json.dumps(list(uids)),)
    if table == AgendaItem.table:
        found = connection.execute(
            "SELECT i.uid, i.topic, m.on_day FROM agenda_items i JOIN meetings m ON m.uid = i.meeting"
            " WHERE i.uid IN (SELECT value FROM json_each(?)) ORDER BY m.on_day DESC, i.rank, i.uid",
            wanted,
        )
    else:
        found = connection.execute(
            "SELECT w.uid, w.name, coalesce(s.name, '') FROM"
            f" (SELECT p.uid, p.name, p.sort, {sectors.OF_PERSON} AS sector FROM people p"
            " WHERE p.uid IN (SELECT value FROM json_each(?))) w"
            " LEFT JOIN sectors s ON s.uid = w.sector ORDER BY w.sort, w.uid",
            wanted,
        )
    return [Source(table, *row) for row in found]


def _as_list(meetings: Sequence[Meeting]) -> str:
    return json.dumps([one.uid for one in meetings])
