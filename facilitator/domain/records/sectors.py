"""Sectors: the parts of community life that should be at the table."""

from typing import ClassVar

from facilitator.domain.records.fields import Audience, link, rank, text, yes_no
from facilitator.domain.records.record import Record
from facilitator.words import mark


class Sector(Record):
    """A part of community life, marked as community or institution."""

    table: ClassVar[str] = "sectors"
    one: ClassVar[str] = mark("sector")

    name: str = text(mark("Name"), Audience.EVERYONE, 80, is_required=True)
    other_name: str = text(mark("Name in the second language"), Audience.EVERYONE, 80)
    is_community: bool = yes_no(mark("Community (not an institution)"), Audience.EVERYONE)
    rank: str = rank()
    same_as: str = link(mark("One and the same as"), Audience.EVERYONE, "sectors")

    @property
    def title(self) -> str:
        """Its name."""
        return self.name
