"""Taking back what happened to rows between two moments, without touching what happened to it since.

Whatever came meanwhile is answered, not removed: a value by the value before it, a dispute by the one value before it,
a row that came by its removal. Taken back once more, it all returns, disputes too.
"""

from collections.abc import Iterable, Sequence

from facilitator.domain.records import BY_TABLE, Value
from facilitator.store import operations, united
from facilitator.store.change import Change
from facilitator.store.operations import Act, Operation, Row, RowState


def take_rows_back(change: Change, those: Iterable[Row], before: int, after: int) -> int:
    """Answer what the operations of rows with the numbers after `before` and up to `after` did to them.

    Gives how many fields were left alone because somebody changed them since. The tables follow with `change.bring_up`.
    """
    erased = operations.erased(change.connection)
    wanted = [row for row in those if row[0] in BY_TABLE and row not in erased]
    # Which rows are one is settled first: what is said of the others, and where links lead, hangs on it.
    saying = united.saying(change.connection, before, after) & set(wanted)
    skipped = _take_back_each(change, saying, before, after, is_of_union=True)
    change.bring_up(saying)
    return skipped + _take_back_each(change, wanted, before, after, is_of_union=False)


def _take_back_each(change: Change, wanted: Iterable[Row], before: int, after: int, is_of_union: bool) -> int:
    skipped = 0
    for some in operations.in_portions(wanted, operations.ROWS_AT_ONCE):
        for row, every in united.of_rows(change.connection, some).items():
            skipped += _take_back(change, row, every, before, after, is_of_union)
    return skipped


def _take_back(
    change: Change, row: Row, every: Sequence[Operation], before: int, after: int, is_of_union: bool
) -> int:  # fmt: skip
    table, uid = row
    old = operations.add_up([one for one in every if one.n <= before])
    new = operations.add_up([one for one in every if one.n <= after])
    now = operations.add_up(every) if every and every[-1].n > after else new
    if is_of_union:
        is_alive = new.is_alive and now.is_alive
        return _take_fields_back(change, row, [united.FIELD], old, new, now) if is_alive else 0
    if old.is_alive and new.is_alive and now.is_alive:
        if old.is_disputed != new.is_disputed == now.is_disputed:
            _dispute(change, table, uid, now, is_wanted=old.is_disputed)
        names = [name for name in BY_TABLE[table].fields if name != united.FIELD]
        return _take_fields_back(change, row, names, old, new, now)
    if not old.is_alive and new.is_alive and now.is_alive:
        change.append(table, uid, Act.DELETE, {}, now.everything_seen)
    elif old.is_alive and not new.is_alive and not now.is_alive:
        _bring_back(change, table, uid, old, now)
    return 0


def _take_fields_back(
    change: Change, row: Row, names: Iterable[str], old: RowState, new: RowState, now: RowState
) -> int:  # fmt: skip
    table, uid = row
    changed = [name for name in names if old.candidates(name) != new.candidates(name)]
    back = [name for name in changed if now.candidates(name) == new.candidates(name)]
    told: dict[tuple[bytes, ...], dict[str, Value]] = {}
    untold: dict[tuple[bytes, ...], list[str]] = {}
    for name in back:
        heads = now.told.get(name, ())
        *others, shown = old.candidates(name) or (None,)
        for value in others:
            change.append(table, uid, Act.PUT, {name: value}, heads)
        if name in old.values:
            told.setdefault(heads, {})[name] = shown
        else:
            untold.setdefault(heads, []).append(name)
    for heads, patch in told.items():
        change.append(table, uid, Act.PUT, patch, heads)
    # Where nothing was told before, nothing is told again: "empty" would be news to who knows better.
    for heads, fields in untold.items():
        change.append(table, uid, Act.PUT, {}, heads, tuple(fields))
    return len(changed) - len(back)


def _dispute(change: Change, table: str, uid: str, now: RowState, is_wanted: bool) -> None:
    if is_wanted:
        change.append(table, uid, Act.DELETE, {}, now.everything_seen)
    change.append(table, uid, Act.PUT, {}, now.everything_seen if is_wanted else now.deletes)


def _bring_back(change: Change, table: str, uid: str, old: RowState, now: RowState) -> None:
    seen = now.everything_seen
    if old.is_disputed:
        change.append(table, uid, Act.DELETE, {}, seen)
    for name, values in old.disputed.items():
        for value in values[:-1]:
            change.append(table, uid, Act.PUT, {name: value}, seen)
    unseen = [name for name in now.told if name not in old.values]
    change.put_again(table, uid, dict(old.values), now, unseen)
