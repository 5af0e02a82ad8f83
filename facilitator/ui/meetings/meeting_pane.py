"""Everything about one meeting: its title line, and the pages Details, Agenda and People."""

from datetime import date

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from facilitator.domain.records import Meeting
from facilitator.domain.records.meetings import STATES
from facilitator.ui.desk import Desk
from facilitator.ui.meetings import meeting_words
from facilitator.ui.meetings.agenda_page import AgendaPage
from facilitator.ui.meetings.details_page import DetailsPage
from facilitator.ui.meetings.pages import AGENDA
from facilitator.ui.meetings.people_page import PeoplePage
from facilitator.ui.widgets.flow import FlowLayout
from facilitator.ui.widgets.plain import button, heading, label
from facilitator.ui.widgets.segments import Segments
from facilitator.words import spoken, translate


class MeetingPane(QWidget):
    """Shows one meeting; only the page in front is read from the file."""

    def __init__(self, desk: Desk, meeting: Meeting) -> None:
        super().__init__()
        self._desk = desk
        self.meeting = meeting
        self._title = heading("")
        self._title.setWordWrap(True)
        self._title.setObjectName("meeting_title")
        self._about = label(is_wrapped=True)
        self.segments = Segments([
            (translate("Details"), "info"), (translate("Agenda"), "list-checks"), (translate("People"), "users"),
        ])  # fmt: skip
        self.segments.setObjectName("meeting_pages")
        self.details = DetailsPage(desk)
        self.agenda = AgendaPage(desk, meeting)
        self.people = PeoplePage(desk, meeting)
        self._pages = QStackedWidget()
        for page in (self.details, self.agenda, self.people):
            self._pages.addWidget(page)
        print_it = button(translate("Print…"), self._print, "printer", translate("Agenda and sign-in sheet (Ctrl+P)"))
        line = QWidget()
        flow = FlowLayout(line)
        flow.addWidget(self.segments)
        flow.addWidget(print_it)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 0, 0, 0)
        layout.addWidget(self._title)
        layout.addWidget(self._about)
        layout.addWidget(line)
        layout.addWidget(self._pages, 1)
        self.segments.chosen.connect(self._turn_to)
        self.segments.choose(AGENDA)

    @property
    def current(self) -> int:
        """Which page is in front: DETAILS, AGENDA or PEOPLE."""
        return self.segments.current

    def show_meeting(self, meeting: Meeting) -> None:
        """Show a meeting as it is in the file."""
        if meeting.uid != self.meeting.uid:
            self.details.form.commit()
        self.meeting = meeting
        day = spoken().long_date(meeting.day)
        self._title.setText(translate("{title} — {day}", title=meeting.name, day=day))
        self._about.setText(_about(meeting))
        self._show_page()

    def turn_to(self, page: int) -> None:
        """Bring a page to the front."""
        self.segments.choose(page)

    def first_focus(self) -> QWidget:
        """Give what the keyboard goes to on the page in front."""
        return (self.details, self.agenda, self.people)[self.current].first_focus()

    def to_print(self) -> tuple[list[str], str]:
        """Give the handouts a meeting begins with, and its id."""
        sheet = "sign-in-public" if self.meeting.is_public else "sign-in"
        return ["agenda", sheet], self.meeting.uid

    def _turn_to(self, page: int) -> None:
        self._pages.setCurrentIndex(page)
        self._show_page()

    def _show_page(self) -> None:
        (self.details, self.agenda, self.people)[self.current].show_meeting(self.meeting)

    def _print(self) -> None:
        self._desk.print_wanted.emit(*self.to_print())


def _about(meeting: Meeting) -> str:
    clocks = [meeting_words.clock(one) for one in (meeting.starts, meeting.ends) if one]
    state = translate(dict(STATES).get(meeting.state, meeting.state))
    if meeting.state == "planned":
        state = translate("{state}, {when}", state=state, when=meeting_words.days_until(meeting.day, date.today()))
    return " · ".join(words for words in (" – ".join(clocks), meeting.place, state) if words)
