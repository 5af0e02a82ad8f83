"""Attendance: who is expected at a meeting, who came, and who sent whom."""

from typing import ClassVar

from facilitator.domain.records.fields import Audience, choice, clock, link, owner, text, yes_no
from facilitator.domain.records.record import Record
from facilitator.words import mark

STATES = (
    ("expected", mark("Expected")),
    ("present", mark("Present")),
    ("apologies", mark("Sent apologies")),
    ("absent", mark("Did not come")),
)


class Attendance(Record):
    """A person's place at one meeting; a walk-in who is no contact yet has a name instead of a person."""

    table: ClassVar[str] = "attendance"
    one: ClassVar[str] = mark("attendance")
    indexes: ClassVar[tuple[tuple[str, ...], ...]] = (("meeting",), ("person",))

    meeting: str = owner(mark("Meeting"), Audience.EVERYONE, "meetings")
    person: str = link(mark("Person"), Audience.EVERYONE, "people")
    name: str = text(mark("Name"), Audience.EVERYONE)
    organization: str = text(mark("Organization or neighborhood"), Audience.EVERYONE)
    state: str = choice(mark("State"), Audience.EVERYONE, STATES)
    came_at: str = clock(mark("Came at"), Audience.MEMBERS)
    left_at: str = clock(mark("Left at"), Audience.MEMBERS)
    is_guest: bool = yes_no(mark("Guest"), Audience.EVERYONE)
    is_walk_in: bool = yes_no(mark("Walked in"), Audience.EVERYONE)
    is_remote: bool = yes_no(mark("By phone or video"), Audience.EVERYONE)
    alternate: str = text(mark("Sent an alternate"), Audience.EVERYONE)
    same_as: str = link(mark("One and the same as"), Audience.EVERYONE, "attendance")

    @property
    def title(self) -> str:
        """The name that stands on the sheet."""
        return self.name
