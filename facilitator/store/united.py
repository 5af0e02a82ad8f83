"""Records that are one and the same under several ids: whom an id stands for, and all that is said of the one that stays.

The row that went says in its field `same_as` which row it is. That is all the journal holds, and the rest follows from
it wherever it is read, in whatever order it arrived: the row that went is not shown, what leads to it leads to the one
that stays, and what somebody who did not know of it wrote on the one shows on the other. So taking the uniting back
brings everything back to its own place.
"""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache

from facilitator.domain.records import BY_TABLE, RECORDS, Kind, Value
from facilitator.store import operations, said_late
from facilitator.store.operations import AT_ONCE, Operation, Row, in_portions

FIELD = said_late.FIELD
TABLES = tuple(record.table for record in RECORDS if FIELD in record.fields)
_SAYING = f"""instr(coalesce(patch, '') || coalesce(withheld, ''), '"{FIELD}"')"""


class Unions:
    """Which rows of a file are one: made of what each row that went says of itself."""

    def __init__(self, said: Mapping[Row, str]) -> None:
        self._said = said
        self._final: dict[Row, str] = {}
        self._beside: dict[Row, set[str]] = {}
        for (table, uid), other in said.items():
            self._beside.setdefault((table, uid), set()).add(other)
            self._beside.setdefault((table, other), set()).add(uid)

    def __bool__(self) -> bool:
        return bool(self._said)

    def final(self, table: str, uid: str) -> str:
        """Give the id of the row that a row is one with, which nearly always is its own.

        In a circle, made on two computers at once, the smallest id stays: all choose the same, and nobody vanishes.
        """
        if (table, uid) not in self._said:
            return uid
        if (table, uid) not in self._final:
            path = [uid]
            while (following := self._said.get((table, path[-1]), "")) and following not in path:
                path.append(following)
            self._final[table, uid] = min(path[path.index(following) :]) if following else path[-1]
        return self._final[table, uid]

    def is_away(self, row: Row) -> bool:
        """Whether a row is not shown, because it is one with another."""
        return self.final(*row) != row[1]

    def away(self, table: str) -> list[str]:
        """List the ids of a table whose rows are not shown, because they are one with others."""
        return [uid for name, uid in self._said if name == table and self.is_away((name, uid))]

    def joined(self, row: Row) -> list[Row]:
        """List the rows that went into a row that stays."""
        if row not in self._beside or self.is_away(row):
            return []
        return [one for one in sorted(self.family(row)) if one != row and self.final(*one) == row[1]]

    def family(self, row: Row) -> set[Row]:
        """Give a row with all that it is one with, by whatever way; nothing when it is one with none."""
        found: set[Row] = set()
        waiting = [row] if row in self._beside else []
        while waiting:
            one = waiting.pop()
            if one not in found:
                found.add(one)
                waiting.extend((one[0], uid) for uid in self._beside[one])
        return found

    def led_on(self, one: Operation) -> Operation:
        """Give an operation whose links lead to the rows that stay."""
        patch: dict[str, Value] = {
            name: self.final(target, value)
            for name, target in _links(one.table)
            if isinstance(value := one.patch.get(name), str)
        }
        return one if patch.items() <= one.patch.items() else replace(one, patch=one.patch | patch)


def unions(connection: sqlite3.Connection) -> Unions:
    """Give which rows of the file are one; what says it of a row that nobody told us about is left aside."""
    found = connection.execute("SELECT tbl, uid, other FROM united WHERE is_known")
    return Unions({(str(table), str(uid)): str(other) for table, uid, other in found if table in TABLES})


def of_row(connection: sqlite3.Connection, table: str, uid: str) -> list[Operation]:
    """List all that is said of a row, as `of_rows` does for many."""
    return of_rows(connection, [(table, uid)])[table, uid]


def of_rows(
    connection: sqlite3.Connection, those: Iterable[Row], known: Unions | None = None
) -> dict[Row, list[Operation]]:
    """Give all that is said of rows, their links led on, each in the order it arrived here.

    To a row that stays belongs what people who did not know of it wrote on the rows that are one with it.
    """
    wanted = list(those)
    together = unions(connection) if known is None else known
    if not together:
        return operations.of_rows(connection, wanted)
    joined = {row: found for row in wanted if (found := together.joined(row))}
    every = operations.of_rows(connection, [*wanted, *(one for found in joined.values() for one in found)])
    led = {row: [together.led_on(one) for one in those] for row, those in every.items()}
    return {
        row: said_late.added(led[row], [led[one] for one in joined[row]]) if row in joined else led[row]
        for row in wanted
    }


def leads_on(connection: sqlite3.Connection, table: str, values: Mapping[str, Value]) -> bool:
    """Say whether values lead to a row that went, so that the row they stand in will show another."""
    led = [(target, str(values[name])) for name, target in _links(table) if values.get(name)]
    return bool(led) and any(map(unions(connection).is_away, led))


def saying(connection: sqlite3.Connection, before: int, after: int) -> set[Row]:
    """Give the rows of which an operation with a number after `before` and up to `after` says what they are one with."""
    found = connection.execute(
        f"SELECT DISTINCT tbl, uid FROM op WHERE n > ? AND n <= ? AND {_SAYING}", (before, after)
    )
    return {(str(table), str(uid)) for table, uid in found if table in TABLES}


def renew(connection: sqlite3.Connection, touched: Iterable[Row]) -> list[Row]:
    """Bring what is kept of unions up to the journal for rows that were written; give all rows that it changes beside them."""
    ours = [row for row in touched if row[0] in TABLES]
    if not ours:
        return []
    before = unions(connection)
    for row, other in _said(connection, ours).items():
        connection.execute("DELETE FROM united WHERE tbl = ? AND uid = ?", row)
        if other:
            connection.execute("INSERT INTO united VALUES (?, ?, ?, 0)", (*row, other))
    connection.execute(f"UPDATE united SET is_known = {_IS_KNOWN} WHERE is_known <> {_IS_KNOWN}")
    after = unions(connection)
    if not before and not after:
        return []
    families = {one for row in ours for one in before.family(row) | after.family(row)}
    moved = {row for row in families if before.final(*row) != after.final(*row)}
    around = {one for row in moved for one in before.family(row) | after.family(row)}
    return [*families, *_leading_to(connection, around)]


def fill_from_journal(connection: sqlite3.Connection) -> None:
    """Write what is kept of unions anew from the journal."""
    connection.execute("DELETE FROM united")
    said = from_journal(connection)
    connection.executemany("INSERT INTO united VALUES (?, ?, ?, ?)", [(*row, *one) for row, one in said.items()])


def from_journal(connection: sqlite3.Connection) -> dict[Row, tuple[str, bool]]:
    """Work out of the whole journal which rows say that they are another, and whether that one is known here."""
    places = ", ".join("?" * len(TABLES))
    rows = connection.execute(f"SELECT DISTINCT tbl, uid FROM op WHERE tbl IN ({places}) AND {_SAYING}", TABLES)
    said = {
        row: other for row, other in _said(connection, [(str(one), str(uid)) for one, uid in rows]).items() if other
    }
    return {row: (other, _is_known(connection, (row[0], other))) for row, other in said.items()}


_IS_KNOWN = "EXISTS (SELECT 1 FROM op WHERE op.tbl = united.tbl AND op.uid = united.other AND op.kind = 0)"


def _is_known(connection: sqlite3.Connection, row: Row) -> bool:
    found = connection.execute("SELECT 1 FROM op WHERE tbl = ? AND uid = ? AND kind = 0", row)
    return found.fetchone() is not None


@cache
def _links(table: str) -> tuple[tuple[str, str], ...]:
    """List the links of a table that lead to rows which may be one: the field, and the table it leads to."""
    fields = BY_TABLE[table].fields if table in BY_TABLE else {}
    return tuple(
        (name, one.target)
        for name, one in fields.items()
        if one.kind is Kind.LINK and one.target in TABLES and name != FIELD
    )


def _said(connection: sqlite3.Connection, those: Sequence[Row]) -> dict[Row, str]:
    """Give what each row says it is, "" for most, where anything was ever said."""
    saying: list[Row] = []
    for table, some in operations.in_statements(those):
        places = ", ".join("?" * len(some))
        found = connection.execute(
            f"SELECT uid FROM op WHERE tbl = ? AND uid IN ({places}) AND {_SAYING}"
            f" UNION SELECT uid FROM united WHERE tbl = ? AND uid IN ({places})",
            (table, *some, table, *some),
        )
        saying += [(table, str(uid)) for (uid,) in found]
    said: dict[Row, str] = {}
    erased = operations.erased(connection) if saying else set()
    for some_rows in in_portions(saying, AT_ONCE):
        for row, every in operations.of_rows(connection, some_rows).items():
            state = operations.add_up(every)
            other = state.values.get(FIELD)
            is_one = isinstance(other, str) and other != row[1] and state.is_alive and row not in erased
            said[row] = str(other) if is_one else ""
    return said


def _leading_to(connection: sqlite3.Connection, those: Iterable[Row]) -> list[Row]:
    """List the rows whose links lead to any of those, or would if people chose so."""
    by_table: dict[str, list[str]] = {}
    for table, uid in those:
        by_table.setdefault(table, []).append(uid)
    leading: dict[Row, None] = {}
    for record in RECORDS:
        for name, target in _links(record.table):
            for some in in_portions(by_table.get(target, ()), AT_ONCE):
                places = ", ".join("?" * len(some))
                found = connection.execute(
                    f'SELECT uid FROM "{record.table}" WHERE "{name}" IN ({places})'
                    " UNION SELECT uid FROM conflict WHERE tbl = ? AND field = ?", (*some, record.table, name)
                )  # fmt: skip
                leading |= dict.fromkeys((record.table, str(uid)) for (uid,) in found)
    return list(leading)
