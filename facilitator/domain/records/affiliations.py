"""Affiliations: who belongs to which organization, as what, and when."""

from typing import ClassVar

from facilitator.domain.records.fields import Audience, day, link, owner, text
from facilitator.domain.records.record import Record
from facilitator.words import mark


class Affiliation(Record):
    """A person's place in an organization."""

    table: ClassVar[str] = "affiliations"
    one: ClassVar[str] = mark("affiliation")
    indexes: ClassVar[tuple[tuple[str, ...], ...]] = (("person",), ("organization",))

    person: str = owner(mark("Person"), Audience.EVERYONE, "people")
    organization: str = link(mark("Organization"), Audience.EVERYONE, "organizations")
    role: str = text(mark("Role"), Audience.EVERYONE, 120)
    since: str = day(mark("Since"), Audience.PARTNERS)
    until: str = day(mark("Until"), Audience.PARTNERS)
    same_as: str = link(mark("One and the same as"), Audience.EVERYONE, "affiliations")
