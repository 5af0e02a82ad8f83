"""Organizations of a collaborative, and who belongs to them."""

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass

from facilitator.domain.plain_text import fold
from facilitator.domain.records import Affiliation, Organization
from facilitator.store import rows
from facilitator.store.change import Change


@dataclass(frozen=True, slots=True)
class Line:
    """An organization as a list shows it; `people` counts those who belong to it today."""

    uid: str
    name: str
    sector: str
    phone: str
    people: int
    search: str


def listing(connection: sqlite3.Connection) -> list[Line]:
    """List all organizations by name, with their sector and the number of their people."""
    found = connection.execute(
        "SELECT o.uid, o.name, coalesce(s.name, ''), o.phone,"
        " (SELECT count(*) FROM affiliations a WHERE a.organization = o.uid AND a.until = ''), o.search"
        " FROM organizations o LEFT JOIN sectors s ON s.uid = o.sector ORDER BY o.sort, o.uid"
    )
    return [Line(*row) for row in found]


def named(connection: sqlite3.Connection, name: str) -> Organization | None:
    """Find an organization by its name, whatever the capitals and accents."""
    wanted = fold(name)
    found = rows.select(connection, Organization, "WHERE sort = ? OR search LIKE ?", (wanted, f"{_escaped(wanted)}%"))
    return next((one for one in found if fold(one.name) == wanted), None)


def find_or_add(change: Change, name: str) -> str:
    """Give the id of the organization of that name, made when there is none."""
    found = named(change.connection, name)
    return found.uid if found else change.insert(Organization(name=name))


def affiliations_of(connection: sqlite3.Connection, person: str) -> list[Affiliation]:
    """List where a person belongs: present places first, then past ones."""
    return rows.select(connection, Affiliation, "WHERE person = ? ORDER BY until <> '', since DESC, uid", (person,))


def affiliations_with(connection: sqlite3.Connection, organization: str) -> list[Affiliation]:
    """List the places that people have in an organization, present ones first."""
    return rows.select(
        connection, Affiliation, "WHERE organization = ? ORDER BY until <> '', since DESC, uid", (organization,)
    )


@dataclass(frozen=True, slots=True)
class Member:
    """A person's place in an organization as a list shows it; `uid` is the person's."""

    uid: str
    name: str
    role: str
    until: str


def members(connection: sqlite3.Connection, organization: str) -> list[Member]:
    """List the people of an organization by name, those who left it last."""
    found = connection.execute(
        "SELECT p.uid, p.name, a.role, a.until FROM affiliations a JOIN people p ON p.uid = a.person"
        " WHERE a.organization = ? ORDER BY a.until <> '', p.sort, p.uid",
        (organization,),
    )
    return [Member(*row) for row in found]


def remove(change: Change, uids: Iterable[str]) -> None:
    """Remove organizations with the places people have in them; the people stay."""
    for uid in uids:
        for place in affiliations_with(change.connection, uid):
            change.delete(Affiliation, place.uid)
        change.delete(Organization, uid)


def names(connection: sqlite3.Connection) -> dict[str, str]:
    """Give every organization's name by its id."""
    return dict(connection.execute("SELECT uid, name FROM organizations"))


def _escaped(text: str) -> str:
    return text.replace("%", "_")
