"""Labels laid on their sheets, from the first that is still free, and the empty sheet to find that one with."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from facilitator.domain.records import Person
from facilitator.handouts import _shapes
from facilitator.handouts._label_stock import Stock
from facilitator.handouts._letters import REGULAR, width
from facilitator.handouts._sheet import Sheet
from facilitator.refusal import Refusal
from facilitator.words import mark, mark_plural, spoken

T = TypeVar("T")
# Writes one of the things into the box whose upper left corner is given.
Write = Callable[[T, float, float], None]

_MOST_NAMED = 12


def check(stock: Stock, start_at: int) -> None:
    """Raise a `Refusal` for a label that such a sheet does not have."""
    if not 1 <= start_at <= stock.count:
        raise Refusal(mark("A sheet of {stock} has {count} labels, so the first free one is 1 to {count}, not {start}."),
                      stock=stock.name, count=stock.count, start=start_at)  # fmt: skip


def fill(sheet: Sheet, stock: Stock, things: Sequence[T], write: Write[T], start_at: int = 1) -> None:
    """Write one label for each thing, the first one where the sheet is still free, on as many sheets as it takes."""
    start = start_at - 1
    for at, thing in enumerate(things, start=start):
        place = at % stock.count
        if at == start or not place:
            sheet.new_page()
        write(thing, *stock.corner(place, sheet.book.size[1]))


def outline(sheet: Sheet, stock: Stock) -> None:
    """Draw the edges of every label, each with its number: held behind a begun sheet it shows where to go on."""
    sheet.new_page()
    for place in range(stock.count):
        x, y = stock.corner(place, sheet.book.size[1])
        edge(sheet, stock, x, y)
        number = str(place + 1)
        middle = x + (stock.width - width(number, REGULAR, sheet.head)) / 2
        sheet.put(number, middle, y - (stock.height - sheet.head) / 2, sheet.head)


def edge(sheet: Sheet, stock: Stock, x: float, y: float) -> None:
    """Draw the edge of a label whose upper left corner is at x, y."""
    sheet.draw(_shapes.frame(x, y - stock.height, stock.width, stock.height))


def name_those_left_out(sheet: Sheet, left_out: Sequence[Person]) -> None:
    """Warn of people without an address, by name, as far as a warning can hold them."""
    if not left_out:
        return
    names = ", ".join(one.name for one in left_out[:_MOST_NAMED])
    more = len(left_out) - _MOST_NAMED
    if more > 0:
        names += " " + spoken().plural(*mark_plural("and {n} more", "and {n} more"), more)
    sheet.book.warn(Refusal(mark("There is no label for those without an address: {names}."), names=names))
