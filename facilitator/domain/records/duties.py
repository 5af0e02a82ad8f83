"""Duties: what a facilitator does for the group, and who does it."""

from typing import ClassVar

from facilitator.domain.records.fields import Audience, day, link, long_text, rank, text
from facilitator.domain.records.record import Record
from facilitator.words import mark


class Duty(Record):
    """Something that has to be done again and again, with who does it and who steps in."""

    table: ClassVar[str] = "duties"
    one: ClassVar[str] = mark("duty")

    name: str = text(mark("Duty"), Audience.MEMBERS, is_required=True)
    holder: str = link(mark("Who does it"), Audience.MEMBERS, "people")
    stand_in: str = link(mark("Stand-in"), Audience.MEMBERS, "people")
    since: str = day(mark("Since"), Audience.MEMBERS)
    how: str = long_text(mark("How it is done"), Audience.MEMBERS, 2000)
    rank: str = rank(audience=Audience.MEMBERS)

    @property
    def title(self) -> str:
        """Its name."""
        return self.name
