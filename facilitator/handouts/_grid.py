"""A ruled table that runs over pages: its heads repeat, its rows stay whole, and no row is left alone on a last page."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import accumulate
from operator import sub
from typing import NamedTuple

from facilitator.handouts import _shapes
from facilitator.handouts._letters import BOLD, REGULAR
from facilitator.handouts._letters import width as words_width
from facilitator.handouts._measures import LEADING, PAD, PAD_ABOVE
from facilitator.handouts._sheet import Sheet
from facilitator.handouts._wrapping import longest_word

_BOX = 14.0
_BAR = 0.7  # of the height of a line
_HAIR = 0.01  # what sums of measures may be off


class Mark(Enum):
    """What a cell can hold in place of words."""

    BOX = "an empty box to tick"


class Words(NamedTuple):
    """Words in a cell, a paragraph of their own."""

    text: str
    is_bold: bool = False


class Bar(NamedTuple):
    """A bar in a cell, `length` (of 1) of the room that is left beside its words, which get `beside` points."""

    length: float
    is_hatched: bool
    text: str
    beside: float


Cell = tuple[Words, ...] | Mark | Bar
Row = tuple[Cell, ...]
EMPTY: Cell = ()


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its head in each language, and its least width; those with a `share` take what room is left."""

    heads: tuple[str, ...]
    width: float
    share: float = 0


@dataclass(frozen=True, slots=True)
class _Laid:
    """A row broken into lines; each line is its words and whether they are bold."""

    cells: tuple[Sequence[Words] | Mark | Bar, ...]
    height: float


class Grid:
    """A table on a sheet.

    `row` is the least height of a row. `is_written_in` puts what is printed into the middle of its row and rules the
    columns too, for people who write in them. Of `blanks` empty rows at least that many follow the others, and as many
    more as the last page holds.
    """

    def __init__(
        self, sheet: Sheet, columns: Sequence[Column], row: float = 0, is_written_in: bool = False, blanks: int = 0
    ) -> None:
        self._sheet = sheet
        self._columns = columns
        self._row = row
        self._is_written_in = is_written_in
        self._blanks = blanks
        self._leading = sheet.body * LEADING
        self._widths = self._shared_widths()
        self._lefts = [sheet.left + sum(self._widths[:at]) for at in range(len(columns))]
        self._heads = self._laid_heads()

    @property
    def head_height(self) -> float:
        """How high its heads are."""
        return self._heads.height

    def height_of(self, rows: Iterable[Row]) -> float:
        """Give how high it will be with these rows, its heads with them, where they all stand on one page."""
        return self.head_height + sum(self._laid(row).height for row in rows)

    def draw(self, rows: Iterable[Row]) -> None:
        """Write the rows where the sheet stands, and on as many pages as they need."""
        sheet = self._sheet
        room = sheet.top - sheet.bottom - self._heads.height
        laid = (piece for row in rows for piece in self._cut(self._laid(row), room))
        first = sheet.y - sheet.bottom - self._heads.height
        for at, page in enumerate(self._in_pages(laid, first, room)):
            if at:
                sheet.new_page()
            if page:
                self._draw_page(page)

    def _shared_widths(self) -> list[float]:
        sheet = self._sheet
        least = []
        for column in self._columns:
            faces = [BOLD, *(REGULAR for _ in column.heads[1:])]
            words = (longest_word(head, face, sheet.body) for head, face in zip(column.heads, faces, strict=False))
            least.append(max(column.width, max(words, default=0) + 2 * PAD))
        shares = sum(column.share for column in self._columns)
        spare = sheet.width - sum(least)
        if shares and spare > 0:
            return [width + spare * column.share / shares for width, column in zip(least, self._columns, strict=True)]
        return [width * sheet.width / sum(least) for width in least]

    def _laid_heads(self) -> _Laid:
        cells = tuple(
            tuple(Words(head, is_bold=at == 0) for at, head in enumerate(column.heads)) for column in self._columns
        )
        if not any(cells):
            return _Laid((), 0)
        return self._laid(cells, least=0)

    def _laid(self, row: Row, least: float | None = None) -> _Laid:
        sheet = self._sheet
        cells: list[Sequence[Words] | Mark | Bar] = []
        count = 1
        for cell, width in zip(row, self._widths, strict=True):
            if isinstance(cell, (Mark, Bar)) or not cell:
                cells.append(cell)
                continue
            lines = [
                Words(line, is_bold)
                for text, is_bold in cell
                if text
                for line in sheet.lines(text, sheet.body, width - 2 * PAD, is_bold)
            ]
            cells.append(lines)
            if len(lines) > count:
                count = len(lines)
        height = max(self._row if least is None else least, count * self._leading + 2 * PAD_ABOVE)
        return _Laid(tuple(cells), height)

    def _cut(self, row: _Laid, room: float) -> list[_Laid]:
        """Cut a row that is higher than a whole page, which no row of sensible words is."""
        if row.height <= room:
            return [row]
        most = int((room - 2 * PAD_ABOVE) // self._leading)
        upper = tuple(cell if isinstance(cell, (Mark, Bar)) else cell[:most] for cell in row.cells)
        lower = tuple(() if isinstance(cell, (Mark, Bar)) else cell[most:] for cell in row.cells)
        rest = max(len(cell) for cell in lower) * self._leading + 2 * PAD_ABOVE
        return [_Laid(upper, most * self._leading + 2 * PAD_ABOVE), *self._cut(_Laid(lower, rest), room)]

    def _in_pages(self, rows: Iterable[_Laid], first: float, room: float) -> Iterator[list[_Laid]]:
        """Give the rows of one page after the other; the first has other room, and stays empty when no row fits.

        A page is held back until the next one is full: a last row that would be alone there gets company from it.
        """
        held: list[_Laid] | None = None
        page: list[_Laid] = []
        left = first + _HAIR
        for row in rows:
            if row.height > left:
                if held is not None:
                    yield held
                held, page, left = page, [], room + _HAIR
            page.append(row)
            left -= row.height
        if self._blanks:
            blank = self._laid(tuple(EMPTY for _ in self._columns))
            fit = int(left // blank.height)
            page += [blank] * fit
        elif held and len(page) == 1 and len(held) > 2:
            page.insert(0, held.pop())
        if held is not None:
            yield held
        yield page
        if self._blanks and fit < self._blanks:
            yield [blank] * int((room + _HAIR) // blank.height)

    def _draw_page(self, rows: Sequence[_Laid]) -> None:
        sheet = self._sheet
        self._rule(sheet.y, [row.height for row in rows])
        top = sheet.y
        if self._heads.cells:
            self._fill(self._heads, top, is_middle=False)
            top -= self._heads.height
        for row in rows:
            self._fill(row, top, self._is_written_in)
            top -= row.height
        sheet.y = top

    def _fill(self, row: _Laid, top: float, is_middle: bool) -> None:
        sheet = self._sheet
        for cell, left, width in zip(row.cells, self._lefts, self._widths, strict=True):
            if isinstance(cell, Mark):
                sheet.draw(_shapes.box(left + (width - _BOX) / 2, top - (row.height + _BOX) / 2, _BOX))
                continue
            if isinstance(cell, Bar):
                self._fill_bar(cell, left, width, top - (row.height - self._leading) / 2)
                continue
            if not cell:
                continue
            spare = row.height - len(cell) * self._leading
            line_top = top - (spare / 2 if is_middle else PAD_ABOVE)
            for words, is_bold in cell:
                sheet.put(words, left + PAD, line_top, sheet.body, is_bold)
                line_top -= self._leading

    def _fill_bar(self, bar: Bar, left: float, width: float, top: float) -> None:
        sheet = self._sheet
        height = self._leading * _BAR
        room = width - 3 * PAD - bar.beside
        if bar.length:
            y = top - (self._leading + height) / 2
            sheet.draw(_shapes.bar(left + PAD, y, max(1.0, room * bar.length), height, bar.is_hatched))
        words = sheet.book.readable(bar.text)
        sheet.put(words, left + width - PAD - words_width(words, REGULAR, sheet.body), top, sheet.body)

    def _rule(self, top: float, heights: Sequence[float]) -> None:
        """Put the rules of a page below its words, all in one stroke."""
        sheet, heads = self._sheet, self._heads.height
        left, right = sheet.left, sheet.left + sheet.width
        if heads:
            sheet.draw(_shapes.shade(left, top - heads, right - left, heads))
        edges = list(accumulate(heights, sub, initial=top - heads))
        rules = [(left, edge, right, edge) for edge in edges]
        if self._is_written_in:
            rules += [(x, top, x, edges[-1]) for x in self._lefts[1:]]
        sheet.draw(_shapes.rules(rules))
