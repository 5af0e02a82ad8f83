"""What can be done to a meeting's agenda from its page; each act is one step."""

from collections.abc import Callable
from typing import Any

from facilitator.domain import agenda_clock, agenda_templates
from facilitator.domain.agenda_clock import Timetable
from facilitator.domain.records import AgendaItem, Meeting
from facilitator.store import agenda, meetings, rows
from facilitator.store.change import Change
from facilitator.ui.desk import Desk
from facilitator.ui.meetings.paper_languages import paper_languages
from facilitator.ui.writing import write
from facilitator.words import mark, translate


class AgendaActs:
    """Works on the meeting that `meeting` names; `wanted` is the item to be chosen when the page is shown anew."""

    def __init__(self, desk: Desk, meeting: Meeting) -> None:
        self._desk = desk
        self._connection = desk.document.connection
        self.meeting = meeting
        self.wanted = ""

    def timetable(self) -> Timetable:
        """Give the agenda in time, as it is in the file."""
        return agenda_clock.timetable(self.meeting, agenda.items(self._connection, self.meeting.uid))

    def earlier(self) -> Meeting | None:
        """Give the meeting that "last time" means."""
        return meetings.before(self._connection, self.meeting)

    def add(self, topic: str, after: str) -> None:
        """Add an item behind another one."""
        self._add(mark("Add agenda item “{name}”"),
                  lambda change: agenda.add(change, self.meeting.uid, topic, after=after), name=topic)  # fmt: skip

    def edit(self, item: AgendaItem, field: str, value: Any) -> None:
        """Change one thing about an item; the name of who leads it finds the contact of that name."""
        if field == "presenter":
            write(self._desk, mark("Change who leads “{name}”"), lambda change: agenda.lead(change, item.uid, value),
                  name=item.topic)  # fmt: skip
            return
        write(self._desk, mark("Change “{field}” of {name}"),
              lambda change: change.update(AgendaItem, item.uid, **{field: value}),
              field=AgendaItem.fields[field].label, name=item.topic)  # fmt: skip

    def move(self, uid: str, place: int) -> None:
        """Move an item to a place among the others."""
        item = rows.get(self._connection, AgendaItem, uid)
        if item:
            self.wanted = uid
            write(self._desk, mark("Move “{name}”"), lambda change: agenda.move(change, item, place), name=item.topic)

    def shift(self, item: AgendaItem, step: int) -> None:
        """Move an item up (-1) or down (1), as far as there is room."""
        order = [one.uid for one in agenda.items(self._connection, self.meeting.uid)]
        if item.uid in order and 0 <= order.index(item.uid) + step < len(order):
            self.move(item.uid, order.index(item.uid) + step)

    def copy(self, item: AgendaItem) -> None:
        """Put a copy of an item behind it."""
        self._add(mark("Copy “{name}”"), lambda change: agenda.copy(change, item), name=item.topic)

    def remove(self, item: AgendaItem) -> None:
        """Take an item off; a bar offers Undo."""

        def removing(change: Change) -> bool:
            agenda.remove(change, item.uid)
            return True

        if write(self._desk, mark("Remove “{name}”"), removing, name=item.topic):
            self._desk.told.emit(translate("“{name}” was taken off the agenda.", name=item.topic), True)

    def carry_over(self) -> None:
        """Add what the meeting before left unfinished."""
        earlier = self.earlier()
        if earlier:
            self._add(mark("Carry items over"),
                      lambda change: _first(agenda.carry_over(change, self.meeting.uid, earlier.uid)))  # fmt: skip

    def like_last_time(self) -> None:
        """Add the agenda of the meeting before."""
        earlier = self.earlier()
        if earlier:
            self._add(mark("Fill agenda like last time"),
                      lambda change: _first(agenda.like(change, self.meeting.uid, earlier.uid)))  # fmt: skip

    def from_template(self, template: agenda_templates.Template) -> None:
        """Add the items of a template in the language of the collaborative's papers."""
        items = agenda_templates.items(template, *paper_languages(self._desk.document.collaborative()))
        self._add(mark("Fill agenda from a template"),
                  lambda change: _first(agenda.add_all(change, self.meeting.uid, items)))  # fmt: skip

    def end_later(self) -> None:
        """Let the meeting end when its agenda does."""
        ends = f"{self.timetable().end:%H:%M}"
        write(self._desk, mark("Change end of {name}"),
              lambda change: change.update(Meeting, self.meeting.uid, ends=ends), name=self.meeting.name)  # fmt: skip

    def _add(self, label: str, act: Callable[[Change], str], **said: str) -> None:
        def remembering(change: Change) -> None:
            self.wanted = act(change)

        write(self._desk, label, remembering, **said)


def _first(uids: list[str]) -> str:
    return uids[0] if uids else ""
