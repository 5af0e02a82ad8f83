"""Which people and organizations look alike and are not the same: said once, and kept with the file."""

import sqlite3

from facilitator.domain.records import NotTheSame, Organization, Person, Record
from facilitator.store import rows
from facilitator.store.change import Change, paired_uid

_FIELDS = {
    Person.table: ("person", "other_person"),
    Organization.table: ("organization", "other_organization"),
}


def tell_apart(change: Change, record: type[Record], one: str, other: str) -> None:
    """Remember that two people, or two organizations, are not the same; said once more, it leaves no trace."""
    ids = sorted((one, other))
    uid = paired_uid(NotTheSame.table, *ids)
    if one != other and rows.get(change.connection, NotTheSame, uid) is None:
        change.insert(NotTheSame(uid, **dict(zip(_FIELDS[record.table], ids, strict=True))))


def pairs(connection: sqlite3.Connection, record: type[Record]) -> set[frozenset[str]]:
    """Give the pairs of ids that are not the same."""
    return {
        frozenset(getattr(one, name) for name in _FIELDS[record.table]) for one in rows.select(connection, NotTheSame)
    }
