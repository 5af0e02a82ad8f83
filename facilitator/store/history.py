"""The history of one record: who changed what, when, from what to what."""

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from facilitator.domain.records import Record, Value
from facilitator.refusal import Refusal
from facilitator.store import operations
from facilitator.store.change import Change
from facilitator.store.operations import Act
from facilitator.store.stamps import moment
from facilitator.words import mark


@dataclass(frozen=True, slots=True)
class Entry:
    """One change of a record. `fields` gives (before, after) by field name; `what` is added, changed, removed or restored."""

    at: datetime
    author: str
    what: str
    fields: Mapping[str, tuple[Value, Value]]


def of(connection: sqlite3.Connection, record: type[Record], uid: str) -> list[Entry]:
    """List every change of a record, the oldest first; those of a removed record too."""
    entries: list[Entry] = []
    known = record.fields
    values: dict[str, Value] = {name: field.empty for name, field in known.items()}
    is_there = was_there = False
    for one in operations.of_row(connection, record.table, uid):
        at = datetime.fromtimestamp(moment(one.stamp))
        if one.act is Act.DELETE:
            entries.append(Entry(at, one.author, "removed", {}))
            is_there = False
            continue
        changed = {
            name: (values[name], value) for name, value in one.patch.items() if name in known and values[name] != value
        }
        what = "changed" if is_there else "restored" if was_there else "added"
        entries.append(Entry(at, one.author, what, changed))
        values |= {name: after for name, (_, after) in changed.items()}
        is_there = was_there = True
    return entries


def bring_back(change: Change, record: type[Record], uid: str, field: str, entry: Entry) -> None:
    """Give a field the value again that it had before an entry of its history; all else of the record stays.

    Raises a `Refusal` when the entry says nothing about the field, or the record is not there.
    """
    if field not in entry.fields:
        raise Refusal(mark("That change did not touch “{field}”. Choose the line that shows the value to bring back."),
                      field=Refusal(record.fields[field].label) if field in record.fields else field)  # fmt: skip
    change.update(record, uid, **{field: entry.fields[field][0]})
