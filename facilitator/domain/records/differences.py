"""Differences: what people of the group do not agree on, and how it is being settled; known to the facilitator alone."""

from typing import ClassVar

from facilitator.domain.records.fields import Audience, day, link, long_text, text
from facilitator.domain.records.record import Record
from facilitator.words import mark


class Difference(Record):
    """Something that stands between people, from the day it was noticed to the day it was settled."""

    table: ClassVar[str] = "differences"
    one: ClassVar[str] = mark("difference")

    about: str = text(mark("What it is about"), Audience.FACILITATOR, is_required=True)
    between: str = text(mark("Between whom"), Audience.FACILITATOR, 500)
    noticed_on: str = day(mark("Noticed on"), Audience.FACILITATOR, is_required=True)
    needs: str = long_text(mark("What each side needs"), Audience.FACILITATOR, 4000)
    mediator: str = link(mark("Who helps them settle it"), Audience.FACILITATOR, "people")
    agreement: str = long_text(mark("What they agreed"), Audience.FACILITATOR, 4000)
    settled_on: str = day(mark("Settled on"), Audience.FACILITATOR)
    review_on: str = day(mark("Ask again on"), Audience.FACILITATOR)
    notes: str = long_text(mark("Private notes"), Audience.FACILITATOR)

    @property
    def title(self) -> str:
        """What it is about."""
        return self.about
