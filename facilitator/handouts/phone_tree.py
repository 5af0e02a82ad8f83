"""The phone tree: who calls whom when there is no time to write, in parts to cut, one for each caller."""

from collections.abc import Sequence

from facilitator.domain import phone_tree
from facilitator.domain.phone_tree import Calls
from facilitator.domain.records import Person
from facilitator.domain.records.people import WAYS_TO_REACH
from facilitator.handouts import _heading, _shapes
from facilitator.handouts._grid import EMPTY, Column, Grid, Mark, Row, Words
from facilitator.handouts._handout import CONTACTS, FACILITATOR_ONLY, Handout
from facilitator.handouts._measures import LEADING
from facilitator.handouts._request import Request
from facilitator.handouts._sheet import Sheet
from facilitator.handouts._wrapping import dotted
from facilitator.refusal import Refusal
from facilitator.store import contact_lists
from facilitator.words import mark

_ROW = 24.0
_LARGE_ROW = 42.0
_TOLD = 54.0
_BETWEEN = 14.0
_WAYS = dict(WAYS_TO_REACH)


def draw(sheet: Sheet, request: Request) -> None:
    """Write a part for whoever begins and for each caller; blank, parts with lines to write on."""
    sheet.show_to(sheet.privacy, has_contact=False)
    _heading.write_titles(sheet)
    explained = mark(
        "Cut along the lines and give each caller their own part only. Nobody calls more than {most}. Whoever cannot reach "
        "somebody tells the one who called them."
    )
    sheet.write_stacked(sheet.say(explained, most=phone_tree.MOST), is_bold=False, after=6)
    if request.connection is None or request.is_blank:
        _draw_blank(sheet)
        return
    everybody = contact_lists.persons(request.connection, request.contacts, request.today)
    called = sorted((one for one in everybody if _phone(one)), key=lambda one: not one.has_seat)
    _warn(sheet, called)
    for calls in phone_tree.plan(len(called)):
        _draw_part(sheet, called, calls)
    _write_others(sheet, [one for one in everybody if not _phone(one)])


def _warn(sheet: Sheet, called: Sequence[Person]) -> None:
    if not called:
        sheet.book.warn(Refusal(mark("Nobody on this list has a phone.")))
    not_asked = sum(not one.shows("phone") for one in called)
    if not_asked:
        sheet.book.warn(
            Refusal(
                mark("Have not agreed that members see their phone: {n} of {all}. Ask before you hand out the parts."),
                n=not_asked, all=len(called),
            )
        )  # fmt: skip


def _draw_part(sheet: Sheet, called: Sequence[Person], calls: Calls) -> None:
    seat = sheet.say(mark("Has a seat"))
    if calls.caller is None:
        titles = sheet.say(mark("The first calls, by whoever begins"))
    else:
        caller = called[calls.caller]
        titles = sheet.say(mark("{name} calls"), name=caller.name)
    rows: list[Row] = [
        (
            (Words(dotted(one.name, *seat) if one.has_seat else one.name, is_bold=True),),
            (Words(dotted(_phone(one), one.best_time)),),
            Mark.BOX,
        )
        for one in (called[at] for at in calls.called)
    ]
    _draw_rows(sheet, titles, rows)


def _draw_rows(sheet: Sheet, titles: tuple[str, ...], rows: Sequence[Row]) -> None:
    # A part stays whole for whoever cuts it off.
    sheet.need(_height(sheet, titles, rows))
    sheet.write_stacked(titles, sheet.head, after=2)
    _grid(sheet).draw(rows)
    sheet.y -= _BETWEEN
    sheet.draw(_shapes.dashes(0, sheet.y, sheet.book.size[0], sheet.y))
    sheet.y -= _BETWEEN / 2


def _grid(sheet: Sheet) -> Grid:
    columns = [
        Column(sheet.say(mark("Name")), 0, 1.2),
        Column(sheet.say(mark("Phone, best time")), 0, 1),
        Column(sheet.say(mark("Told")), _TOLD),
    ]
    return Grid(sheet, columns, _row(sheet), is_written_in=True)


def _row(sheet: Sheet) -> float:
    return _LARGE_ROW if sheet.request.is_large else _ROW


def _height(sheet: Sheet, titles: tuple[str, ...], rows: Sequence[Row]) -> float:
    return sheet.height_of(titles, sheet.head) + 2 + _grid(sheet).height_of(rows) + _BETWEEN


def _phone(person: Person) -> str:
    return person.phone or person.other_phone


def _write_others(sheet: Sheet, others: Sequence[Person]) -> None:
    """Name those who have no phone, and how they want to be reached."""
    if not others:
        return
    sheet.need(sheet.head * LEADING + 2 * sheet.body * LEADING)
    sheet.write_stacked(sheet.say(mark("Without a phone: tell them another way")), sheet.head, after=2)
    for one in others:
        way = sheet.joined(_WAYS[one.reach_by]) if one.reach_by else ""
        sheet.write(f"{one.name}: {way}" if way else one.name)


def _draw_blank(sheet: Sheet) -> None:
    rows: list[Row] = [(EMPTY, EMPTY, Mark.BOX)] * phone_tree.MOST
    titles = sheet.say(mark("The first calls, by whoever begins"))
    height = _height(sheet, titles, rows)
    while sheet.y - height >= sheet.bottom:
        _draw_rows(sheet, titles, rows)
        titles = sheet.say(mark("{name} calls"), name="____________________")


HANDOUT = Handout(
    name="phone-tree",
    title=mark("Phone tree"),
    order=82,
    needs="",
    privacy=FACILITATOR_ONLY,
    draw=draw,
    use=mark("Who calls whom when there is no time to write; cut apart, one part for each caller"),
    takes=frozenset({CONTACTS}),
)
