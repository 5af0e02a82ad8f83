"""How an agenda that is too long can be shortened: a share from every item that has minutes to give."""

from collections.abc import Mapping, Sequence

from facilitator.domain.agenda_clock import timetable
from facilitator.domain.records import AgendaItem, Meeting


def slack(item: AgendaItem) -> int:
    """Give the minutes an item can give up before it reaches its least."""
    return max(0, (item.minutes or 0) - item.least)


def trim(items: Sequence[AgendaItem], over: int) -> Mapping[str, int]:
    """Give new minutes by id for the items that are to be shortened so that `over` minutes are saved.

    Each gives in proportion to its slack, in whole minutes by largest remainder (ties: the larger slack, then the
    earlier item). The answer is empty when nothing is over, or when all slack together does not suffice.
    """
    slacks = [slack(item) for item in items]
    total = sum(slacks)
    if not 0 < over <= total:
        return {}
    cuts = [over * one // total for one in slacks]
    remainders = [over * one % total for one in slacks]
    order = sorted(range(len(items)), key=lambda at: (-remainders[at], -slacks[at], at))
    for at in order[: over - sum(cuts)]:
        cuts[at] += 1
    return {item.uid: (item.minutes or 0) - cut for item, cut in zip(items, cuts, strict=True) if cut}


def shorten(meeting: Meeting, items: Sequence[AgendaItem]) -> Mapping[str, int]:
    """Give new minutes by id so that a meeting's agenda ends in time; empty when it does, or cannot.

    What is cut ahead of an item that already waits for its fixed start would only make people wait longer, so those
    items keep their minutes.
    """
    # The least of an item is worked out from its planned minutes, so it is kept before they change.
    now = [item.but(least_minutes=item.least) for item in items]
    planned = {item.uid: item.minutes for item in items}
    table = timetable(meeting, now)
    while table.over:
        fixed = [at for at, slot in enumerate(table.slots) if slot.item.fixed_start and not slot.late]
        cut = trim(now[fixed[-1] if fixed else 0 :], table.over)
        if not cut:
            return {}
        now = [item.but(minutes=cut.get(item.uid, item.minutes)) for item in now]
        table = timetable(meeting, now)
    return {item.uid: item.minutes or 0 for item in now if item.minutes != planned[item.uid]}
