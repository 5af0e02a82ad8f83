"""What people did not agree to share stays here, row by row: in every byte, in every version, whatever becomes of them."""

import gzip

import pytest

from facilitator.domain.records import Person
from facilitator.exchange.sharing import address_book
from facilitator.exchange.sharing.choosing import Wish
from facilitator.store import conflicts, rows, uniting
from tests.exchange.sharing.conftest import TODAY, bring_in, lines_of, take
from tests.exchange.sharing.test_address_book import contents

UNAGREED = frozenset({"unagreed"})
AGREED = {"is_listed": True, "lists_phone": True, "lists_email": True, "lists_address": True}
REACH = {"phone": "555-{}01", "other_phone": "555-{}02", "email": "a{}@example.org", "other_email": "b{}@example.org",
         "address": "{} Elm Lane"}  # fmt: skip


def add(document, uid, name, number, **agreed):
    with document.change("Add") as change:
        change.insert(Person(uid, name=name, **{way: words.format(number) for way, words in REACH.items()}, **agreed))


def set_to(document, uid, **values):
    with document.change("Set") as change:
        change.update(Person, uid, **values)


def plain(path):
    return gzip.decompress(path.read_bytes()).decode()


def ways(number):
    return [words.format(number) for words in REACH.values()]


@pytest.mark.parametrize("profile", ["everything", "contacts"])
@pytest.mark.parametrize("has_history", [False, True])
def test_of_each_person_leaves_only_what_they_agreed_to(river, send, profile, has_history):
    add(river, "all", "Everything Agreed", 3001, **AGREED)
    add(river, "none", "Nothing Asked", 3002)
    add(river, "phone", "Only Phone", 3003, is_listed=True, lists_phone=True)
    add(river, "unlisted", "Not Listed", 3004, **(AGREED | {"is_listed": False}))

    said = plain(send(river, profile=profile, leave_out=UNAGREED, has_history=has_history))

    assert all(one in said for one in ways(3001))
    assert not any(one in said for one in (*ways(3002), *ways(3004)))
    assert [one in said for one in ways(3003)] == [True, True, False, False, False]
    for name in ("Everything Agreed", "Nothing Asked", "Only Phone", "Not Listed"):
        assert name in said


@pytest.mark.parametrize("has_history", [False, True])
def test_old_numbers_and_those_of_people_who_went_stay_too(river, send, has_history):
    add(river, "gone", "Gone Person", 3001, **AGREED)
    add(river, "p3", "Changed Mind", 3002, **AGREED)
    set_to(river, "p3", phone="555-777777", lists_phone=False)
    with river.change("Remove") as change:
        change.delete(Person, "gone")

    said = plain(send(river, leave_out=UNAGREED, has_history=has_history))

    assert not any(one in said for one in (*ways(3001), "555-300201", "555-300202", "555-777777"))


@pytest.mark.parametrize("ending", [".csv", ".xlsx", ".vcf"])
def test_a_partner_without_the_program_gets_no_more(river, tmp_path, ending):
    add(river, "all", "Everything Agreed", 3001, **AGREED)
    add(river, "phone", "Only Phone", 3003, is_listed=True, lists_phone=True)
    target = tmp_path / f"people{ending}"

    address_book.write(river.connection, target, Wish("contacts", leave_out=UNAGREED, today=TODAY))

    said = contents(target)
    assert all(one in said for one in ways(3001))
    assert [one in said for one in ways(3003)] == [True, True, False, False, False]
    assert "555-2990" not in said
    assert "Luis Peña" in said


def test_what_was_kept_back_is_never_blanked_by_a_returned_copy(river, send, send_back, opened):
    partner = opened(send(river, leave_out=UNAGREED))
    assert rows.get(partner.connection, Person, "p1").phone == ""
    set_to(partner, "p1", name="Luis Peña Ortiz")

    take(river, send_back(partner))

    luis = rows.get(river.connection, Person, "p1")
    assert (luis.name, luis.phone) == ("Luis Peña Ortiz", "555-2990")
    assert conflicts.open_conflicts(river.connection) == []


def test_who_agrees_later_is_told_with_the_next_copy(river, send, opened):
    partner = opened(send(river, leave_out=UNAGREED))
    set_to(river, "p1", is_listed=True, lists_phone=True)

    take(partner, send(river, "next.collabshare", leave_out=UNAGREED))

    assert rows.get(partner.connection, Person, "p1").phone == "555-2990"
    assert rows.get(partner.connection, Person, "p2").email == ""
    assert conflicts.open_conflicts(partner.connection) == []


def test_while_two_say_different_things_of_an_agreement_nobody_has_agreed(river, send, send_back, opened):
    set_to(river, "p1", is_listed=True)
    partner = opened(send(river))
    set_to(river, "p1", lists_phone=True)
    set_to(partner, "p1", lists_phone=True)
    set_to(partner, "p1", lists_phone=False, is_listed=False)
    set_to(river, "p1", is_listed=False)
    set_to(river, "p1", is_listed=True)
    path = send_back(partner)
    bring_in(river, path, lines_of(river, path))

    assert {one.field for one in conflicts.open_conflicts(river.connection)} & {"is_listed", "lists_phone"}
    assert "555-2990" not in plain(send(river, leave_out=UNAGREED))


def test_uniting_two_entries_agrees_to_no_number_that_nobody_asked_about(river, send):
    add(river, "twin", "Luis Pena", 3001, **AGREED)
    with river.change("Unite") as change:
        uniting.unite(change, Person, "twin", "p1")

    luis = rows.get(river.connection, Person, "p1")
    assert (luis.is_listed, luis.lists_phone, luis.lists_email) == (True, False, True)
    said = plain(send(river, leave_out=UNAGREED, has_history=True))
    assert not any(number in said for number in ("555-2990", "555-300101", "555-300102"))
    assert "a3001@example.org" in said


def test_an_entry_that_is_one_with_another_agrees_to_what_that_one_does(river, send):
    set_to(river, "p1", **AGREED)
    add(river, "twin", "Luis Pena", 3001, **AGREED)
    with river.change("Unite") as change:
        uniting.unite(change, Person, "twin", "p1")
    assert all(one in plain(send(river, leave_out=UNAGREED)) for one in ("555-2990", "555-300101"))

    set_to(river, "p1", is_listed=False)
    said = plain(send(river, "second.collabshare", leave_out=UNAGREED, has_history=True))

    assert "555-2990" not in said
    assert not any(one in said for one in ways(3001))


def test_a_partner_who_was_not_told_who_agreed_passes_no_number_on(river, send, opened):
    set_to(river, "p1", is_listed=True, lists_phone=True)
    partner = opened(send(river, leave_out=UNAGREED))
    set_to(partner, "p2", phone="555-4444")

    onward = plain(send(partner, "onward.collabshare", leave_out=UNAGREED))

    assert "555-2990" in onward
    assert "555-4444" not in onward
