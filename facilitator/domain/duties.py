"""The duties of a facilitator: which there usually are, and what is wrong with how they are shared out."""

from collections.abc import Iterable
from dataclasses import dataclass

from facilitator.domain.records import Duty
from facilitator.refusal import Refusal
from facilitator.words import mark

# What holds a group together between two meetings; to begin with, and to be changed.
USUAL = (
    mark("Calls everybody before a meeting"),
    mark("Listens to those who say little"),
    mark("Sends the notices"),
    mark("Cheers up those who lose heart"),
    mark("Helps people settle their differences"),
    mark("Brings the cookies"),
    mark("Sees that every job gets done"),
)


@dataclass(frozen=True, slots=True)
class Cover:
    """How duties are covered: those nobody does, and those whose holder has no stand-in."""

    total: int
    without_holder: tuple[Duty, ...]
    without_stand_in: tuple[Duty, ...]


def cover(duties: Iterable[Duty], present: frozenset[str]) -> Cover:
    """Say what is not covered; who is not among the people `present` in the file does nothing any more."""
    every = list(duties)
    held = [one for one in every if one.holder in present]
    return Cover(
        len(every),
        tuple(one for one in every if one.holder not in present),
        tuple(one for one in held if one.stand_in not in present),
    )


def check(one: Duty) -> None:
    """Raise a `Refusal` when the same person is to step in for themselves."""
    if one.holder and one.holder == one.stand_in:
        raise Refusal(mark("Nobody can stand in for themselves. Choose somebody else as the stand-in, or nobody."))
