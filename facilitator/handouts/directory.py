"""The members' directory: only people who agreed to stand in it, each with no more than they agreed to."""

from collections.abc import Sequence

from facilitator.domain.records import Person
from facilitator.domain.records.people import AGREED_BY
from facilitator.handouts import _heading
from facilitator.handouts._grid import EMPTY, Column, Grid, Mark, Words
from facilitator.handouts._handout import CONTACTS, MEMBERS, Handout
from facilitator.handouts._measures import LEADING, WRITING_ROW
from facilitator.handouts._request import Request
from facilitator.handouts._sheet import Sheet
from facilitator.refusal import Refusal
from facilitator.store import contact_lists, people
from facilitator.words import Language, mark, mark_plural

_GUTTER = 22.0
_AFTER = 8.0
_LEAST_BLANKS = 8

Entry = tuple[list[Words], float]  # the lines, and how high they are


def draw(sheet: Sheet, request: Request) -> None:
    """Write an entry for everybody who agreed; blank, a sheet on which people tick what may stand in it."""
    sheet.show_to(sheet.privacy, has_contact=False)
    _heading.write_titles(sheet)
    if request.connection is None or request.is_blank:
        _draw_question(sheet)
        return
    asked = contact_lists.persons(request.connection, request.contacts, request.today)
    agreed = [one for one in asked if one.is_listed]
    _write_about(sheet, len(agreed), len(asked))
    if not agreed:
        sheet.book.warn(
            Refusal(mark("Nobody on this list has agreed to stand in the directory. Tick it on each person's card."))
        )
        return
    belonging = people.organizations_of(request.connection)
    _draw_entries(sheet, agreed, belonging)


def _write_about(sheet: Sheet, agreed: int, asked: int) -> None:
    def counted(language: Language) -> str:
        forms = mark_plural("{n} person is in it.", "{n} people are in it.")
        left_out = mark_plural("{n} is not in it.", "{n} are not in it.")
        return f"{language.plural(*forms, agreed)} {language.plural(*left_out, asked - agreed)}"

    sheet.write_stacked(
        sheet.say(mark("Only people who agreed are in it, with what they agreed to. Please do not pass it on.")),
        is_bold=False,
    )
    sheet.write_stacked(sheet.each(counted), is_bold=False, after=8)


def _draw_entries(sheet: Sheet, agreed: Sequence[Person], belonging: dict[str, str]) -> None:
    columns = 1 if sheet.request.is_large else 2
    wide = (sheet.width - (columns - 1) * _GUTTER) / columns
    waiting = [_entry(sheet, one, belonging.get(one.uid, ""), wide) for one in agreed]
    while waiting:
        top, column = sheet.y, 0
        bottom = _foot(sheet, waiting, columns)
        while waiting and column < columns:
            lines, height = waiting[0]
            if sheet.y - height < bottom and sheet.y < top:
                column += 1
                sheet.y = top
                continue
            _write(sheet, lines, sheet.left + column * (wide + _GUTTER))
            del waiting[0]
        if waiting:
            sheet.new_page()


def _foot(sheet: Sheet, waiting: Sequence[Entry], columns: int) -> float:
    """Give how far down the columns of a page go; on the last page they end side by side."""
    heights = [height for _, height in waiting]
    even = sum(heights) / columns + max(heights)
    return max(sheet.bottom, sheet.y - even) if columns > 1 else sheet.bottom


def _entry(sheet: Sheet, person: Person, organization: str, wide: float) -> Entry:
    name = f"{person.name} ({person.called})" if person.called and person.called not in person.name else person.name
    said = [organization]
    said += [str(getattr(person, way)) for way in AGREED_BY if person.shows(way)]
    lines = [Words(line, is_bold=True) for line in sheet.lines(name, sheet.body, wide, is_bold=True)]
    lines += [Words(line) for words in said for line in sheet.lines(words, sheet.body, wide)]
    return lines, len(lines) * sheet.body * LEADING + _AFTER


def _write(sheet: Sheet, lines: Sequence[Words], x: float) -> None:
    for words, is_bold in lines:
        sheet.put(words, x, sheet.y, sheet.body, is_bold)
        sheet.y -= sheet.body * LEADING
    sheet.y -= _AFTER


def _draw_question(sheet: Sheet) -> None:
    """Draw rows to tick what may stand in the directory; no number stands on a sheet that goes from hand to hand."""
    question = mark(
        "May you stand in our directory? It is for members only. Tick what may stand beside your name; you can change "
        "your mind at any time."
    )
    sheet.write_stacked(sheet.say(question), is_bold=False, after=6)
    columns = [Column(sheet.say(mark("Name")), 0, 1)]
    columns += [Column(sheet.say(words), 50) for words in (mark("Phone"), mark("Email"), mark("Address"))]
    columns.append(Column(sheet.say(mark("Initials")), 60))
    grid = Grid(sheet, columns, WRITING_ROW, is_written_in=True)
    rows = max(_LEAST_BLANKS, int((sheet.y - sheet.bottom - grid.head_height) // WRITING_ROW))
    grid.draw((EMPTY, Mark.BOX, Mark.BOX, Mark.BOX, EMPTY) for _ in range(rows))


HANDOUT = Handout(
    name="directory",
    title=mark("Directory"),
    order=80,
    needs="",
    privacy=MEMBERS,
    draw=draw,
    use=mark("How members reach each other, as far as each agreed; blank, to ask who wants to stand in it"),
    takes=frozenset({CONTACTS}),
)
