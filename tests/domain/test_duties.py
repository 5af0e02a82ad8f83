"""Who does what for the group, and what stands between people."""

from datetime import date

import pytest

from facilitator.domain import differences, duties
from facilitator.domain.records import Difference, Duty
from facilitator.refusal import Refusal

TODAY = date(2026, 11, 22)


def test_a_duty_whose_holder_left_has_nobody_and_one_without_a_stand_in_is_told_apart():
    calls = Duty("1", name="Calls", holder="rosa", stand_in="mei")
    cookies = Duty("2", name="Cookies", holder="rosa", stand_in="gone")
    listens = Duty("3", name="Listens", holder="gone", stand_in="rosa")
    notices = Duty("4", name="Notices")

    cover = duties.cover([calls, cookies, listens, notices], frozenset({"rosa", "mei"}))

    assert (cover.total, cover.without_holder, cover.without_stand_in) == (4, (listens, notices), (cookies,))


def test_nobody_steps_in_for_themselves():
    with pytest.raises(Refusal, match="stand in for themselves"):
        duties.check(Duty(name="Calls", holder="rosa", stand_in="rosa"))
    duties.check(Duty(name="Calls", holder="rosa", stand_in="mei"))
    duties.check(Duty(name="Calls"))


@pytest.mark.parametrize(("said", "sentence"), [
    ({"settled_on": "2026-11-20"}, "what they agreed"),
    ({"settled_on": "2026-10-31", "agreement": "Lamps first"}, "before it was noticed"),
    ({"review_on": "2026-10-31"}, "before it was noticed"),
])  # fmt: skip
def test_days_of_a_difference_come_in_an_order_that_can_be(said, sentence):
    with pytest.raises(Refusal, match=sentence):
        differences.check(Difference(about="Lamps", noticed_on="2026-11-01", **said))


def test_a_difference_is_as_old_as_it_was_open():
    def days(**said):
        return differences.days_open(Difference(about="Lamps", noticed_on="2026-11-01", **said), TODAY)

    assert days() == 21
    assert days(settled_on="2026-11-11", agreement="Yes") == 10
    assert differences.days_open(Difference(about="Later", noticed_on="2026-12-01"), TODAY) == 0


def test_what_is_to_be_asked_about_comes_first_then_the_oldest_and_what_is_settled_last():
    def one(uid, noticed, **said):
        return Difference(uid, about=uid, noticed_on=noticed, **said)

    every = [
        one("settled early", "2026-01-01", settled_on="2026-02-01"),
        one("settled late", "2026-01-02", settled_on="2026-03-01", review_on="2027-01-01"),
        one("new", "2026-11-20"),
        one("old", "2026-09-01"),
        one("due", "2026-10-01", settled_on="2026-10-08", review_on="2026-11-22"),
    ]

    assert [one.uid for one in differences.in_order(every, TODAY)] == [
        "due",
        "old",
        "new",
        "settled late",
        "settled early",
    ]
