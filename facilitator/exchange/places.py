"""Where people belong: the organizations and roles that a contact is written with."""

import sqlite3
from collections.abc import Callable

from facilitator.domain.records import Affiliation, Organization
from facilitator.store import organizations, rows

Place = tuple[str, str]  # the name of an organization, and the role in it


def by_person(
    connection: sqlite3.Connection, leaves: Callable[[str, str], bool] = lambda _table, _uid: True
) -> dict[str, list[Place]]:
    """Give the places that everybody has today, by the person's id, in the order lists show them.

    Without those of which `leaves`, asked for a table and id, says that they stay.
    """
    names = organizations.names(connection)
    found: dict[str, list[Place]] = {}
    for one in rows.select(connection, Affiliation, "WHERE until = '' ORDER BY since DESC, uid"):
        is_here = one.organization in names
        if is_here and leaves(one.table, one.uid) and leaves(Organization.table, one.organization):
            found.setdefault(one.person, []).append((names[one.organization], one.role))
    return found
