"""Search everything: people, organizations, meetings and what was on their agendas, by any words in any order."""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from facilitator.domain.plain_text import fold
from facilitator.domain.records import AgendaItem, Meeting, Organization, Person

# Names, phones, emails and the like are kept folded in these tables; meetings are few and folded on the way.
_FOLDED = {
    Person.table: "SELECT uid, name, email FROM people WHERE {condition} ORDER BY sort, uid LIMIT ?",
    Organization.table: "SELECT uid, name, website FROM organizations WHERE {condition} ORDER BY sort, uid LIMIT ?",
}


@dataclass(frozen=True, slots=True)
class Found:
    """One thing that was found: its table and id, its title, and a few words (or a day) that tell it from others."""

    table: str
    uid: str
    title: str
    about: str = ""
    day: date | None = None


def find(connection: sqlite3.Connection, typed: str, limit: int = 8) -> list[Found]:
    """List what holds every typed word, at most `limit` of each kind, accents and capitals aside."""
    words = fold(typed).split()
    if not words:
        return []
    condition = " AND ".join(["instr(search, ?) > 0"] * len(words))
    found = [
        Found(table, uid, title, about)
        for table, statement in _FOLDED.items()
        for uid, title, about in connection.execute(statement.format(condition=condition), (*words, limit))
    ]
    return [*found, *_first(_meetings(connection, words), limit), *_first(_agenda_items(connection, words), limit)]


def _meetings(connection: sqlite3.Connection, words: list[str]) -> Iterator[Found]:
    statement = "SELECT uid, name, other_name, place, purpose, on_day FROM meetings ORDER BY on_day DESC, uid"
    for uid, name, other_name, place, purpose, on_day in connection.execute(statement):
        if _holds(f"{name} {other_name} {place} {purpose}", words):
            yield Found(Meeting.table, uid, name, place, date.fromisoformat(on_day))


def _agenda_items(connection: sqlite3.Connection, words: list[str]) -> Iterator[Found]:
    statement = (
        "SELECT i.uid, i.topic, i.other_topic, i.outcome, i.presenter, m.name, m.on_day FROM agenda_items i"
        " JOIN meetings m ON m.uid = i.meeting ORDER BY m.on_day DESC, i.rank, i.uid"
    )
    for uid, topic, other_topic, outcome, presenter, meeting, on_day in connection.execute(statement):
        if _holds(f"{topic} {other_topic} {outcome} {presenter}", words):
            yield Found(AgendaItem.table, uid, topic, meeting, date.fromisoformat(on_day))


def _holds(text: str, words: list[str]) -> bool:
    folded = fold(text)
    return all(word in folded for word in words)


def _first(found: Iterator[Found], limit: int) -> list[Found]:
    return [one for one, _ in zip(found, range(limit), strict=False)]
