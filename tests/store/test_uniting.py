"""Two records that are one are united: nothing is overwritten, nothing leads to the one that went, and undo brings it back."""

import os
import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from facilitator.domain.records import (
    BY_TABLE,
    RECORDS,
    Affiliation,
    AgendaItem,
    Attendance,
    Collaborative,
    Kind,
    Meeting,
    Organization,
    Person,
    Sector,
    Stakeholder,
    Touch,
)
from facilitator.refusal import Refusal
from facilitator.store import attendance, check, conflicts, entering, rows, united, uniting
from facilitator.store.change import paired_uid
from facilitator.store.document import create, open_file
from tests.conftest import everything_in
from tests.store.partners import PRIVATE, copied, exchange, partner, receive, sent

WALKS = int(os.environ.get("FACILITATOR_WALKS", "25"))
LINKS = [
    (record, name, field.target)
    for record in RECORDS
    for name, field in record.fields.items()
    if field.kind is Kind.LINK and name != united.FIELD
]


@pytest.fixture
def evening(document):
    """Plan a meeting, and know one man by two names."""
    with document.change("Begin") as change:
        change.insert(Meeting("m1", name="Evening", on_day="2026-12-01"))
        change.insert(Organization("o1", name="Tenants"))
        change.insert(Person("luis", name="Luis Peña", phone="(212) 555-2990", sector=""))
        change.insert(Person("pena", name="Luís Pena", email="luis@example.org", needs="a ramp"))
    return document


def unite(document, record=Person, gone="pena", kept="luis"):
    with document.change("Unite") as change:
        uniting.unite(change, record, gone, kept)
    assert list(check.problems(document.connection)) == []


def get(document, record, uid):
    return rows.get(document.connection, record, uid)


def add(document, *records):
    with document.change("Add") as change:
        return [change.insert(one) for one in records]


def test_what_is_empty_is_filled_and_what_is_said_stays(evening):
    unite(evening)

    luis = get(evening, Person, "luis")
    assert (luis.name, luis.phone, luis.email, luis.needs) == (
        "Luis Peña", "(212) 555-2990", "luis@example.org", "a ramp"
    )  # fmt: skip
    assert get(evening, Person, "pena") is None


@pytest.mark.parametrize(
    ("theirs", "other_phone"), [("555-7777", "555-7777"), ("+1 212 555 2990", ""), ("212.555.2990", "")]
)
def test_a_second_phone_finds_the_free_place_and_the_same_phone_needs_none(evening, theirs, other_phone):
    with evening.change("Edit") as change:
        change.update(Person, "pena", phone=theirs, other_email="LUIS@example.org")
    unite(evening)
    luis = get(evening, Person, "luis")
    assert (luis.phone, luis.other_phone) == ("(212) 555-2990", other_phone)
    assert (luis.email, luis.other_email) == ("luis@example.org", "")


def test_the_second_name_of_a_sector_is_no_place_for_its_first(document):
    add(document, Sector("s1", name="Schools"), Sector("s2", name="The schools"))
    unite(document, Sector, "s2", "s1")
    assert get(document, Sector, "s1").other_name == ""


def test_all_that_led_to_the_one_leads_to_the_other(document):
    targets = dict.fromkeys(target for _, _, target in LINKS)
    for target in targets:
        add(document, least(BY_TABLE[target], f"gone {target}"), least(BY_TABLE[target], f"kept {target}"))
    leading = [add(document, least(record).but(**{name: f"gone {target}"}))[0] for record, name, target in LINKS]

    for target in targets:
        unite(document, BY_TABLE[target], f"gone {target}", f"kept {target}")

    for uid, (record, name, target) in zip(leading, LINKS, strict=True):
        assert getattr(get(document, record, uid), name) == f"kept {target}", (record.table, name)


def least(record, uid=""):
    """Give a record that says no more than it has to."""
    said = {Kind.DAY: "2026-12-01", Kind.LINK: "elsewhere", Kind.TEXT: "X"}
    return record(uid, **{name: said[field.kind] for name, field in record.fields.items() if field.is_required})


def test_what_belonged_to_the_one_that_goes_does_not_go_with_it(evening):
    (place,) = add(evening, Affiliation(person="pena", organization="o1", role="Chair"))
    unite(evening)
    assert get(evening, Affiliation, place).person == "luis"


def test_who_was_on_one_list_twice_is_on_it_once(evening):
    with evening.change("Expect") as change:
        attendance.expect(change, "m1", ["luis", "pena"])
        change.update(Attendance, paired_uid("m1", "pena"), came_at="18:20", alternate="his son")
    unite(evening)
    (line,) = rows.select(evening.connection, Attendance)
    assert (line.uid, line.person, line.name) == (paired_uid("m1", "luis"), "luis", "Luis Peña")
    assert (line.came_at, line.alternate) == ("18:20", "his son")


@pytest.mark.parametrize(("mine", "theirs", "state"), [
    ("absent", "present", "present"), ("present", "absent", "present"), ("apologies", "absent", "apologies"),
    ("expected", "apologies", "apologies"),
])  # fmt: skip
def test_who_came_under_either_name_came(evening, mine, theirs, state):
    with evening.change("Expect") as change:
        attendance.expect(change, "m1", ["luis", "pena"])
        attendance.say_state(change, [paired_uid("m1", "luis")], mine)
        attendance.say_state(change, [paired_uid("m1", "pena")], theirs)
    unite(evening)
    assert [line.state for line in rows.select(evening.connection, Attendance)] == [state]


def test_who_was_on_a_list_under_the_other_name_is_not_put_on_it_again(evening):
    with evening.change("Expect") as change:
        attendance.expect(change, "m1", ["pena"])
    unite(evening)
    with evening.change("Expect") as change:
        assert attendance.expect(change, "m1", ["luis"]) == []
        with pytest.raises(Refusal, match="on this meeting's list already"):
            entering.add(change, Attendance, {"meeting": "2026-12-01", "person": "Luis Peña"})
    assert [line.person for line in rows.select(evening.connection, Attendance)] == ["luis"]


@pytest.mark.parametrize(("mine", "theirs", "count"), [
    ({"role": "Chair"}, {}, 1), ({}, {"role": "Chair", "since": "2020-01-01"}, 1), ({"role": "Chair"}, {"role": "Chair"}, 1),
    ({"role": "Chair"}, {"role": "Cook"}, 2), ({"until": "2020-01-01"}, {}, 2), ({"since": "2020-01-01"}, {"since": "2021-01-01"}, 2),
])  # fmt: skip
def test_two_places_in_one_organization_become_one_when_they_do_not_contradict_each_other(evening, mine, theirs, count):
    add(evening, Affiliation(person="luis", organization="o1", **mine),
        Affiliation(person="pena", organization="o1", **theirs))  # fmt: skip
    unite(evening)
    places = rows.select(evening.connection, Affiliation)
    assert {one.person for one in places} == {"luis"}
    assert len(places) == count
    if count == 1:
        assert places[0].said() == {"person": "luis", "organization": "o1"} | theirs | mine


def test_places_without_an_organization_are_not_taken_for_one(evening):
    add(evening, Affiliation(person="luis", role="Chair"), Affiliation(person="pena"))
    unite(evening)
    assert rows.count(evening.connection, Affiliation) == 2


def test_the_places_of_one_person_in_two_organizations_that_are_one_become_one(evening):
    add(evening, Organization("o2", name="The Tenants"), Affiliation("a1", person="luis", organization="o1"),
        Affiliation("a2", person="luis", organization="o2", role="Chair"))  # fmt: skip
    unite(evening, Organization, "o2", "o1")
    (place,) = rows.select(evening.connection, Affiliation)
    assert (place.uid, place.organization, place.role) == ("a1", "o1", "Chair")


def test_who_was_in_the_register_twice_is_in_it_once_with_the_calls_of_both(evening):
    with evening.change("Register") as change:
        change.insert(Stakeholder("s1", person="luis", wants="Lights", influence=3))
        change.insert(Stakeholder("s2", person="pena", interest=4, wants="Benches", can_block=True))
        change.insert(Touch("c1", stakeholder="s1", on_day="2026-11-01", heard="Yes"))
        change.insert(Touch("c2", stakeholder="s2", on_day="2026-11-08", heard="No"))
    before = everything_in(evening)

    unite(evening)

    (one,) = rows.select(evening.connection, Stakeholder)
    assert (one.uid, one.wants, one.influence, one.interest, one.can_block) == ("s1", "Lights", 3, 4, True)
    assert {touch.stakeholder for touch in rows.select(evening.connection, Touch)} == {"s1"}
    evening.undo()
    assert everything_in(evening) == before


@pytest.mark.parametrize(("gone", "kept"), [("i1", "i2"), ("i2", "i1")])
def test_an_item_that_was_carried_over_from_its_twin_does_not_lead_to_itself(evening, gone, kept):
    add(evening, AgendaItem("i1", meeting="m1", topic="Dues", rank="i"),
        AgendaItem("i2", meeting="m1", topic="Dues", rank="r", carried_from="i1"))  # fmt: skip
    unite(evening, AgendaItem, gone, kept)
    assert get(evening, AgendaItem, kept).carried_from == ""


def test_a_field_or_link_that_waits_to_be_chosen_goes_on_waiting(evening):
    add(evening, Sector("s1", name="Schools"), Sector("s2", name="The schools"), Sector("s3", name="Clinics"))
    other = copied(evening, "Luis")
    for document, sector, phone in ((evening, "s2", "555-1"), (other, "s3", "")):
        with document.change("Edit") as change:
            change.update(Person, "luis", sector=sector, phone=phone)
    receive(evening, sent(other))

    with evening.change("Edit") as change:
        change.update(Person, "pena", phone="555-9")
        change.update(Person, "luis", other_phone="555-8")

    unite(evening, Sector, "s2", "s1")
    unite(evening)

    questions = {
        one.field: {each.value for each in one.candidates} for one in conflicts.open_conflicts(evening.connection)
    }
    assert questions == {"sector": {"s1", "s3"}, "phone": {"555-1", ""}}


def test_a_value_nobody_told_a_partner_is_asked_for_and_not_filled_over(evening):
    theirs = partner(evening, "Luis", PRIVATE)
    add(theirs, Person("third", name="Luis", phone="555-3333"))
    unite(theirs, Person, "third", "luis")

    receive(evening, sent(theirs))

    (question,) = conflicts.open_conflicts(evening.connection)
    assert {one.value for one in question.candidates} == {"(212) 555-2990", "555-3333"}


def test_a_partner_who_learns_of_it_has_one_record_too_and_loses_no_edit(evening):
    with evening.change("Expect") as change:
        attendance.expect(change, "m1", ["pena"])
    theirs = copied(evening, "Mei")
    unite(evening)
    with theirs.change("Tick") as change:
        attendance.tick(change, "m1", "pena", "18:05")

    exchange(evening, theirs)

    for document in (evening, theirs):
        assert get(document, Person, "pena") is None
        assert [(one.person, one.state) for one in rows.select(document.connection, Attendance)] == [
            ("luis", "present")
        ]
        assert conflicts.open_conflicts(document.connection) == []


@pytest.mark.parametrize(("gone", "kept"), [("nobody", "luis"), ("pena", "nobody")])
def test_what_is_not_there_cannot_be_united(evening, gone, kept):
    before = everything_in(evening)
    with pytest.raises(Refusal, match="no longer there"):
        unite(evening, Person, gone, kept)
    assert everything_in(evening) == before


def test_a_record_is_not_united_with_itself(evening):
    with pytest.raises(ValueError, match="itself"):
        unite(evening, Person, "luis", "luis")
    assert get(evening, Person, "luis")


WORDS = st.sampled_from(["", "a ramp", "child care"])
PHONES = st.sampled_from(["", "555-2990", "+1 212 555 2990", "555-1111", "212 555 2990"])


def one_of(*uids):
    return st.sampled_from(["", *uids])


PERSON = st.builds(Person, name=st.sampled_from(["Luis", "Luís"]), phone=PHONES, other_phone=PHONES, needs=WORDS,
                   has_seat=st.booleans(), sector=one_of("s0", "s1"), reach_by=one_of("phone", "text"))  # fmt: skip
PEOPLE = ("p0", "p1", "p2")
PLACE = st.builds(Affiliation, person=st.sampled_from(PEOPLE), organization=one_of("o0", "o1"), role=WORDS,
                  until=one_of("2020-01-01"))  # fmt: skip
LINE = st.builds(Attendance, meeting=st.sampled_from(["m0", "m1"]), person=one_of(*PEOPLE), name=WORDS,
                 state=st.sampled_from(["expected", "present", "absent"]), came_at=one_of("18:00"))  # fmt: skip
ITEM = st.builds(AgendaItem, meeting=st.just("m0"), topic=st.just("Dues"), presenter_person=one_of(*PEOPLE),
                 proposed_sector=one_of("s0", "s1"), rank=st.just("i"))  # fmt: skip
UNIONS = st.lists(st.sampled_from([(Person, "p0", "p1"), (Person, "p1", "p0"), (Person, "p2", "p0"), (Organization, "o1", "o0"),
                                   (Sector, "s0", "s1")]), min_size=1, max_size=4)  # fmt: skip


@settings(max_examples=WALKS, deadline=None, suppress_health_check=list(HealthCheck))
@given(people=st.tuples(PERSON, PERSON, PERSON), places=st.lists(PLACE, max_size=4), lines=st.lists(LINE, max_size=5),
       items=st.lists(ITEM, max_size=3), unions=UNIONS)  # fmt: skip
def test_whatever_is_united_only_empty_fields_change_and_all_of_it_comes_back(people, places, lines, items, unions):
    folder = Path(tempfile.mkdtemp())
    try:
        with create(folder / "walk.collab", Collaborative(name="Walk")) as document:
            add(document, *(Meeting(uid, name=uid, on_day="2026-12-01") for uid in ("m0", "m1")),
                *(Sector(uid, name=uid) for uid in ("s0", "s1")), *(Organization(uid, name=uid, sector="s0") for uid in ("o0", "o1")),
                *(one.but(uid=uid) for uid, one in zip(PEOPLE, people, strict=True)), *places, *lines, *items)  # fmt: skip
            before, done = everything_in(document), 0
            for record, gone, kept in unions:
                if get(document, record, gone) and get(document, record, kept):
                    done += 1
                    _unite_and_look(document, record, gone, kept)
            after = everything_in(document)
        with open_file(folder / "walk.collab") as document:
            for _ in range(done):
                document.undo()
            assert everything_in(document) == before
            for _ in range(done):
                document.redo()
            assert everything_in(document) == after
            assert list(check.problems(document.connection)) == []
    finally:
        shutil.rmtree(folder)


def _unite_and_look(document, record, gone, kept):
    stays, goes = get(document, record, kept), get(document, record, gone)
    lines = rows.select(document.connection, Attendance, "WHERE person IN (?, ?)", (gone, kept))

    unite(document, record, gone, kept)

    now = get(document, record, kept)
    said = set(goes.said().values())
    for name, value in stays.said().items():
        assert getattr(now, name) == value
    for name, value in now.said().items():
        assert getattr(stays, name) == value or value in said
    assert get(document, record, gone) is None
    for linked, name, target in LINKS:
        if target == record.table:
            assert not rows.count(document.connection, linked, f'WHERE "{name}" = ?', (gone,))
    if record is Person:
        still = rows.select(document.connection, Attendance, "WHERE person = ?", (kept,))
        assert {(one.meeting, one.state == "present") for one in still} >= {
            (one.meeting, True) for one in lines if one.state == "present"
        }
        assert {one.meeting for one in still} == {one.meeting for one in lines}
