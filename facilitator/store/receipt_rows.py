"""How rows stood at a moment of the journal, and what of them may be told to a partner."""

import json
import sqlite3
from collections.abc import Mapping
from functools import cached_property

from facilitator.domain.records import BY_TABLE, Audience, Field, Kind, Value
from facilitator.store import operations, rows
from facilitator.store.operations import Act, Row, RowState
from facilitator.store.tables import belongings, from_values

_CONFIDENTIAL = "is_confidential"
_MOST_LINKS = 2  # in the name of a record that has none of its own


class Belonging:
    """Which rows ever belonged to which; read once, and only when a row was removed."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def below(self, row: Row) -> set[tuple[str, str, str]]:
        """Give table, id and the field that named the owner, of all that ever belonged to a row."""
        return self._found.get(row, set())

    @cached_property
    def _found(self) -> dict[Row, set[tuple[str, str, str]]]:
        found: dict[Row, set[tuple[str, str, str]]] = {}
        for owner in BY_TABLE:
            for record, name in belongings(owner):
                for uid, patch in self._connection.execute(
                    "SELECT uid, patch FROM op WHERE tbl = ? AND kind = ? AND instr(patch, ?)",
                    (record.table, int(Act.PUT), f'"{name}"'),
                ):
                    said = json.loads(patch).get(name)
                    if said:
                        found.setdefault((owner, str(said)), set()).add((record.table, str(uid), name))
        return found


class Then:
    """The rows as they stood after the operation with the number `until`."""

    def __init__(self, connection: sqlite3.Connection, until: int, belonging: Belonging) -> None:
        self._connection = connection
        self._until = until
        self._belonging = belonging

    def state(self, row: Row) -> RowState:
        """Give what the operations of a row added up to."""
        return operations.add_up(operations.of_row(self._connection, *row, self._until))

    def is_there(self, row: Row, state: RowState) -> bool:
        """Say whether a row was shown: in its own right, or because something that was there belonged to it."""
        if state.is_alive or not state.has_puts:
            return state.is_alive
        waiting, seen = [row], {row}
        while waiting:
            owner = waiting.pop()
            for table, uid, name in self._belonging.below(owner):
                below = self.state((table, uid))
                if below.values.get(name) != owner[1] or (table, uid) in seen:
                    continue
                if below.is_alive:
                    return True
                seen.add((table, uid))
                waiting.append((table, uid))
        return False


class Shown:
    """What a partner may be told of rows: nothing confidential, nothing that is for the facilitator alone."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def title(self, row: Row, told: Mapping[str, Value], follows_links: bool = True) -> str:
        """Give how a record is called by what the partner `told` of it, else by what it is called today; "" if hidden.

        Not by what it was called when the file came: nobody need have told them that name.
        """
        table, uid = row
        if operations.is_erased(self._connection, *row) or self._is_confidential(row):
            return ""
        record = BY_TABLE[table]
        present = rows.get(self._connection, record, uid)
        values: dict[str, Value] = {**(present.values() if present else self._state(row).values), **told}
        open_to_them = {
            name: value
            for name, value in values.items()
            if name in record.fields and record.fields[name].audience is not Audience.FACILITATOR
        }
        title = from_values(record, uid, open_to_them).title
        if title not in ("", uid) or not follows_links:
            return "" if title == uid else title
        links = [(one.target, str(open_to_them[name])) for name, one in record.fields.items()
                 if one.kind is Kind.LINK and open_to_them.get(name)]  # fmt: skip
        titles = [self.title(link, {}, follows_links=False) for link in links]
        return ", ".join([one for one in titles if one][:_MOST_LINKS])

    def may_tell(self, row: Row, field: Field, value: Value) -> bool:
        """Say whether a value of a row may stand on the receipt; places in a list say nothing to anybody."""
        if field.audience is Audience.FACILITATOR or field.kind is Kind.RANK or self._is_confidential(row):
            return False
        return field.kind is not Kind.LINK or not value or not self._is_confidential((field.target, str(value)))

    def _is_confidential(self, row: Row) -> bool:
        """Say whether anybody ever called a row confidential: it then stays so on paper that leaves the house."""
        if _CONFIDENTIAL not in BY_TABLE[row[0]].fields:
            return False
        return any(one.patch.get(_CONFIDENTIAL) for one in operations.of_row(self._connection, *row))

    def _state(self, row: Row) -> RowState:
        return operations.add_up(operations.of_row(self._connection, *row))
