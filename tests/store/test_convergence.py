"""Whatever four people do to their copies, in whatever order it reaches the others, they end up with the same."""

import os

import time_machine
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

from facilitator.domain.records import AgendaItem, Attendance, Collaborative, Meeting, Person
from facilitator.store import conflicts, merging, rows, steps, uniting
from facilitator.store.change import paired_uid
from facilitator.store.document import IN_MEMORY, create
from tests.store import oracle
from tests.store.partners import (
    PRIVATE,
    conflicts_of,
    copied,
    everything,
    image,
    journal_of,
    partner,
    problems,
    receive,
    rows_of,
    sent,
)

WALKS = int(os.environ.get("FACILITATOR_WALKS", "12"))
CLOCKS = ["2026-11-22", "2036-11-22", "2006-11-22", "2026-11-21"]
WHO = st.integers(0, 3)
PARTNER = 3  # who does not get to see the private fields
PLACE = st.integers(0, 4)
WORDS = st.sampled_from(["", "a", "b", "c"])


class Copies(RuleBasedStateMachine):
    """Four copies with clocks that are years off; one of them lacks the private fields."""

    def __init__(self):
        super().__init__()
        self.clock = time_machine.travel(CLOCKS[0])
        self.clock.start()
        first = create(IN_MEMORY, Collaborative(name="Walk"), author="0")
        with first.change("Begin") as change:
            evening = change.insert(Meeting(name="Evening", on_day="2026-12-01"))
            ana = change.insert(Person(name="Ana", phone="555"))
            change.insert(Person(name="Bao", email="b@example.org"))
            change.insert(AgendaItem(meeting=evening, topic="First", rank="i"))
            change.insert(Attendance(paired_uid(evening, ana), meeting=evening, person=ana))
        self.copies = [first, copied(first, "1"), copied(first, "2")]
        self.copies.append(partner(first, "3", PRIVATE, is_listed=True))
        self.is_listed = True
        self.old_files = []

    def teardown(self):
        self.everybody_ends_up_with_the_same()
        for one in self.copies:
            one.close()
        self.clock.stop()

    @initialize(is_listed=st.booleans())
    def say_what_is_withheld_or_not(self, is_listed):
        self.is_listed = is_listed
        self.copies[PARTNER].close()
        self.copies[PARTNER] = partner(self.copies[0], "3", PRIVATE, is_listed)

    def act(self, who, write):
        self.clock.stop()
        self.clock = time_machine.travel(CLOCKS[who])
        self.clock.start()
        document = self.copies[who]
        with document.change("Step") as change:
            write(change)
        self.look(document)

    def look(self, document):
        assert (rows_of(document), conflicts_of(document)) == oracle.read(document)
        listed = {(one.table, one.uid, one.field) for one in conflicts.open_conflicts(document.connection)}
        assert listed == conflicts_of(document)

    def pick(self, who, record, place):
        found = rows.select(self.copies[who].connection, record, "ORDER BY uid")
        return found[place % len(found)] if found else None

    @rule(who=WHO, name=st.sampled_from("xyz"), phone=WORDS)
    def add_person(self, who, name, phone):
        self.act(who, lambda change: change.insert(Person(name=name, phone=phone)))

    @rule(who=WHO, name=st.sampled_from("xyz"))
    def add_meeting_with_an_item(self, who, name):
        def write(change):
            meeting = change.insert(Meeting(name=name, on_day="2026-12-01"))
            change.insert(AgendaItem(meeting=meeting, topic=name, rank="i"))

        self.act(who, write)

    @rule(who=WHO, place=PLACE, topic=st.sampled_from("xyz"))
    def add_item(self, who, place, topic):
        meeting = self.pick(who, Meeting, place)
        if meeting:
            self.act(who, lambda change: change.insert(AgendaItem(meeting=meeting.uid, topic=topic, rank="i")))

    @rule(who=WHO, place=PLACE, other=PLACE, state=st.sampled_from(["expected", "present"]))
    def note_attendance(self, who, place, other, state):
        meeting, person = self.pick(who, Meeting, place), self.pick(who, Person, other)
        if not meeting or not person:
            return
        uid = paired_uid(meeting.uid, person.uid)
        there = rows.get(self.copies[who].connection, Attendance, uid)

        def write(change):
            if there:
                change.update(Attendance, uid, state=state)
            else:
                change.insert(Attendance(uid, meeting=meeting.uid, person=person.uid, state=state))

        self.act(who, write)

    @rule(who=WHO, place=PLACE, values=st.dictionaries(st.sampled_from(["phone", "email", "needs"]), WORDS, min_size=1))
    def edit_person(self, who, place, values):
        person = self.pick(who, Person, place)
        if person:
            self.act(who, lambda change: change.update(Person, person.uid, **values))
            now = self.pick(who, Person, place)
            changed = {name for name, value in values.items() if getattr(person, name) != value}
            assert {name: getattr(now, name) for name in values} == values
            assert not {("people", person.uid, name) for name in changed} & conflicts_of(self.copies[who])

    @rule(who=WHO, place=PLACE, name=st.sampled_from("xyz"))
    def edit_meeting(self, who, place, name):
        meeting = self.pick(who, Meeting, place)
        if meeting:
            self.act(who, lambda change: change.update(Meeting, meeting.uid, name=name))

    @rule(who=WHO, place=PLACE, other=PLACE)
    def move_item(self, who, place, other):
        item, meeting = self.pick(who, AgendaItem, place), self.pick(who, Meeting, other)
        if item and meeting:
            self.act(who, lambda change: change.update(AgendaItem, item.uid, meeting=meeting.uid))

    @rule(who=WHO, record=st.sampled_from([Person, Meeting, AgendaItem, Attendance]), place=PLACE)
    def remove(self, who, record, place):
        one = self.pick(who, record, place)
        if one:
            self.act(who, lambda change: change.delete(record, one.uid))
            assert (one.table, one.uid) not in rows_of(self.copies[who])

    @rule(who=WHO, place=PLACE, other=PLACE)
    def unite(self, who, place, other):
        gone, kept = self.pick(who, Person, place), self.pick(who, Person, other)
        if gone and gone != kept:
            self.act(who, lambda change: uniting.unite(change, Person, gone.uid, kept.uid))
            now = rows_of(self.copies[who])
            assert ("people", gone.uid) not in now
            assert {**now["people", kept.uid], **kept.said()} == now["people", kept.uid]
            assert not [one for one in now.values() if gone.uid in (one.get("person"), one.get("presenter_person"))]

    @rule(who=WHO)
    def undo(self, who):
        document = self.copies[who]
        step = document.undo()
        self.look(document)
        if step:
            self.old_files.append((who, sent(document)))

    @rule(who=WHO)
    def redo(self, who):
        self.copies[who].redo()
        self.look(self.copies[who])

    @rule(who=WHO)
    def undo_and_redo(self, who):
        document = self.copies[who]
        if steps.next_undo(document.connection) is None:
            return
        before = rows_of(document), conflicts_of(document)
        undone = document.undo()
        redone = document.redo()
        self.look(document)
        if undone.skipped == redone.skipped == 0:
            assert (rows_of(document), conflicts_of(document)) == before

    @rule(who=WHO, place=PLACE, choice=PLACE)
    def choose(self, who, place, choice):
        found = conflicts.open_conflicts(self.copies[who].connection)
        if not found:
            return
        one = found[place % len(found)]

        def write(change):
            if one.field:
                value = one.candidates[choice % len(one.candidates)].value
                conflicts.settle(change, one.table, one.uid, one.field, value)
            else:
                conflicts.settle_deletion(change, one.table, one.uid, keep=choice % 2 == 0)

        self.act(who, write)
        assert (one.table, one.uid, one.field) not in conflicts_of(self.copies[who])

    @rule(who=WHO, private=st.booleans())
    def keep_a_file(self, who, private):
        self.old_files.append((who, sent(self.copies[who], PRIVATE if private else frozenset(), self.is_listed)))

    @rule(who=WHO, place=PLACE)
    def receive_an_old_file(self, who, place):
        if self.old_files:
            giver, file = self.old_files[place % len(self.old_files)]
            # The partner never gets what is private; a file of their own holds nothing that is.
            if who != PARTNER or giver == PARTNER:
                self.take(who, file)

    @rule(giver=WHO, who=WHO)
    def send(self, giver, who):
        if giver != who:
            private = PRIVATE if who == PARTNER else frozenset()
            self.take(who, sent(self.copies[giver], private, self.is_listed))

    @rule(giver=WHO, who=WHO)
    def receive_and_take_back(self, giver, who):
        if giver == who:
            return
        document = self.copies[who]
        before = rows_of(document), conflicts_of(document)
        file = sent(self.copies[giver], PRIVATE if who == PARTNER else frozenset(), self.is_listed)
        report = self.take(who, file)
        if report.added:
            step = document.undo()
            self.look(document)
            assert step.skipped == 0
            if not report.filled:
                assert (rows_of(document), conflicts_of(document)) == before
            assert receive(document, file).is_nothing_new

    def take(self, who, file):
        document = self.copies[who]
        before = image(document)
        seen = merging.preview(document, file)
        assert image(document) == before
        report = receive(document, file)
        assert report == seen
        self.look(document)
        before = image(document)
        assert receive(document, file).is_nothing_new
        assert image(document) == before
        for row in report.rows:
            assert ((row.table, row.uid) in rows_of(document)) is (row.what != "removed") or row.what == "same"
        return report

    def everybody_ends_up_with_the_same(self):
        for document in self.copies:
            assert problems(document) == []
        for _ in range(2):
            for giver in self.copies:
                for to in self.copies:
                    if giver is not to:
                        receive(to, everything(giver))
        first = self.copies[0]
        for document in self.copies:
            assert rows_of(document) == rows_of(first)
            assert conflicts_of(document) == conflicts_of(first)
            assert journal_of(document) == journal_of(first)
            assert problems(document) == []
            self.look(document)


TestCopies = Copies.TestCase
TestCopies.settings = settings(
    max_examples=WALKS, stateful_step_count=30, deadline=None, suppress_health_check=list(HealthCheck)
)
