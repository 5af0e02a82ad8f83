"""The head of a sheet: whose it is, what it is, and which meeting it is about."""

from facilitator.domain.records import Meeting
from facilitator.handouts._measures import LEADING
from facilitator.handouts._sheet import Sheet
from facilitator.handouts._wrapping import dotted
from facilitator.handouts._write_line import write_line
from facilitator.words import Language, mark


def write(sheet: Sheet) -> None:
    """Write the head; on a blank sheet it is lines to write on."""
    meeting = sheet.matter.meeting
    if meeting is None:
        write_titles(sheet)
        _write_lines(sheet)
        return
    _begin(sheet)
    names = sheet.each(
        lambda language: dotted(
            language.translate(sheet.kind), sheet.matter.own(meeting.name, meeting.other_name, language)
        )
    )
    sheet.write(names[0], sheet.over, is_bold=True, after=2)
    sheet.write_stacked(names[1:], sheet.head, is_bold=False, after=2)
    whens = sheet.each(lambda language: when(meeting, language))
    for at, words in enumerate(whens):
        sheet.write(dotted(words, meeting.place) if at == 0 else words)
    sheet.y -= 6


def write_titles(sheet: Sheet) -> None:
    """Begin a page with whose it is and what it is, for a paper that is about no meeting."""
    _begin(sheet)
    sheet.write_stacked(sheet.titles, sheet.over, after=2)


def when(meeting: Meeting, language: Language) -> str:
    """Say when a meeting is: its day, and its hours as far as they are known."""
    day = language.long_date(meeting.day)
    if not meeting.starts:
        return day
    start = language.time_of_day(meeting.opening.time())
    if meeting.closing is None:
        return language.translate("{day}, {start}", day=day, start=start)
    return language.translate("{day}, {start} to {end}", day=day, start=start,
                              end=language.time_of_day(meeting.closing.time()))  # fmt: skip


def _begin(sheet: Sheet) -> None:
    sheet.new_page()
    if sheet.matter.name:
        sheet.write(sheet.matter.name, is_bold=True)


def _write_lines(sheet: Sheet) -> None:
    """Write empty lines for what a blank sheet does not know."""
    if not sheet.matter.name:
        write_line(sheet, mark("Group"))
    write_line(sheet, mark("Meeting"))
    if sheet.request.is_large:
        write_line(sheet, mark("Date"))
        write_line(sheet, mark("Place"))
    else:
        half = sheet.width * 0.42
        sheet.need(sheet.body * LEADING * 2)
        write_line(sheet, mark("Date"), right=sheet.left + half, is_last=False)
        write_line(sheet, mark("Place"), left=sheet.left + half + 12)
    sheet.y -= 8
