"""Where pages lie in a preview: one below the other, fitted to the room there is."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from PySide6.QtCore import QRectF, QSize, QSizeF

WIDTH, WHOLE, REAL = "width", "whole", "real"  # the ways to fit a page into view


@dataclass(frozen=True)
class Spread:
    """Pages of given `sizes` in points, in a room on the screen with a gap around each.

    `real` says how many dots of the screen a point takes in the size of the paper.
    """

    sizes: Sequence[QSizeF]
    fit: str
    room: QSize
    gap: int
    real: float

    @cached_property
    def scale(self) -> float:
        """How many dots of the screen a point takes here."""
        if self.fit == REAL or not self.sizes:
            return self.real
        across = max(1, self.room.width() - 2 * self.gap) / max(size.width() for size in self.sizes)
        if self.fit == WIDTH:
            return across
        return min(across, max(1, self.room.height() - 2 * self.gap) / max(size.height() for size in self.sizes))

    @cached_property
    def tops(self) -> list[float]:
        """Where each page begins, counted from the first one's gap; the last number is the end of all."""
        tops, y = [], float(self.gap)
        for size in self.sizes:
            tops.append(y)
            y += size.height() * self.scale + self.gap
        return [*tops, y]

    @property
    def height(self) -> int:
        """How tall all pages are together."""
        return round(self.tops[-1])

    @property
    def width(self) -> int:
        """How wide the widest page is with its gaps."""
        return round(max((size.width() for size in self.sizes), default=0.0) * self.scale) + 2 * self.gap

    def place(self, at: int, across: int, down: int) -> QRectF:
        """Give the place of a page when the room was moved `across` and `down`; whole dots, so that its edge is sharp."""
        wide = self.sizes[at].width() * self.scale
        left = max(float(self.gap), (self.room.width() - wide) / 2) - across
        return QRectF(
            round(left), round(self.tops[at] - down), round(wide), round(self.sizes[at].height() * self.scale)
        )

    def in_view(self, down: int) -> list[int]:
        """List the pages that can be seen."""
        bottom = down + self.room.height()
        return [at for at in range(len(self.sizes)) if self.tops[at] < bottom and self.tops[at + 1] > down]

    def page_at(self, down: int) -> int:
        """Give the page, from 1, in the middle of the view; 0 when there is none."""
        middle = down + self.room.height() / 2
        return max(1, sum(top <= middle for top in self.tops[:-1])) if self.sizes else 0
