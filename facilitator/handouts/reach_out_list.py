"""The call sheet for the next hour: whom to reach first, and room to write what was heard."""

from datetime import date
from functools import partial

from facilitator.domain.records import Touch
from facilitator.handouts import _heading
from facilitator.handouts._grid import EMPTY, Column, Grid, Row, Words
from facilitator.handouts._handout import FACILITATOR_ONLY, Handout
from facilitator.handouts._request import Request
from facilitator.handouts._sheet import Sheet
from facilitator.store import outreach, stakeholders
from facilitator.store.stakeholders import Line
from facilitator.words import Language, mark, mark_plural

_CALLS = 12  # five minutes each
_ROW = 78.0
_LARGE_ROW = 118.0
_LEAST_BLANKS = 4


def draw(sheet: Sheet, request: Request) -> None:
    """Write how far outreach has come, then a row for each of those to call first."""
    sheet.show_to(sheet.privacy, has_contact=False)
    _heading.write_titles(sheet)
    row = _LARGE_ROW if request.is_large else _ROW
    if request.connection is None or request.is_blank:
        sheet.y -= 6
        Grid(sheet, _columns(sheet), row, is_written_in=True, blanks=_LEAST_BLANKS).draw([])
        return
    due = stakeholders.due(stakeholders.listing(request.connection, request.today))
    called = outreach.figures(request.connection)
    said = mark("{touched} of {identified} stakeholders were called or visited at least once; calls due today: {due}.")
    sheet.write_stacked(
        sheet.say(said, touched=called.touched, identified=called.identified, due=len(due)), is_bold=False, after=4
    )
    if not due:
        sheet.write_stacked(sheet.say(mark("Nobody has to be called today.")), sheet.head)
        return
    rows = [_row(sheet, line, outreach.of(request.connection, line.uid)) for line in due[:_CALLS]]
    Grid(sheet, _columns(sheet), row, is_written_in=True).draw(rows)
    if len(due) > _CALLS:
        sheet.y -= 4
        forms = mark_plural("{n} more is due after these.", "{n} more are due after these.")
        sheet.write_stacked(sheet.each(lambda language: language.plural(*forms, len(due) - _CALLS)), is_bold=False)


def _columns(sheet: Sheet) -> list[Column]:
    heard = Column(sheet.say(mark("What we heard, what they asked, answer until")), 0, 1.4)
    if sheet.request.is_large:
        return [Column(sheet.say(mark("Whom to call")), 0, 1), heard]
    return [Column(sheet.say(mark("Whom to call")), 0, 1.1), Column(sheet.say(mark("Last time")), 0, 1), heard]


def _row(sheet: Sheet, line: Line, touches: list[Touch]) -> Row:
    whom = [Words(line.name, is_bold=True), *(Words(one) for one in (line.sector, line.phone) if one)]
    if line.through:
        through = ", ".join(filter(None, (line.through, line.through_phone)))
        whom += map(Words, sheet.say(mark("through {name}"), name=through))
    if line.stakeholder.is_directly_affected:
        whom.append(Words(sheet.joined(mark("directly affected"))))
    if not touches:
        last = [Words(sheet.joined(mark("never")))]
    else:
        last = [*map(Words, sheet.each(partial(_last, touches[0])))]
        waiting = [one for one in touches if one.asked and not one.answered_on]
        for one in waiting:
            last += map(Words, sheet.each(partial(_question, one)))
    return (tuple(whom + last), EMPTY) if sheet.request.is_large else (tuple(whom), tuple(last), EMPTY)


def _last(touch: Touch, language: Language) -> str:
    day = language.short_date(date.fromisoformat(touch.on_day))
    heard = " ".join(touch.heard.split())
    return language.translate(mark("{day}: {heard}"), day=day, heard=heard) if heard else day


def _question(touch: Touch, language: Language) -> str:
    if not touch.answer_due:
        return language.translate(mark("Not answered yet: {question}"), question=touch.asked)
    due = language.short_date(date.fromisoformat(touch.answer_due))
    return language.translate(mark("To be answered by {day}: {question}"), day=due, question=touch.asked)


HANDOUT = Handout(
    name="reach-out-list",
    title=mark("Reach-out list"),
    order=60,
    needs="",
    privacy=FACILITATOR_ONLY,
    draw=draw,
    use=mark("Whom to call in the next hour, with room to write what was heard"),
)
