"""People: everybody the facilitator calls, writes to, invites or waits for."""

from typing import ClassVar

from facilitator.domain.plain_text import fold, sort_key
from facilitator.domain.records.fields import Audience, choice, day, link, long_text, text, yes_no
from facilitator.domain.records.record import Record
from facilitator.words import mark

WAYS_TO_REACH = (
    ("", mark("not asked yet")),
    ("phone", mark("Phone call")),
    ("text", mark("Text message")),
    ("email", mark("Email")),
    ("letter", mark("Letter")),
    ("visit", mark("Visit")),
    ("through", mark("Through somebody else")),
)

# Where a second one of a kind stands: which comes first says nothing.
SECOND = {"phone": "other_phone", "email": "other_email"}

# What has to be agreed to before others see how somebody is reached, besides standing in the directory at all.
AGREED_BY = {
    "phone": "lists_phone",
    "other_phone": "lists_phone",
    "email": "lists_email",
    "other_email": "lists_email",
    "address": "lists_address",
}


class Person(Record):
    """A person; one full name, since nobody's name should be guessed apart."""

    table: ClassVar[str] = "people"
    one: ClassVar[str] = mark("person")
    derived: ClassVar[tuple[str, ...]] = ("search", "sort")
    indexes: ClassVar[tuple[tuple[str, ...], ...]] = (("sort", "uid"),)

    name: str = text(mark("Full name"), Audience.EVERYONE, is_required=True)
    called: str = text(mark("Called"), Audience.EVERYONE, 80)
    sort_under: str = text(mark("Sort under"), Audience.EVERYONE, 80)
    pronouns: str = text(mark("Pronouns"), Audience.MEMBERS, 40)
    sector: str = link(mark("Sector"), Audience.EVERYONE, "sectors")
    has_seat: bool = yes_no(mark("Has a decision seat"), Audience.EVERYONE)
    phone: str = text(mark("Phone"), Audience.MEMBERS, 60)
    other_phone: str = text(mark("Other phone"), Audience.MEMBERS, 60)
    email: str = text(mark("Email"), Audience.MEMBERS, 254)
    other_email: str = text(mark("Other email"), Audience.MEMBERS, 254)
    address: str = long_text(mark("Address"), Audience.MEMBERS, 500)
    reach_by: str = choice(mark("How to reach"), Audience.MEMBERS, WAYS_TO_REACH)
    best_time: str = text(mark("Best time"), Audience.MEMBERS)
    languages: str = text(mark("Languages"), Audience.MEMBERS)
    needs: str = text(mark("Needs (access, child care, food)"), Audience.MEMBERS, 500)
    can_help: str = text(mark("Can help with"), Audience.PARTNERS, 500)
    agreed_on: str = day(mark("Agreed on that we keep this"), Audience.MEMBERS)
    is_listed: bool = yes_no(mark("May stand in the members' directory"), Audience.MEMBERS)
    lists_phone: bool = yes_no(mark("Phone in the directory"), Audience.MEMBERS)
    lists_email: bool = yes_no(mark("Email in the directory"), Audience.MEMBERS)
    lists_address: bool = yes_no(mark("Address in the directory"), Audience.MEMBERS)
    notes: str = long_text(mark("Private notes"), Audience.FACILITATOR)
    same_as: str = link(mark("One and the same as"), Audience.EVERYONE, "people")

    @property
    def title(self) -> str:
        """Their name."""
        return self.name

    @property
    def first_name(self) -> str:
        """What the person is called across the table."""
        return self.called or self.name.split(" ")[0]

    def shows(self, way: str) -> bool:
        """Say whether somebody agreed that others see this way to reach them: a field of `AGREED_BY`."""
        return self.is_listed and bool(getattr(self, AGREED_BY[way]))

    @property
    def search(self) -> str:
        """What a filter looks through, folded; phone numbers also without their punctuation."""
        phones = f"{self.phone} {self.other_phone}"
        digits = "".join(letter for letter in phones if letter.isdigit())
        words = (self.name, self.called, phones, digits, self.email, self.other_email, self.languages, self.needs,
                 self.can_help)  # fmt: skip
        return fold(" ".join(word for word in words if word))

    @property
    def sort(self) -> str:
        """The key of the person's place in a list: the word to sort under (else the last of the name), then all."""
        under = self.sort_under or self.name.rpartition(" ")[2]
        return sort_key(f"{under} {self.name}")
