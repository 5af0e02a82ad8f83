"""Enter any record by the names of its table and fields, as a line of typed words does it."""

import sqlite3
from collections.abc import Mapping
from typing import Any

from facilitator.domain import order_key
from facilitator.domain.plain_text import fold
from facilitator.domain.records import (
    BY_TABLE,
    Attendance,
    Collaborative,
    ContactList,
    Field,
    Kind,
    Meeting,
    Organization,
    Person,
    Record,
    Sector,
    Stakeholder,
    Value,
)
from facilitator.refusal import Refusal
from facilitator.store import contradictions, rows, stakeholders
from facilitator.store.change import Change, paired_uid
from facilitator.words import mark

_LEAST_OF_AN_ID = 4
# How a list of each table is sorted when all of it is shown.
_ORDERS = {
    "people": "sort, uid", "organizations": "sort, uid", "sectors": "rank, uid", "meetings": "on_day, starts, uid",
    "agenda_items": "meeting, rank, uid", "attendance": "meeting, name, uid", "affiliations": "organization, person, uid",
    "stakeholders": "sort, uid", "outreach": "on_day DESC, uid", "duties": "rank, uid",
    "differences": "noticed_on, uid", "lists": "name, uid",
}  # fmt: skip


def table(name: str) -> type[Record]:
    """Give the kind of record that a table holds; raises a `Refusal` that names the tables there are."""
    record = BY_TABLE.get(name)
    if record is None:
        raise Refusal(mark("There is no table “{name}”. Known are: {known}."), name=name, known=", ".join(BY_TABLE))
    return record


def listing(connection: sqlite3.Connection, record: type[Record]) -> list[Record]:
    """List all records of a kind, in the order people expect."""
    return rows.select(connection, record, f"ORDER BY {_ORDERS.get(record.table, 'uid')}")


def find(connection: sqlite3.Connection, record: type[Record], wanted: str) -> Record:
    """Give the record that `wanted` names: its id, the first letters of it, or a title that only one of them has.

    Raises a `Refusal` when nothing fits, or more than one.
    """
    found: list[Record] = []
    if len(wanted) >= _LEAST_OF_AN_ID:
        found = rows.select(connection, record, "WHERE substr(uid, 1, ?) = ? LIMIT 2", (len(wanted), wanted))
    if not found:
        found = _titled(connection, record, wanted)
    if not found:
        raise Refusal(
            mark("No {what} is called “{wanted}”, and none has that id."), what=Refusal(record.one), wanted=wanted
        )
    if len(found) > 1:
        raise Refusal(mark("More than one {what} fits “{wanted}”. Give the id of the one you mean."),
                      what=Refusal(record.one), wanted=wanted)  # fmt: skip
    return found[0]


def add(change: Change, record: type[Record], typed: Mapping[str, str]) -> str:
    """Add a record of typed words by field name and give its id; it goes to the end of its list."""
    if record is Collaborative:
        raise Refusal(mark("A file holds one collaborative. Change its fields, or start a new file."))
    values = _read(change.connection, record, typed)
    uid = ""
    if record is Attendance and values.get("person") and values.get("meeting"):
        meeting, person = str(values["meeting"]), str(values["person"])
        uid = paired_uid(meeting, person)
        contact = rows.get(change.connection, Person, person)
        values.setdefault("name", contact.name if contact else "")
        # Who was a walk-in, or two contacts that are one now, is on the list under another id.
        on_the_list = "WHERE uid = ? OR (meeting = ? AND person = ?)"
        if rows.count(change.connection, Attendance, on_the_list, (uid, meeting, person)):
            raise Refusal(mark("“{name}” is on this meeting's list already."), name=values["name"])
    for name, field in record.fields.items():
        if field.kind is Kind.RANK and not values.get(name):
            values[name] = _rank_at_the_end(change.connection, record, name, values)
    made = record.checked(uid, **values)
    if isinstance(made, Stakeholder) and not made.name:
        made = made.but(name=stakeholders.contact_name(change.connection, made))
    contradictions.check(change.connection, made)
    return change.insert(made)


def set_fields(change: Change, record: type[Record], wanted: str, typed: Mapping[str, str]) -> Record:
    """Give fields of a record new values of typed words; give the record as it was before."""
    before = find(change.connection, record, wanted)
    values: dict[str, Any] = _read(change.connection, record, typed)
    contradictions.check_change(change.connection, before, before.but(**values))
    change.update(record, before.uid, **values)
    return before


def remove(change: Change, record: type[Record], wanted: str) -> Record:
    """Remove a record, and what belongs to it; give it as it was."""
    if record is Collaborative:
        raise Refusal(mark("The collaborative itself cannot be removed. Delete the file instead."))
    before = find(change.connection, record, wanted)
    change.delete(record, before.uid)
    return before


def _titled(connection: sqlite3.Connection, record: type[Record], wanted: str) -> list[Record]:
    folded = fold(wanted.strip())
    if issubclass(record, Meeting):
        on_day = rows.select(connection, record, "WHERE on_day = ? LIMIT 2", (wanted,))
        if on_day:
            return list(on_day)
    if not folded or not issubclass(
        record, (Sector, Organization, Person, Meeting, Collaborative, Stakeholder, ContactList)
    ):
        return []
    return [one for one in rows.select(connection, record) if fold(one.title) == folded]


def _read(connection: sqlite3.Connection, record: type[Record], typed: Mapping[str, str]) -> dict[str, Value]:
    known = record.fields
    values: dict[str, Value] = {}
    for name, words in typed.items():
        if name not in known:
            raise Refusal(mark("There is no field “{field}” in {table}. Known are: {known}."),
                          field=name, table=record.table, known=", ".join(known))  # fmt: skip
        field = known[name]
        values[name] = _linked(connection, field, words) if field.kind is Kind.LINK and words else field.read(words)
    return values


def _linked(connection: sqlite3.Connection, field: Field, words: str) -> str:
    return find(connection, BY_TABLE[field.target], words).uid


def _rank_at_the_end(
    connection: sqlite3.Connection, record: type[Record], name: str, values: Mapping[str, Value]
) -> str:
    owner = next((one.name for one in record.fields.values() if one.is_owner), None)
    condition = f'WHERE "{owner}" = ? ' if owner else ""
    given = (str(values.get(owner, "")),) if owner else ()
    last = rows.select(connection, record, f'{condition}ORDER BY "{name}" DESC LIMIT 1', given)
    return order_key.between(getattr(last[0], name) if last else "", "")
