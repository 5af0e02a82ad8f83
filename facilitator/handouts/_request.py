"""What somebody wants on paper, and what came of it."""

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from facilitator.refusal import Refusal
from facilitator.words import Language

# Called with the pages drawn and the pages there are; whatever it raises ends the work, and nothing is written.
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Request:
    """A paper as somebody wants it.

    Without a `connection` it is a blank sheet of nobody's in particular. `languages` holds one or two: with two,
    both stand on the sheet, the first in bold. `paper` is "letter" or "a4". `receipt` is the number of the file brought
    in that a receipt is for. `contacts` names the list of contacts a paper is made from, "" for everybody, and `start_at`
    the first free label of a sheet that was begun.
    """

    languages: tuple[Language, ...]
    today: date
    connection: sqlite3.Connection | None = None
    meeting: str = ""
    paper: str = "letter"
    is_large: bool = False
    is_blank: bool = False
    receipt: int = 0
    contacts: str = ""
    start_at: int = 1


@dataclass(frozen=True, slots=True)
class Written:
    """What came of it: the pages, and what to know before they are handed out, as refusals that were not raised."""

    pages: int
    warnings: tuple[Refusal, ...] = ()
