"""One change to the file: what is to be, written as operations and as the rows they lead to."""

import os
import sqlite3
from typing import Any

from facilitator.domain.records import BY_TABLE, Record, Value
from facilitator.refusal import Refusal
from facilitator.store import operations, rows
from facilitator.store.operations import ID_BYTES, Act, Operation, RowState
from facilitator.store.stamps import Stamps
from facilitator.words import mark


class Change:
    """The only way to write. Made by `document.change(…)`, and of use only inside that block.

    An undo or redo names the step it speaks of in `target`, and counts in `skipped` the fields it left alone.
    """

    def __init__(self, connection: sqlite3.Connection, stamps: Stamps, author: str) -> None:
        self.connection = connection
        self.id = os.urandom(ID_BYTES)
        self.touched: set[tuple[str, str]] = set()
        self.target: bytes | None = None
        self.skipped = 0
        self._stamps = stamps
        self._author = author

    def insert(self, record: Record) -> str:
        """Write a new record and give its id; without one of its own it gets a random one."""
        record = _checked(record if record.uid else record.but(uid=new_uid()))
        known = operations.of_row(self.connection, record.table, record.uid)
        if known:
            state = operations.add_up(known)
            if state.is_alive:
                raise ValueError(f"{record.table} {record.uid} is there already")
            self._put(record.table, record.uid, record.values(), state.everything_seen)
        else:
            self._put(record.table, record.uid, record.said(), ())
        self._write_row(record)
        return record.uid

    def update(self, record: type[Record], uid: str, **values: object) -> None:
        """Give fields of a record new values; a value that is the same already leaves no trace."""
        present = rows.get(self.connection, record, uid)
        if present is None:
            raise _is_gone(record)
        known = record.fields
        checked: dict[str, Any] = {name: known[name].check(value) for name, value in values.items()}
        changed = {name: value for name, value in checked.items() if value != getattr(present, name)}
        if not changed:
            return
        state = operations.add_up(operations.of_row(self.connection, record.table, uid))
        # Fields that replace the same versions travel together; others must not look as if they had seen more.
        by_heads: dict[tuple[bytes, ...], dict[str, Value]] = {}
        for name, value in changed.items():
            by_heads.setdefault(state.heads.get(name, ()), {})[name] = value
        for heads, patch in by_heads.items():
            self._put(record.table, uid, patch, heads)
        self._write_row(present.but(**changed))

    def delete(self, record: type[Record], uid: str) -> None:
        """Remove a record, and first those that belong to it."""
        if rows.get(self.connection, record, uid) is None:
            raise _is_gone(record)
        for child in BY_TABLE.values():
            for name, field in child.fields.items():
                if field.is_owner and field.target == record.table:
                    for belonging in rows.select(self.connection, child, f'WHERE "{name}" = ?', (uid,)):
                        self.delete(child, belonging.uid)
        state = operations.add_up(operations.of_row(self.connection, record.table, uid))
        self._append(record.table, uid, Act.DELETE, {}, state.everything_seen)
        self.connection.execute(f'DELETE FROM "{record.table}" WHERE uid = ?', (uid,))

    def set_row(self, table: str, uid: str, values: dict[str, Value] | None) -> None:
        """Bring a row to `values`, or remove it with None, whatever it is now; undo and redo speak through this.

        Only this row: what belongs to it is named by the change that is taken back.
        """
        record = BY_TABLE[table]
        state = operations.add_up(operations.of_row(self.connection, table, uid))
        if values is None:
            self._append(table, uid, Act.DELETE, {}, state.everything_seen)
            self.connection.execute(f'DELETE FROM "{table}" WHERE uid = ?', (uid,))
        elif state.is_alive:
            self.update(record, uid, **values)
        else:
            self._put(table, uid, values, state.everything_seen)
            self._write_row(from_values(record, uid, values))

    def _put(self, table: str, uid: str, patch: dict[str, Value], pred: tuple[bytes, ...]) -> None:
        self._append(table, uid, Act.PUT, patch, pred)

    def _append(self, table: str, uid: str, act: Act, patch: dict[str, Value], pred: tuple[bytes, ...]) -> None:
        one = Operation(os.urandom(ID_BYTES), self.id, table, uid, act, patch, pred, self._stamps.next(), self._author)
        operations.append(self.connection, one)
        self.touched.add((table, uid))

    def _write_row(self, record: Record) -> None:
        write_row(self.connection, record)


def new_uid() -> str:
    """Give a random id; time-ordered ones would tell when private edits were made."""
    import uuid  # when something is first written; reading does without

    return str(uuid.uuid4())


def paired_uid(*uids: str) -> str:
    """Give the one id that belongs to a pair (a meeting and a person), so that two computers meet on the same row."""
    import uuid

    return str(uuid.uuid5(uuid.NAMESPACE_OID, "/".join(uids)))


def write_row(connection: sqlite3.Connection, record: Record) -> None:
    """Write the row of a record into its table, with what is derived from it."""
    values = {"uid": record.uid, **record.values()} | {name: getattr(record, name) for name in record.derived}
    columns = ", ".join(f'"{name}"' for name in values)
    places = ", ".join("?" * len(values))
    connection.execute(f'INSERT OR REPLACE INTO "{record.table}" ({columns}) VALUES ({places})', tuple(values.values()))


def from_values(record: type[Record], uid: str, values: dict[str, Value]) -> Record:
    """Make a record of journalled values; fields this version does not know stay in the journal."""
    known = record.fields
    return record(uid, **{name: field.stored(values.get(name, field.empty)) for name, field in known.items()})


def fill_from_journal(connection: sqlite3.Connection) -> None:
    """Write every row anew from the journal into emptied tables."""
    for record in BY_TABLE.values():
        connection.execute(f'DELETE FROM "{record.table}"')
    for group in operations.by_row(connection):
        table, uid = group[0].table, group[0].uid
        state = operations.add_up(group)
        if state.is_alive and table in BY_TABLE:
            write_row(connection, from_values(BY_TABLE[table], uid, state.values))


def values_of(state: RowState, record: type[Record]) -> dict[str, Value]:
    """Give every field of a row as its operations have it."""
    return {name: state.values.get(name, field.empty) for name, field in record.fields.items()}


def _checked(record: Record) -> Record:
    values: dict[str, Any] = {name: field.check(getattr(record, name)) for name, field in type(record).fields.items()}
    return record.but(**values)


def _is_gone(record: type[Record]) -> Refusal:
    return Refusal(mark("This {what} is no longer there; somebody removed it."), what=Refusal(record.one))
