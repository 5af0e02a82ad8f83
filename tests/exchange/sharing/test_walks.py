"""Three people share by every profile, send back, take in whatever lies around, forget and restore: all ends up the same."""

import os
import shutil
import tempfile
from itertools import count
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule

from facilitator.domain.records import Affiliation, AgendaItem, Collaborative, Meeting, Organization, Person
from facilitator.exchange.sharing import opening, packing, profiles, receiving, unpacking
from facilitator.exchange.sharing.choosing import Wish
from facilitator.store import backup, conflicts, forgetting, operations, restoring, rows
from facilitator.store.document import create, open_file
from tests.store import oracle
from tests.store.partners import conflicts_of, everything, get, image, problems, receive, rows_of

WALKS = int(os.environ.get("FACILITATOR_WALKS", "6"))
WHO, PLACE = st.integers(0, 2), st.integers(0, 4)
WORDS = st.sampled_from(["", "a", "b", "c"])
PROFILES = st.sampled_from([one.name for one in profiles.PROFILES])
LEFT_OUT = st.frozensets(st.sampled_from([one.name for one in profiles.LEAVE_OUT]), max_size=2)
REMOVABLE = st.sampled_from([Person, Organization, Affiliation, Meeting, AgendaItem])


class Sharing(RuleBasedStateMachine):
    """A facilitator, Luis who was sent everything, and Mei who was sent the contacts, each with a file on a disk."""

    def __init__(self):
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.numbers, self.files = count(), []
        # No two names share a word, so that each can be looked for in the bytes.
        self.names, self.forgotten = {}, [set(), set(), set()]
        first = create(self.folder / "0.collab", Collaborative(name="Walk"), "Fatima")
        with first.change("Begin") as change:
            place = change.insert(Organization(name="Tenants", phone="1"))
            for _ in range(3):
                change.insert(Affiliation(person=self.new_person(change), organization=place))
            evening = change.insert(Meeting(name="Evening", on_day="2026-12-01"))
            change.insert(AgendaItem(meeting=evening, topic="First", rank="i"))
        self.copies = [first]
        for name, profile in (("Luis", "everything"), ("Mei", "contacts")):
            path = self.folder / f"for {name}.collabshare"
            packing.write(first, path, Wish(profile=profile, sender="Fatima"))
            self.copies.append(opening.open_share(unpacking.read(path), self.folder / f"{name}.collab", name))

    def teardown(self):
        self.everybody_ends_up_with_the_same()
        for one in self.copies:
            one.close()
        shutil.rmtree(self.folder)

    def new_person(self, change, **values):
        name = f"Walker{next(self.numbers):04} Quill"
        uid = change.insert(Person(name=name, **values))
        self.names[uid] = name.split(" ")[0]
        return uid

    def look(self, who):
        document = self.copies[who]
        assert (rows_of(document), conflicts_of(document)) == oracle.read(document)
        content = image(document)
        for uid in self.forgotten[who]:
            assert self.names[uid].encode() not in content
            assert not any(one.patch for one in operations.of_row(document.connection, "people", uid))

    def act(self, who, write):
        with self.copies[who].change("Step") as change:
            write(change)
        self.look(who)

    def pick(self, who, record, place):
        found = rows.select(self.copies[who].connection, record, "ORDER BY uid")
        return found[place % len(found)] if found else None

    @rule(who=WHO, phone=WORDS, place=PLACE)
    def add_person(self, who, phone, place):
        where = self.pick(who, Organization, place)

        def write(change):
            uid = self.new_person(change, phone=phone)
            if where:
                change.insert(Affiliation(person=uid, organization=where.uid))

        self.act(who, write)

    @rule(who=WHO, place=PLACE, values=st.dictionaries(st.sampled_from(["phone", "email", "needs"]), WORDS, min_size=1))
    def edit_person(self, who, place, values):
        if person := self.pick(who, Person, place):
            self.act(who, lambda change: change.update(Person, person.uid, **values))

    @rule(who=WHO, place=PLACE, name=st.sampled_from("xyz"))
    def edit_organization(self, who, place, name):
        if found := self.pick(who, Organization, place):
            self.act(who, lambda change: change.update(Organization, found.uid, name=name, phone=name))

    @rule(who=WHO, record=REMOVABLE, place=PLACE)
    def remove(self, who, record, place):
        if found := self.pick(who, record, place):
            self.act(who, lambda change: change.delete(record, found.uid))

    @rule(who=WHO, is_redo=st.booleans())
    def undo_or_redo(self, who, is_redo):
        self.copies[who].redo() if is_redo else self.copies[who].undo()
        self.look(who)

    @rule(who=WHO, place=PLACE, choice=PLACE)
    def choose(self, who, place, choice):
        found = conflicts.open_conflicts(self.copies[who].connection)
        if not found:
            return
        one = found[place % len(found)]
        if one.field:
            value = one.candidates[choice % len(one.candidates)].value
            self.act(who, lambda change: conflicts.settle(change, one.table, one.uid, one.field, value))
        else:
            self.act(who, lambda change: conflicts.settle_deletion(change, one.table, one.uid, choice % 2 == 0))

    @rule(who=WHO, profile=PROFILES, without=LEFT_OUT, has_history=st.booleans())
    def share(self, who, profile, without, has_history):
        self.write(who, Wish(profile=profile, leave_out=without, has_history=has_history))

    @rule(who=st.integers(1, 2), is_whole=st.booleans())
    def send_back(self, who, is_whole):
        self.write(who, Wish(is_return=True, is_whole=is_whole))

    def write(self, who, wish):
        path = self.folder / f"{len(self.files)}.collabshare"
        packing.write(self.copies[who], path, wish)
        self.files.append(path)

    @rule(who=WHO, place=st.integers(0, 20))
    def bring_in(self, who, place):
        if not self.files:
            return
        document, incoming = self.copies[who], unpacking.read(self.files[place % len(self.files)])
        before = image(document)
        seen = receiving.preview(document, incoming)
        assert image(document) == before
        assert receiving.receive(document, incoming) == seen
        self.look(who)
        before = image(document)
        assert receiving.receive(document, incoming).is_nothing_new
        assert image(document) == before

    @rule(who=WHO, place=PLACE)
    def forget(self, who, place):
        if person := self.pick(who, Person, place):
            forgetting.forget(self.copies[who], person.uid)
            self.forgotten[who].add(person.uid)
            self.look(who)

    @rule(who=WHO, place=PLACE)
    def restore_an_earlier_day(self, who, place):
        document = self.copies[who]
        kept = restoring.days(document)
        kept = [one for one in kept if one.name == document.path.stem]
        if kept:
            restoring.restore(document, kept[place % len(kept)].path)
            self.look(who)

    @rule(who=WHO)
    def keep_a_copy(self, who):
        backup.keep_copy(self.copies[who].connection, self.copies[who].path.name, "before import")

    @rule(who=WHO)
    def restart(self, who):
        document = self.copies[who]
        document.close()
        self.copies[who] = open_file(document.path, document.author)
        self.look(who)

    def everybody_ends_up_with_the_same(self):
        for document in self.copies:
            assert problems(document) == []
        # Everybody is asked to forget whom anybody forgot, and does; then all is told to everybody.
        gone = set().union(*self.forgotten)
        self.forgotten = [gone] * 3
        for _ in range(2):
            for document in self.copies:
                for uid in forgetting.known(document.connection, gone):
                    forgetting.forget(document, uid)
            for giver in self.copies:
                for to in self.copies:
                    if giver is not to:
                        receive(to, everything(giver))
        first = self.copies[0]
        for who, document in enumerate(self.copies):
            assert rows_of(document) == rows_of(first)
            assert conflicts_of(document) == conflicts_of(first)
            assert problems(document) == []
            assert not [uid for uid in gone if get(document, "people", uid)]
            self.look(who)


TestSharing = Sharing.TestCase
TestSharing.settings = settings(
    max_examples=WALKS, stateful_step_count=25, deadline=None, suppress_health_check=list(HealthCheck)
)
