"""Badges: eight on a page, the first name big, for people who do not know each other yet."""

from dataclasses import dataclass
from functools import partial

from facilitator.domain.records import Person
from facilitator.handouts import _label_sheet, _shapes
from facilitator.handouts._handout import CONTACTS, MEMBERS, START, Handout
from facilitator.handouts._label_stock import BADGES, Stock
from facilitator.handouts._letters import BOLD, REGULAR, width
from facilitator.handouts._measures import LEADING
from facilitator.handouts._request import Request
from facilitator.handouts._sheet import Sheet
from facilitator.handouts._wrapping import fitting_size
from facilitator.refusal import Refusal
from facilitator.store import contact_lists, people, rows
from facilitator.words import mark

_INSIDE = 12.0
_MOST = 44.0
_TIGHT = 1.25
_MOST_BELOW = 2  # lines of the organization


@dataclass(frozen=True, slots=True)
class _Badge:
    """What somebody is called, the whole name where that says more, and where they belong."""

    called: str
    whole: str
    organization: str


def draw(sheet: Sheet, request: Request) -> None:
    """Draw a badge for everybody on the list; without a list for those expected at the meeting, else for all contacts."""
    sheet.without_footer(0)
    stock = BADGES[request.paper]
    is_blank = request.connection is None or request.is_blank
    badges = [] if is_blank else _badges(sheet, request)
    if badges:
        _label_sheet.check(stock, request.start_at)
        _label_sheet.fill(sheet, stock, badges, partial(_write, sheet, stock), request.start_at)
        return
    if not is_blank:
        sheet.book.warn(Refusal(mark("Nobody is on this list; the badges are blank.")))
    _label_sheet.fill(sheet, stock, [_Badge("", "", "")] * stock.count, partial(_write, sheet, stock))


def _badges(sheet: Sheet, request: Request) -> list[_Badge]:
    connection = request.connection
    assert connection is not None
    if sheet.matter.meeting is not None and not request.contacts:
        return [
            _badge(line.name, rows.get(connection, Person, line.attendance.person), line.organization)
            for line in sheet.matter.expected
        ]
    persons = contact_lists.persons(connection, request.contacts, request.today)
    belonging = people.organizations_of(connection)
    return [_badge(one.name, one, belonging.get(one.uid, "")) for one in persons]


def _badge(name: str, person: Person | None, organization: str) -> _Badge:
    called = person.first_name if person else name.split(" ")[0]
    return _Badge(called, "" if name == called else name, organization)


def _write(sheet: Sheet, stock: Stock, badge: _Badge, x: float, y: float) -> None:
    _label_sheet.edge(sheet, stock, x, y)
    room, middle = stock.width - 2 * _INSIDE, x + stock.width / 2
    if not badge.called:
        third = y - stock.height * 0.6
        sheet.draw(_shapes.line(x + 2 * _INSIDE, third, x + stock.width - 2 * _INSIDE, third))
        below = sheet.book.readable(sheet.joined(mark("Name")))
        sheet.put(below, middle - width(below, REGULAR, sheet.fine) / 2, third - 2, sheet.fine)
        return
    size = fitting_size(sheet.book.readable(badge.called), BOLD, room, _MOST, sheet.fine)
    lines = [(words, size, True) for words in sheet.lines(badge.called, size, room, is_bold=True)]
    lines += [(words, sheet.fine, False) for words in sheet.lines(badge.whole, sheet.fine, room)]
    belonging = [(words, sheet.fine, False) for words in sheet.lines(badge.organization, sheet.fine, room)]
    lines += belonging if len(belonging) <= _MOST_BELOW else []
    while len(lines) > 1 and _height(lines) > stock.height - _INSIDE:
        lines.pop()
    top = y - (stock.height - _height(lines)) / 2
    for words, letters, is_bold in lines:
        left = middle - width(words, BOLD if is_bold else REGULAR, letters) / 2
        sheet.put(words, left, top, letters, is_bold)
        top -= letters * (_TIGHT if is_bold else LEADING)


def _height(lines: list[tuple[str, float, bool]]) -> float:
    return sum(letters * (_TIGHT if is_bold else LEADING) for _, letters, is_bold in lines)


HANDOUT = Handout(
    name="badges",
    title=mark("Badges"),
    order=52,
    needs="",
    privacy=MEMBERS,
    draw=draw,
    use=mark("Eight on a page, first names big; on sheets of badges (Avery 5395, or 99.1 × 67.7 mm) or to cut"),
    takes=frozenset({CONTACTS, START}),
)
