"""Sectors of a collaborative, in their order."""

import sqlite3

from facilitator.domain import order_key
from facilitator.domain.records import Sector
from facilitator.domain.sector_presets import PRESETS
from facilitator.store import rows
from facilitator.store.change import Change
from facilitator.words import Language


def listing(connection: sqlite3.Connection) -> list[Sector]:
    """List the sectors in the collaborative's own order."""
    return rows.select(connection, Sector, "ORDER BY rank, uid")


def add(change: Change, name: str, is_community: bool = False) -> str:
    """Add a sector at the end and give its id."""
    present = listing(change.connection)
    rank = order_key.between(present[-1].rank if present else "", "")
    return change.insert(Sector(name=name, is_community=is_community, rank=rank))


def add_preset(change: Change, preset: str, language: Language, second: Language | None = None) -> None:
    """Add the sectors of a preset in `language`, and their names in a `second` one where papers are bilingual."""
    entries = PRESETS[preset][1]
    for (name, is_community), rank in zip(entries, order_key.spread(len(entries)), strict=True):
        change.insert(
            Sector(
                name=language.translate(name),
                other_name=second.translate(name) if second else "",
                is_community=is_community,
                rank=rank,
            )
        )


def named(connection: sqlite3.Connection, name: str) -> Sector | None:
    """Find a sector by its name in either language, whatever the capitals."""
    wanted = name.casefold()
    return next(
        (one for one in listing(connection) if wanted in (one.name.casefold(), one.other_name.casefold())), None
    )
