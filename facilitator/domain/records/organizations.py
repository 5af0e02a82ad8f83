"""Organizations: the bodies and groups that people at the table belong to."""

from typing import ClassVar

from facilitator.domain.plain_text import fold, sort_key
from facilitator.domain.records.fields import Audience, link, long_text, text
from facilitator.domain.records.record import Record
from facilitator.words import mark


class Organization(Record):
    """A body or a group: a tenants' association as much as a city department."""

    table: ClassVar[str] = "organizations"
    one: ClassVar[str] = mark("organization")
    derived: ClassVar[tuple[str, ...]] = ("search", "sort")
    indexes: ClassVar[tuple[tuple[str, ...], ...]] = (("sort", "uid"),)

    name: str = text(mark("Name"), Audience.EVERYONE, is_required=True)
    sector: str = link(mark("Sector"), Audience.EVERYONE, "sectors")
    phone: str = text(mark("Phone"), Audience.PARTNERS, 60)
    email: str = text(mark("Email"), Audience.PARTNERS, 254)
    website: str = text(mark("Website"), Audience.EVERYONE)
    address: str = long_text(mark("Address"), Audience.PARTNERS, 500)
    notes: str = long_text(mark("Private notes"), Audience.FACILITATOR)
    same_as: str = link(mark("One and the same as"), Audience.EVERYONE, "organizations")

    @property
    def title(self) -> str:
        """Its name."""
        return self.name

    @property
    def search(self) -> str:
        """What a filter looks through, folded."""
        return fold(f"{self.name} {self.phone} {self.email}")

    @property
    def sort(self) -> str:
        """The key of its place in a list."""
        return sort_key(self.name)
