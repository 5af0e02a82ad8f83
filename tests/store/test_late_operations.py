"""Somebody was forgotten here, and a partner's file still speaks of them: nothing of the name comes in again."""

import os
import random
from dataclasses import replace

import pytest

from facilitator.domain.records import Affiliation, AgendaItem, Attendance, Meeting, Person
from facilitator.store import forgetting, forgotten, merging, operations, restoring, rows
from facilitator.store.document import open_file
from tests.store.partners import conflicts_of, copied, everything, get, image, journal_of, problems, receive

NAME = "Zoraida Quispe"
WALKS = int(os.environ.get("FACILITATOR_WALKS", "12"))


@pytest.fixture
def meeting(document):
    with document.change("Begin") as change:
        return change.insert(Meeting(name="Evening", on_day="2026-12-01"))


@pytest.fixture
def ana(document):
    with document.change("Add") as change:
        return change.insert(Person(name="Ana Peña"))


@pytest.fixture
def zora(document, ana):
    with document.change("Add") as change:
        return change.insert(Person(name=NAME))


@pytest.fixture
def item(document, meeting, zora):
    """Give an agenda item that Zoraida leads."""
    with document.change("Add") as change:
        return change.insert(AgendaItem(meeting=meeting, topic="Lamps", presenter=NAME, presenter_person=zora))


@pytest.fixture
def mei(document, item):
    """Give the file of a partner who has not heard that Zoraida wants to be forgotten."""
    return copied(document, "Mei")


def write(document, act):
    with document.change("Step") as change:
        return act(change)


def since(document, before):
    """Give what was done in a file since `before`, as a return does."""
    known = {one.id for one in before}
    return [one for one in everything(document) if one.id not in known]


def said(one):
    """Give an operation as another computer tells it."""
    return replace(one, txn=b"", source=0, n=0)


def take(document, incoming):
    """Bring operations in, twice; the second time there is nothing new, and no byte differs."""
    seen = merging.preview(document, incoming)
    report = receive(document, incoming)
    assert report == seen
    before = image(document)
    assert receive(document, incoming).is_nothing_new
    assert image(document) == before
    assert problems(document) == []
    assert NAME.encode() not in before
    return report


def test_a_sheet_that_a_partner_still_fills_in_keeps_the_number_and_not_the_name(document, mei, meeting, zora):
    line = write(mei, lambda change: change.insert(Attendance(
        meeting=meeting, person=zora, name=NAME, organization="Quispe family", alternate="Ines Quispe", state="present",
    )))  # fmt: skip
    forgetting.forget(document, zora)

    take(document, everything(mei))

    found = get(document, "attendance", line)
    assert (found.person, found.name, found.organization, found.alternate, found.state) == ("", "", "", "", "present")
    assert b"Quispe" not in image(document)


def test_an_item_that_a_partner_gave_to_the_person_comes_without_them(document, mei, meeting, zora):
    line = write(mei, lambda change: change.insert(AgendaItem(
        meeting=meeting, topic="Budget", presenter=NAME, presenter_person=zora, minutes=20,
    )))  # fmt: skip
    forgetting.forget(document, zora)

    take(document, everything(mei))

    found = get(document, "agenda_items", line)
    assert (found.topic, found.presenter, found.presenter_person, found.minutes) == ("Budget", "", "", 20)


def test_ids_and_what_they_replace_stay_so_that_all_copies_fit_together(document, mei, meeting, zora):
    write(mei, lambda change: change.insert(Attendance(meeting=meeting, person=zora, name=NAME, state="present")))
    forgetting.forget(document, zora)
    take(document, everything(mei))

    receive(mei, everything(document))

    skeleton = {id_: (one[0], one[1], one[2], one[4]) for id_, one in journal_of(mei).items()}
    assert {id_: (one[0], one[1], one[2], one[4]) for id_, one in journal_of(document).items()} == skeleton
    assert conflicts_of(document) == set()
    assert take(document, everything(mei)).is_nothing_new


def test_a_name_that_is_corrected_on_a_row_which_was_theirs_stays_out(document, mei, item, zora):
    before = everything(mei)
    write(mei, lambda change: change.update(AgendaItem, item, presenter="Z. Quispe"))
    forgetting.forget(document, zora)

    take(document, since(mei, before))

    assert get(document, "agenda_items", item).presenter == ""
    assert b"Quispe" not in image(document)


def test_a_name_that_comes_apart_from_its_link_stays_out(document, mei, meeting, zora):
    """The partner typed another name first, so that name and link replace different versions."""
    line = write(mei, lambda change: change.insert(AgendaItem(meeting=meeting, topic="Budget")))
    write(mei, lambda change: change.update(AgendaItem, line, presenter="Somebody"))
    write(mei, lambda change: change.update(AgendaItem, line, presenter=NAME, presenter_person=zora))
    assert len(operations.of_row(mei.connection, "agenda_items", line)) == 4
    forgetting.forget(document, zora)

    take(document, everything(mei))

    assert get(document, "agenda_items", line).topic == "Budget"


def test_a_correction_of_a_name_that_came_apart_from_its_link_stays_out(document, meeting, ana, zora):
    line = write(document, lambda change: change.insert(
        AgendaItem(meeting=meeting, topic="Budget", presenter="Ana", presenter_person=ana)
    ))  # fmt: skip
    mei = copied(document, "Mei")
    write(mei, lambda change: change.update(AgendaItem, line, presenter="Ana Peña"))
    write(mei, lambda change: change.update(AgendaItem, line, presenter=NAME, presenter_person=zora))
    forgetting.forget(document, zora)
    take(document, everything(mei))
    write(mei, lambda change: change.update(AgendaItem, line, presenter=f"{NAME}, nurse"))

    take(document, since(mei, everything(document)))


def test_a_correction_by_who_heard_that_the_link_is_gone_but_kept_the_name_stays_out(document, mei, item, zora):
    write(mei, lambda change: change.update(AgendaItem, item, presenter="Zoraida Q."))
    receive(document, everything(mei))
    forgetting.forget(document, zora)
    write(mei, lambda change: change.update(AgendaItem, item, presenter="Z. Quispe"))
    receive(mei, everything(document))
    assert ("agenda_items", item, "presenter") in conflicts_of(mei)
    write(mei, lambda change: change.update(AgendaItem, item, presenter=NAME))

    take(document, since(mei, everything(document)))

    assert get(document, "agenda_items", item).presenter == ""


def test_who_takes_over_from_the_person_keeps_their_name(document, mei, item, zora, ana):
    before = everything(mei)
    write(mei, lambda change: change.update(AgendaItem, item, presenter="Ana Peña", presenter_person=ana))
    forgetting.forget(document, zora)

    take(document, since(mei, before))

    found = get(document, "agenda_items", item)
    assert ("presenter", "Ana Peña") in candidates(document, item)
    assert ("presenter_person", ana) in candidates(document, item)
    assert found.topic == "Lamps"


def candidates(document, uid):
    state = operations.add_up(operations.of_row(document.connection, "agenda_items", uid))
    return {(name, value) for name in state.values for value in state.candidates(name)}


def test_who_takes_over_with_name_and_link_apart_keeps_their_name(document, mei, item, zora, ana):
    write(mei, lambda change: change.update(AgendaItem, item, presenter="Z. Q."))
    before = everything(mei)
    write(mei, lambda change: change.update(AgendaItem, item, presenter="Ana Peña", presenter_person=ana))
    late = since(mei, before)
    assert len(late) == 2
    forgetting.forget(document, zora)

    take(document, late)

    assert ("presenter", "Ana Peña") in candidates(document, item)


def test_whoever_had_it_between_the_person_and_another_keeps_their_name(document, mei, item, zora, ana):
    write(mei, lambda change: change.update(AgendaItem, item, presenter="Ana Peña", presenter_person=ana))
    (between,) = since(mei, everything(document))
    write(mei, lambda change: change.update(AgendaItem, item, presenter="Bao Vang", presenter_person=""))
    forgetting.forget(document, zora)

    take(document, since(mei, everything(document)))

    (kept,) = [one for one in everything(document) if one.id == between.id]
    assert kept.patch == {"presenter": "Ana Peña", "presenter_person": ana}
    assert ("presenter", "Bao Vang") in candidates(document, item)


def test_a_name_typed_by_who_has_seen_that_nobody_leads_it_is_taken(document, mei, item, zora):
    forgetting.forget(document, zora)
    receive(mei, everything(document))
    before = everything(mei)
    write(mei, lambda change: change.update(AgendaItem, item, presenter="Guest speaker"))

    take(document, since(mei, before))

    assert get(document, "agenda_items", item).presenter == "Guest speaker"


def test_so_is_it_when_link_and_name_were_taken_away_apart(document, item, zora):
    write(document, lambda change: change.update(AgendaItem, item, presenter="Z. Quispe"))
    mei = copied(document, "Mei")
    forgetting.forget(document, zora)
    receive(mei, everything(document))
    before = everything(mei)
    write(mei, lambda change: change.update(AgendaItem, item, presenter="Guest speaker"))

    take(document, since(mei, before))

    assert get(document, "agenda_items", item).presenter == "Guest speaker"


def test_names_on_other_rows_come_in_as_ever(document, mei, meeting, zora, ana):
    lines = [
        write(mei, lambda change, one=one: change.insert(one))
        for one in (
            Attendance(meeting=meeting, person=ana, name="Ana Peña"),
            Attendance(meeting=meeting, name="Walk-in"),
        )
    ]
    forgetting.forget(document, zora)

    take(document, everything(mei))

    assert [get(document, "attendance", one).name for one in lines] == ["Ana Peña", "Walk-in"]


def test_somebody_who_was_named_beside_the_person_keeps_their_name_when_they_are_forgotten(
    document, mei, item, zora, ana
):
    """Two people gave the item to two others; nobody has chosen yet."""
    write(document, lambda change: change.update(AgendaItem, item, presenter="Guest", presenter_person=""))
    write(document, lambda change: change.update(AgendaItem, item, presenter=NAME, presenter_person=zora))
    write(mei, lambda change: change.update(AgendaItem, item, presenter="Ana Peña", presenter_person=ana))
    receive(document, everything(mei))
    assert ("agenda_items", item, "presenter") in conflicts_of(document)

    forgetting.forget(document, zora)

    assert NAME.encode() not in image(document)
    found = get(document, "agenda_items", item)
    assert (found.presenter, found.presenter_person) == ("Ana Peña", ana)
    assert problems(document) == []


def test_what_belongs_to_the_person_is_erased_as_it_comes(document, mei, zora):
    line = write(mei, lambda change: change.insert(Affiliation(person=zora, role=f"{NAME}'s chair")))
    write(mei, lambda change: change.update(Affiliation, line, role="Quispe chair"))
    forgetting.forget(document, zora)

    report = take(document, everything(mei))

    assert get(document, "affiliations", line) is None
    assert ("affiliations", line) in operations.erased(document.connection)
    assert b"chair" not in image(document)
    assert {one.what for one in report.rows} == {"same"}


def test_what_came_of_it_before_its_owner_was_known_goes_then(document, mei, zora):
    line = write(mei, lambda change: change.insert(Affiliation(person=zora, role="Chair of Quispe")))
    (first,) = since(mei, everything(document))
    write(mei, lambda change: change.update(Affiliation, line, role="Quispe chair"))
    forgetting.forget(document, zora)
    receive(document, [one for one in since(mei, everything(document)) if one.id != first.id])
    assert get(document, "affiliations", line).role == "Quispe chair"

    take(document, [first])

    assert get(document, "affiliations", line) is None
    assert b"chair" not in image(document).lower()


def test_nobody_can_erase_what_belongs_to_somebody_else_by_giving_it_to_the_person(document, zora, ana):
    line = write(document, lambda change: change.insert(Affiliation(person=ana, role="Doctor")))
    mei = copied(document, "Mei")
    write(mei, lambda change: change.update(Affiliation, line, person=zora, role=NAME))
    (given,) = since(mei, everything(document))
    forgetting.forget(document, zora)

    take(document, [said(given)])
    assert take(document, [replace(said(given), patch={"role": NAME}, withheld=("person",))]).is_nothing_new

    assert ("affiliations", line) not in operations.erased(document.connection)
    document.undo()
    found = get(document, "affiliations", line)
    assert (found.person, found.role) == (ana, "Doctor")


def test_a_known_operation_that_says_more_now_does_not_say_the_name(document, mei, meeting, zora):
    line = write(
        mei, lambda change: change.insert(Attendance(meeting=meeting, person=zora, name=NAME, state="present"))
    )
    (whole,) = since(mei, everything(document))
    skeleton = replace(whole, patch={}, withheld=tuple(sorted(whole.patch)), stamp=0, author="")
    receive(document, [skeleton])
    forgetting.forget(document, zora)

    take(document, [said(whole)])

    found = get(document, "attendance", line)
    assert (found.state, found.name, found.person) == ("present", "", "")


def test_a_file_that_tells_the_name_without_the_link_does_not_fill_it_in_later(document, mei, meeting, zora):
    line = write(
        mei, lambda change: change.insert(Attendance(meeting=meeting, person=zora, name=NAME, state="present"))
    )
    (whole,) = since(mei, everything(document))
    forgetting.forget(document, zora)
    take(document, [said(whole)])
    patch = {name: value for name, value in whole.patch.items() if name != "person"}

    assert take(document, [replace(said(whole), patch=patch, withheld=("person",))]).is_nothing_new

    assert get(document, "attendance", line).name == ""


def test_the_person_as_author_is_not_named_when_the_file_tells_their_record(document, item, zora):
    theirs = copied(document, NAME)
    write(theirs, lambda change: change.insert(Person(name="Bao")))
    forgetting.forget(document, zora)

    take(document, everything(theirs))

    assert {one.author for one in everything(document) if one.patch.get("name") == "Bao"} == {""}


def test_nor_when_the_file_tells_an_operation_whose_author_was_made_nameless(document, item, zora):
    theirs = copied(document, NAME)
    write(theirs, lambda change: change.insert(Person(name="Bao")))
    old = [one for one in everything(theirs) if one.author == NAME]
    receive(document, old)
    forgetting.forget(document, zora)
    write(theirs, lambda change: change.insert(Person(name="Eve")))

    take(document, [one for one in everything(theirs) if one.author == NAME])

    assert len(rows.select(document.connection, Person)) == 3


def test_an_author_of_whom_the_file_says_nothing_else_cannot_be_known(document, item, zora):
    """Only a name that was kept could tell, and none is kept."""
    theirs = copied(document, NAME)
    forgetting.forget(document, zora)
    write(theirs, lambda change: change.insert(Person(name="Eve")))

    receive(document, [one for one in everything(theirs) if one.author == NAME])

    assert {one.author for one in everything(document) if one.patch.get("name") == "Eve"} == {NAME}


def test_what_the_file_keeps_to_know_them_by_tells_nothing_of_a_name(document, mei, item, zora):
    forgetting.forget(document, zora)

    kept = operations.erased(document.connection)

    assert {table for table, _ in kept} == {"people", forgotten.OPERATION}
    ids = {one.id.hex() for one in everything(document)}
    assert all(uid in ids for table, uid in kept if table == forgotten.OPERATION)


def test_what_is_shown_of_a_file_before_it_is_taken_does_not_name_them_either(document, mei, meeting, zora):
    write(mei, lambda change: change.insert(Attendance(meeting=meeting, person=zora, name=NAME)))
    forgetting.forget(document, zora)

    shown = forgotten.told(document.connection, everything(mei))

    assert NAME not in repr(shown)
    assert {one.id for one in shown} == {one.id for one in everything(mei)}


def test_a_file_with_unknown_ids_among_those_it_keeps_is_read_all_the_same(document, mei, zora):
    forgetting.forget(document, zora)
    document.connection.execute("INSERT INTO erased VALUES ('op', 'no id'), ('op', ?)", ("0" * 32,))

    take(document, everything(mei))


def test_undo_of_what_came_in_names_nobody(document, mei, meeting, zora):
    write(mei, lambda change: change.insert(Attendance(meeting=meeting, person=zora, name=NAME, state="present")))
    forgetting.forget(document, zora)
    take(document, everything(mei))

    while document.undo():
        assert problems(document) == []
    while document.redo():
        assert problems(document) == []
    assert NAME.encode() not in image(document)


def test_the_file_on_the_disk_and_the_copies_kept_of_it_hold_no_byte_of_the_name(file_document):
    from facilitator.store import places

    with file_document.change("Add") as change:
        meeting = change.insert(Meeting(name="Evening", on_day="2026-12-01"))
        zora = change.insert(Person(name=NAME))
        change.insert(AgendaItem(meeting=meeting, topic="Lamps", presenter=NAME, presenter_person=zora))
    mei = copied(file_document, "Mei")
    with mei.change("Late") as change:
        change.insert(Attendance(meeting=meeting, person=zora, name=NAME))
        change.insert(Affiliation(person=zora, role=f"{NAME}'s chair"))
    forgetting.forget(file_document, zora)

    receive(file_document, everything(mei))
    file_document.close()

    with open_file(file_document.path) as document, document.change("Once more") as change:
        change.update(Meeting, meeting, name="Late evening")
    kept = list(places.backups().rglob("*.collab"))
    assert len(kept) >= 2
    assert [path for path in (file_document.path, *kept) if b"Quispe" in path.read_bytes()] == []


def test_restoring_a_copy_from_elsewhere_does_not_bring_them_in(document, mei, meeting, zora, tmp_path):
    line = write(mei, lambda change: change.insert(Attendance(meeting=meeting, person=zora, name=NAME)))
    theirs = write(mei, lambda change: change.insert(Affiliation(person=zora, role=f"{NAME}'s chair")))
    copy = tmp_path / "copy.collab"
    copy.write_bytes(image(mei))
    forgetting.forget(document, zora)

    restoring.restore(document, copy)

    assert get(document, "attendance", line).name == ""
    assert get(document, "affiliations", theirs) is None
    assert NAME.encode() not in image(document)


class Walk:
    """Two people work on a meeting; one of them forgets Zoraida on the way, the other never hears of it in time."""

    def __init__(self, seed, document, meeting, people):
        self.chance = random.Random(seed)
        self.meeting = meeting
        self.people = people
        self.forgetter = document
        self.partner = copied(document, "Mei")
        self.is_forgotten = False

    def step(self):
        self.chance.choice(
            (self.add, self.lead, self.lead, self.rename, self.belong, self.undo, self.remove, self.send)
        )()

    def someone(self, document):
        there = [uid for uid in self.people if get(document, "people", uid)]
        uid = self.chance.choice([*there, ""])
        return uid, {"": "Somebody"}.get(uid) or self.people[uid]

    def pick(self, record):
        document = self.chance.choice((self.forgetter, self.partner))
        found = rows.select(document.connection, record, "ORDER BY uid")
        return document, self.chance.choice(found) if found else None

    def add(self):
        document, _ = self.pick(Meeting)
        uid, name = self.someone(document)
        write(document, lambda change: change.insert(self.chance.choice((
            Attendance(meeting=self.meeting, person=uid, name=name, state="present"),
            AgendaItem(meeting=self.meeting, topic="Topic", presenter=name, presenter_person=uid),
        ))))  # fmt: skip

    def lead(self):
        document, one = self.pick(AgendaItem)
        if one:
            uid, name = self.someone(document)
            write(document, lambda change: change.update(AgendaItem, one.uid, presenter=name, presenter_person=uid))

    def rename(self):
        document, one = self.pick(self.chance.choice((AgendaItem, Attendance)))
        if one:
            field = "presenter" if isinstance(one, AgendaItem) else "name"
            name = f"{getattr(one, field)}."
            write(document, lambda change: change.update(type(one), one.uid, **{field: name}))

    def belong(self):
        document, one = self.pick(Affiliation)
        uid, name = self.someone(document)
        if one and self.chance.random() < 0.6:
            write(document, lambda change: change.update(Affiliation, one.uid, role=f"{one.role}."))
        elif uid:
            write(document, lambda change: change.insert(Affiliation(person=uid, role=name)))

    def undo(self):
        document, _ = self.pick(Meeting)
        document.undo()

    def remove(self):
        document, one = self.pick(self.chance.choice((AgendaItem, Attendance, Affiliation)))
        if one:
            write(document, lambda change: change.delete(type(one), one.uid))

    def send(self):
        every = everything(self.partner)
        if self.chance.random() < 0.5:
            known = {one.id for one in everything(self.forgetter)}
            every = [one for one in every if one.id not in known]
        self.take(every)
        if self.chance.random() < 0.3:
            receive(self.partner, everything(self.forgetter))

    def forget(self, uid):
        forgetting.forget(self.forgetter, uid)
        self.is_forgotten = True

    def take(self, every):
        receive(self.forgetter, every)
        before = image(self.forgetter)
        assert receive(self.forgetter, every).is_nothing_new
        assert image(self.forgetter) == before
        assert not self.is_forgotten or b"Zoraida" not in before
        assert problems(self.forgetter) == []


@pytest.mark.parametrize("seed", range(WALKS))
def test_whatever_a_partner_does_the_name_stays_out_and_the_copies_fit_together(document, meeting, ana, zora, seed):
    walk = Walk(seed, document, meeting, {ana: "Ana Peña", zora: NAME})
    for _ in range(15):
        walk.step()
    walk.forget(zora)
    for _ in range(25):
        walk.step()

    walk.take(everything(walk.partner))
    receive(walk.partner, everything(walk.forgetter))

    mine, theirs = journal_of(walk.forgetter), journal_of(walk.partner)
    assert mine.keys() == theirs.keys()
    assert [id_ for id_, one in mine.items() if (*one[:3], one[4]) != (*theirs[id_][:3], theirs[id_][4])] == []
    told = b"Ana Pe" in image(walk.forgetter)
    assert told or not get(walk.forgetter, "people", ana)
