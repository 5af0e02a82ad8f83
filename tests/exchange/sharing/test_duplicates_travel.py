"""Two records that were made one, between a facilitator and a partner whose copy still knows both."""

import pytest

from facilitator.domain.records import Affiliation, Person
from facilitator.exchange.sharing import review
from facilitator.exchange.sharing.review import Answer, Kind
from facilitator.store import check, conflicts, rows, told_apart, uniting
from facilitator.words import spoken
from tests.exchange.sharing.conftest import take
from tests.exchange.sharing.test_answers import answered, bring_in, lines_of


def unite(document, gone="p2", kept="p1"):
    with document.change("Unite") as change:
        uniting.unite(change, Person, gone, kept)


def edit(document, uid="p2", **values):
    with document.change("Edit") as change:
        change.update(Person, uid, **values)


def people(document):
    assert list(check.problems(document.connection)) == []
    return {one.uid: one for one in rows.select(document.connection, Person)}


def test_what_a_partner_did_with_the_one_that_went_is_the_others_when_it_comes_back(river, partner, send_back):
    unite(river)
    edit(partner, can_help="translate", phone="555-7777")
    with partner.change("Place") as change:
        change.insert(Affiliation("a1", person="p2", organization="o1"))

    take(river, send_back(partner))

    assert set(people(river)) == {"p1"}
    assert people(river)["p1"].can_help == "translate"
    assert rows.get(river.connection, Affiliation, "a1").person == "p1"
    (question,) = conflicts.open_conflicts(river.connection)
    assert {one.value for one in question.candidates} == {"555-2990", "555-7777"}


@pytest.mark.parametrize(("said", "phone"), [(Answer.TAKE, "555-7777"), (Answer.MINE, "555-2990")])
def test_the_review_asks_about_it_at_the_one_that_stays(river, partner, send_back, said, phone):
    unite(river)
    edit(partner, phone="555-7777")
    back = send_back(partner)

    (line,) = [one for one in lines_of(river, back) if one.kind is Kind.BOTH]
    assert (line.uid, line.mine, line.theirs) == ("p1", "555-2990", "555-7777")
    bring_in(river, back, answered(lines_of(river, back), BOTH=said))

    assert people(river)["p1"].phone == phone
    assert conflicts.open_conflicts(river.connection) == []


@pytest.mark.parametrize("profile", ["everything", "contacts", "desk"])
def test_a_new_copy_tells_that_they_are_one(river, partner, send, profile):
    unite(river)
    take(partner, send(river, profile=profile))
    assert set(people(partner)) == {"p1"}


def test_who_opens_a_copy_afterwards_never_sees_the_other(river, send, opened):
    unite(river)
    assert set(people(opened(send(river)))) == {"p1"}


@pytest.mark.parametrize(("said", "left"), [(Answer.TAKE, {"p1"}), (Answer.MINE, {"p1", "p2"})])
def test_a_partners_uniting_is_told_in_words_and_can_be_declined(river, partner, send_back, said, left):
    unite(partner)
    back = send_back(partner)

    lines = lines_of(river, back)
    told = [review.say(river.connection, one, spoken(), "Luis", lines) for one in lines if one.kind is Kind.REMOVED]
    assert told == ["Luis made one of the person “Mei Chen” and “Luis Peña”, which stays"]
    bring_in(river, back, answered(lines, REMOVED=said))

    assert set(people(river)) == left


def test_who_was_told_apart_is_told_apart_for_partners_too(river, partner, send):
    with river.change("Tell apart") as change:
        told_apart.tell_apart(change, Person, "p1", "p2")
    copy = send(river)
    told = [
        review.say(partner.connection, one, spoken(), "Fatima")
        for one in lines_of(partner, copy)
        if one.table == "not_the_same"
    ]
    assert told == ["New: pair that is not the same “Luis Peña – Mei Chen”"]
    take(partner, copy)
    assert told_apart.pairs(partner.connection, Person) == {frozenset(("p1", "p2"))}
