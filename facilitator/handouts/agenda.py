"""The agenda: when, what, why and who, so that everybody can come prepared."""

from collections.abc import Sequence

from facilitator.domain.agenda_clock import Slot, timetable
from facilitator.domain.records import AgendaItem, Meeting, Person
from facilitator.domain.records.agenda import METHODS, PURPOSES
from facilitator.handouts import _heading
from facilitator.handouts._grid import Column, Grid, Row, Words
from facilitator.handouts._handout import MEMBERS, PUBLIC, Handout
from facilitator.handouts._letters import REGULAR
from facilitator.handouts._measures import PAD
from facilitator.handouts._request import Request
from facilitator.handouts._sheet import Sheet
from facilitator.handouts._wrapping import dotted, longest_word
from facilitator.refusal import Refusal
from facilitator.store import agenda, rows
from facilitator.words import Language, mark

_BLANK_ROW = 44.0
_LEAST_BLANKS = 6
_WORTH_PREPARING = (
    ("process", mark("How")),
    ("outcome", mark("By the end")),
    ("materials", mark("Read or bring")),
)


def draw(sheet: Sheet, request: Request) -> None:
    """Write the head, when people meet again, the timetable, and what is agreed in one go."""
    meeting = sheet.matter.meeting
    if meeting is None or request.connection is None:
        _heading.write(sheet)
        _draw_table(sheet, [])
        return
    if meeting.is_public:
        sheet.show_to(PUBLIC)
    items = agenda.items(request.connection, meeting.uid)
    if not items:
        sheet.book.warn(Refusal(mark("The agenda is still empty; the paper has lines to write on.")))
    _warn_of_missing_words(sheet, meeting, items)
    _heading.write(sheet)
    _write_about(sheet, meeting)
    table = timetable(meeting, items).slots
    slots = [slot for slot in table if not slot.item.is_consent]
    consent = [slot for slot in table if slot.item.is_consent]
    if not items:
        sheet.write_stacked(
            sheet.say(mark("The agenda is still open: bring what you want to talk about.")), is_bold=False, after=6
        )
    if slots or not consent:
        _draw_table(sheet, slots)
    if consent:
        _write_consent(sheet, consent)


def _write_about(sheet: Sheet, meeting: Meeting) -> None:
    for label, words in ((mark("What this meeting is for"), meeting.purpose), (mark("Getting in"), meeting.access)):
        if words:
            sheet.write(f"{sheet.joined(label)}: {words}", after=4)
    _write_next(sheet)
    sheet.y -= 6


def _draw_table(sheet: Sheet, slots: Sequence[Slot]) -> None:
    size = sheet.body
    if sheet.request.is_large:
        columns = [Column(sheet.say(mark("Time")), 4.2 * size), Column(sheet.say(mark("What we take up")), 0, 1)]
    else:
        columns = [
            Column(sheet.say(mark("Time")), 3.6 * size),
            Column(sheet.say(mark("Min")), 2.8 * size),
            Column(sheet.say(mark("What we take up")), 0, 1),
            Column(sheet.say(mark("Why")), _purpose_width(sheet, slots)),
            Column(sheet.say(mark("Led by")), (7 if any(slot.item.presenter for slot in slots) else 5) * size),
        ]
    grid = Grid(sheet, columns) if slots else Grid(sheet, columns, row=_BLANK_ROW, blanks=_LEAST_BLANKS)
    grid.draw(_row(sheet, slot) for slot in slots)


def _purpose_width(sheet: Sheet, slots: Sequence[Slot]) -> float:
    """Give the room that the longest word for a purpose or a way to decide needs."""
    words = (word for slot in slots for word in _purpose(sheet, slot.item))
    longest = max((longest_word(word, REGULAR, sheet.body) for word in words), default=0)
    return max(5.4 * sheet.body, longest + 2 * PAD)


def _row(sheet: Sheet, slot: Slot) -> Row:
    item = slot.item
    time = _time(sheet, slot)
    minutes = "" if item.minutes is None else str(item.minutes)
    purpose = _purpose(sheet, item)
    leader = "" if _is_closed(sheet, item) else _leader(sheet, item)
    if not sheet.request.is_large:
        return (
            (Words(time, is_bold=True),),
            (Words(minutes),),
            _topic(sheet, item),
            tuple(Words(word) for word in purpose),
            (Words(leader),),
        )
    about = dotted(*purpose, leader)
    topic = _topic(sheet, item)
    return (Words(time, is_bold=True), Words(_minutes(sheet, item))), (*topic, Words(about))


def _time(sheet: Sheet, slot: Slot) -> str:
    return sheet.request.languages[0].bare_time(slot.start.time())


def _minutes(sheet: Sheet, item: AgendaItem) -> str:
    return "" if item.minutes is None else sheet.request.languages[0].translate("{n} min", n=item.minutes)


def _topic(sheet: Sheet, item: AgendaItem) -> tuple[Words, ...]:
    """Give the topic in every language, and below it what helps to prepare; of a closed item nothing but that it is."""
    if _is_closed(sheet, item):
        return tuple(Words(words, is_bold=at == 0) for at, words in enumerate(sheet.say(mark("Closed item"))))
    topics = sheet.each(lambda language: sheet.matter.own(item.topic, item.other_topic, language))
    words = [Words(topic, is_bold=at == 0) for at, topic in enumerate(topics)]
    for name, label in _WORTH_PREPARING:
        said = getattr(item, name)
        if said:
            # People wrote it in one language; a second label in front of it would only take room.
            words.append(Words(f"{sheet.say(label)[0]}: {said}"))
    return tuple(words)


def _is_closed(sheet: Sheet, item: AgendaItem) -> bool:
    """Say whether an item stays unnamed: a confidential one, on a paper that anybody may pick up."""
    return item.is_confidential and sheet.privacy == PUBLIC


def _purpose(sheet: Sheet, item: AgendaItem) -> tuple[str, ...]:
    if item.purpose == "break":
        return ()
    purpose = sheet.say(dict(PURPOSES)[item.purpose])
    if item.purpose == "decide" and item.method and not _is_closed(sheet, item):
        return *purpose, *sheet.say(dict(METHODS)[item.method])
    return purpose


def _leader(sheet: Sheet, item: AgendaItem) -> str:
    if item.presenter or not item.presenter_person or sheet.matter.connection is None:
        return item.presenter
    person = rows.get(sheet.matter.connection, Person, item.presenter_person)
    return person.name if person else ""


def _write_consent(sheet: Sheet, slots: Sequence[Slot]) -> None:
    sheet.y -= 10
    sheet.need(sheet.body * 7)
    sheet.write_stacked(sheet.say(mark("Agreed in one go")), sheet.head)
    sheet.write_stacked(
        sheet.say(mark("Anybody may take one of these out, without giving a reason; we then talk about it.")),
        is_bold=False, after=4,
    )  # fmt: skip
    for slot in slots:
        words = _topic(sheet, slot.item)
        times = (_time(sheet, slot), _minutes(sheet, slot.item)) if slot.item.minutes else ()
        sheet.write(f"•  {dotted(words[0].text, *times)}", is_bold=True)
        for one in words[1:]:
            sheet.write(one.text, indent=14)


def _write_next(sheet: Sheet) -> None:
    following = sheet.matter.next_meeting
    if following is None:
        return
    whens = sheet.each(
        lambda language: language.translate("Next meeting: {when}", when=_heading.when(following, language))
    )
    sheet.write_stacked((dotted(whens[0], following.place), *whens[1:]), is_bold=False, after=4)


def _warn_of_missing_words(sheet: Sheet, meeting: Meeting, items: Sequence[AgendaItem]) -> None:
    """Tell which titles have no words in a language the paper speaks; on paper the first language stands for them."""
    for language in sheet.request.languages:
        lacking = _lacking(sheet, meeting, items, language)
        if lacking:
            sheet.book.warn(Refusal(mark("Not yet written in {language}: {titles}. The paper shows them as they are."),
                                    language=language.own_name, titles=", ".join(lacking)))  # fmt: skip


def _lacking(sheet: Sheet, meeting: Meeting, items: Sequence[AgendaItem], language: Language) -> list[str]:
    matter = sheet.matter
    named = [(meeting.name, meeting.other_name), *((item.topic, item.other_topic) for item in items)]
    return [f"“{first}”" for first, other in named if matter.lacks(other, language)]


HANDOUT = Handout(
    name="agenda",
    title=mark("Agenda"),
    order=10,
    needs="meeting",
    privacy=MEMBERS,
    draw=draw,
    use=mark("When, what, why and who, for everybody at the table"),
)
