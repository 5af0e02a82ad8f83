"""When each thing on an agenda happens; pure arithmetic on its items."""

from collections.abc import Iterable, Sequence
from datetime import datetime, time, timedelta
from typing import NamedTuple

from facilitator.domain.records import AgendaItem, Meeting


class Slot(NamedTuple):
    """An item and its time: `buffer` minutes stay free before it, or it starts `late` minutes after its fixed time."""

    item: AgendaItem
    start: datetime
    end: datetime
    buffer: int = 0
    late: int = 0


class Timetable(NamedTuple):
    """A whole agenda in time. `over` is how many minutes it runs past the planned end, 0 when it fits or none is set."""

    slots: tuple[Slot, ...]
    opening: datetime
    end: datetime
    planned_end: datetime | None

    @property
    def minutes(self) -> int:
        """From the opening to the end of the last item."""
        return _minutes(self.end - self.opening)

    @property
    def planned_minutes(self) -> int | None:
        """From the opening to the planned end, or None when no end is set."""
        return None if self.planned_end is None else _minutes(self.planned_end - self.opening)

    @property
    def over(self) -> int:
        """Minutes past the planned end."""
        return 0 if self.planned_end is None else max(0, _minutes(self.end - self.planned_end))


def timetable(meeting: Meeting, items: Iterable[AgendaItem]) -> Timetable:
    """Give every item of `meeting` its start and end, in the order of `items`.

    An item starts when the one before it ends. One with a fixed start waits for it (the gap is its buffer) or, when the
    time has passed, follows at once and is late; items never overlap. Consent items and unknown lengths take 0 minutes
    unless a length is given. Whole minutes throughout.
    """
    moment = meeting.opening
    slots = []
    for item in items:
        buffer = late = 0
        if item.fixed_start:
            fixed = _on_the_way(item.fixed_start, meeting.opening)
            if fixed >= moment:
                buffer = _minutes(fixed - moment)
                moment = fixed
            else:
                late = _minutes(moment - fixed)
        end = moment + timedelta(minutes=item.minutes or 0)
        slots.append(Slot(item, moment, end, buffer, late))
        moment = end
    return Timetable(tuple(slots), meeting.opening, moment, meeting.closing)


def longest_stretch(slots: Sequence[Slot]) -> int:
    """Give the most minutes people sit without a break."""
    longest = 0
    since: datetime | None = None
    for slot in slots:
        if slot.item.purpose == "break":
            since = None
            continue
        since = since or slot.start
        longest = max(longest, _minutes(slot.end - since))
    return longest


def _on_the_way(clock: str, opening: datetime) -> datetime:
    """Give the moment of `clock` that belongs to a meeting: after midnight when the meeting opened the evening before."""
    moment = datetime.combine(opening.date(), time.fromisoformat(clock))
    return moment + timedelta(days=1) if opening - moment > timedelta(hours=12) else moment


def _minutes(span: timedelta) -> int:
    return int(span.total_seconds() // 60)
