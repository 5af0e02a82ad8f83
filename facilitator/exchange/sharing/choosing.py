"""Which operations leave in a copy, and what of each: deny by default, and no more than the receiver needs to merge.

Without history a version that was replaced leaves as a skeleton: its id, what it replaced and the names of fields that
are shared anyway, but no value, no time and no author. So nobody takes a change for a contradiction, and nobody reads
what was there before.
"""

import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from facilitator.domain.records import BY_TABLE, Audience, Kind, Value
from facilitator.exchange.sharing import profiles, shipment
from facilitator.exchange.sharing.profiles import Fields, LeaveOut
from facilitator.exchange.sharing.shipment import CHANGE, Header
from facilitator.refusal import Refusal
from facilitator.store import operations, united
from facilitator.store.operations import Act, Operation, Row
from facilitator.words import mark


@dataclass(frozen=True, slots=True)
class Wish:
    """What a copy is to be: for whom, what is in it and what they may do with it.

    `leave_out` names what is taken out of the profile. `return_by` is a day as YYYY-MM-DD or "". A return gives back
    what was done in a copy that came from somebody; `is_whole` gives back all of it, also what they sent.
    """

    profile: str = "everything"
    for_whom: str = ""
    leave_out: frozenset[str] = frozenset()
    may: str = CHANGE
    return_by: str = ""
    message: str = ""
    sender: str = ""
    has_history: bool = False
    is_return: bool = False
    is_whole: bool = False
    passphrase: str = field(default="", repr=False)
    today: date | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """What leaves: fields by table, and the ids of the rows that are there, gone, or one with a row that is there.

    A return has no rows named: all that its `answers` did not bring leaves, whatever row it speaks of. Of the fields that
    `need_agreement` by table, only those leave that are `agreed` to by the row.
    """

    fields: Fields
    rows: Mapping[str, frozenset[str]]
    gone: Mapping[str, frozenset[str]]
    united: Mapping[str, frozenset[str]] = field(default_factory=dict)
    has_history: bool = False
    answers: Header | None = None
    known_source: int = 0
    need_agreement: Fields = field(default_factory=dict)
    agreed: Mapping[Row, frozenset[str]] = field(default_factory=dict)

    def has(self, table: str, uid: str) -> bool:
        """Whether this row leaves, be it there or gone."""
        return any(uid in found.get(table, ()) for found in (self.rows, self.gone, self.united))

    def may_tell(self, table: str, uid: str, name: str) -> bool:
        """Whether the value of a field of this row may leave, as far as that is for the row to say."""
        return name not in self.need_agreement.get(table, ()) or name in self.agreed.get((table, uid), ())

    def tells(self, table: str, uid: str) -> bool:
        """Whether the values of this row leave: it is there, or what is said of it shows at one that is."""
        return uid in self.rows.get(table, ()) or uid in self.united.get(table, ())


def choose(connection: sqlite3.Connection, wish: Wish) -> Choice:
    """Say what a wish lets out of a file; raises a `Refusal` for a wish that the file cannot fulfil."""
    came_from = shipment.opened_from(connection)
    if wish.is_return:
        if came_from is None:
            raise Refusal(mark("This file was not opened from somebody's copy, so there is nobody to send it back to. "
                               "Share it instead."))  # fmt: skip
        return Choice({}, {}, {}, {}, wish.has_history, came_from, 0 if wish.is_whole else _source(connection))
    chosen, without = profiles.profile(wish.profile), profiles.left_out(wish.leave_out)
    fields = allowed(connection, wish)
    today = wish.today or date.today()
    flags = {table: name for one in without for table, name in one.rows.items()}
    there, gone = _rows(connection, fields, flags)
    for table, passes in chosen.rows.items():
        for found in (there, gone):
            found[table] = {uid: values for uid, values in found[table].items() if passes(values, today)}
    _drop_what_lost_its_owner(there, gone, operations.erased(connection))
    united_rows = _united(connection, there)
    return Choice(
        fields,
        {table: frozenset(found) for table, found in there.items()},
        {table: frozenset(found) for table, found in gone.items()},
        united_rows,
        wish.has_history,
        need_agreement={table: frozenset(asked) for one in without for table, asked in one.unless.items()},
        agreed=_agreed(connection, without, united_rows),
    )


def allowed(connection: sqlite3.Connection, wish: Wish) -> Fields:
    """Give the fields by table that a wish, which is no return, lets out of a file."""
    fields = profiles.allowed(profiles.profile(wish.profile), profiles.left_out(wish.leave_out))
    came_from = shipment.opened_from(connection)
    if came_from is None:
        return fields
    # Nobody passes on as shared what they never were given.
    return {table: names & frozenset(came_from.fields.get(table, ())) for table, names in fields.items()}


def leaving(connection: sqlite3.Connection, choice: Choice) -> Iterator[Operation]:
    """Give the operations that leave, each with only what may leave of it."""
    for group in operations.by_row(connection):
        table, uid = group[0].table, group[0].uid
        if choice.answers is not None:
            made_here = [one for one in group if one.source != choice.known_source or not choice.known_source]
            if made_here:
                yield from _of_return(group, made_here, choice)
        elif choice.has(table, uid):
            yield from _of_row(group, choice)


_Found = dict[str, dict[str, dict[str, Value]]]


def _rows(connection: sqlite3.Connection, fields: Fields, flags: Mapping[str, str]) -> tuple[_Found, _Found]:
    """Find the rows of the tables that leave, with the values that rules ask for, there and gone."""
    there: _Found = {}
    gone: _Found = {table: {} for table in fields}
    for table in fields:
        asked = ["on_day"] if "on_day" in BY_TABLE[table].fields else []
        asked += [name for name, one in BY_TABLE[table].fields.items() if one.is_owner]
        asked += [flags[table]] if table in flags else []
        columns = ", ".join(f'"{name}"' for name in ("uid", *asked))
        there[table] = {
            str(uid): dict(zip(asked, values, strict=True))
            for uid, *values in connection.execute(f'SELECT {columns} FROM "{table}"')
        }
    for table, uid in connection.execute("SELECT DISTINCT tbl, uid FROM op WHERE kind = ?", (int(Act.DELETE),)):
        if table in gone and uid not in there[table]:
            gone[table][uid] = operations.add_up(operations.of_row(connection, table, uid)).values
    for table, name in flags.items():
        # While nobody has settled whether it is so, it is taken to be so.
        unsettled = {
            str(uid)
            for (uid,) in connection.execute("SELECT uid FROM conflict WHERE tbl = ? AND field = ?", (table, name))
        }
        for found in (there, gone):
            if table in found:
                found[table] = {
                    uid: values for uid, values in found[table].items() if not values.get(name) and uid not in unsettled
                }
    return there, gone


def _agreed(
    connection: sqlite3.Connection, without: Iterable[LeaveOut], united_rows: Mapping[str, frozenset[str]]
) -> dict[Row, frozenset[str]]:
    """Give the fields that rows agree to, where that is asked; what is one with a row agrees to what that row does."""
    found: dict[Row, frozenset[str]] = {}
    known = united.unions(connection)
    for table, asked in ((table, asked) for one in without for table, asked in one.unless.items()):
        flags = sorted({flag for needed in asked.values() for flag in needed})
        # While nobody has settled whether somebody agrees, they do not.
        unsettled = set(connection.execute("SELECT uid, field FROM conflict WHERE tbl = ?", (table,)))
        columns = ", ".join(f'"{name}"' for name in ("uid", *flags))
        for uid, *values in connection.execute(f'SELECT {columns} FROM "{table}"'):
            yes = {flag for flag, value in zip(flags, values, strict=True) if value and (uid, flag) not in unsettled}
            found[table, uid] = frozenset(name for name, needed in asked.items() if yes.issuperset(needed))
        for uid in united_rows.get(table, ()):
            found[table, uid] = found.get((table, known.final(table, uid)), frozenset())
    return found


def _united(connection: sqlite3.Connection, there: _Found) -> dict[str, frozenset[str]]:
    """Give the rows that are one with a row that leaves: without them its other ids would lead nowhere."""
    known = united.unions(connection)
    return {
        table: frozenset(uid for uid in known.away(table) if known.final(table, uid) in found)
        for table, found in there.items()
    }


def _drop_what_lost_its_owner(there: _Found, gone: _Found, erased: Collection[Row]) -> None:
    owners = [
        (table, name, one.target) for table in there for name, one in BY_TABLE[table].fields.items() if one.is_owner
    ]
    is_settled = False
    while not is_settled:
        is_settled = True
        for table, name, target in owners:
            for found in (there, gone):
                lost = [
                    uid
                    for uid, values in found[table].items()
                    if values.get(name) not in there.get(target, ())
                    and values.get(name) not in gone.get(target, ())
                    # What was erased does not tell whose it was; that it is gone leaves as the owner's end does.
                    and (table, uid) not in erased
                ]
                for uid in lost:
                    del found[table][uid]
                    is_settled = False


def _of_row(group: list[Operation], choice: Choice) -> Iterator[Operation]:
    table, uid = group[0].table, group[0].uid
    allowed = choice.fields[table]
    is_there = choice.tells(table, uid)
    state = operations.add_up(group) if len(group) > 1 else None
    for one in group:
        if one.act is Act.DELETE:
            is_told = choice.has_history or (is_there and state is not None and one.id in state.deletes)
            yield _cut(one, {}, (), is_told)
            continue
        names = [name for name in one.patch if name in allowed]
        withheld = [name for name in one.withheld if name in allowed]
        if choice.has_history:
            told = names
        elif not is_there:
            told = []
        elif state is None:
            told = names
        else:
            told = [name for name in names if one.id in state.heads[name]]
        told = [
            name
            for name in told
            if _may_be_told(table, name, one.patch[name], choice) and choice.may_tell(table, uid, name)
        ]
        withheld += [name for name in names if name not in told]
        yield _cut(one, {name: one.patch[name] for name in told}, withheld, bool(told))


def _of_return(group: list[Operation], made_here: Iterable[Operation], choice: Choice) -> Iterator[Operation]:
    # Of a table or field that only a newer version knows, all travels: it reached this file by being shared.
    private = _private_fields(group[0].table)
    state = operations.add_up(group)
    for one in made_here:
        names = [name for name in one.patch if name not in private]
        told = [name for name in names if choice.has_history or one.id in state.heads.get(name, ())]
        withheld = [name for name in one.withheld if name not in private]
        withheld += [name for name in names if name not in told]
        is_told = bool(told) or (one.act is Act.DELETE and (choice.has_history or one.id in state.deletes))
        yield _cut(one, {name: one.patch[name] for name in told}, withheld, is_told)


def _cut(one: Operation, patch: dict[str, Value], withheld: Iterable[str], is_told: bool) -> Operation:
    cut = replace(one, txn=b"", patch=patch, withheld=tuple(sorted(withheld)), source=0, n=0)
    return cut if is_told else replace(cut, stamp=0, author="")


def _may_be_told(table: str, name: str, value: Value, choice: Choice) -> bool:
    known = BY_TABLE[table].fields[name]
    return known.kind is not Kind.LINK or not value or choice.has(known.target, str(value))


def _private_fields(table: str) -> frozenset[str]:
    if table not in BY_TABLE:
        return frozenset()
    return frozenset(name for name, one in BY_TABLE[table].fields.items() if one.audience is Audience.FACILITATOR)


def _source(connection: sqlite3.Connection) -> int:
    """Give the number of the import by which a file was opened from a copy: its first."""
    return int(connection.execute("SELECT coalesce(min(n), 0) FROM import").fetchone()[0])
