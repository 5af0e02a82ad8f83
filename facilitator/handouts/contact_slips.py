"""Contact slips: one person each, folded into a box, so that nobody reads another's phone number off a list."""

from facilitator.handouts import _shapes
from facilitator.handouts._book import Page
from facilitator.handouts._handout import PUBLIC, Handout
from facilitator.handouts._letters import REGULAR, width
from facilitator.handouts._measures import LEADING
from facilitator.handouts._request import Request
from facilitator.handouts._sheet import Sheet
from facilitator.handouts._write_line import write_line
from facilitator.words import mark

# Slips are cut to the edge of the paper, so they need no margins; printers leave this much white.
_EDGE = 18.0
_INSIDE = 8.0
_LAYOUTS = ((2, 3), (2, 2), (1, 2), (1, 1))
_LEAST_ROOM, _MOST_ROOM = 22.0, 34.0
_BOX = 1.05  # times the letters beside it
_LINES = (
    mark("Name"),
    mark("Phone"),
    mark("Email"),
    mark("Address"),
    mark("Language"),
    mark("Needs (access, food)"),
)
_WAYS = (mark("phone"), mark("text"), mark("email"), mark("letter"))


def draw(sheet: Sheet, request: Request) -> None:
    """Fill one page with as many slips as can be written on, with lines to cut along."""
    sheet.without_footer(_EDGE)
    sheet.new_page()
    wide, high = sheet.book.size
    for columns, rows in _LAYOUTS:
        room = (high - 2 * _EDGE) / rows - 2 * _INSIDE
        slip_width = (wide - 2 * _EDGE) / columns - 2 * _INSIDE
        line_room = _roomiest(sheet, slip_width, room)
        if line_room or columns * rows == 1:
            break
    for column in range(columns):
        for row in range(rows):
            left = _EDGE + column * (slip_width + 2 * _INSIDE) + _INSIDE
            top = high - _EDGE - row * (room + 2 * _INSIDE) - _INSIDE
            _write_slip(sheet, left, slip_width, top, line_room or _LEAST_ROOM)
    _draw_cuts(sheet, columns, rows)


def _roomiest(sheet: Sheet, slip_width: float, room: float) -> float:
    """Give the most room for each line to write on with which a slip fits, 0 when it does not."""
    sheet.pages.append(Page())  # written on only to see how high it gets
    least = _write_slip(sheet, sheet.left, slip_width, sheet.top, _LEAST_ROOM)
    sheet.pages.pop()
    if least > room:
        return 0
    return min(_MOST_ROOM, _LEAST_ROOM + (room - least) / len(_LINES))


def _write_slip(sheet: Sheet, left: float, slip_width: float, top: float, line_room: float) -> float:
    """Write a slip and give its height."""
    before = sheet.left, sheet.width, sheet.y, sheet.bottom
    sheet.left, sheet.width, sheet.y, sheet.bottom = left, slip_width, top, -sheet.top
    for label in _LINES:
        write_line(sheet, label, room=line_room)
    sheet.y -= 6
    _write_ways(sheet)
    _write_consent(sheet)
    height = top - sheet.y
    sheet.left, sheet.width, sheet.y, sheet.bottom = before
    return height


def _write_ways(sheet: Sheet) -> None:
    """Write how somebody may be reached, each way behind a box to tick."""
    label = sheet.joined(mark("Reach me by"))
    sheet.put(label, sheet.left, sheet.y, sheet.fine)
    box = _BOX * sheet.fine
    x = sheet.left + width(label, REGULAR, sheet.fine) + 10
    for way in _WAYS:
        words = sheet.joined(way)
        taken = box + 4 + width(words, REGULAR, sheet.fine) + 10
        if x > sheet.left and x + taken - 10 > sheet.left + sheet.width:
            x = sheet.left
            sheet.y -= sheet.fine * LEADING + 2
        sheet.draw(_shapes.box(x, sheet.y - sheet.fine * LEADING + 3, box))
        sheet.put(words, x + box + 4, sheet.y, sheet.fine)
        x += taken
    sheet.y -= sheet.fine * LEADING + 3


def _write_consent(sheet: Sheet) -> None:
    """Write what is agreed to: who keeps this, what for, for how long, and how it ends."""
    box = _BOX * sheet.fine
    group, contact = sheet.matter.name, sheet.matter.contact
    for language in sheet.request.languages:
        words = (
            language.translate("{group} may keep this to send me news of its work, until I say stop.", group=group)
            if group
            else language.translate("The group may keep this to send me news of its work, until I say stop.")
        )
        if contact:
            words += " " + language.translate("To be taken off, ask {contact}.", contact=contact)
        sheet.draw(_shapes.box(sheet.left, sheet.y - sheet.fine * LEADING + 3, box))
        sheet.write(words, sheet.fine, indent=box + 4)


def _draw_cuts(sheet: Sheet, columns: int, rows: int) -> None:
    wide, high = sheet.book.size
    for column in range(1, columns):
        sheet.draw(_shapes.dashes(wide * column / columns, 0, wide * column / columns, high))
    for row in range(1, rows):
        y = _EDGE + (high - 2 * _EDGE) * row / rows
        sheet.draw(_shapes.dashes(0, y, wide, y))


HANDOUT = Handout(
    name="contact-slips",
    title=mark("Contact slips"),
    order=40,
    needs="",
    privacy=PUBLIC,
    draw=draw,
    use=mark("One for each person who wants news, to be folded into a box"),
)
