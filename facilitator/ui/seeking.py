"""Seeking beside the window: what is typed is looked for in a worker, and only the latest question is answered."""

import sqlite3
from contextlib import suppress
from dataclasses import dataclass
from threading import Lock, Thread
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from facilitator.domain.plain_text import fold
from facilitator.refusal import Refusal
from facilitator.store.document import Document
from facilitator.store.mishaps import meaning
from facilitator.words import translate

if TYPE_CHECKING:
    from facilitator.store.search import Found

_LOOKS_UP = 20_000  # steps of SQLite, some milliseconds, after which a worker looks whether it is still wanted


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found for typed words: things in the file, and papers (name, title); or why nothing could be found."""

    typed: str
    found: "tuple[Found, ...]" = ()
    papers: tuple[tuple[str, str], ...] = ()
    refusal: Refusal | None = None


class Seeker(QObject):
    """Answers questions to a document from a connection of its own, which keeps the index in its memory.

    A document in memory cannot be opened twice, and is looked through here and now.
    """

    answered = Signal(object)  # an Answer
    _brought = Signal(int, object)  # the number of a question; an Answer, or a problem nobody counted on

    def __init__(self, document: Document, parent: QObject) -> None:
        super().__init__(parent)
        self._document = document
        self._twin: Document | None = None
        self._lock = Lock()
        self._question: tuple[int, str] | None = None
        self._asked = 0
        self._worker: Thread | None = None
        self._is_left = False
        self._brought.connect(self._bring)

    @property
    def is_working(self) -> bool:
        """Whether a worker is at it."""
        return self._worker is not None

    def ask(self, typed: str) -> None:
        """Look for words; an earlier question that waits for its answer gets none any more."""
        if self._is_left:
            return
        self._asked += 1
        if not self._document.is_on_disk:
            self._bring(self._asked, _answer(self._document, typed))
            return
        with self._lock:
            self._question = (self._asked, typed)
            if self._worker is None:
                # Nothing it does must be brought to an end: it only reads.
                self._worker = Thread(target=self._work, name="seeking", daemon=True)
                self._worker.start()

    def drop(self) -> None:
        """Want no answer any more; an index that is being made is finished for the next question."""
        self._asked += 1
        with self._lock:
            self._question = None

    def leave(self) -> None:
        """End at once, whatever is being done, and let go of the file."""
        self._is_left = True
        self.drop()
        worker = self._worker
        if worker is not None:
            worker.join()
        self._let_go()

    def _let_go(self) -> None:
        if self._twin is not None:
            self._twin.close()
            self._twin = None

    def _work(self) -> None:
        while True:
            with self._lock:
                question, self._question = self._question, None
                if question is None:
                    self._worker = None
                    return
            number, typed = question
            result: object
            try:
                result = self._answer_aside(typed)
            except BaseException as problem:  # a bug; raised again where it can be shown
                result = problem
            if not self._is_left:
                with suppress(RuntimeError):  # the window went away, and this with it, at this very moment
                    self._brought.emit(number, result)

    def _answer_aside(self, typed: str) -> Answer:
        try:
            if self._twin is None:
                self._twin = self._document.twin()
                self._twin.connection.set_progress_handler(lambda: self._is_left, _LOOKS_UP)
            return _answer(self._twin, typed)
        except Refusal as refusal:
            return Answer(typed, refusal=refusal)
        except (sqlite3.Error, UnicodeDecodeError) as problem:
            self._let_go()  # the next question begins anew
            known = meaning(problem, self._document.path.name)
            if known is None and not self._is_left:
                raise
            return Answer(typed, refusal=known)

    @Slot(int, object)
    def _bring(self, number: int, result: object) -> None:
        if isinstance(result, BaseException):
            raise result
        if number == self._asked:
            self.answered.emit(result)


def _answer(document: Document, typed: str) -> Answer:
    # Loaded here, in the worker: nothing of paper is needed before.
    from facilitator.handouts import making
    from facilitator.store import search

    words = fold(typed).split()
    shelf = (
        paper for paper in making.catalogue() if paper.needs != "import"
    )  # a receipt is found where it was brought in
    titles = [(paper.name, translate(paper.title)) for paper in shelf]
    papers = [(name, title) for name, title in titles if all(word in fold(title) for word in words)]
    return Answer(typed, tuple(search.find(document.connection, typed)), tuple(papers))
