"""One change to the file: what is to be, written as operations and as the rows they lead to."""

import os
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from facilitator.domain.records import BY_TABLE, Record, Value
from facilitator.refusal import Refusal
from facilitator.store import operations, rows, tables, united
from facilitator.store.operations import ID_BYTES, Act, Operation, Row, RowState
from facilitator.store.stamps import Stamps
from facilitator.store.tables import Turn, belongings, from_values, owners, write_row
from facilitator.words import mark


class Change:
    """The only way to write. Made by `document.change(…)`, and of use only inside that block.

    An undo or redo names the step it speaks of in `target`, and counts in `skipped` the fields it left alone.
    """

    def __init__(self, connection: sqlite3.Connection, stamps: Stamps, author: str) -> None:
        self.connection = connection
        self.id = os.urandom(ID_BYTES)
        self.touched: set[Row] = set()
        self.target: bytes | None = None
        self.skipped = 0
        self._stamps = stamps
        self._author = author
        self._unsure: set[Row] = set()

    def insert(self, record: Record) -> str:
        """Write a new record and give its id; without one of its own it gets a random one."""
        record = _checked(record if record.uid else record.but(uid=new_uid()))
        known = operations.of_row(self.connection, record.table, record.uid)
        if known:
            state = operations.add_up(known)
            if state.is_alive or operations.is_erased(self.connection, record.table, record.uid):
                raise ValueError(f"{record.table} {record.uid} is there already, or was erased for ever")
            self._put_record_again(record, state)
            self.bring_up([(record.table, record.uid)])
        else:
            self.append(record.table, record.uid, Act.PUT, record.said(), ())
            if self._leads_on(record.table, record.said()):
                self.bring_up([(record.table, record.uid)])
            else:
                self._write_row(record)
        return record.uid

    def update(self, record: type[Record], uid: str, **values: object) -> None:
        """Give fields of a record new values; a value that is the same already leaves no trace."""
        present = rows.get(self.connection, record, uid)
        if present is None:
            raise is_gone(record)
        known = record.fields
        checked: dict[str, Any] = {name: known[name].check(value) for name, value in values.items()}
        changed = {name: value for name, value in checked.items() if value != getattr(present, name)}
        if not changed:
            return
        state = operations.add_up(united.of_row(self.connection, record.table, uid))
        # Fields that replace the same versions travel together; others must not look as if they had seen more. Versions
        # whose value nobody told us are not replaced: their owner shall see both values and choose.
        by_heads: dict[tuple[bytes, ...], dict[str, Value]] = {}
        for name, value in changed.items():
            by_heads.setdefault(state.told.get(name, ()), {})[name] = value
        for heads, patch in by_heads.items():
            self.append(record.table, uid, Act.PUT, patch, heads)
        if not state.is_alive or not state.disputed.keys().isdisjoint(changed) or self._leads_on(record.table, changed):
            self.bring_up([(record.table, uid)])
        else:
            self._unsure |= owners(present)
            self._write_row(present.but(**changed), present)

    def delete(self, record: type[Record], uid: str) -> None:
        """Remove a record, and first those that belong to it."""
        present = rows.get(self.connection, record, uid)
        if present is None:
            raise is_gone(record)
        for one in reversed(self._with_belongings(present)):
            state = operations.add_up(united.of_row(self.connection, one.table, one.uid))
            self.append(one.table, one.uid, Act.DELETE, {}, state.everything_seen)
            self._take_away(one)

    def set_row(self, table: str, uid: str, values: dict[str, Value] | None) -> None:
        """Bring a row to `values`, or remove it with None, whatever it is now.

        Only this row: what belongs to it is named by the change that is taken back.
        """
        record = BY_TABLE[table]
        state = operations.add_up(united.of_row(self.connection, table, uid))
        if values is None:
            self.append(table, uid, Act.DELETE, {}, state.everything_seen)
            self.bring_up([(table, uid)])
        elif state.is_alive:
            if rows.get(self.connection, record, uid) is None:  # it is one with another row; now it is not
                self.append(table, uid, Act.PUT, {united.FIELD: ""}, state.heads.get(united.FIELD, ()))
                self.bring_up([(table, uid)])
            self.update(record, uid, **values)
        else:
            self._put_record_again(from_values(record, uid, values), state)
            self.bring_up([(table, uid)])

    def append(
        self, table: str, uid: str, act: Act, patch: dict[str, Value], pred: tuple[bytes, ...],
        withheld: tuple[str, ...] = (),
    ) -> bytes:  # fmt: skip
        """Write an operation and give its id; the row follows with `bring_up`, or is written beside."""
        one = Operation(
            os.urandom(ID_BYTES), self.id, table, uid, act, patch, pred, self._stamps.next(), self._author, withheld
        )
        operations.append(self.connection, one)
        self.touched.add((table, uid))
        return one.id

    def bring_up(
        self, touched: Iterable[Row], every: Mapping[Row, Sequence[Operation]] | None = None
    ) -> dict[Row, Turn]:
        """Bring rows up to the operations written for them, and the owners that come or go with them.

        `every` gives all operations of these rows where they are known already.
        """
        turns = tables.bring_up(self.connection, touched, every)
        self.touched |= {row for row, turn in turns.items() if turn.before != turn.after}
        return turns

    def finish(self) -> None:
        """Bring up the owners of what was written: one that had been removed is shown while something belongs to it."""
        unsure, self._unsure = self._unsure, set()
        self.bring_up(row for row in unsure if not tables.is_settled(self.connection, row))

    def put_again(
        self, table: str, uid: str, values: dict[str, Value], state: RowState, unseen: Iterable[str] = ()
    ) -> None:  # fmt: skip
        """Write operations that bring a removed row back with `values`, and say of the fields `unseen` only that they were.

        A field with a version that nobody told us is written apart: that version is its owner's, and not replaced.
        """
        names = {*values, *unseen}
        apart = {name for name in names if set(state.heads.get(name, ())) != set(state.told.get(name, ()))}
        self.append(
            table, uid, Act.PUT, {name: value for name, value in values.items() if name not in apart},
            state.everything_seen, tuple(sorted(set(unseen) - apart)),
        )  # fmt: skip
        for name in sorted(apart):
            patch = {name: values[name]} if name in values else {}
            self.append(table, uid, Act.PUT, patch, state.told.get(name, ()), () if patch else (name,))

    def _put_record_again(self, record: Record, state: RowState) -> None:
        # What is empty here because nobody told us stays as its owner has it.
        values = {name: value for name, value in record.values().items() if name in state.told} | record.said()
        self.put_again(record.table, record.uid, values, state)

    def _leads_on(self, table: str, values: Mapping[str, Value]) -> bool:
        """Say whether what is written leads to a row that is one with another, or says of its own that it is."""
        return bool(values.get(united.FIELD)) or united.leads_on(self.connection, table, values)

    def _with_belongings(self, record: Record) -> list[Record]:
        found, seen = [record], {(record.table, record.uid)}
        for one in found:  # which grows on the way, and ends even when rows belong to each other in a circle
            for kind, name in belongings(one.table):
                for child in rows.select(self.connection, kind, f'WHERE "{name}" = ?', (one.uid,)):
                    if (child.table, child.uid) not in seen:
                        seen.add((child.table, child.uid))
                        found.append(child)
        return found

    def _take_away(self, record: Record) -> None:
        self.connection.execute(f'DELETE FROM "{record.table}" WHERE uid = ?', (record.uid,))
        self.connection.execute("DELETE FROM conflict WHERE tbl = ? AND uid = ?", (record.table, record.uid))
        self._unsure |= owners(record)

    def _write_row(self, record: Record, before: Record | None = None) -> None:
        write_row(self.connection, record, before)
        self._unsure |= owners(record)


def new_uid() -> str:
    """Give a random id; time-ordered ones would tell when private edits were made."""
    import uuid  # when something is first written; reading does without

    return str(uuid.uuid4())


def paired_uid(*uids: str) -> str:
    """Give the one id that belongs to a pair (a meeting and a person), so that two computers meet on the same row."""
    import uuid

    return str(uuid.uuid5(uuid.NAMESPACE_OID, "/".join(uids)))


def _checked(record: Record) -> Record:
    values: dict[str, Any] = {name: field.check(getattr(record, name)) for name, field in type(record).fields.items()}
    return record.but(**values)


def is_gone(record: type[Record]) -> Refusal:
    """Give what is said when a record that is to be changed was removed meanwhile."""
    return Refusal(mark("This {what} is no longer there; somebody removed it."), what=Refusal(record.one))
