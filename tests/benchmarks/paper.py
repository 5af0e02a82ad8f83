"""How long a sign-in sheet takes, against the same strings drawn one by one on a bare canvas."""

import io
import random
from collections.abc import Callable
from datetime import date
from statistics import median
from time import perf_counter

from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas

from facilitator.domain.records import Attendance, Collaborative, Meeting, Person
from facilitator.handouts import _letters, making
from facilitator.handouts._ink import Ink
from facilitator.store import sectors
from facilitator.store.document import IN_MEMORY, Document, create
from facilitator.words import language

_ROUNDS = 5
_FIRST = ("María", "José", "Pa Houa", "Keisha", "DeShawn", "John", "Thảo", "Ewa", "Mai", "Fatima", "Luis", "Rosa")
_LAST = ("Ortiz", "Peña", "Vang", "Nguyễn", "Johnson", "Żak", "Washington", "Xiong", "Reyes", "Whitfield")


def measure() -> list[tuple[str, float, float]]:
    """Give (what, figure, limit): a ratio to the bare canvas for 5,000 names, and how it grows from 500 to 10,000."""
    documents = {count: _collaborative(count) for count in (500, 5_000, 10_000)}
    sheets: dict[int, list[float]] = {count: [] for count in documents}
    ratios = []
    strings = _strings(*documents[5_000])
    for _ in range(_ROUNDS):
        bare = _seconds(lambda: _draw_bare(strings))
        for count, (document, meeting) in documents.items():
            sheets[count].append(_seconds(lambda document=document, meeting=meeting: _make(document, meeting)))
        ratios.append(sheets[5_000][-1] / bare)
    for document, _ in documents.values():
        document.close()
    growth = (median(sheets[10_000]) / 10_000) / (median(sheets[500]) / 500)
    return [
        ("sign-in sheet of 5,000 names, times a bare canvas with one call a string", median(ratios), 0.8),
        ("the same: time for a name at 10,000 names, times that at 500", growth, 1.3),
    ]


def _collaborative(count: int) -> tuple[Document, str]:
    """Make a collaborative whose next meeting expects `count` people of different names."""
    chance = random.Random(count)
    document = create(IN_MEMORY, Collaborative(name="Eastside Youth Collaborative"))
    with document.change("Fill") as change:
        sectors.add_preset(change, "usual", language("en"))
        places = [one.uid for one in sectors.listing(document.connection)]
        meeting = change.insert(Meeting(name="Monthly meeting", on_day="2026-12-01", starts="18:30"))
        for number in range(count):
            name = f"{chance.choice(_FIRST)} {chance.choice(_LAST)} {_in_letters(number)}"
            person = change.insert(Person(name=name, sector=chance.choice(places), has_seat=number % 5 == 0))
            change.insert(Attendance(meeting=meeting, person=person, name=name, organization=_organization(chance)))
    return document, meeting


def _organization(chance: random.Random) -> str:
    return f"{chance.choice(_LAST)} {chance.choice(('House', 'Council', 'Center', 'Association'))}"


def _in_letters(number: int) -> str:
    return "".join(chr(ord("a") + int(digit)) for digit in str(number)).capitalize()


def _make(document: Document, meeting: str) -> bytes:
    """Make the whole paper, reading the file included."""
    target = io.BytesIO()
    request = making.Request((language("en"),), date(2026, 11, 22), document.connection, meeting)
    making.write(making.find("sign-in"), request, target)
    return target.getvalue()


def _strings(document: Document, meeting: str) -> list[list[tuple[str, str, float, float, float]]]:
    """Record what a sheet draws, page by page: the words, their face and size, and where they stand."""
    drawn: list[tuple[str, str, float, float, float]] = []
    text = Ink.text

    def remember(ink: Ink, words: str, face: str, size: float, x: float, y: float, is_turned: bool = False) -> str:
        drawn.append((words, face, size, x, y))
        return text(ink, words, face, size, x, y, is_turned)

    Ink.text = remember  # type: ignore[method-assign]
    try:
        _make(document, meeting)
    finally:
        Ink.text = text  # type: ignore[method-assign]
    return [drawn[at : at + 100] for at in range(0, len(drawn), 100)]


def _draw_bare(pages: list[list[tuple[str, str, float, float, float]]]) -> bytes:
    """Draw the strings as one would who has never measured: a call for each, reportlab's settings as they come."""
    _letters.faces()
    setting, rl_config.useA85 = rl_config.useA85, 1
    target = io.BytesIO()
    canvas = Canvas(target)
    for page in pages:
        at = None
        for words, face, size, x, y in page:
            if at != (face, size):
                canvas.setFont(face, size)
                at = (face, size)
            canvas.drawString(x, y, words)
        canvas.showPage()
    canvas.save()
    rl_config.useA85 = setting
    return target.getvalue()


def _seconds(work: Callable[[], object]) -> float:
    start = perf_counter()
    work()
    return perf_counter() - start
