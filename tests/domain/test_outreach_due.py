"""When a call is due, whom to call first, and how far outreach has come."""

from datetime import date, timedelta

import pytest

from facilitator.domain import outreach_due
from facilitator.domain.records import Stakeholder, Touch
from facilitator.refusal import Refusal

TODAY = date(2026, 11, 22)


def days_ago(days):
    return TODAY - timedelta(days=days)


@pytest.mark.parametrize(("level", "days"), [("core", 30), ("active", 60), ("informed", 120)])
def test_a_call_is_overdue_when_the_last_is_longer_ago_than_the_level_allows(level, days):
    one = Stakeholder(name="One", level_now=level)

    assert not outreach_due.is_overdue(one, days_ago(days), TODAY)
    assert outreach_due.is_overdue(one, days_ago(days + 1), TODAY)
    assert outreach_due.due_on(one, days_ago(days)) == TODAY


def test_who_was_never_called_is_overdue_at_any_level():
    one = Stakeholder(name="One", level_now="informed")

    assert outreach_due.is_overdue(one, None, TODAY)
    assert outreach_due.due_on(one, None) is None


@pytest.mark.parametrize(
    ("now", "wanted", "level"),
    [
        ("informed", "core", "core"),
        ("core", "informed", "core"),
        ("active", "", "active"),
        ("", "informed", "informed"),
        ("", "", "active"),
    ],
)
def test_the_closer_level_says_how_often_and_the_suggested_one_while_both_are_open(now, wanted, level):
    assert outreach_due.level(Stakeholder(name="One", level_now=now, level_wanted=wanted, can_block=True)) == level


def test_never_touched_come_first_and_in_each_part_those_directly_affected_then_the_longest_ago():
    affected, other = Stakeholder(name="A", is_directly_affected=True), Stakeholder(name="B")
    called = [
        ("touched long ago", other, days_ago(200)),
        ("touched", other, days_ago(100)),
        ("affected, touched", affected, days_ago(90)),
        ("never", other, None),
        ("affected, never", affected, None),
    ]

    ordered = sorted(called, key=lambda one: outreach_due.call_order(one[1], one[2], one[0]))

    assert [one[0] for one in ordered] == [
        "affected, never", "never", "affected, touched", "touched long ago", "touched",
    ]  # fmt: skip


def test_coverage_and_answer_rate_count_what_was_done_of_what_there_is():
    touches = [
        Touch(stakeholder="a", on_day="2026-11-01", asked="When?", answered_on="2026-11-02"),
        Touch(stakeholder="a", on_day="2026-11-03", asked="Who?"),
        Touch(stakeholder="a", on_day="2026-11-04", asked="Why?"),
        Touch(stakeholder="b", on_day="2026-11-05", heard="Nobody answered"),
    ]

    found = outreach_due.figures(8, touches)

    assert (found.identified, found.touched, found.coverage) == (8, 2, 0.25)
    assert (found.asked, found.answered, found.answer_rate) == (3, 1, 1 / 3)


def test_nothing_asked_has_no_rate_and_nobody_named_no_coverage():
    found = outreach_due.figures(0, [])

    assert found.coverage is None
    assert found.answer_rate is None


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"asked": "When?", "answered_on": "2026-10-31"}, "before the question"),
        ({"asked": "When?", "answer_due": "2026-10-31"}, "due before the question"),
        ({"answered_on": "2026-11-02"}, "no question to answer"),
        ({"next_day": "2026-10-31"}, "cannot come before the call"),
    ],
)
def test_days_in_an_order_that_cannot_be_are_refused(said, words):
    with pytest.raises(Refusal, match=words):
        outreach_due.check(Touch(stakeholder="a", on_day="2026-11-01", **said))


def test_an_answer_on_the_very_day_is_fine():
    outreach_due.check(
        Touch(stakeholder="a", on_day="2026-11-01", asked="When?", answer_due="2026-11-01", answered_on="2026-11-01",
              next_day="2026-11-01")
    )  # fmt: skip
