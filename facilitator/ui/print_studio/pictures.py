"""The pictures of the pages in view, drawn beside the window and kept while they may be needed again."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, QSizeF, Signal
from PySide6.QtGui import QImage

from facilitator.ui.background import Stopped
from facilitator.ui.print_studio.bench import LOOKING, Bench
from facilitator.ui.print_studio.pages import Pages

_KEPT = 12


class Pictures(QObject):
    """Draws pages of some papers when they are asked for; says `came` with each."""

    came = Signal()

    def __init__(self, bench: Bench, parent: QObject) -> None:
        super().__init__(parent)
        self._bench = bench
        self._papers: list[Pages] = []
        self._pages: list[tuple[Pages, int]] = []
        self._drawn: dict[int, tuple[float, QImage]] = {}
        self._wanted: set[tuple[int, float]] = set()
        self._showing = 0

    @property
    def sizes(self) -> list[QSizeF]:
        """The sizes of all pages, in points."""
        return [paper.sizes[page] for paper, page in self._pages]

    def take(self, papers: Sequence[Pages]) -> None:
        """Take other papers, and close those had before."""
        for paper in self._papers:
            self._bench.do(paper.close, _nothing, LOOKING)
        self._papers = list(papers)
        self._pages = [(paper, page) for paper in papers for page in range(len(paper.sizes))]
        self._showing += 1
        self._wanted.clear()
        # The old pictures stay until the new ones are drawn: a page on which a word changes should not flash.
        self._drawn = {at: (0.0, picture) for at, (_, picture) in self._drawn.items() if at < len(self._pages)}

    def get(self, at: int, dots: float) -> QImage | None:
        """Give the picture of a page as it is at hand, and draw one of `dots` a point when it is another."""
        drawn, picture = self._drawn.get(at, (0.0, None))
        if drawn != dots:
            self._want(at, dots)
        return picture

    def leave(self) -> None:
        """Let go of the papers."""
        for paper in self._papers:
            paper.close()
        self._papers, self._pages = [], []

    def _want(self, at: int, dots: float) -> None:
        if (at, dots) in self._wanted:
            return
        self._wanted.add((at, dots))
        showing = self._showing
        paper, page = self._pages[at]

        def draw() -> QImage:
            if showing != self._showing:
                raise Stopped  # other papers were taken since
            return paper.picture(page, dots)

        self._bench.do(draw, partial(self._take, showing, at, dots), LOOKING)

    def _take(self, showing: int, at: int, dots: float, picture: QImage) -> None:
        if showing != self._showing:
            return
        self._wanted.discard((at, dots))
        self._drawn.pop(at, None)
        self._drawn[at] = (dots, picture)
        while len(self._drawn) > _KEPT:
            del self._drawn[next(iter(self._drawn))]
        self.came.emit()


def _nothing(_: object) -> None:
    """Take note that a paper was closed."""
