"""The duty list and the private log of differences in a file."""

from datetime import date, timedelta

import pytest

from facilitator.domain.duties import USUAL
from facilitator.domain.records import Difference, Duty, Person
from facilitator.refusal import Refusal
from facilitator.store import differences, duties, entering, forgetting, looking_after, uniting
from facilitator.words import language
from tests.conftest import everything_in

TODAY = date(2026, 11, 22)
EN, ES = language("en"), language("es")


@pytest.fixture
def shared_out(document):
    with document.change("Share out") as change:
        rosa, mei = (change.insert(Person(name=name, phone="1")) for name in ("Rosa Ortiz", "Mei Chen"))
        change.insert(Duty("calls", name="Calls", holder=rosa, stand_in=mei, rank="b"))
        change.insert(Duty("cookies", name="Cookies", rank="a"))
    return document


def test_duties_stand_in_their_order_with_the_names_of_today(shared_out):
    assert [(one.name, one.holder, one.stand_in, one.phone) for one in duties.listing(shared_out.connection)] == [
        ("Cookies", "", "", ""), ("Calls", "Rosa Ortiz", "Mei Chen", "1"),
    ]  # fmt: skip


def test_who_is_forgotten_does_nothing_any_more(shared_out):
    rosa = duties.listing(shared_out.connection)[1].duty.holder

    forgetting.forget(shared_out, rosa)

    lines = duties.listing(shared_out.connection)
    assert [one.holder for one in lines] == ["", ""]
    assert [one.name for one in duties.cover(lines).without_holder] == ["Cookies", "Calls"]
    assert "Rosa" not in "\n".join(shared_out.connection.iterdump())


def test_who_is_united_with_another_keeps_their_duties(shared_out):
    with shared_out.change("Add") as change:
        again = change.insert(Person(name="Rosa Ortíz"))
        gone = duties.listing(change.connection)[1].duty.holder
        uniting.unite(change, Person, gone, again)

    assert duties.listing(shared_out.connection)[1].holder == "Rosa Ortíz"


def test_the_usual_duties_are_added_once_and_undone_in_one_step(document):
    before = everything_in(document)
    for expected in (len(USUAL), 0):
        with document.change("Add the usual duties") as change:
            assert duties.add_usual(change, ES) == expected

    assert [one.name for one in duties.listing(document.connection)] == [ES.translate(name) for name in USUAL]
    document.undo()
    assert everything_in(document) == before


def test_what_cannot_be_is_refused_on_the_command_line_too(shared_out):
    rosa = duties.listing(shared_out.connection)[1].duty.holder
    with pytest.raises(Refusal, match="stand in for themselves"), shared_out.change("Set") as change:
        entering.set_fields(change, Duty, "calls", {"stand_in": rosa})
    with pytest.raises(Refusal, match="what they agreed"), shared_out.change("Add") as change:
        entering.add(change, Difference, {"about": "Lamps", "noticed_on": "2026-11-01", "settled_on": "2026-11-02"})


def test_home_names_a_duty_of_nobody_and_a_difference_to_ask_about(shared_out):
    with shared_out.change("Notice") as change:
        uid = differences.notice(change, "Lamps or patrols", TODAY - timedelta(days=30))
        change.update(Difference, uid, review_on=TODAY.isoformat())

    said = [one.say(EN) for one in looking_after.cares(shared_out.connection, TODAY)]

    assert said == ["1 difference: ask again how they get along", "1 duty has nobody who does it"]
