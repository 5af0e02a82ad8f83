"""Names beside links: whether the name on a row is that of the forgotten person whom the row leads to, or led to once.

A name and the link beside it are two fields, which may be written together or apart, by people who saw different
versions of the row. In doubt a name is taken for the forgotten person's: it may be typed again, but not be forgotten again.
"""

import sqlite3
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache

from facilitator.domain.records import BY_TABLE, AgendaItem, Attendance, Kind, Person, Touch, Value
from facilitator.store import operations
from facilitator.store.operations import Operation

# What stands beside a link to a person and tells who it was: it goes with the link.
BESIDE: dict[str, tuple[str, ...]] = {
    Attendance.table: ("name", "organization", "alternate"),
    AgendaItem.table: ("presenter",),
    Touch.table: ("by",),
}
_MOST_OF_A_ROW = 2000  # operations of a row; far more than people make of it, and then every name is taken for theirs


@cache
def links(table: str) -> tuple[str, ...]:
    """Give the fields of a table that lead to people."""
    fields = BY_TABLE[table].fields if table in BY_TABLE else {}
    return tuple(name for name, one in fields.items() if one.kind is Kind.LINK and one.target == Person.table)


def links_to(uids: Collection[str], table: str, values: Mapping[str, Value]) -> list[str]:
    """List the fields among `values` that lead to one of some people."""
    return [name for name in links(table) if values.get(name) in uids]


def linked(connection: sqlite3.Connection) -> dict[str, str]:
    """Give the ids of people whom rows lead to, each with the name that stands beside, or ""."""
    found: dict[str, str] = {}
    for table in BY_TABLE:
        beside = f'"{BESIDE[table][0]}"' if table in BESIDE else "''"
        for link in links(table):
            for uid, name in connection.execute(f'SELECT "{link}", {beside} FROM "{table}" WHERE "{link}" <> \'\''):
                found[str(uid)] = found.get(str(uid)) or str(name)
    return found


def telling_of(
    gone: Collection[str], group: Sequence[Operation], journal: Sequence[Operation], marked: Collection[bytes]
) -> dict[bytes, set[str]]:
    """Give, by operation, the links to some people and the names beside them that operations of one row tell.

    `group` came together, be it from a partner or in one change made here; `journal` has what is known of the row, which
    must have been linked to one of these people once, and `marked` are those of it that lost a name. A name is somebody
    else's when the link was changed with it, or when whoever wrote it knew the row as linked to somebody else.
    """
    table = group[0].table
    beside = BESIDE.get(table, ())
    arrived = {one.id: one for one in group}
    seen = _seen(arrived, arrived, journal)
    found = {one.id: set(links_to(gone, table, one.patch)) for one in group}
    state = operations.add_up(list(seen.values()))
    heads = [seen[head] for name in links(table) for head in state.heads.get(name, ())]
    is_free = len(seen) <= _MOST_OF_A_ROW and all(
        _lead_elsewhere(name, state.heads.get(name, ()), seen, gone) for name in links(table)
    )
    lost = {one.id: {*one.withheld} for one in journal if one.id in marked}
    for one in _earlier_first(group):
        is_of_another = not found[one.id] and any(name in one.patch for name in links(table))
        for name in beside:
            if not one.patch.get(name) or is_of_another:
                continue
            corrects = any(name in (found.get(before, ()) or lost.get(before, ())) for before in one.pred)
            if not (
                is_free
                and one.id in state.heads.get(name, ())
                and _goes_with(heads, name, corrects, _seen(one.pred, arrived, journal))
            ):
                found[one.id].add(name)
    return found


def _lead_elsewhere(
    name: str, heads: Collection[bytes], seen: Mapping[bytes, Operation], gone: Collection[str]
) -> bool:
    told = [seen[head].patch for head in heads]
    return bool(told) and all(name in patch and patch[name] not in gone for patch in told)


def _goes_with(heads: Iterable[Operation], name: str, corrects: bool, before: Collection[bytes]) -> bool:
    """Say whether a name goes with the links of its row, which lead to nobody forgotten.

    One that corrects a forgotten person's name does only when the link was changed beside it, in an operation that has
    no name of its own; any other does unless the link came with another name, which its writer had not seen.
    """
    if corrects:
        return all(name not in head.patch and head.id not in before for head in heads)
    return all(name not in head.patch or head.id in before for head in heads)


def _earlier_first(group: Sequence[Operation]) -> list[Operation]:
    by_id = {one.id: one for one in group}
    done: dict[bytes, Operation] = {}
    begun: set[bytes] = set()
    waiting = list(by_id)
    while waiting:
        id_ = waiting[-1]
        if id_ in begun:  # all that it replaces is done, or runs in a circle, which is refused later
            done.setdefault(waiting.pop(), by_id[id_])
            continue
        begun.add(id_)
        waiting.extend(before for before in by_id[id_].pred if before in by_id and before not in begun)
    return list(done.values())


def _seen(
    starts: Iterable[bytes], arrived: Mapping[bytes, Operation], journal: Iterable[Operation]
) -> dict[bytes, Operation]:
    """Give operations of a row, and all of it that whoever wrote them has surely seen, by id."""
    here = {one.id: one for one in journal}
    together: dict[bytes, list[bytes]] = {}
    for one in here.values():
        if one.source == 0:  # made here in one change, so seen together
            together.setdefault(one.txn, []).append(one.id)
    found: dict[bytes, Operation] = {}
    waiting = list(starts)
    while waiting:
        id_ = waiting.pop()
        seen = arrived.get(id_) or here.get(id_)
        if id_ in found or seen is None:
            continue
        found[id_] = seen
        waiting.extend(seen.pred)
        if id_ in here:
            waiting.extend(together.get(here[id_].txn, ()))
    return found
