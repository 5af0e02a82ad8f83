"""A phone tree: who calls whom, so that nobody calls more than a few and everybody is told."""

from dataclasses import dataclass

MOST = 5


@dataclass(frozen=True, slots=True)
class Calls:
    """Whom one caller calls, by their places in the list; None is whoever begins."""

    caller: int | None
    called: range


def plan(people: int, most: int = MOST) -> list[Calls]:
    """Give who calls whom among so many people, those who call first earliest in the list; each is called once."""
    found = [Calls(None, range(min(most, people)))]
    for caller in range(people):
        called = range((caller + 1) * most, min((caller + 2) * most, people))
        if not called:
            break
        found.append(Calls(caller, called))
    return found if people else []
