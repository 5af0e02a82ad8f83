"""The empowerment gauges of a collaborative, read from its records."""

import json
import sqlite3
from datetime import date

from facilitator.domain import empowerment
from facilitator.domain.empowerment import Behind, Gauge
from facilitator.domain.records import Meeting
from facilitator.store import representation, sectors
from facilitator.store.representation import MEMBERS

# Each gives the ids of records with whether they are of the community: 1, 0, or NULL where nobody knows.
_SEATS = (
    "SELECT w.uid, s.is_community FROM"
    f" (SELECT p.uid, {sectors.OF_PERSON} AS sector FROM people p WHERE p.has_seat = 1) w"
    " LEFT JOIN sectors s ON s.uid = w.sector"
)
# A break is nothing that anybody proposes.
_PROPOSED = (
    "SELECT i.uid, s.is_community FROM agenda_items i LEFT JOIN sectors s ON s.uid = i.proposed_sector"
    " WHERE i.purpose <> 'break' AND i.meeting IN (SELECT value FROM json_each(?))"
)
_LED = (
    f"SELECT w.uid, s.is_community FROM (SELECT i.uid, {sectors.OF_PERSON} AS sector FROM agenda_items i"
    " LEFT JOIN people p ON p.uid = i.presenter_person WHERE (i.presenter <> '' OR i.presenter_person <> '')"
    " AND i.meeting IN (SELECT value FROM json_each(?))) w"
    " LEFT JOIN sectors s ON s.uid = w.sector"
)


def read(connection: sqlite3.Connection, today: date) -> list[Gauge]:
    """Give all six gauges: E1 as it is on the day `today`, E3 and E5 over the last three meetings held up to it."""
    members = representation.standing(connection, MEMBERS)
    community = [one.uid for one in members.sectors if one.is_community]
    in_community = sum(members.balance.counts[uid] for uid in community)
    everybody = members.balance.n + members.balance.apart
    held = representation.last_held(connection, today)
    as_of, since = (held[0].day, held[-1].day) if held else (today, None)
    seats = empowerment.decision_share(_behind(connection, "people", _SEATS), in_community, everybody, today)
    proposed = empowerment.proposed_items(_behind_items(connection, _PROPOSED, held), as_of, since)
    led = empowerment.leading_roles(_behind_items(connection, _LED, held), as_of, since)
    if not community:
        seats, proposed, led = map(empowerment.without_community, (seats, proposed, led))
    return [
        seats,
        empowerment.seats_of_own_organizations(today),
        proposed,
        empowerment.community_actions(today),
        led,
        empowerment.reports_back(today),
    ]


def _behind_items(connection: sqlite3.Connection, statement: str, held: list[Meeting]) -> Behind:
    return _behind(connection, "agenda_items", statement, json.dumps([one.uid for one in held]))


def _behind(connection: sqlite3.Connection, table: str, statement: str, *values: str) -> Behind:
    found: dict[int | None, list[str]] = {1: [], 0: [], None: []}
    for uid, is_community in connection.execute(statement, values):
        found[is_community].append(uid)
    return Behind(table, tuple(found[1]), tuple(found[0]), tuple(found[None]))
