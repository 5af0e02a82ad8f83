"""Name tents: two on a page, to be cut apart and folded, first names big on both sides and no titles at all."""

from collections.abc import Sequence

from facilitator.domain.records import Person
from facilitator.handouts import _shapes
from facilitator.handouts._handout import MEMBERS, Handout
from facilitator.handouts._letters import BOLD, REGULAR, width
from facilitator.handouts._measures import MARGIN
from facilitator.handouts._request import Request
from facilitator.handouts._sheet import Sheet
from facilitator.handouts._wrapping import fitting_size, longest_word
from facilitator.refusal import Refusal
from facilitator.store import rows
from facilitator.store.attendance import Line
from facilitator.words import mark

_MOST, _LEAST = 88, 20
_FULL, _LEAST_FULL = 20.0, 12.0
_TIGHT = 1.15
_MARK = 11.5

Tent = tuple[str, str]
_BLANK: Tent = ("", "")


def draw(sheet: Sheet, request: Request) -> None:
    """Draw a tent for everybody who is expected; without anybody, a page of blank ones."""
    sheet.without_footer(MARGIN)
    tents = [_tent(sheet, line) for line in sheet.matter.expected]
    if sheet.matter.meeting is not None and not tents:
        sheet.book.warn(Refusal(mark("Nobody is expected at this meeting yet; the name tents are blank.")))
    if len(tents) % 2 or not tents:
        tents += [_BLANK] * (2 - len(tents) % 2)
    for at in range(0, len(tents), 2):
        sheet.new_page()
        _draw_page(sheet, tents[at : at + 2])


def _tent(sheet: Sheet, line: Line) -> Tent:
    """Give what somebody is called, and the whole name where that says more."""
    connection = sheet.matter.connection
    person = rows.get(connection, Person, line.attendance.person) if connection and line.attendance.person else None
    whole = _without_title(line.name)
    called = person.called if person and person.called else whole.split(" ")[0]
    return called, "" if whole == called else whole


def _without_title(name: str) -> str:
    """Leave "Dr." or "Rev." off the front of a name: at the table everybody sits as themselves. Initials stay."""
    first, _, rest = name.partition(" ")
    return _without_title(rest) if rest and first.endswith(".") and len(first) > len("J.") else name


def _draw_page(sheet: Sheet, tents: Sequence[Tent]) -> None:
    half = sheet.book.size[1] / 2
    cut, fold = sheet.joined(mark("cut")), sheet.joined(mark("fold"))
    _draw_mark(sheet, cut, half, 6)
    for at, tent in enumerate(tents):
        foot = half * (1 - at)
        _draw_mark(sheet, fold, foot + half / 2, 2)
        _draw_side(sheet, tent, foot + half / 4, is_turned=False)
        _draw_side(sheet, tent, foot + half * 3 / 4, is_turned=True)


def _draw_mark(sheet: Sheet, words: str, y: float, dash: float) -> None:
    """Draw a line to cut or fold along, with the word for it in front."""
    sheet.put(words, 18, y + _MARK * 0.6, _MARK)
    start = 18 + width(words, REGULAR, _MARK) + 6
    sheet.draw(_shapes.dashes(start, y, sheet.book.size[0], y, dash, dash))


def _draw_side(sheet: Sheet, tent: Tent, middle: float, is_turned: bool) -> None:
    called, whole = tent
    if not called:
        third = sheet.width / 6
        y = middle + 22 if is_turned else middle - 22
        sheet.draw(_shapes.line(sheet.left + third / 2, y, sheet.left + sheet.width - third / 2, y))
        return
    size, lines = _biggest(sheet, called)
    small = fitting_size(sheet.book.readable(whole), REGULAR, sheet.width, _FULL, _LEAST_FULL)
    below = sheet.lines(whole, small, sheet.width)
    height = len(lines) * size * _TIGHT + len(below) * small * _TIGHT
    # Downwards from the middle when upright, upwards when turned: the same picture, half a turn on.
    down = height / 2
    for words, letters, face in [*((one, size, BOLD) for one in lines), *((one, small, REGULAR) for one in below)]:
        down -= letters * _TIGHT
        foot = down + letters * 0.3
        half = width(words, face, letters) / 2
        _put(sheet, words, face, letters, half, middle, foot, is_turned)


def _put(
    sheet: Sheet, words: str, face: str, size: float, half: float, middle: float, foot: float, is_turned: bool
) -> None:
    center = sheet.left + sheet.width / 2
    x, y = (center + half, middle - foot) if is_turned else (center - half, middle + foot)
    sheet.pages[-1].words.append(sheet.book.text(words, face, size, x, y, is_turned))


def _biggest(sheet: Sheet, called: str) -> tuple[float, list[str]]:
    """Give the biggest letters in which a name stands on one side, whole words where that can be."""
    room = sheet.book.size[1] / 4 - 2 * _FULL - 40
    readable = sheet.book.readable(called)
    for size in range(_MOST, _LEAST, -2):
        lines = sheet.lines(called, size, sheet.width, is_bold=True)
        if longest_word(readable, BOLD, size) <= sheet.width and len(lines) * size * _TIGHT <= room:
            return size, lines
    return _LEAST, sheet.lines(called, _LEAST, sheet.width, is_bold=True)


HANDOUT = Handout(
    name="name-tents",
    title=mark("Name tents"),
    order=50,
    needs="meeting",
    privacy=MEMBERS,
    draw=draw,
    use=mark("Two on a page, to cut and fold; first names big, no titles"),
)
