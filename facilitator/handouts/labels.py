"""Address labels: one for everybody on a list who has an address, on the sheets of labels that shops sell."""

from collections.abc import Sequence
from functools import partial

from facilitator.domain.records import Person
from facilitator.handouts import _label_sheet
from facilitator.handouts._handout import CONTACTS, FACILITATOR_ONLY, START, Handout
from facilitator.handouts._label_stock import ADDRESSES, Stock
from facilitator.handouts._measures import LEADING
from facilitator.handouts._request import Request
from facilitator.handouts._sheet import Sheet
from facilitator.refusal import Refusal
from facilitator.store import contact_lists
from facilitator.words import mark

# Printers leave the edge of the paper white, and some sheets have labels up to it.
_INSIDE = 15.0
_ABOVE = 4.0


def draw(sheet: Sheet, request: Request) -> None:
    """Fill sheets of labels; blank, draw the labels' edges and numbers, to find the first free one of a begun sheet."""
    sheet.without_footer(0)
    stock = ADDRESSES[request.paper, request.is_large]
    if request.connection is None or request.is_blank:
        _label_sheet.outline(sheet, stock)
        return
    _label_sheet.check(stock, request.start_at)
    everybody = contact_lists.persons(request.connection, request.contacts, request.today)
    _label_sheet.name_those_left_out(sheet, [one for one in everybody if not one.address])
    with_address = [one for one in everybody if one.address]
    if with_address:
        _label_sheet.fill(sheet, stock, with_address, partial(_write, sheet, stock), request.start_at)
    else:
        sheet.book.warn(Refusal(mark("Nobody on this list has an address; the sheet is empty.")))
        _label_sheet.outline(sheet, stock)


def _write(sheet: Sheet, stock: Stock, person: Person, x: float, y: float) -> None:
    leading = sheet.fine * LEADING
    room = stock.width - 2 * _INSIDE
    most = int((stock.height - 2 * _ABOVE) // leading)
    name = sheet.lines(person.name, sheet.fine, room, is_bold=True)
    address = _fitting(sheet, person.address, room, most - len(name))
    if not address:
        sheet.book.warn(
            Refusal(mark("The address of {name} is too long for a label; write it by hand."), name=person.name)
        )
        name = name[:most]
    top = y - (stock.height - (len(name) + len(address)) * leading) / 2
    for words, is_bold in [*((one, True) for one in name), *((one, False) for one in address)]:
        sheet.put(words, x + _INSIDE, top, sheet.fine, is_bold)
        top -= leading


def _fitting(sheet: Sheet, address: str, room: float, most: int) -> Sequence[str]:
    """Give the lines of an address as it was written, else run together; nothing when it cannot stand on a label."""
    # What was written on one line and is too long for it breaks behind the street, not in the name of the town.
    whole = ", ".join(part.strip(" ,") for part in address.split("\n"))
    street, _, rest = address.partition(", ")
    fits = "\n" in address or len(sheet.lines(address, sheet.fine, room)) < 2
    for words in (address if fits else f"{street}\n{rest}", address, whole):
        lines = sheet.lines(words, sheet.fine, room)
        if len(lines) <= most:
            return lines
    return ()


HANDOUT = Handout(
    name="labels",
    title=mark("Address labels"),
    order=84,
    needs="",
    privacy=FACILITATOR_ONLY,
    draw=draw,
    use=mark(
        "For envelopes, on sheets of 30 (Letter, Avery 5160) or 24 (A4, 70 × 37 mm); blank, to find the first free label"
    ),
    takes=frozenset({CONTACTS, START}),
)
