"""The agenda of a meeting, in the order it will happen."""

import sqlite3
from collections.abc import Mapping, Sequence

from facilitator.domain import order_key
from facilitator.domain.records import AgendaItem
from facilitator.store import rows
from facilitator.store.change import Change


def items(connection: sqlite3.Connection, meeting: str) -> list[AgendaItem]:
    """List a meeting's agenda, in the order it will happen."""
    return rows.select(connection, AgendaItem, "WHERE meeting = ? ORDER BY rank, uid", (meeting,))


def add(change: Change, meeting: str, topic: str, minutes: int | None = None, after: str = "") -> str:
    """Add an item at the end, or behind the item `after`, and give its id."""
    present = items(change.connection, meeting)
    place = next((at + 1 for at, item in enumerate(present) if item.uid == after), len(present))
    return change.insert(AgendaItem(meeting=meeting, topic=topic, minutes=minutes, rank=_rank_at(present, place)))


def add_all(change: Change, meeting: str, new: Sequence[AgendaItem]) -> list[str]:
    """Add copies of items at the end, in their order, with ids and places of their own; give the ids."""
    present = items(change.connection, meeting)
    rank = present[-1].rank if present else ""
    uids = []
    for item in new:
        rank = order_key.between(rank, "")
        uids.append(change.insert(item.but(uid="", meeting=meeting, rank=rank)))
    return uids


def move(change: Change, item: AgendaItem, place: int) -> None:
    """Move an item to a place among the others: 0 is the first."""
    others = [one for one in items(change.connection, item.meeting) if one.uid != item.uid]
    change.update(AgendaItem, item.uid, rank=_rank_at(others, max(0, min(place, len(others)))))


def copy(change: Change, item: AgendaItem) -> str:
    """Add a copy of an item right behind it, without its results, and give the copy's id."""
    present = items(change.connection, item.meeting)
    place = next((at + 1 for at, one in enumerate(present) if one.uid == item.uid), len(present))
    fresh = _again(item).but(uid="", rank=_rank_at(present, place), carried=None, carried_from="")
    return change.insert(fresh)


def remove(change: Change, item: str) -> None:
    """Take an item off the agenda."""
    change.delete(AgendaItem, item)


def lead(change: Change, item: str, name: str) -> None:
    """Say who leads an item; a name that is exactly one contact's links that contact."""
    from facilitator.store import people  # only here, and Home shows agendas before anything else

    known = people.named(change.connection, name) if name.strip() else []
    change.update(AgendaItem, item, presenter=name, presenter_person=known[0].uid if len(known) == 1 else "")


def names_to_lead(connection: sqlite3.Connection) -> list[str]:
    """List the names of all contacts, in the order of their list."""
    return [str(row[0]) for row in connection.execute("SELECT name FROM people ORDER BY sort, uid")]


def set_minutes(change: Change, minutes: Mapping[str, int]) -> None:
    """Give items new lengths, by id."""
    for item, length in minutes.items():
        change.update(AgendaItem, item, minutes=length)


def like(change: Change, meeting: str, earlier: str) -> list[str]:
    """Fill a meeting's agenda like an earlier one's; give the new ids.

    Items that were not finished there (outcome partly or not reached) come as carried over, with their count raised;
    the others come as fresh items with their plan and without their results.
    """
    return add_all(change, meeting, [_again(item) for item in items(change.connection, earlier)])


def unfinished(connection: sqlite3.Connection, meeting: str) -> list[AgendaItem]:
    """List the items of a meeting whose outcome was not, or only partly, reached."""
    return [item for item in items(connection, meeting) if _is_unfinished(item)]


def to_carry(connection: sqlite3.Connection, meeting: str, earlier: str) -> list[AgendaItem]:
    """List the unfinished items of an earlier meeting that a meeting's agenda has not taken up yet."""
    taken = {item.carried_from for item in items(connection, meeting)}
    return [item for item in unfinished(connection, earlier) if item.uid not in taken]


def carry_over(change: Change, meeting: str, earlier: str) -> list[str]:
    """Add the unfinished items of an earlier meeting, each once, with their count raised; give the new ids."""
    return add_all(change, meeting, [_again(item) for item in to_carry(change.connection, meeting, earlier)])


def _again(item: AgendaItem) -> AgendaItem:
    is_carried = _is_unfinished(item)
    return item.but(
        actual_start="",
        actual_end="",
        result="",
        carried=(item.carried or 0) + 1 if is_carried else None,
        carried_from=item.uid if is_carried else "",
    )


def _is_unfinished(item: AgendaItem) -> bool:
    return item.result in ("no", "partly")


def _rank_at(others: Sequence[AgendaItem], place: int) -> str:
    before = others[place - 1].rank if place > 0 else ""
    after = others[place].rank if place < len(others) else ""
    # Two computers may have put an item at the same place; behind the pair there is room again.
    while after and after <= before:
        place += 1
        after = others[place].rank if place < len(others) else ""
    return order_key.between(before, after)
