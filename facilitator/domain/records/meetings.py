"""Meetings: when and where people come together, and what for."""

from datetime import date, datetime, time, timedelta
from typing import ClassVar

from facilitator.domain.records.fields import Audience, choice, clock, day, long_text, text, yes_no
from facilitator.domain.records.record import Record
from facilitator.words import mark

STATES = (("planned", mark("Planned")), ("held", mark("Held")), ("cancelled", mark("Cancelled")))


class Meeting(Record):
    """A time people come together."""

    table: ClassVar[str] = "meetings"
    one: ClassVar[str] = mark("meeting")
    indexes: ClassVar[tuple[tuple[str, ...], ...]] = (("on_day", "starts"),)

    name: str = text(mark("Title"), Audience.EVERYONE, is_required=True)
    other_name: str = text(mark("Title in the second language"), Audience.EVERYONE)
    on_day: str = day(mark("Date"), Audience.EVERYONE, is_required=True)
    starts: str = clock(mark("Starts"), Audience.EVERYONE)
    ends: str = clock(mark("Ends"), Audience.EVERYONE)
    place: str = text(mark("Place"), Audience.EVERYONE)
    purpose: str = long_text(mark("Purpose"), Audience.EVERYONE, 1000)
    access: str = long_text(mark("Access (entrance, interpreter, child care, food)"), Audience.EVERYONE, 1000)
    is_public: bool = yes_no(mark("Open to the public"), Audience.EVERYONE)
    state: str = choice(mark("State"), Audience.EVERYONE, STATES)
    notes: str = long_text(mark("Private notes"), Audience.FACILITATOR)

    @property
    def title(self) -> str:
        """Its title."""
        return self.name

    @property
    def day(self) -> date:
        """The day it is held."""
        return date.fromisoformat(self.on_day)

    @property
    def opening(self) -> datetime:
        """The moment it begins; six in the evening while nobody has said."""
        return datetime.combine(self.day, time.fromisoformat(self.starts or "18:00"))

    @property
    def closing(self) -> datetime | None:
        """The moment it is to end, or None while nobody has said; a meeting may run past midnight."""
        if not self.ends:
            return None
        closing = datetime.combine(self.day, time.fromisoformat(self.ends))
        return closing if closing > self.opening else closing + timedelta(days=1)
