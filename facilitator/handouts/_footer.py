"""The foot of a page: whose paper it is, which page of how many, when it was printed, and who may see it."""

from collections.abc import Callable

from facilitator.handouts import _shapes
from facilitator.handouts._book import Book, Page
from facilitator.handouts._letters import REGULAR, width
from facilitator.handouts._measures import FOOT, FOOT_MARGIN, LEADING, MARGIN
from facilitator.handouts._wrapping import dotted

_ABOVE = 10.0
_BETWEEN = 18.0


class Footer:
    """The footer of one sheet: whose it is, when it was printed and whom to ask, on the left; the page on the right.

    `numbered` says a page's number and how many there are, in every language of the sheet.
    """

    def __init__(
        self, book: Book, size: float, whose: str, printed: str, contact: str,
        numbered: Callable[[int, int], tuple[str, ...]],
    ) -> None:  # fmt: skip
        self._book = book
        self._size = size
        self._numbered = numbered
        self._width = book.size[0] - 2 * MARGIN
        widest = numbered(888, 888)
        beside = self._width - max(width(line, REGULAR, size) for line in widest) - _BETWEEN
        self._lines = list(book.lines(whose, REGULAR, size, beside))
        # Whom to ask goes on a line of its own rather than have a phone number broken in two.
        room = beside if len(self._lines) < len(widest) else self._width
        together = book.lines(dotted(printed, contact), REGULAR, size, room)
        for words in (printed, contact) if len(together) > 1 else (dotted(printed, contact),):
            room = beside if len(self._lines) < len(widest) else self._width
            self._lines += book.lines(words, REGULAR, size, room)
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
