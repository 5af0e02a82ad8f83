"""A sheet: lines of cells, as spreadsheets and delimited files hold them."""

from dataclasses import dataclass, replace
from functools import cached_property

from facilitator.refusal import Refusal

MOST_LINES = 100_000


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of one line; `line` is its number in the file, from 1. `trouble` says why it could not be read."""

    line: int
    cells: tuple[str, ...]
    trouble: Refusal | None = None


@dataclass(frozen=True)
class Sheet:
    """The lines of a file that say something; the first may be its headings."""

    rows: tuple[Row, ...]
    has_headings: bool = True

    @cached_property
    def width(self) -> int:
        """The number of columns."""
        return max((len(row.cells) for row in self.rows), default=0)

    @cached_property
    def headings(self) -> tuple[str, ...]:
        """The heading of every column; "" where there is none."""
        first = self.rows[0].cells if self.rows and self.has_headings else ()
        return tuple(first) + ("",) * (self.width - len(first))

    @cached_property
    def lines(self) -> tuple[Row, ...]:
        """The lines below the headings."""
        return self.rows[1:] if self.has_headings else self.rows

    def with_headings(self, has_headings: bool) -> "Sheet":
        """Give the same sheet, its first line taken as headings or not."""
        return replace(self, has_headings=has_headings)

    def samples(self, column: int, most: int = 5) -> list[str]:
        """Give the first cells of a column that say something, to show beside its heading."""
        found = (row.cells[column] for row in self.lines if column < len(row.cells) and row.cells[column].strip())
        return [cell for cell, _ in zip(found, range(most), strict=False)]
