"""Sheets of labels as they are sold, and where each label lies on them."""

from dataclasses import dataclass

_INCH = 72.0
_MM = _INCH / 25.4


@dataclass(frozen=True, slots=True)
class Stock:
    """One kind of sheet, in points: a label's size, the white left of and above the first, and from one to the next."""

    name: str
    columns: int
    rows: int
    width: float
    height: float
    left: float
    top: float
    across: float
    down: float

    @property
    def count(self) -> int:
        """How many labels a sheet has."""
        return self.columns * self.rows

    def corner(self, place: int, page_height: float) -> tuple[float, float]:
        """Give the upper left corner of the label at a place, counted from 0 along the rows."""
        row, column = divmod(place, self.columns)
        return self.left + column * self.across, page_height - self.top - row * self.down


def _inches(name: str, columns: int, rows: int, *measures: float) -> Stock:
    width, height, left, top, across, down = (one * _INCH for one in measures)
    return Stock(name, columns, rows, width, height, left, top, across, down)


def _millimetres(name: str, columns: int, rows: int, *measures: float) -> Stock:
    width, height, left, top, across, down = (one * _MM for one in measures)
    return Stock(name, columns, rows, width, height, left, top, across, down)


# Usual labels, and larger ones for large print.
ADDRESSES = {
    ("letter", False): _inches("Avery 5160", 3, 10, 2.625, 1, 0.1875, 0.5, 2.75, 1),
    ("letter", True): _inches("Avery 5163", 2, 5, 4, 2, 0.15625, 0.5, 4.1875, 2),
    ("a4", False): _millimetres("70 × 37 mm", 3, 8, 70, 37, 0, 0.5, 70, 37),
    ("a4", True): _millimetres("105 × 74 mm", 2, 4, 105, 74, 0, 0.5, 105, 74),
}
BADGES = {
    "letter": _inches("Avery 5395", 2, 4, 3.375, 7 / 3, 0.6875, 7 / 12, 3.75, 2.5),
    "a4": _millimetres("99.1 × 67.7 mm", 2, 4, 99.1, 67.7, 4.65, 13.1, 101.6, 67.7),
}
