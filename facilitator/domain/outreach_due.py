"""When somebody should hear from us again, whom to call first, and how far we have come with it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from facilitator.domain.records import Stakeholder, Touch
from facilitator.domain.stakeholders import suggest
from facilitator.refusal import Refusal
from facilitator.words import mark

DAYS = {"core": 30, "active": 60, "informed": 120}


@dataclass(frozen=True, slots=True)
class Figures:
    """How far outreach has come: stakeholders touched of those identified, questions answered of those asked."""

    identified: int
    touched: int
    asked: int
    answered: int

    @property
    def coverage(self) -> float | None:
        """The part of the stakeholders that was touched at least once; None when there are none."""
        return self.touched / self.identified if self.identified else None

    @property
    def answer_rate(self) -> float | None:
        """The part of the questions that was answered; None when nobody asked anything."""
        return self.answered / self.asked if self.asked else None


def level(one: Stakeholder) -> str:
    """Give the level that says how often to call: the closer of now and wanted, or the one suggested while both are open."""
    said = [name for name in DAYS if name in (one.level_now, one.level_wanted)]
    return said[0] if said else suggest(one).level


def due_on(one: Stakeholder, last: date | None) -> date | None:
    """Give the day from which a call is due; None when it is due already because nobody ever called."""
    return last + timedelta(days=DAYS[level(one)]) if last else None


def is_overdue(one: Stakeholder, last: date | None, today: date) -> bool:
    """Say whether nobody ever called, or longer ago than the level allows."""
    due = due_on(one, last)
    return due is None or today > due


def call_order(one: Stakeholder, last: date | None, name: str) -> tuple[object, ...]:
    """Give the key of somebody's place on the call sheet: never touched first, and in each part those directly affected."""
    return last is not None, not one.is_directly_affected, last or date.min, name


def figures(identified: int, touches: Iterable[Touch]) -> Figures:
    """Count what has been done of all there is to do."""
    every = list(touches)
    asked = [one for one in every if one.asked]
    return Figures(
        identified,
        len({one.stakeholder for one in every}),
        len(asked),
        sum(bool(one.answered_on) for one in asked),
    )


def check(one: Touch) -> None:
    """Raise a `Refusal` for days in an order that cannot be, and for an answer to nothing."""
    if one.answered_on and not one.asked:
        raise Refusal(mark("There is no question to answer yet. Write first what they asked."))
    if one.answered_on and one.answered_on < one.on_day:
        raise Refusal(mark("An answer cannot be given before the question: it was asked on {day}."), day=one.on_day)
    if one.answer_due and one.answer_due < one.on_day:
        raise Refusal(mark("An answer cannot be due before the question: it was asked on {day}."), day=one.on_day)
    if one.next_day and one.next_day < one.on_day:
        raise Refusal(mark("The next step cannot come before the call of {day}."), day=one.on_day)
