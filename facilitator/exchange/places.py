"""Where people belong: the organizations and roles that a contact is written with."""

import sqlite3

from facilitator.domain.records import Affiliation
from facilitator.store import organizations, rows

Place = tuple[str, str]  # the name of an organization, and the role in it


def by_person(connection: sqlite3.Connection) -> dict[str, list[Place]]:
    """Give the places that everybody has today, by the person's id, in the order lists show them."""
    names = organizations.names(connection)
    found: dict[str, list[Place]] = {}
    for one in rows.select(connection, Affiliation, "WHERE until = '' ORDER BY since DESC, uid"):
        if one.organization in names:
            found.setdefault(one.person, []).append((names[one.organization], one.role))
    return found
