"""The collaborative itself: its name, where it meets, and what its papers look like."""

from typing import ClassVar

from facilitator.domain.records.fields import Audience, choice, long_text, text
from facilitator.domain.records.record import Record
from facilitator.words import mark

LANGUAGES = (("en", mark("English")), ("es", mark("Spanish")), ("en+es", mark("English and Spanish")))
PAPERS = (("letter", mark("Letter")), ("a4", mark("A4")))


class Collaborative(Record):
    """The group of people and organizations that this file belongs to; there is one."""

    table: ClassVar[str] = "collaborative"
    one: ClassVar[str] = mark("collaborative")

    name: str = text(mark("Name"), Audience.EVERYONE, 120, is_required=True)
    purpose: str = long_text(mark("Purpose"), Audience.EVERYONE, 2000)
    place: str = text(mark("Usual meeting place"), Audience.EVERYONE)
    contact: str = text(mark("Whom to ask (printed on papers)"), Audience.EVERYONE)
    language: str = choice(mark("Language of papers"), Audience.EVERYONE, LANGUAGES)
    paper: str = choice(mark("Paper"), Audience.EVERYONE, PAPERS)
    phone_country: str = text(mark("Country for phone numbers"), Audience.EVERYONE, 2)

    @property
    def title(self) -> str:
        """Its name."""
        return self.name
