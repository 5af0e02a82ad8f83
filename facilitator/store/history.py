"""The history of one record: who changed what, when, from what to what."""

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from facilitator.domain.records import Record, Value
from facilitator.store import operations
from facilitator.store.operations import Act
from facilitator.store.stamps import moment


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
