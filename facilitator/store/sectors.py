"""Sectors of a collaborative, in their order."""

import sqlite3

from facilitator.domain import order_key
from facilitator.domain.records import Organization, Person, Record, Sector, Stakeholder
from facilitator.domain.sector_presets import PRESETS
from facilitator.store import rows
from facilitator.store.change import Change
from facilitator.words import Language

# The sector of a person `p`: their own, else that of the organization they belong to today, else "".
OF_PERSON = (
    "coalesce(nullif(p.sector, ''), (SELECT o.sector FROM affiliations a LEFT JOIN organizations o ON o.uid = a.organization"
    " WHERE a.person = p.uid AND a.until = '' ORDER BY a.since DESC, a.uid LIMIT 1), '')"
)


def listing(connection: sqlite3.Connection) -> list[Sector]:
    """List the sectors in the collaborative's own order."""
    return rows.select(connection, Sector, "ORDER BY rank, uid")


def add(change: Change, name: str, is_community: bool = False) -> str:
    """Add a sector at the end and give its id."""
    present = listing(change.connection)
    rank = order_key.between(present[-1].rank if present else "", "")
    return change.insert(Sector(name=name, is_community=is_community, rank=rank))


def add_preset(change: Change, preset: str, language: Language, second: Language | None = None) -> None:
    """Add the sectors of a preset in `language`, and their names in a `second` one where papers are bilingual.

    Those that are there already by name are left out; the new ones come after the old.
    """
    present = listing(change.connection)
    known = {name.casefold() for one in present for name in (one.name, one.other_name)}
    entries = [(name, is_community) for name, is_community in PRESETS[preset][1]
               if language.translate(name).casefold() not in known]  # fmt: skip
    last = present[-1].rank if present else ""
    for (name, is_community), rank in zip(entries, order_key.spread(len(entries)), strict=True):
        other = second.translate(name) if second else ""
        # A key that goes on from the last one sorts after it.
        key = last + rank
        change.insert(Sector(name=language.translate(name), other_name=other, is_community=is_community, rank=key))


def move(change: Change, uid: str, before: str) -> None:
    """Move a sector to stand before another one, or to the end with ""."""
    others = [one for one in listing(change.connection) if one.uid != uid]
    at = next((place for place, one in enumerate(others) if one.uid == before), len(others))
    low = others[at - 1].rank if at else ""
    # Two that were added on two computers may have the same key; the next greater one is the end then.
    high = next((one.rank for one in others[at:] if one.rank > low), "")
    change.update(Sector, uid, rank=order_key.between(low, high))


def remove(change: Change, uid: str) -> None:
    """Remove a sector; people, organizations and stakeholders in it then have none."""
    holding: tuple[type[Record], ...] = (Person, Organization, Stakeholder)
    for record in holding:
        for one in rows.select(change.connection, record, "WHERE sector = ?", (uid,)):
            change.update(record, one.uid, sector="")
    change.delete(Sector, uid)


def counts(connection: sqlite3.Connection) -> dict[str, int]:
    """Count the people of each sector, by its id: those who name it, and those whose organization does."""
    return dict(connection.execute(f"SELECT {OF_PERSON}, count(*) FROM people p GROUP BY 1").fetchall())


def named(connection: sqlite3.Connection, name: str) -> Sector | None:
    """Find a sector by its name in either language, whatever the capitals."""
    wanted = name.casefold()
    return next(
        (one for one in listing(connection) if wanted in (one.name.casefold(), one.other_name.casefold())), None
    )
