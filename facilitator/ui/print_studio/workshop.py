"""The workshop behind the studio: makes papers and their small pictures, and only the latest wish counts."""

from collections.abc import Callable, Iterable
from datetime import date
from functools import partial

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QImage

from facilitator.refusal import Refusal
from facilitator.store.document import Document
from facilitator.ui.background import Stopped
from facilitator.ui.print_studio.bench import LEISURE, MAKING, Bench
from facilitator.ui.print_studio.pages import Pages
from facilitator.ui.print_studio.wish import Made, Progress, Source, Wish, make, source_of

_PAUSE_MS = 120  # somebody who goes down the shelf with the arrow keys passes a paper faster than this
_FINER = 4


class Workshop(QObject):
    """Makes what is wished, beside the window: `made` comes with the papers and their opened pages, or `refused`."""

    made = Signal(object, object)
    refused = Signal(object)

    def __init__(self, document: Document | None, bench: Bench, parent: QObject) -> None:
        super().__init__(parent)
        self._document = document
        self._bench = bench
        self._wish = Wish()
        self._ready: list[Made] = []
        self._asked = 0
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._begin)

    def ask(self, wish: Wish) -> None:
        """Ask for papers; what is being made for an earlier wish is dropped."""
        self.drop()
        self._wish = wish
        self._pause.start()

    def drop(self) -> None:
        """Drop what is being made and what was made: something else is wished, or nobody looks any more."""
        self._asked += 1
        self._ready = []
        self._pause.stop()

    def work(self) -> Callable[[Progress], list[Made]]:
        """Give the work that brings the papers of the latest wish, made already or not, for a task."""
        if ready := self._ready:
            return lambda _: ready
        return partial(_make, self._wish, source_of(self._document))

    def draw_small(self, names: Iterable[str], height: int, done: Callable[[str, QImage], object]) -> None:
        """Draw the first pages of papers, blank and `height` dots high, when there is nothing better to do."""
        for name in names:
            blank = Wish((name,), "", self._wish.paper, self._wish.language)
            self._bench.do(partial(_small, blank, height), partial(done, name), LEISURE)

    def _begin(self) -> None:
        asked, wish, source = self._asked, self._wish, source_of(self._document)

        def stop_when_late(_done: int, _of_all: int) -> None:
            if asked != self._asked:
                raise Stopped

        def work() -> tuple[list[Made], list[Pages]]:
            stop_when_late(0, 0)
            made = make(wish, source, date.today(), stop_when_late)
            return made, [Pages(one.pdf) for one in made]

        self._bench.do(work, partial(self._bring, asked), MAKING, partial(self._refuse, asked))

    def _bring(self, asked: int, result: tuple[list[Made], list[Pages]]) -> None:
        made, opened = result
        if asked != self._asked:
            for pages in opened:
                pages.close()
            return
        self._ready = made
        self.made.emit(made, opened)

    def _refuse(self, asked: int, refusal: Refusal) -> None:
        if asked == self._asked:
            self.refused.emit(refusal)


def _make(wish: Wish, source: Source | None, progress: Progress) -> list[Made]:
    return make(wish, source, date.today(), progress)


def _small(blank: Wish, height: int) -> QImage:
    paper = make(blank, None, date.today(), _go_on)[0]
    with Pages(paper.pdf) as pages:
        # Drawn larger and made small: drawn small at once, thin rules and letters turn into black bars.
        large = pages.picture(0, _FINER * height / pages.sizes[0].height())
    return large.scaledToHeight(height, Qt.TransformationMode.SmoothTransformation)


def _go_on(_done: int, _of_all: int) -> None:
    """Let small work go on to its end."""
