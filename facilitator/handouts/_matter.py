"""What a paper is about, read from the file: the collaborative, the meeting, and their words in each language."""

import sqlite3
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property

from facilitator.domain.records import Collaborative, Meeting
from facilitator.handouts._request import Request
from facilitator.refusal import Refusal
from facilitator.store import attendance, meetings, rows
from facilitator.words import Language, mark


@dataclass(frozen=True)
class Matter:
    """What a paper is about. Without a meeting the paper is blank; without a file nobody's name is on it."""

    connection: sqlite3.Connection | None
    collaborative: Collaborative
    meeting: Meeting | None

    @property
    def name(self) -> str:
        """The collaborative's name."""
        return self.collaborative.name

    @property
    def contact(self) -> str:
        """Whom to ask."""
        return self.collaborative.contact

    def own(self, first: str, other: str, language: Language) -> str:
        """Give people's own words in a language: `first` in the collaborative's, `other` in its second when written."""
        home = self.collaborative.language.split("+")[0]
        return other if language.code != home and other else first

    def lacks(self, other: str, language: Language) -> bool:
        """Say whether words would have to be in the second language, and are not."""
        return language.code != self.collaborative.language.split("+")[0] and not other

    @cached_property
    def listed(self) -> list[attendance.Line]:
        """Everybody on the meeting's list, by name."""
        if self.connection is None or self.meeting is None:
            return []
        return attendance.listing(self.connection, self.meeting.uid)

    @property
    def expected(self) -> list[attendance.Line]:
        """Those on the meeting's list who did not say that they will stay away."""
        return [line for line in self.listed if line.attendance.state in ("expected", "present")]

    @property
    def next_meeting(self) -> Meeting | None:
        """The next one planned after this meeting's day."""
        if self.connection is None or self.meeting is None:
            return None
        return meetings.upcoming(self.connection, self.meeting.day + timedelta(days=1))


def read(request: Request) -> Matter:
    """Read what a request is about; raises a `Refusal` when its meeting is gone."""
    if request.connection is None:
        return Matter(None, Collaborative(), None)
    found = rows.select(request.connection, Collaborative, "LIMIT 1")
    collaborative = found[0] if found else Collaborative()
    if request.is_blank or not request.meeting:
        return Matter(request.connection, collaborative, None)
    meeting = rows.get(request.connection, Meeting, request.meeting)
    if meeting is None:
        raise Refusal(mark("This {what} is no longer there; somebody removed it."), what=Refusal(Meeting.one))
    return Matter(request.connection, collaborative, meeting)
