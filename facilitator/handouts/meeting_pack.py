"""The meeting pack: everything a meeting needs on paper, in one PDF, with a cover that says how many of each."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from facilitator.handouts import _heading, agenda, contact_slips, sign_in_members, sign_in_public
from facilitator.handouts._grid import Column, Grid, Mark, Row, Words
from facilitator.handouts._handout import MEMBERS, Handout
from facilitator.handouts._request import Request
from facilitator.handouts._sheet import Sheet
from facilitator.words import mark

_LARGE_COPIES = 2
_MORE_THAN_EXPECTED = 2
_COPIES_UNKNOWN = 12


@dataclass(frozen=True, slots=True)
class _Part:
    """A paper of the pack: how often it is to be copied, and whether it is in large print."""

    handout: Handout
    copies: int
    is_large: bool = False


def draw(sheet: Sheet, request: Request) -> None:
    """Make every part, and then the cover in front of them, which tells their pages."""
    parts = _parts(sheet)
    made = [_make(sheet, part, request) for part in parts]
    covers = 0
    while covers != len(sheet.pages) or not covers:
        covers = max(1, len(sheet.pages))
        sheet.pages.clear()
        _write_cover(sheet, parts, made, covers)


def _parts(sheet: Sheet) -> list[_Part]:
    meeting, request = sheet.matter.meeting, sheet.request
    expected = len(sheet.matter.expected)
    copies = expected + _MORE_THAN_EXPECTED if expected else _COPIES_UNKNOWN
    parts = [_Part(agenda.HANDOUT, copies, request.is_large)]
    if not request.is_large:
        parts += [_Part(agenda.HANDOUT, 1, is_large=True)] * _LARGE_COPIES
    is_public = meeting is None or meeting.is_public
    if meeting is None or not is_public or sheet.matter.listed:
        parts.append(_Part(sign_in_members.HANDOUT, 1, request.is_large))
    if is_public:
        parts.append(_Part(sign_in_public.HANDOUT, 2, request.is_large))
        parts.append(_Part(contact_slips.HANDOUT, 4, request.is_large))
    return parts


def _make(sheet: Sheet, part: _Part, request: Request) -> Sheet:
    own = replace(request, is_large=part.is_large)
    made = Sheet(sheet.book, own, sheet.matter, part.handout.title, part.handout.privacy)
    part.handout.draw(made, own)
    return made


def _write_cover(sheet: Sheet, parts: Sequence[_Part], made: Sequence[Sheet], covers: int) -> None:
    _heading.write(sheet)
    if sheet.matter.expected:
        counts = sheet.each(
            lambda language: language.plural("{n} person is expected.", "{n} people are expected.",
                                             len(sheet.matter.expected))
        )  # fmt: skip
        sheet.write_stacked(counts, after=sheet.body / 2)
    columns = [
        Column(("",), 30),
        Column(sheet.say(mark("Paper")), 0, 1),
        Column(sheet.say(mark("Pages")), 5.6 * sheet.body),
        Column(sheet.say(mark("Copies")), 5 * sheet.body),
    ]
    Grid(sheet, columns, is_written_in=False).draw(_cover_rows(sheet, parts, made, covers))
    sheet.y -= sheet.body
    sheet.write_stacked(sheet.say(mark("Leave this page at home. Bring pens, tape, and the clock.")), is_bold=False)


def _cover_rows(sheet: Sheet, parts: Sequence[_Part], made: Sequence[Sheet], covers: int) -> list[Row]:
    page = covers + 1
    listed: list[Row] = []
    for part, paper in zip(parts, made, strict=True):
        last = page + len(paper.pages) - 1
        names = sheet.say(part.handout.title)
        words = [Words(name, is_bold=at == 0) for at, name in enumerate(names)]
        if part.is_large and not sheet.request.is_large:
            words.append(Words(sheet.joined(mark("in large print"))))
        pages = str(page) if last == page else f"{page}–{last}"
        listed.append((Mark.BOX, tuple(words), (Words(pages),), (Words(str(part.copies)),)))
        page = last + 1
    return listed


HANDOUT = Handout(
    name="meeting-pack",
    title=mark("Meeting pack"),
    order=5,
    needs="meeting",
    privacy=MEMBERS,
    draw=draw,
    use=mark("Agenda, large print and sign-in sheets in one go, with a cover that counts them"),
)
