"""The foot of a page: whose paper it is, which page of how many, when it was printed, and who may see it."""

from collections.abc import Callable, Sequence

from facilitator.handouts import _shapes
from facilitator.handouts._book import Book, Page
from facilitator.handouts._letters import REGULAR, width
from facilitator.handouts._measures import FOOT, FOOT_MARGIN, LEADING, MARGIN

_ABOVE = 10.0
_BETWEEN = 18.0


class Footer:
    """The footer of one sheet: `texts` on the left, and on the right what `numbered` says of a page of so many."""

    def __init__(
        self, book: Book, size: float, texts: Sequence[str], numbered: Callable[[int, int], tuple[str, ...]]
    ) -> None:
        self._book = book
        self._size = size
        self._numbered = numbered
        self._width = book.size[0] - 2 * MARGIN
        widest = numbered(888, 888)
        beside = self._width - max(width(line, REGULAR, size) for line in widest) - _BETWEEN
        self._lines = [
            line
            for at, words in enumerate(texts)
            for line in book.lines(words, REGULAR, size, beside if at < len(widest) else self._width)
        ]
        self.height = max(len(self._lines), len(widest)) * size * LEADING + _ABOVE

    def write(self, page: Page, number: int, total: int) -> None:
        """Write the footer on a page."""
        top = FOOT_MARGIN + self.height - _ABOVE
        page.shapes.append(_shapes.line(MARGIN, top + 2, MARGIN + self._width, top + 2, 0.5))
        for at, words in enumerate(self._lines):
            self._put(page, words, MARGIN, top, at)
        for at, words in enumerate(self._numbered(number, total)):
            self._put(page, words, MARGIN + self._width - width(words, REGULAR, self._size), top, at)

    def _put(self, page: Page, words: str, x: float, top: float, at: int) -> None:
        y = top - at * self._size * LEADING - self._size * FOOT
        page.words.append(self._book.text(words, REGULAR, self._size, x, y))
