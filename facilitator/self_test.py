"""A frozen program's look at itself: whether it holds every tab and handout, and whether they work."""

import traceback
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QTabWidget

from facilitator.handouts import making
from facilitator.handouts.making import Request
from facilitator.store.document import Document
from facilitator.store.meetings import upcoming
from facilitator.words import language

if TYPE_CHECKING:
    from facilitator.ui.windows import Windows

_TABS = ("Home", "Contacts", "Meetings", "Handouts")
_HANDOUTS = (
    "agenda",
    "sign-in",
    "sign-in-public",
    "contact-slips",
    "name-tents",
    "meeting-pack",
    "sector-balance",
    "receipt",
)


def check(windows: "Windows") -> int:
    """Open the sample, show every tab and make every handout; give 0 when all of it worked, else 1."""
    try:
        windows.show_sample()
        window = windows.open[-1]
        _show_every_tab(window.tabs)
        _make_every_handout(window.desk.document)
        windows.quit()
    except Exception:  # whatever it is, the person who builds the program must see it
        traceback.print_exc()
        return 1
    print("self-test: every tab shown, every handout made")
    return 0


def _show_every_tab(tabs: QTabWidget) -> None:
    shown = []
    for at in range(tabs.count()):
        tabs.setCurrentIndex(at)
        QApplication.processEvents()
        assert not tabs.grab().isNull()
        shown.append(type(tabs.widget(at)).__name__.removesuffix("Tab"))
    assert set(_TABS) <= set(shown), f"tabs are missing: there are {shown}"


def _make_every_handout(document: Document) -> None:
    made = {handout.name for handout in making.catalogue()}
    assert set(_HANDOUTS) <= made, f"handouts are missing: there are {sorted(made)}"
    meeting = upcoming(document.connection, date.today())
    assert meeting is not None, "the sample has no next meeting"
    for handout in making.catalogue():
        for codes in (("en",), ("en", "es")):
            is_blank = handout.needs == "import"  # nobody has sent the sample anything
            spoken = tuple(map(language, codes))
            request = Request(spoken, date.today(), document.connection, meeting.uid, is_blank=is_blank)
            pages = making.write(handout, request, BytesIO()).pages
            assert pages, f"{handout.name} has no pages"
