"""Agenda items: what a meeting will take up, why, how and for how long."""

from typing import ClassVar

from facilitator.domain.records.fields import (
    Audience,
    choice,
    clock,
    link,
    number,
    owner,
    rank,
    text,
    yes_no,
)
from facilitator.domain.records.record import Record
from facilitator.words import mark

PURPOSES = (
    ("inform", mark("Inform")),
    ("discuss", mark("Discuss")),
    ("decide", mark("Decide")),
    ("connect", mark("Build trust or learn")),
    ("celebrate", mark("Celebrate")),
    ("break", mark("Break")),
)
PRIORITIES = (("should", mark("Should")), ("must", mark("Must")), ("could", mark("Could")))
METHODS = (
    ("", mark("not chosen yet")),
    ("consent", mark("Consent")),
    ("consensus", mark("Consensus")),
    ("majority", mark("Majority vote")),
    ("dots", mark("Dots")),
    ("other", mark("Another way")),
)
RESULTS = (("", mark("not said")), ("yes", mark("Reached")), ("partly", mark("Partly")), ("no", mark("Not reached")))


class AgendaItem(Record):
    """One thing a meeting takes up."""

    table: ClassVar[str] = "agenda_items"
    one: ClassVar[str] = mark("agenda item")
    indexes: ClassVar[tuple[tuple[str, ...], ...]] = (("meeting",),)

    meeting: str = owner(mark("Meeting"), Audience.EVERYONE, "meetings")
    rank: str = rank()
    topic: str = text(mark("Topic"), Audience.EVERYONE, 300, is_required=True)
    other_topic: str = text(mark("Topic in the second language"), Audience.EVERYONE, 300)
    purpose: str = choice(mark("Purpose"), Audience.EVERYONE, PURPOSES)
    minutes: int | None = number(mark("Minutes"), Audience.EVERYONE, 0, 1440)
    least_minutes: int | None = number(mark("Least minutes"), Audience.EVERYONE, 0, 1440)
    presenter: str = text(mark("Led by"), Audience.EVERYONE)
    presenter_person: str = link(mark("Led by (contact)"), Audience.EVERYONE, "people")
    priority: str = choice(mark("Priority"), Audience.EVERYONE, PRIORITIES)
    process: str = text(mark("How we do it"), Audience.EVERYONE)
    outcome: str = text(mark("By the end we will have"), Audience.EVERYONE, 500)
    materials: str = text(mark("Papers and preparation"), Audience.EVERYONE, 500)
    proposed_by: str = text(mark("Proposed by"), Audience.EVERYONE)
    proposed_sector: str = link(mark("Sector of who proposed it"), Audience.EVERYONE, "sectors")
    method: str = choice(mark("How we decide"), Audience.EVERYONE, METHODS)
    fixed_start: str = clock(mark("Fixed start"), Audience.EVERYONE)
    is_consent: bool = yes_no(mark("Consent item"), Audience.EVERYONE)
    is_confidential: bool = yes_no(mark("Confidential"), Audience.EVERYONE)
    actual_start: str = clock(mark("Started"), Audience.EVERYONE)
    actual_end: str = clock(mark("Ended"), Audience.EVERYONE)
    result: str = choice(mark("Outcome reached"), Audience.EVERYONE, RESULTS)
    carried: int | None = number(mark("Times carried over"), Audience.EVERYONE, 0, 1000)
    carried_from: str = link(mark("Carried over from"), Audience.EVERYONE, "agenda_items")

    @property
    def title(self) -> str:
        """Its topic."""
        return self.topic

    @property
    def least(self) -> int:
        """The fewest minutes it can do with: as said, else half of those planned, rounded up to five."""
        if self.least_minutes is not None:
            return self.least_minutes
        planned = self.minutes or 0
        return min(planned, -(-planned // 10) * 5)
