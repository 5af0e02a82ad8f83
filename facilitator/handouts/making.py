"""The papers there are, and how one is made."""

from pathlib import Path
from typing import BinaryIO

from facilitator import handouts
from facilitator.handouts._book import SIZES, Book
from facilitator.handouts._handout import CONTACTS, FACILITATOR_ONLY, MEMBERS, PUBLIC, START, Handout
from facilitator.handouts._matter import read
from facilitator.handouts._request import Progress, Request, Written
from facilitator.handouts._sheet import Sheet
from facilitator.pieces import pieces_of
from facilitator.refusal import Refusal
from facilitator.store import putting
from facilitator.words import mark

__all__ = ["CONTACTS", "FACILITATOR_ONLY", "MEMBERS", "PUBLIC", "START", "Handout", "Progress", "Request", "Written",
           "catalogue", "find", "write"]  # fmt: skip


def catalogue() -> list[Handout]:
    """List the papers that can be made, in the order a person looks for them."""
    return pieces_of(handouts, "HANDOUT")


def find(name: str) -> Handout:
    """Give the paper of that name; raises a `Refusal` that names those there are."""
    there = {handout.name: handout for handout in catalogue()}
    if name not in there:
        raise Refusal(mark("There is no handout “{name}”. There are: {names}."), name=name, names=", ".join(there))
    return there[name]


def write(handout: Handout, request: Request, target: Path | BinaryIO, progress: Progress | None = None) -> Written:
    """Make a paper as PDF into a file or a stream, and say how many pages it has and what to know about them.

    The same request gives the same bytes. A file appears whole or not at all; one that is there is replaced. Raises a
    `Refusal` when what it is about is needed and not named, or when the file cannot be written.
    """
    if request.paper not in SIZES:
        raise Refusal(mark("There is no paper “{paper}”. There are: {papers}."), paper=request.paper,
                      papers=", ".join(SIZES))  # fmt: skip
    is_blank = request.is_blank or request.connection is None
    if handout.needs == "meeting" and not is_blank and not request.meeting:
        raise Refusal(mark("“{handout}” is about a meeting. Choose one, or print it blank."),
                      handout=Refusal(handout.title))  # fmt: skip
    if handout.needs == "import" and not is_blank and not request.receipt:
        raise Refusal(mark("“{handout}” is about a file that was brought in. Choose one, or print it blank."),
                      handout=Refusal(handout.title))  # fmt: skip
    matter = read(request)
    first = request.languages[0]
    book = Book(first.translate(handout.title), matter.name, request.paper, first)
    handout.draw(Sheet(book, request, matter, handout.title, handout.privacy), request)
    pdf = book.finish(progress)
    if isinstance(target, Path):
        putting.put(target, pdf)
    else:
        target.write(pdf)
    return Written(book.pages, book.warnings)
