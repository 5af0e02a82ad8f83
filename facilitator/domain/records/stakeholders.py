"""Stakeholders: whoever the matter touches, or who can move it, at the table or not."""

from typing import ClassVar

from facilitator.domain.plain_text import fold, sort_key
from facilitator.domain.records.fields import Audience, choice, link, long_text, number, owner, text, yes_no
from facilitator.domain.records.record import Record
from facilitator.words import mark

LEVELS = (
    ("", mark("not decided yet")),
    ("core", mark("Core: a seat and a vote")),
    ("active", mark("Active: working groups, asked before decisions")),
    ("informed", mark("Informed: news, surveys, open meetings")),
)


class Stakeholder(Record):
    """A person or an organization of the contacts, or a group that has only been named so far."""

    table: ClassVar[str] = "stakeholders"
    one: ClassVar[str] = mark("stakeholder")
    derived: ClassVar[tuple[str, ...]] = ("search", "sort")
    indexes: ClassVar[tuple[tuple[str, ...], ...]] = (("sort", "uid"), ("person",), ("organization",), ("through",))

    name: str = text(mark("Name"), Audience.FACILITATOR)
    person: str = owner(mark("Person (contact)"), Audience.FACILITATOR, "people", is_required=False)
    organization: str = link(mark("Organization (contact)"), Audience.FACILITATOR, "organizations")
    sector: str = link(mark("Sector"), Audience.FACILITATOR, "sectors")
    place: str = text(mark("Place"), Audience.FACILITATOR)
    is_affected: bool = yes_no(mark("Pays taxes or is otherwise affected"), Audience.FACILITATOR)
    has_family_affected: bool = yes_no(mark("Has family affected"), Audience.FACILITATOR)
    owns_property: bool = yes_no(mark("Owns property affected"), Audience.FACILITATOR)
    owns_business: bool = yes_no(mark("Owns or runs a business affected"), Audience.FACILITATOR)
    can_help: bool = yes_no(mark("Can help"), Audience.FACILITATOR)
    can_block: bool = yes_no(mark("Can block"), Audience.FACILITATOR)
    controls_resources: bool = yes_no(mark("Controls resources"), Audience.FACILITATOR)
    implements: bool = yes_no(mark("Would carry out solutions"), Audience.FACILITATOR)
    influences: bool = yes_no(mark("Influences others"), Audience.FACILITATOR)
    informs: bool = yes_no(mark("Holds information"), Audience.FACILITATOR)
    is_other: bool = yes_no(mark("Has another stake"), Audience.FACILITATOR)
    is_directly_affected: bool = yes_no(mark("Directly affected"), Audience.FACILITATOR)
    is_community: bool = yes_no(mark("Community, not an institution"), Audience.FACILITATOR)
    own_organization: str = link(mark("Speaks through its own organization"), Audience.FACILITATOR, "organizations")
    was_left_out: bool = yes_no(mark("Was left out in the past"), Audience.FACILITATOR)
    wants: str = long_text(mark("What they want, in their own words"), Audience.FACILITATOR, 4000)
    stance: int | None = number(mark("Stance"), Audience.FACILITATOR, -2, 2)
    influence: int | None = number(mark("Influence"), Audience.FACILITATOR, 1, 5)
    interest: int | None = number(mark("Interest"), Audience.FACILITATOR, 1, 5)
    level_now: str = choice(mark("Level now"), Audience.FACILITATOR, LEVELS)
    level_wanted: str = choice(mark("Level wanted"), Audience.FACILITATOR, LEVELS)
    through: str = link(mark("Reached through"), Audience.FACILITATOR, "people")
    notes: str = long_text(mark("Private notes"), Audience.FACILITATOR)

    @property
    def title(self) -> str:
        """Its name."""
        return self.name

    @property
    def search(self) -> str:
        """What a filter looks through, folded."""
        return fold(f"{self.name} {self.place} {self.wants}")

    @property
    def sort(self) -> str:
        """The key of its place in a list."""
        return sort_key(self.name)
