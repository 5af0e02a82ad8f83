"""Whatever people do in whatever order, the tables stay the sum of the journal, and undo and redo lead back exactly."""

import os
import shutil
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from facilitator.domain.records import RECORDS, AgendaItem, Collaborative, Meeting, Person
from facilitator.store import check, meetings, rows, sectors, steps
from facilitator.store.document import create, open_file
from facilitator.store.tables import fill_from_journal

WALKS = int(os.environ.get("FACILITATOR_WALKS", "25"))
NAMES = st.sampled_from(["Ana Peña", "Bao Vang", "Carol O’Neil", "José Núñez"])
PLACES = st.integers(0, 5)


def tables(connection):
    found = {record.table: rows.select(connection, record, "ORDER BY uid") for record in RECORDS}
    derived = connection.execute("SELECT uid, search, sort FROM people ORDER BY uid").fetchall()
    return found, derived


class Walk(RuleBasedStateMachine):
    """Edits, undo, redo, closing and opening of a real file, in any order, beside a plain list of what it should hold."""

    def __init__(self):
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.path = self.folder / "walk.collab"
        self.document = create(self.path, Collaborative(name="Walk"))
        self.now = tables(self.document.connection)
        self.before = []  # states that undo leads back to, the latest last
        self.after = []  # states that redo leads on to, the next last

    def teardown(self):
        self.document.close()
        assert sorted(one.name for one in self.folder.iterdir()) == ["walk.collab"]
        shutil.rmtree(self.folder)

    def change(self, act):
        with self.document.change("Step") as change:
            act(change)
            is_step = bool(change.touched)
        if is_step:
            self.before.append(self.now)
            self.after = []
        self.now = tables(self.document.connection)

    def pick(self, record, place):
        found = rows.select(self.document.connection, record, "ORDER BY uid")
        return found[place % len(found)] if found else None

    @rule(name=NAMES, phone=st.sampled_from(["", "555 0100", "0"]))
    def add_person(self, name, phone):
        self.change(lambda change: change.insert(Person(name=name, phone=phone)))

    @rule(topics=st.lists(NAMES, max_size=3))
    def add_meeting(self, topics):
        def act(change):
            uid = meetings.add(change, "Evening", "2026-12-01")
            for topic in topics:
                change.insert(AgendaItem(meeting=uid, topic=topic, rank="i"))

        self.change(act)

    @rule(place=PLACES, name=NAMES, phone=st.sampled_from(["", "1", "2"]), has_seat=st.booleans())
    def edit_person(self, place, name, phone, has_seat):
        person = self.pick(Person, place)
        if person:
            values = {"name": name, "phone": phone, "has_seat": has_seat}
            self.change(lambda change: change.update(Person, person.uid, **values))

    @rule(place=PLACES, phone=st.sampled_from(["", "1", "2"]))
    def edit_there_and_back(self, place, phone):
        person = self.pick(Person, place)

        def act(change):
            change.update(Person, person.uid, phone=phone)
            change.update(Person, person.uid, phone=person.phone)

        if person:
            self.change(act)

    @rule(name=NAMES)
    def add_and_remove_at_once(self, name):
        self.change(lambda change: change.delete(Person, change.insert(Person(name=name))))

    @rule(record=st.sampled_from([Person, Meeting, AgendaItem]), place=PLACES)
    def remove(self, record, place):
        one = self.pick(record, place)
        if one:
            self.change(lambda change: change.delete(record, one.uid))

    @rule(place=PLACES)
    def put_the_same_id_back(self, place):
        person = self.pick(Person, place)

        def act(change):
            change.delete(Person, person.uid)
            change.insert(Person(person.uid, name="Again"))

        if person:
            self.change(act)

    @rule(place=PLACES, name=NAMES)
    def remove_after_an_edit_at_once(self, place, name):
        meeting = self.pick(Meeting, place)

        def act(change):
            change.update(Meeting, meeting.uid, name=name)
            change.insert(AgendaItem(meeting=meeting.uid, topic="late", rank="z"))
            change.delete(Meeting, meeting.uid)

        if meeting:
            self.change(act)

    @rule()
    def change_nothing(self):
        self.change(lambda change: None)

    @rule(name=NAMES)
    def fail_in_the_middle(self, name):
        try:
            with self.document.change("Broken") as change:
                sectors.add(change, name)
                change.insert(Person(name=name))
                raise ZeroDivisionError
        except ZeroDivisionError:
            pass
        assert tables(self.document.connection) == self.now

    @precondition(lambda self: self.before)
    @rule()
    def undo(self):
        step = self.document.undo()
        assert step is not None
        assert step.skipped == 0
        self.after.append(self.now)
        self.now = self.before.pop()

    @precondition(lambda self: not self.before)
    @rule()
    def undo_at_the_beginning(self):
        assert self.document.undo() is None

    @precondition(lambda self: self.after)
    @rule()
    def redo(self):
        assert self.document.redo() is not None
        self.before.append(self.now)
        self.now = self.after.pop()

    @precondition(lambda self: not self.after)
    @rule()
    def redo_at_the_end(self):
        assert self.document.redo() is None

    @rule()
    def close_and_open(self):
        self.document.close()
        self.document = open_file(self.path)
        assert self.document.look_only is None

    @invariant()
    def tables_are_as_they_should_be(self):
        assert tables(self.document.connection) == self.now
        connection = self.document.connection
        assert [len(self.before), len(self.after)] == [
            len(steps.undoable(connection, 1000)), len(steps.redoable(connection, 1000))
        ]  # fmt: skip

    @rule()
    def check_and_fill_anew(self):
        connection = self.document.connection
        assert list(check.problems(connection)) == []
        connection.execute("BEGIN")
        fill_from_journal(connection)
        filled = tables(connection)
        connection.execute("ROLLBACK")
        assert filled == self.now


TestWalk = Walk.TestCase
TestWalk.settings = settings(
    max_examples=WALKS, stateful_step_count=30, deadline=None, suppress_health_check=list(HealthCheck)
)
