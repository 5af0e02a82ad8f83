"""A new record of a partner's file that looks like one that is here is marked, and made one with it when that is answered."""

import pytest

from facilitator.domain.records import Affiliation, AgendaItem, Attendance, Organization, Person, Sector
from facilitator.exchange.sharing import answering, review
from facilitator.exchange.sharing.review import Answer, Kind
from facilitator.store import attendance, conflicts, rows
from facilitator.store.change import paired_uid
from facilitator.words import spoken
from tests.conftest import everything_in
from tests.exchange.sharing.conftest import bring_in, lines_of, reopened, take


def all_the_same(lines):
    return answering.answer(lines, range(len(lines)), Answer.SAME)


def add(document, *records):
    with document.change("Add") as change:
        for one in records:
            change.insert(one)


def marked(lines):
    return {line.title: (line.looks_like.title, str(line.looks_like.why)) for line in lines if line.looks_like}


@pytest.mark.parametrize(("new", "alike", "is_sure"), [
    (Person(name="Luis Pena", phone="555-7777"), "the same name as “Luis Peña”", False),
    (Person(name="Luis Pena", phone="(555) 2990"), "the same person as Luis Peña", True),
    (Person(name="Lucho", other_phone="5552990"), "the same phone as “Luis Peña”", False),
    (Person(name="M. C.", email="Mei@Example.org"), "the same email as “Mei Chen”", False),
    (Organization(name="The tenants"), "the same name as “Tenants”", True),
    (Organization(name="TENANTS’"), "the same name as “Tenants”", True),
    (Organization(name="Tennants"), "spelled nearly like “Tenants”", False),
    (Sector(name="Iglesias"), "the same name as “Faith groups”", True),
    (Sector(name="Faith group"), "spelled nearly like “Faith groups”", False),
])  # fmt: skip
def test_what_looks_like_one_that_is_here_is_said_and_taken_as_new_unless_answered_otherwise(
    river, send, opened, send_back, new, alike, is_sure
):
    add(river, Sector("s1", name="Faith groups", other_name="Iglesias"))
    partner = opened(send(river))
    add(partner, new)
    back = send_back(partner)

    (line,) = lines_of(river, back)

    assert (line.kind, line.answer, line.choices) == (Kind.NEW, Answer.TAKE, (Answer.TAKE, Answer.SAME, Answer.MINE))
    assert (str(line.looks_like.why), line.looks_like.is_sure) == (alike, is_sure)
    assert alike in review.say(river.connection, line, spoken(), "Luis", [line])
    bring_in(river, back, [line])
    assert rows.count(river.connection, type(new)) == {Person: 3, Organization: 2, Sector: 2}[type(new)]


@pytest.mark.parametrize("new", [
    Person(name="Ana Ruiz", phone="555-0000"), Organization(name="Landlords"), Sector(name="Clinics"),
    Organization(name="Lincoln School 13"),
])  # fmt: skip
def test_what_looks_like_nothing_here_is_just_new(river, send, opened, send_back, new):
    add(river, Organization("o12", name="Lincoln School 12"))
    partner = opened(send(river))
    add(partner, new)

    (line,) = lines_of(river, send_back(partner))

    assert line.looks_like is None
    assert line.choices == (Answer.TAKE, Answer.MINE)


def test_a_name_spelled_nearly_alike_counts_with_an_organization_they_share_today(river, send, opened, send_back):
    add(river, Person("m", name="Margaret Thompson"), Affiliation(person="m", organization="o1"))
    partner = opened(send(river))
    add(partner, Person("m2", name="Margret Thompson"), Person("m3", name="Margret Thomson"),
        Person("m4", name="Margaret Tompson"), Organization("o2", name="Landlords"),
        Affiliation(person="m2", organization="o1"), Affiliation(person="m3", organization="o2"),
        Affiliation(person="m4", organization="o1", until="2020-01-01"))  # fmt: skip

    lines = lines_of(river, send_back(partner))

    assert marked(lines) == {
        "Margret Thompson": ("Margaret Thompson", "spelled nearly like “Margaret Thompson”, of the same organization")
    }
    told = next(line.looks_like for line in lines if line.looks_like)
    assert (told.here, told.there) == (("Margaret Thompson", "Tenants"), ("Margret Thompson", "Tenants"))


def test_one_that_goes_with_the_same_file_is_nobody_to_be_taken_for(river, partner, send_back):
    with partner.change("Anew") as change:
        change.delete(Person, "p1")
        change.insert(Person("p3", name="Luis Peña", phone="555-2990"))

    assert marked(lines_of(river, send_back(partner))) == {}


def test_the_same_is_one_record_with_all_that_led_to_it_in_the_step_that_brought_it(river, partner, send_back):
    before = everything_in(river)
    with river.change("Expect") as change:
        attendance.expect(change, "m1", ["p1"])
    expected = everything_in(river)
    with partner.change("Work") as change:
        change.insert(Sector("s2", name="Youth"))
        change.insert(Organization("o2", name="The Tenants", website="tenants.example"))
        change.insert(Person("p3", name="Luís Pena", phone="555 2990", email="luis@example.org", sector="s2"))
        change.insert(Affiliation("a1", person="p3", organization="o2", role="Chair"))
        change.insert(AgendaItem("i1", meeting="m1", topic="Dues", rank="i", presenter_person="p3"))
        change.insert(Attendance(paired_uid("m1", "p3"), meeting="m1", person="p3", name="Luís Pena", state="present"))
    back = send_back(partner)

    bring_in(river, back, all_the_same(lines_of(river, back)))

    luis, tenants = rows.get(river.connection, Person, "p1"), rows.get(river.connection, Organization, "o1")
    assert (luis.name, luis.phone, luis.email, luis.sector) == ("Luis Peña", "555-2990", "luis@example.org", "s2")
    assert (tenants.name, tenants.website) == ("Tenants", "tenants.example")
    assert {one.uid for one in rows.select(river.connection, Person)} == {"p1", "p2"}
    assert [one.uid for one in rows.select(river.connection, Organization)] == ["o1"]
    assert (
        rows.get(river.connection, Affiliation, "a1").values().items() >= {"person": "p1", "organization": "o1"}.items()
    )
    assert rows.get(river.connection, AgendaItem, "i1").presenter_person == "p1"
    (line,) = rows.select(river.connection, Attendance)
    assert (line.person, line.state) == ("p1", "present")

    again = reopened(river)
    again.undo()
    assert everything_in(again) == expected
    again.undo()
    assert everything_in(again) == before
    again.close()


def test_the_partner_learns_that_it_is_one_and_both_files_agree(river, partner, send, send_back):
    add(partner, Person("p3", name="Luís Pena", phone="555-2990", email="luis@example.org"),
        Affiliation("a1", person="p3", organization="o1"))  # fmt: skip
    back = send_back(partner)
    bring_in(river, back, all_the_same(lines_of(river, back)))

    take(partner, send(river, "again.collabshare"))

    assert rows.get(partner.connection, Person, "p3") is None
    assert rows.get(partner.connection, Person, "p1").email == "luis@example.org"
    assert rows.get(partner.connection, Affiliation, "a1").person == "p1"
    assert conflicts.open_conflicts(partner.connection) == []
    assert take(river, send_back(partner, "back2.collabshare")).is_nothing_new


@pytest.mark.parametrize("other", [Answer.TAKE, Answer.MINE])
def test_the_same_stays_two_when_the_other_is_removed_by_another_answer(river, partner, send_back, other):
    with river.change("Edit") as change:
        change.update(Person, "p1", called="Lucho")
    with partner.change("Work") as change:
        change.delete(Person, "p1")
        change.insert(Person("p3", name="Luis Pena", phone="555-2990"))
    back = send_back(partner)
    lines = all_the_same(lines_of(river, back))
    removal = [at for at, line in enumerate(lines) if line.kind is Kind.DELETED]

    bring_in(river, back, answering.answer(lines, removal, other))

    left = {Answer.TAKE: "p3", Answer.MINE: "p1"}[other]
    assert [one.uid for one in rows.select(river.connection, Person, "WHERE sort LIKE 'pen%'")] == [left]


def test_only_the_sure_ones_are_answered_for_without_looking(river, partner, send_back):
    add(partner, Person("p3", name="Luis Pena", phone="555-2990"), Person("p4", name="Lucho", phone="555-2990"))

    lines = answering.answer_sure(lines_of(river, send_back(partner)))

    assert {line.uid: line.answer for line in lines} == {"p3": Answer.SAME, "p4": Answer.TAKE}
