"""Two who look alike and are not the same, so that nobody is asked about them again."""

from typing import ClassVar

from facilitator.domain.records.fields import Audience, link
from facilitator.domain.records.record import Record
from facilitator.words import mark


class NotTheSame(Record):
    """Two people, or two organizations, of which somebody has said that they are not one."""

    table: ClassVar[str] = "not_the_same"
    one: ClassVar[str] = mark("pair that is not the same")

    person: str = link(mark("Person"), Audience.EVERYONE, "people")
    other_person: str = link(mark("Other person"), Audience.EVERYONE, "people")
    organization: str = link(mark("Organization"), Audience.EVERYONE, "organizations")
    other_organization: str = link(mark("Other organization"), Audience.EVERYONE, "organizations")
