"""Lists of contacts: what somebody looks for among the people, made by clicking and kept under a name."""

from typing import ClassVar

from facilitator.domain.records.fields import Audience, choice, link, number, text, yes_no
from facilitator.domain.records.record import Record
from facilitator.words import mark

SEATS = (
    ("", mark("either way")),
    ("decision", mark("with a decision seat")),
    ("none", mark("without a decision seat")),
)
_MOST_MEETINGS = 100
_MOST_DAYS = 3650


class ContactList(Record):
    """Conditions that people must all meet; one without any is everybody.

    It stays with the facilitator: what somebody filters by may say what they think of people.
    """

    table: ClassVar[str] = "lists"
    one: ClassVar[str] = mark("list of contacts")

    name: str = text(mark("Name of the list"), Audience.FACILITATOR, 80, is_required=True)
    words: str = text(mark("Words"), Audience.FACILITATOR)
    sector: str = link(mark("Sector"), Audience.FACILITATOR, "sectors")
    organization: str = link(mark("Organization"), Audience.FACILITATOR, "organizations")
    seat: str = choice(mark("Decision seat"), Audience.FACILITATOR, SEATS)
    language: str = text(mark("Speaks"), Audience.FACILITATOR, 80)
    has_languages: bool = yes_no(mark("Languages are noted"), Audience.FACILITATOR)
    has_needs: bool = yes_no(mark("Has needs"), Audience.FACILITATOR)
    no_consent: bool = yes_no(mark("Consent not asked"), Audience.FACILITATOR)
    unreachable: bool = yes_no(mark("No phone or email"), Audience.FACILITATOR)
    not_seen_for: int | None = number(mark("Not seen for so many meetings"), Audience.FACILITATOR, 1, _MOST_MEETINGS)
    came_at_least: int | None = number(mark("Came at least so often"), Audience.FACILITATOR, 1, _MOST_MEETINGS)
    of_last: int | None = number(mark("Of the last so many meetings"), Audience.FACILITATOR, 1, _MOST_MEETINGS)
    not_contacted_days: int | None = number(mark("Not contacted for so many days"), Audience.FACILITATOR, 1, _MOST_DAYS)

    @property
    def title(self) -> str:
        """Its name."""
        return self.name
