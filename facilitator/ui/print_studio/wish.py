"""What somebody wants on paper, and how it is made: in a worker, from a connection of its own."""

import io
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import date
from threading import Lock

from facilitator.refusal import Refusal
from facilitator.store.document import Document
from facilitator.words import language, translate

Progress = Callable[[int, int], None]
Source = Callable[[], sqlite3.Connection]

# The library that writes PDFs keeps what it knows of fonts in one place for all: one paper at a time.
_one_at_a_time = Lock()


NO_MEETING = "file"  # in place of a meeting's id: what is in the file, filled in, and about no meeting


@dataclass(frozen=True, slots=True)
class Wish:
    """Which papers, about which meeting ("" for blank ones, or `NO_MEETING`), on what paper, in which languages ("en", "es", "en+es").

    `receipt` is the number of the file brought in that a receipt is for, `contacts` the list of contacts that papers are
    made from ("" for everybody), and `start_at` the first free label of a begun sheet.
    """

    names: tuple[str, ...] = ()
    meeting: str = ""
    paper: str = "letter"
    language: str = "en"
    is_large: bool = False
    receipt: int = 0
    contacts: str = ""
    start_at: int = 1


@dataclass(frozen=True, slots=True)
class Made:
    """A paper that was made: its name, its title as said on screen, the PDF, and what to know before it goes out."""

    name: str
    title: str
    pdf: bytes
    pages: int
    warnings: tuple[Refusal, ...] = ()


def source_of(document: Document | None) -> Source | None:
    """Say where a worker reads from: the file opened once more, or a copy of what is in memory only.

    Call it in the window's thread, and the answer in the worker's; None when there is no file.
    """
    if document is None:
        return None
    if document.is_on_disk:
        return lambda: document.twin().connection
    copy = sqlite3.connect(":memory:", check_same_thread=False)
    document.connection.backup(copy)
    return lambda: copy


def make(wish: Wish, source: Source | None, today: date, progress: Progress) -> list[Made]:
    """Make every paper of a wish; `progress` hears of the pages of each and may end the work."""
    # Loaded here, in the worker: nothing of paper is needed before the first window stands.
    from facilitator.handouts import making

    languages = tuple(language(code) for code in wish.language.split("+"))
    made = []
    with _one_at_a_time, _reading(source) as connection:
        for name in wish.names:
            handout = making.find(name)
            is_blank = connection is None or not (wish.meeting or wish.receipt)
            request = making.Request(
                languages, today, connection, "" if wish.meeting == NO_MEETING else wish.meeting, wish.paper, wish.is_large, is_blank,
                wish.receipt, "" if is_blank else wish.contacts, wish.start_at,
            )  # fmt: skip
            target = io.BytesIO()
            written = making.write(handout, request, target, progress)
            made.append(Made(name, translate(handout.title), target.getvalue(), written.pages, written.warnings))
    return made


@contextmanager
def _reading(source: Source | None) -> Iterator[sqlite3.Connection | None]:
    if source is None:
        yield None
    else:
        with closing(source()) as connection:
            yield connection
