"""Outreach: every call, visit and letter to a stakeholder, what was heard, and what waits for an answer."""

from typing import ClassVar

from facilitator.domain.records.fields import Audience, choice, day, link, long_text, owner, text
from facilitator.domain.records.record import Record
from facilitator.words import mark

WAYS = (
    ("phone", mark("Phone call")),
    ("visit", mark("Visit")),
    ("letter", mark("Letter")),
    ("meeting", mark("Meeting")),
    ("email", mark("Email")),
    ("forum", mark("Forum")),
    ("survey", mark("Survey")),
)


class Touch(Record):
    """One time that somebody spoke with a stakeholder, or wrote to them."""

    table: ClassVar[str] = "outreach"
    one: ClassVar[str] = mark("call or visit")
    indexes: ClassVar[tuple[tuple[str, ...], ...]] = (("stakeholder",), ("by_person",))

    stakeholder: str = owner(mark("Stakeholder"), Audience.FACILITATOR, "stakeholders")
    on_day: str = day(mark("Day"), Audience.FACILITATOR, is_required=True)
    way: str = choice(mark("How"), Audience.FACILITATOR, WAYS)
    by: str = text(mark("Who called or went"), Audience.FACILITATOR)
    by_person: str = link(mark("Who called or went (contact)"), Audience.FACILITATOR, "people")
    heard: str = long_text(mark("What we heard"), Audience.FACILITATOR, 4000)
    asked: str = text(mark("What they asked"), Audience.FACILITATOR, 500)
    answer_due: str = day(mark("Answer due"), Audience.FACILITATOR)
    answered_on: str = day(mark("Answered on"), Audience.FACILITATOR)
    next_step: str = text(mark("Next step"), Audience.FACILITATOR, 500)
    next_day: str = day(mark("Day of the next step"), Audience.FACILITATOR)

    @property
    def title(self) -> str:
        """Its day."""
        return self.on_day
