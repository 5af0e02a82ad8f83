"""What can be done to a meeting's attendance list from its page; each act is one step."""

from collections.abc import Callable, Sequence

from facilitator.domain.records import Attendance, Meeting
from facilitator.refusal import Refusal
from facilitator.store import attendance, meetings, people
from facilitator.store.attendance import Line
from facilitator.store.change import Change
from facilitator.ui.desk import Desk
from facilitator.ui.widgets import typed_values
from facilitator.ui.writing import write
from facilitator.words import mark, plural, translate


class PeopleActs:
    """Works on the meeting that `meeting` names; `wanted` is the line to be chosen when the page is shown anew."""

    def __init__(self, desk: Desk, meeting: Meeting) -> None:
        self._desk = desk
        self._connection = desk.document.connection
        self.meeting = meeting
        self.wanted = ""

    def lines(self) -> list[Line]:
        """List everybody on the meeting's list."""
        return attendance.listing(self._connection, self.meeting.uid)

    def earlier(self) -> Meeting | None:
        """Give the meeting that "last time" means."""
        return meetings.before(self._connection, self.meeting)

    def expect_everyone(self) -> None:
        """Put every contact on the list."""
        self.expect(people.ids(self._connection))

    def expect_last(self) -> None:
        """Put those of the meeting before on the list."""
        earlier = self.earlier()
        if earlier:
            self._adding(mark("Expect those of last time"),
                         lambda change: attendance.expect_like(change, self.meeting.uid, earlier.uid))  # fmt: skip

    def expect(self, persons: Sequence[str]) -> None:
        """Put some contacts on the list."""
        self._adding(mark("Expect people"), lambda change: attendance.expect(change, self.meeting.uid, persons))

    def say_state(self, lines: Sequence[Line], state: str) -> None:
        """Say of some people that they are here, or how else they stand to the meeting."""
        uids = [line.uid for line in lines]
        who = lines[0].name if len(lines) == 1 else plural("{n} person", "{n} people", len(lines))
        field = dict(Attendance.fields["state"].choices)[state]
        write(self._desk, mark("Mark {name} “{field}”"), lambda change: attendance.say_state(change, uids, state),
              name=who, field=field)  # fmt: skip

    def edit(self, line: Line, name: str, value: str) -> None:
        """Change one thing about a line; a time typed as "7" is meant near the meeting's opening."""
        field = Attendance.fields[name]
        try:
            read = value if name == "state" else typed_values.read(field, value, near=self.meeting.starts or "18:00")
        except Refusal as refusal:
            self._desk.told.emit(str(refusal), False)
            return
        write(self._desk, mark("Change “{field}” of {name}"),
              lambda change: change.update(Attendance, line.uid, **{name: read}),
              field=field.label, name=line.name)  # fmt: skip

    def walk_in(self, typed: str) -> bool:
        """Add somebody from one line, "name, organization"; tell whether it was done."""
        return self._adding(mark("Add “{name}”, who walked in"),
                            lambda change: [attendance.walk_in(change, self.meeting.uid, typed)],
                            name=typed.partition(",")[0].strip())  # fmt: skip

    def make_contacts(self) -> None:
        """Make contacts of all who walked in."""
        walked_in = [line.attendance for line in attendance.walk_ins(self.lines())]
        made = write(self._desk, mark("Make contacts of walk-ins"),
                     lambda change: [attendance.make_contact(change, one) for one in walked_in])  # fmt: skip
        if made:
            words = plural("{n} person is a contact now.", "{n} people are contacts now.", len(made))
            self._desk.told.emit(words, True)

    def remove(self, lines: Sequence[Line]) -> None:
        """Take people off the list; a bar offers Undo."""

        def removing(change: Change) -> bool:
            attendance.remove(change, [line.uid for line in lines])
            return True

        who = lines[0].name if len(lines) == 1 else plural("{n} person", "{n} people", len(lines))
        if write(self._desk, mark("Take {name} off the list"), removing, name=who):
            self._desk.told.emit(translate("{name} taken off the list.", name=who), True)

    def was_held(self) -> None:
        """Say that the meeting was held."""
        write(self._desk, mark("Mark {name} as held"),
              lambda change: change.update(Meeting, self.meeting.uid, state="held"), name=self.meeting.name)  # fmt: skip

    def _adding(self, label: str, act: Callable[[Change], list[str]], **said: str) -> bool:
        def remembering(change: Change) -> list[str]:
            added = act(change)
            self.wanted = added[0] if added else ""
            return added

        added = write(self._desk, label, remembering, **said)
        if added == []:
            self._desk.told.emit(translate("All of them are on the list already."), False)
        return bool(added)
