"""The sign-in sheet of a meeting of members: names stand on it already, people put their initials."""

from collections.abc import Iterator
from datetime import time

from facilitator.domain.records import Attendance
from facilitator.handouts import _heading
from facilitator.handouts._grid import EMPTY, Cell, Column, Grid, Row, Words
from facilitator.handouts._handout import MEMBERS, Handout
from facilitator.handouts._measures import WRITING_ROW
from facilitator.handouts._request import Request
from facilitator.handouts._sheet import Sheet
from facilitator.store import people, sectors
from facilitator.store.attendance import Line
from facilitator.words import mark

_LEAST_BLANKS = 4
_AT_A_TIME = 500


def draw(sheet: Sheet, request: Request) -> None:
    """Write the head, a row for everybody on the list, and empty rows for those who are not."""
    sheet.show_to(sheet.privacy, has_contact=False)
    _heading.write(sheet)
    if not request.is_large:
        sheet.write_stacked(
            sheet.say(mark("Please put your initials beside your name. If your name is missing, write it at the end.")),
            is_bold=False,
            after=6,
        )
    is_filled = sheet.matter.meeting is not None
    Grid(sheet, _columns(sheet), WRITING_ROW, is_written_in=True, blanks=_LEAST_BLANKS).draw(
        _rows(sheet) if is_filled else []
    )


def _columns(sheet: Sheet) -> list[Column]:
    if sheet.request.is_large:
        return [
            Column(sheet.say(mark("Name")), 0, 1),
            Column(sheet.say(mark("Initials")), 90),
            Column(sheet.say(mark("Arrived, left")), 110),
        ]
    return [
        Column(sheet.say(mark("Name, organization")), 0, 1.5),
        Column(sheet.say(mark("Sector")), 60, 1),
        Column(sheet.say(mark("Seat")), 36),
        Column(sheet.say(mark("Initials")), 54),
        Column(sheet.say(mark("Arrived")), 46),
        Column(sheet.say(mark("Left at")), 42),
        Column(sheet.say(mark("Remote, or in for…")), 78),
    ]


def _rows(sheet: Sheet) -> Iterator[Row]:
    names = _sector_names(sheet)
    yes, no = (tuple(Words(word) for word in sheet.say(text)) for text in (mark("Yes"), mark("No")))
    known: list[Line] | Iterator[people.Line] = sheet.matter.listed or _everybody(sheet)
    for one in known:
        sector = names.get(one.sector, one.sector)
        seat = yes if one.has_seat else no
        place = one.attendance if isinstance(one, Line) else Attendance()
        if sheet.request.is_large:
            yield _large_row(sheet, (one.name, one.organization, sector), one.has_seat, place)
            continue
        yield (
            (Words(one.name, is_bold=True), Words(one.organization)), _cell(sector), seat, EMPTY, _cell(_bare(sheet, place.came_at)),
            _cell(_bare(sheet, place.left_at)), _cell(_told(sheet, place)),
        )  # fmt: skip


def _large_row(sheet: Sheet, about: tuple[str, str, str], has_seat: bool, place: Attendance) -> Row:
    name, organization, sector = about
    words = [Words(name, is_bold=True), *(Words(one) for one in (organization, sector) if one)]
    if has_seat:
        words.append(Words(sheet.joined(mark("Has a seat"))))
    if told := _told(sheet, place):
        words.append(Words(told))
    times = ", ".join(filter(None, (_bare(sheet, place.came_at), _bare(sheet, place.left_at))))
    return tuple(words), EMPTY, _cell(times)


def _told(sheet: Sheet, place: Attendance) -> str:
    """Give what is known of how somebody takes part: from afar, through somebody else, or not at all."""
    if place.alternate:
        return place.alternate
    if place.state == "apologies":
        return sheet.joined(mark("Sent apologies"))
    return sheet.joined(mark("Remote")) if place.is_remote else ""


def _cell(words: str) -> Cell:
    return (Words(words),) if words else EMPTY


def _bare(sheet: Sheet, clock: str) -> str:
    return sheet.request.languages[0].bare_time(time.fromisoformat(clock)) if clock else ""


def _sector_names(sheet: Sheet) -> dict[str, str]:
    """Give the sectors' names in the sheet's first language, by the names the lists have."""
    if sheet.matter.connection is None:
        return {}
    language = sheet.request.languages[0]
    return {one.name: sheet.matter.own(one.name, one.other_name, language)
            for one in sectors.listing(sheet.matter.connection)}  # fmt: skip


def _everybody(sheet: Sheet) -> Iterator[people.Line]:
    """Give all contacts, for a meeting whose list nobody has made yet."""
    connection = sheet.matter.connection
    uids = people.ids(connection) if connection else []
    for at in range(0, len(uids), _AT_A_TIME):
        yield from people.lines(connection, uids[at : at + _AT_A_TIME]) if connection else []


HANDOUT = Handout(
    name="sign-in",
    title=mark("Sign-in sheet"),
    order=20,
    needs="meeting",
    privacy=MEMBERS,
    draw=draw,
    use=mark("For members: names stand on it already, people put their initials"),
)
