"""The welcome sheet: what somebody who is new wants to know, and lines for what only a person can tell them."""

from functools import partial

from facilitator.domain.records import Meeting, Sector
from facilitator.handouts import _heading
from facilitator.handouts._handout import MEMBERS, Handout
from facilitator.handouts._measures import LEADING
from facilitator.handouts._request import Request
from facilitator.handouts._sheet import Sheet
from facilitator.handouts._wrapping import dotted
from facilitator.handouts._write_line import write_line
from facilitator.store import meetings, sectors
from facilitator.words import Language, mark

_MEETINGS = 3
_RULES = 4
_QUESTIONS = 3
_WORDS = (
    (mark("Agenda"), mark("the list of what a meeting will take up, with times")),
    (mark("Collaborative"), mark("people and groups who do not agree on everything and work on one thing together")),
    (mark("Consensus"), mark("we talk until there is an answer that everybody can live with")),
    (mark("Consent"), mark("we go ahead unless somebody has a strong reason against it")),
    (mark("Decision seat"), mark("a place from which somebody decides, for those who sent them")),
    (mark("Facilitator"), mark("whoever runs the meeting and takes no side")),
    (mark("Minutes of a meeting"), mark("what was written down of a meeting: decisions, and who does what")),
    (mark("Sector"), mark("a part of the community, such as residents, schools or business")),
    (mark("Stakeholder"), mark("somebody whom the matter touches, or who can do something about it")),
)


def draw(sheet: Sheet, request: Request) -> None:
    """Write what the file knows, and lines where it knows nothing; nothing is promised that nobody has promised."""
    is_blank = request.connection is None or request.is_blank
    sheet.new_page()
    name = sheet.matter.name
    titles = sheet.say(mark("Welcome to {name}"), name=name) if name else sheet.say(mark("Welcome"))
    sheet.write_stacked(titles, sheet.over, after=4)
    _section(sheet, mark("What we are for"), "" if is_blank else sheet.matter.collaborative.purpose, 2)
    _write_meetings(sheet, is_blank)
    _section(sheet, mark("Whom to ask"), "" if is_blank else sheet.matter.contact, 1)
    _head(sheet, mark("Who speaks for you here"))
    for label in (mark("Name"), mark("Phone"), mark("Speaks for")):
        write_line(sheet, label)
    sheet.y -= 8
    _head(sheet, mark("What we have agreed about how we meet (write in what the group has agreed)"), _RULES)
    _lines(sheet, _RULES)
    sheet.y -= 8
    _write_sectors(sheet, is_blank)
    _write_words(sheet)


def _write_meetings(sheet: Sheet, is_blank: bool) -> None:
    request = sheet.request
    coming = [] if is_blank or request.connection is None else _coming(sheet)
    place = "" if is_blank else sheet.matter.collaborative.place
    _head(sheet, mark("When and where we meet"))
    if place:
        sheet.write(place)
    for meeting in coming:
        elsewhere = meeting.place if meeting.place != place else ""
        for at, words in enumerate(sheet.each(partial(_heading.when, meeting))):
            sheet.write(dotted(words, elsewhere) if at == 0 else words)
    if not coming:
        _lines(sheet, 2 if not place else 1)
    sheet.y -= 8


def _coming(sheet: Sheet) -> list[Meeting]:
    connection, today = sheet.request.connection, sheet.request.today
    assert connection is not None
    there = [one for one in meetings.listing(connection) if one.state == "planned" and one.day >= today]
    return sorted(there, key=lambda one: (one.on_day, one.starts))[:_MEETINGS]


def _write_sectors(sheet: Sheet, is_blank: bool) -> None:
    connection = sheet.request.connection
    if connection is None or is_blank:
        return
    counted = sectors.counts(connection)
    for text, is_there in ((mark("Who is at the table"), True), (mark("Who is missing so far"), False)):
        named = [one for one in sectors.listing(connection) if bool(counted.get(one.uid)) is is_there]

        def joined(language: Language, named: list[Sector] = named) -> str:
            return "; ".join(sheet.matter.own(one.name, one.other_name, language) for one in named)

        if named:
            _head(sheet, text)
            sheet.write_stacked(sheet.each(joined), is_bold=False, after=8)


def _write_words(sheet: Sheet) -> None:
    said = [
        f"{language.translate(word)}: {language.translate(meaning)}"
        for language in sheet.request.languages
        for word, meaning in _WORDS
    ]
    sheet.need(min(sheet.height_of(tuple(said)) + 3 * sheet.head * LEADING, sheet.top - sheet.bottom))
    _head(sheet, mark("Words you will hear"))
    for words in said:
        sheet.write(words, after=3)
    sheet.y -= 8
    _head(sheet, mark("What I want to ask"), _QUESTIONS)
    _lines(sheet, _QUESTIONS)


def _section(sheet: Sheet, head: str, words: str, lines: int) -> None:
    _head(sheet, head)
    if words:
        sheet.write(words)
    else:
        _lines(sheet, lines)
    sheet.y -= 8


def _head(sheet: Sheet, text: str, lines: int = 1) -> None:
    sheet.need(sheet.height_of(sheet.say(text), sheet.head) + (lines + 1) * sheet.body * LEADING)
    sheet.write_stacked(sheet.say(text), sheet.head, after=2)


def _lines(sheet: Sheet, count: int) -> None:
    for _ in range(count):
        write_line(sheet, "")


HANDOUT = Handout(
    name="welcome-sheet",
    title=mark("Welcome sheet"),
    order=86,
    needs="",
    privacy=MEMBERS,
    draw=draw,
    use=mark("For somebody who is new: what we are for, when we meet, whom to ask, and what the words mean"),
)
