"""What a paper is: its name, who may see it, and how it is drawn."""

from collections.abc import Callable
from dataclasses import dataclass

from facilitator.handouts._request import Request
from facilitator.handouts._sheet import Sheet
from facilitator.words import mark

PUBLIC = mark("PUBLIC")
MEMBERS = mark("MEMBERS")
FACILITATOR_ONLY = mark("FACILITATOR ONLY")
CONTACTS, START = "contacts", "start"


@dataclass(frozen=True, slots=True)
class Handout:
    """A paper that can be made: its name, what it is about, and who may see it.

    Filled in it `needs` a "meeting", or an "import": a file that was brought in. `privacy` says who may see it, `use` in a
    few words what it is for. What it `takes` beside that: `CONTACTS`, a list of them; `START`, a place on a begun sheet.
    """

    name: str
    title: str
    order: int
    needs: str
    privacy: str
    draw: Callable[[Sheet, Request], None]
    use: str = ""
    takes: frozenset[str] = frozenset()
