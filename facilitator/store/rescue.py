"""Rescue: everything that can still be read in a damaged file, written to a new one.

The journal and the tables are two copies of the same facts on different pages, so that most of what one has lost is in
the other. The damaged file is only read.
"""

import os
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass, field
from json import loads
from pathlib import Path
from typing import Any

from facilitator.domain.records import BY_TABLE, RECORDS, Collaborative, Kind, Record
from facilitator.refusal import Refusal
from facilitator.store import backup, operations, raw_pages, rows, schema, steps
from facilitator.store.change import Change, new_uid
from facilitator.store.connecting import connect
from facilitator.store.forgotten import OPERATION
from facilitator.store.operations import ID_BYTES, Act, Operation, Row
from facilitator.store.raw_pages import Cell, Found
from facilitator.store.readable import write_csv, write_html
from facilitator.store.stamps import Stamps
from facilitator.store.tables import fill_from_journal
from facilitator.words import mark

LARGEST = 1024 * 1024 * 1024
_OP_COLUMNS = 12
_TXN_COLUMNS = 8
_LARGEST_NUMBER = 2**63


@dataclass(frozen=True, slots=True)
class Lost:
    """A row that the file once held and nothing more is known of."""

    table: str
    uid: str


@dataclass(frozen=True, slots=True)
class Rescued:
    """What a rescue brought out: the new file, the readable files beside it, records by table, and what is missing.

    `operations_lost` counts the gaps in the journal. `lost` names the rows of which nothing could be read; there may be
    more that nothing names.
    """

    target: Path
    beside: tuple[Path, ...]
    records: dict[str, int]
    operations_lost: int
    lost: tuple[Lost, ...]

    @property
    def is_everything(self) -> bool:
        """Whether nothing is known to be missing."""
        return not self.operations_lost and not self.lost


@dataclass(slots=True)
class _Salvage:
    ops: dict[int, Operation] = field(default_factory=dict)
    txns: dict[int, tuple[Cell, ...]] = field(default_factory=dict)
    table_rows: dict[int, list[tuple[Cell, ...]]] = field(default_factory=dict)
    named: dict[int, Row] = field(default_factory=dict)
    erased: set[Row] = field(default_factory=set)
    collaborative: str = ""


def rescue(broken: Path, target: Path) -> Rescued:
    """Write everything readable in `broken` to the new file `target`, with an .html and .csv files beside it.

    Raises a `Refusal` when `target` is there, cannot be written, or nothing of ours can be read.
    """
    if os.path.lexists(target):
        raise Refusal(mark("“{name}” is there already. Choose another name."), name=target.name)
    salvage = _salvage(_content(broken), broken.name)
    unfinished = target.with_name(f".~{target.name}.tmp")
    try:
        unfinished.write_bytes(b"")
        with closing(connect(unfinished)) as connection:
            _fill(connection, salvage)
            records = {record.table: rows.count(connection, record) for record in RECORDS}
            lost = tuple(_lost(connection, salvage))
            beside = (write_html(connection, target.with_suffix(".html")), *write_csv(connection, target))
        backup.sync(unfinished)
        os.replace(unfinished, target)
        backup.sync(target.parent)
    except (OSError, sqlite3.OperationalError) as problem:
        raise Refusal(mark("“{name}” cannot be made in {folder}. Choose a folder with room that you may write to."),
                      name=target.name, folder=str(target.parent)) from problem  # fmt: skip
    finally:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)
    highest = max((*salvage.ops, *salvage.named), default=0)
    return Rescued(target, beside, records, highest - len(salvage.ops), lost)


def _content(broken: Path) -> bytes:
    try:
        if not broken.is_file():
            raise Refusal(
                mark("“{name}” cannot be found. Was it moved, or is the stick not plugged in?"), name=broken.name
            )
        if broken.stat().st_size > LARGEST:
            raise Refusal(mark("“{name}” is larger than any collaborative's file can be."), name=broken.name)
        return broken.read_bytes()
    except OSError as problem:
        raise Refusal(mark("“{name}” cannot be read ({problem}). Copy it to this computer's disk and open the copy."),
                      name=broken.name, problem=problem.strerror) from None  # fmt: skip


def _salvage(content: bytes, name: str) -> _Salvage:
    for size in raw_pages.page_sizes(content):
        salvage = _Salvage()
        for found in raw_pages.read(content, size):
            _sort_in(salvage, found)
        if salvage.ops or salvage.table_rows:
            return salvage
    raise Refusal(mark("Nothing of a collaborative can be read in “{name}”. Restore an earlier day, or ask a partner for "
                       "their copy."), name=name)  # fmt: skip


def _sort_in(salvage: _Salvage, found: Found) -> None:
    cells = found.cells
    if found.is_index:
        _sort_index_in(salvage, cells)
    elif len(cells) == _OP_COLUMNS and cells[0] is None and (one := _operation(found)):
        salvage.ops[one.n] = one
    elif len(cells) == _TXN_COLUMNS and cells[0] is None and _is_step(cells):
        salvage.txns[found.rowid] = cells
    elif isinstance(cells[0], str) and cells[0]:
        salvage.table_rows.setdefault(len(cells), []).append(cells)


def _sort_index_in(salvage: _Salvage, cells: tuple[Cell, ...]) -> None:
    match cells:
        case (str(table), str(uid), int(n)) if table in BY_TABLE and 0 < n < _LARGEST_NUMBER:
            salvage.named[n] = (table, uid)
        case ("collaborative", str(uid)) if 0 < len(uid) <= 100:
            salvage.collaborative = uid
        case (str(table), str(uid)) if table in BY_TABLE or table == OPERATION:
            salvage.erased.add((table, uid))


def _operation(found: Found) -> Operation | None:
    _, id_, txn, table, uid, kind, patch, withheld, pred, stamp, author, source = found.cells
    try:
        if not (isinstance(id_, bytes) and isinstance(txn, bytes) and isinstance(pred, bytes)):
            return None
        if not (isinstance(table, str) and isinstance(uid, str) and isinstance(author, str)):
            return None
        if not (isinstance(kind, int) and isinstance(stamp, int) and isinstance(source, int)):
            return None
        told, kept = loads(str(patch or "{}")), loads(str(withheld or "[]"))
        if len(id_) != ID_BYTES or len(txn) != ID_BYTES or len(pred) % ID_BYTES or found.rowid <= 0:
            return None
        if not isinstance(told, dict) or not isinstance(kept, list) or not table or not uid:
            return None
        before = tuple(pred[at : at + ID_BYTES] for at in range(0, len(pred), ID_BYTES))
        sound = {name: value for name, value in told.items() if _is_sound(table, name, value)}
        withheld_now = tuple(sorted({*map(str, kept), *(told.keys() - sound.keys())}))
        return Operation(
            id_, txn, table, uid, Act(kind), sound, before, stamp, author, withheld_now, source, found.rowid
        )
    except (ValueError, RecursionError):
        return None


def _is_sound(table: str, name: str, value: object) -> bool:
    # Letters that have rotted inside a date or a choice would stop whoever reads them.
    if table not in BY_TABLE or name not in BY_TABLE[table].fields:
        return True
    try:
        return BY_TABLE[table].fields[name].check(value) == value
    except Refusal:
        return False


def _is_step(cells: tuple[Cell, ...]) -> bool:
    _, id_, at, label, said, kind, target, state = cells
    return (
        isinstance(id_, bytes)
        and isinstance(at, int)
        and all(isinstance(one, str) for one in (label, said, kind, state))
        and (target is None or isinstance(target, bytes))
    )


def _fill(connection: sqlite3.Connection, salvage: _Salvage) -> None:
    connection.execute("BEGIN")
    schema.make(connection)
    for table, uid in salvage.erased:
        connection.execute("INSERT INTO erased VALUES (?, ?)", (table, uid))
    known: set[bytes] = set()
    for n in sorted(salvage.ops):
        if salvage.ops[n].id not in known:
            known.add(salvage.ops[n].id)
            operations.append(connection, salvage.ops[n])
    for n, cells in sorted(salvage.txns.items()):
        connection.execute("INSERT OR IGNORE INTO txn VALUES (?, ?, ?, ?, ?, ?, ?, ?)", (n, *cells[1:]))
    fill_from_journal(connection)
    change = Change(connection, Stamps(connection), "")
    _fill_from_tables(change, salvage)
    found = rows.select(connection, Collaborative, "LIMIT 1")
    uid = salvage.collaborative or (found[0].uid if found else new_uid())
    if not found:
        change.insert(Collaborative(uid, name="?"))
    connection.execute("INSERT INTO meta VALUES ('collaborative', ?)", (uid,))
    if change.touched:
        steps.remember(connection, change, mark("Rescue from a damaged file"), {}, "rescue")
    connection.execute("COMMIT")


def _fill_from_tables(change: Change, salvage: _Salvage) -> None:
    """Write what the tables still held and the journal has lost; where both speak, the table had the last word."""
    tables = {(one.table, one.uid): one.table for one in salvage.ops.values()}
    tables |= {row: row[0] for row in salvage.named.values()}
    for record in RECORDS:
        for cells in salvage.table_rows.get(len(schema.columns_of(record)), ()):
            uid = str(cells[0])
            named = [other for other in BY_TABLE if (other, uid) in tables]
            if named and record.table not in named:
                continue
            one = _record(record, cells)
            if one is None or (record.table, uid) in salvage.erased:
                continue
            present = rows.get(change.connection, record, uid)
            if present is None:
                change.insert(one)
            elif present != one:
                change.update(record, uid, **one.values())


def _record(record: type[Record], cells: tuple[Cell, ...]) -> Record | None:
    fields = record.fields
    values: dict[str, Any] = dict(zip(fields, cells[1:], strict=False))
    for name, one in fields.items():
        if one.kind is Kind.YES_NO and values[name] not in (0, 1):
            return None
        values[name] = bool(values[name]) if one.kind is Kind.YES_NO else values[name]
    try:
        made = record.checked(str(cells[0]), **values)
    except Refusal:
        return None
    # What is derived tells tables of the same width apart, and finds letters that have rotted.
    derived = cells[1 + len(fields) :]
    return (
        made if all(getattr(made, name) == cell for name, cell in zip(record.derived, derived, strict=True)) else None
    )


def _lost(connection: sqlite3.Connection, salvage: _Salvage) -> Iterator[Lost]:
    known: set[Row] = {(one.table, one.uid) for one in salvage.ops.values()}
    for table, uid in sorted(_once(salvage.named.values())):
        if (table, uid) not in known and rows.get(connection, BY_TABLE[table], uid) is None:
            yield Lost(table, uid)


def _once(found: Iterable[Row]) -> set[Row]:
    return set(found)
