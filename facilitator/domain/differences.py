"""Differences between people: which are open and for how long, and when to ask again whether an agreement holds."""

from collections.abc import Iterable
from datetime import date

from facilitator.domain.records import Difference
from facilitator.refusal import Refusal
from facilitator.words import Language, mark, mark_plural


def is_open(one: Difference) -> bool:
    """Say whether it is not settled yet."""
    return not one.settled_on


def days_open(one: Difference, today: date) -> int:
    """Count the days from when it was noticed to when it was settled, or to `today`; never less than 0."""
    until = date.fromisoformat(one.settled_on) if one.settled_on else today
    return max(0, (until - date.fromisoformat(one.noticed_on)).days)


def is_due(one: Difference, today: date) -> bool:
    """Say whether today is the day to ask again, or it has passed."""
    return bool(one.review_on) and one.review_on <= today.isoformat()


def state(one: Difference, today: date, language: Language) -> str:
    """Say how it stands: to ask about again, open for so many days, or settled."""
    if is_due(one, today):
        return language.translate(mark("ask again"))
    if is_open(one):
        return language.plural(*mark_plural("open for {n} day", "open for {n} days"), days_open(one, today))
    day = language.short_date(date.fromisoformat(one.settled_on))
    return language.translate(mark("settled on {day}"), day=day)


def in_order(every: Iterable[Difference], today: date) -> list[Difference]:
    """List those to ask about again first, then the open ones, the oldest first, and last what was settled, the latest first."""
    listed = sorted(every, key=lambda one: (one.noticed_on, one.uid))
    due = [one for one in listed if is_due(one, today)]
    still_open = [one for one in listed if is_open(one) and one not in due]
    settled = [one for one in listed if one not in due and one not in still_open]
    return [*due, *still_open, *sorted(settled, key=lambda one: (one.settled_on, one.uid), reverse=True)]


def check(one: Difference) -> None:
    """Raise a `Refusal` for days in an order that cannot be, and for settling without words."""
    if one.settled_on and not one.agreement:
        raise Refusal(mark("Write down first what they agreed; without it nobody can ask later whether it holds."))
    if one.settled_on and one.settled_on < one.noticed_on:
        raise Refusal(mark("It cannot be settled before it was noticed, on {day}."), day=one.noticed_on)
    if one.review_on and one.review_on < one.noticed_on:
        raise Refusal(mark("Nobody can ask again before it was noticed, on {day}."), day=one.noticed_on)
