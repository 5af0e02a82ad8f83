"""Steps: changes as a person sees them, with a name, that can be taken back and done again, also after a restart."""

import json
import re
import sqlite3
from collections.abc import Mapping
from typing import NamedTuple

from facilitator.store import operations, taking_back
from facilitator.store.change import Change
from facilitator.store.stamps import milliseconds
from facilitator.words import Language

# "start" and "migration" steps are history, but nobody takes them back.
_UNDOABLE = "('change', 'import', 'restore')"


class Step(NamedTuple):
    """One change as people know it. `at` is milliseconds since 1970; `touched` names the rows as (table, uid)."""

    id: bytes
    label: str
    said: Mapping[str, str]
    kind: str
    touched: frozenset[tuple[str, str]]
    at: int
    skipped: int = 0

    @property
    def tables(self) -> frozenset[str]:
        """The tables it touched."""
        return frozenset(table for table, _ in self.touched)

    def say(self, language: Language) -> str:
        """Give its name as the menu shows it; the value called `field` is a label, and translated too."""
        said = {name: language.translate(value) if name == "field" else value for name, value in self.said.items()}
        return language.translate(self.label, **said)


def remember(connection: sqlite3.Connection, change: Change, label: str, said: Mapping[str, str], kind: str) -> Step:
    """Finish a change and write it into the list of steps; a new one ends the chance to do undone ones again."""
    change.finish()
    now = milliseconds()
    if kind in ("change", "import", "restore"):
        connection.execute("UPDATE txn SET state = 'dropped' WHERE state = 'undone'")
    connection.execute(
        "INSERT INTO txn (id, at, label, said, kind, target, state) VALUES (?, ?, ?, ?, ?, ?, 'done')",
        (change.id, now, label, json.dumps(said, ensure_ascii=False), kind, change.target),
    )
    return Step(change.id, label, dict(said), kind, frozenset(change.touched), now, change.skipped)


def next_undo(connection: sqlite3.Connection) -> Step | None:
    """Give the step that Undo would take back."""
    found = undoable(connection, 1)
    return found[0] if found else None


def undoable(connection: sqlite3.Connection, limit: int = 50) -> list[Step]:
    """List the steps that can be taken back, the latest first."""
    return _list(connection, f"kind IN {_UNDOABLE} AND state = 'done' ORDER BY n DESC", limit)


def next_redo(connection: sqlite3.Connection) -> Step | None:
    """Give the step that Redo would do again."""
    found = redoable(connection, 1)
    return found[0] if found else None


def redoable(connection: sqlite3.Connection, limit: int = 50) -> list[Step]:
    """List the steps that can be done again, the next one first."""
    return _list(connection, f"kind IN {_UNDOABLE} AND state = 'undone' ORDER BY n", limit)


def take_back(change: Change, step: Step, kind: str) -> None:
    """Within `change`, undo `step` or, as "redo", undo its undoing.

    A field that somebody changed after the step keeps its newer value and is counted in `change.skipped`.
    """
    connection = change.connection
    source = step.id if kind == "undo" else _undoing_of(connection, step.id)
    first, last = connection.execute("SELECT min(n), max(n) FROM op WHERE txn = ?", (source,)).fetchone()
    # Backwards, so that what belongs to a record comes back after the record itself. There is nothing to go through when
    # an undoing found that everything had changed since.
    touched = list(reversed(_rows_in_order(connection, source)))
    change.skipped += taking_back.take_rows_back(change, touched, (first or 0) - 1, last or 0)
    change.bring_up(touched)
    connection.execute("UPDATE txn SET state = ? WHERE id = ?", ("undone" if kind == "undo" else "done", step.id))
    change.target = step.id
    change.touched |= step.touched  # so that it is remembered even when every field had changed since


def _undoing_of(connection: sqlite3.Connection, step: bytes) -> bytes:
    row = connection.execute(
        "SELECT id FROM txn WHERE kind = 'undo' AND target = ? ORDER BY n DESC", (step,)
    ).fetchone()
    if row is None:  # it says that it was undone, and nothing did it
        raise operations.damage_at("txn", step.hex())
    return bytes(row[0])


def _rows_in_order(connection: sqlite3.Connection, txn: bytes) -> list[tuple[str, str]]:
    found = connection.execute("SELECT tbl, uid FROM op WHERE txn = ? ORDER BY n", (txn,))
    return list(dict.fromkeys((str(table), str(uid)) for table, uid in found))


def _said(label: str, said: str) -> dict[str, str]:
    """Give what fills the places of a label; nothing, so that the label is shown as it is, when they do not fit.

    A label from somebody's file may ask for more than a name, such as a million spaces before it.
    """
    try:
        values = json.loads(said)
        names = re.findall(r"\{([a-z_]+)\}", label)
        fits = {name: values[name] for name in names if isinstance(values[name], str)}
    except (ValueError, TypeError, KeyError, RecursionError):
        return {}
    is_plain = not re.search(r"[{}]", re.sub(r"\{[a-z_]+\}", "", label))
    return fits if is_plain and not {"text", "self"} & fits.keys() else {}


def _list(connection: sqlite3.Connection, condition: str, limit: int) -> list[Step]:
    found = connection.execute(
        f"SELECT id, label, said, kind, at FROM txn WHERE {condition} LIMIT ?", (limit,)
    ).fetchall()
    return [
        Step(bytes(id_), str(label), _said(label, said), str(kind), frozenset(_rows_in_order(connection, id_)), int(at))
        for id_, label, said, kind, at in found
    ]
