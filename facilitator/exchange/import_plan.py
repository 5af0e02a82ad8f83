"""What bringing in a file will do, line by line, before anything is done."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from facilitator.domain.records import Value
from facilitator.refusal import Refusal


class What(StrEnum):
    """What happens with a line. `ASK` is a likely duplicate: it is left out unless somebody chooses."""

    ADD = "added"
    CHANGE = "changed"
    SKIP = "skipped"
    ASK = "ask"


@dataclass(frozen=True, slots=True)
class Fill:
    """A field that gets a value; `old` is "" because only what is empty is filled."""

    field: str
    new: str
    old: str = ""


@dataclass(frozen=True, slots=True)
class Kept:
    """A field whose value differs in the file, and stays as it is."""

    field: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class PlannedLine:
    """What happens with one line of the file, and why.

    `reason` is a sentence for `reason.say(language)`. `match` is the id of the person (or organization) already there,
    or "" with `match_line`, the line of the same file that brings them. `fills` are the empty fields that a change
    fills. `choices` are what else can be chosen for the line by `Plan.choose`.
    """

    line: int
    what: What
    name: str
    reason: Refusal
    values: dict[str, Value]
    is_organization: bool = False
    match: str = ""
    match_line: int = 0
    match_name: str = ""
    fills: tuple[Fill, ...] = ()
    kept: tuple[Kept, ...] = ()
    choices: tuple[What, ...] = ()


@dataclass(frozen=True, slots=True)
class Summary:
    """How many lines are added, changed and skipped; `asked` of the skipped ones are likely duplicates."""

    added: int = 0
    changed: int = 0
    skipped: int = 0
    asked: int = 0


@dataclass(frozen=True, slots=True)
class Plan:
    """What happens with every line, in the order of the file."""

    lines: tuple[PlannedLine, ...]

    @property
    def summary(self) -> Summary:
        """Count what is going to happen."""
        return summed(line.what for line in self.lines)

    def choose(self, line: int, what: What) -> "Plan":
        """Give the plan with `what` chosen for the line of that number.

        Raises `ValueError` when the line does not offer it.
        """
        at = next(at for at, planned in enumerate(self.lines) if planned.line == line)
        if what not in self.lines[at].choices:
            raise ValueError(f"line {line} does not offer {what}")
        return Plan((*self.lines[:at], replace(self.lines[at], what=what), *self.lines[at + 1 :]))

    def choose_all_asked(self, what: What) -> "Plan":
        """Give the plan with `what` chosen for every likely duplicate that offers it."""
        return Plan(
            tuple(
                replace(line, what=what) if line.what is What.ASK and what in line.choices else line
                for line in self.lines
            )
        )


def summed(deeds: Iterable[What]) -> Summary:
    """Count what happens."""
    every = list(deeds)
    asked = every.count(What.ASK)
    return Summary(every.count(What.ADD), every.count(What.CHANGE), every.count(What.SKIP) + asked, asked)
