"""Lists of contacts: the ready-made ones, what a list cannot ask, and which languages answer to a word."""

from collections.abc import Iterable

from facilitator.domain.plain_text import fold
from facilitator.domain.records.lists import ContactList
from facilitator.refusal import Refusal
from facilitator.words import mark

# By the name that stands for each on the command line; what people read is in the record.
READY_MADE = {
    one.uid: one
    for one in (
        ContactList("seats", name=mark("Decision seats"), seat="decision"),
        ContactList("missed", name=mark("Not seen for 3 meetings"), not_seen_for=3),
        ContactList("needs", name=mark("With needs"), has_needs=True),
        ContactList("languages", name=mark("With languages"), has_languages=True),
        ContactList("unreachable", name=mark("No phone or email"), unreachable=True),
        ContactList("unasked", name=mark("Consent not asked"), no_consent=True),
    )
}


def check(one: ContactList, others: Iterable[ContactList] = ()) -> None:
    """Raise a `Refusal` for questions without an answer, and for a name that one of `others` has."""
    if one.came_at_least is not None and one.of_last is None:
        raise Refusal(mark("Say of how many meetings: “came at least {times} times” of the last how many?"),
                      times=one.came_at_least)  # fmt: skip
    if one.of_last is not None and one.came_at_least is None:
        raise Refusal(mark("Say how often they came to the last {meetings} meetings."), meetings=one.of_last)
    if one.came_at_least is not None and one.of_last is not None and one.came_at_least > one.of_last:
        raise Refusal(mark("Nobody can come {times} times to {meetings} meetings."),
                      times=one.came_at_least, meetings=one.of_last)  # fmt: skip
    folded = fold(one.name)
    if any(fold(other.name) == folded for other in others if other.uid != one.uid):
        raise Refusal(mark("There is a list “{name}” already. Give this one another name."), name=one.name)


def speaking(language: str, noted: Iterable[str]) -> list[str]:
    """Give those of the noted languages, in people's own words, that name `language`, accents and capitals aside."""
    wanted = _words(language)
    return [words for words in noted if wanted <= _words(words)]


def _words(text: str) -> set[str]:
    spaced = "".join(letter if letter.isalnum() else " " for letter in fold(text))
    return set(spaced.split())
