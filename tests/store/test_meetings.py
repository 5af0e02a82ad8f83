from datetime import date

import pytest

from facilitator.domain.records import Meeting
from facilitator.refusal import Refusal
from facilitator.store import meetings

TODAY = date(2026, 12, 1)


@pytest.fixture
def year(document):
    uids = {}
    with document.change("Plan") as change:
        for name, day, starts, state in (
            ("old", "2026-10-06", "18:00", "held"), ("called off", "2026-11-17", "18:00", "cancelled"),
            ("last", "2026-11-03", "18:00", "held"), ("today, late", "2026-12-01", "20:00", "planned"),
            ("today", "2026-12-01", "18:00", "planned"), ("later", "2027-01-05", "18:00", "planned"),
        ):  # fmt: skip
            uids[name] = change.insert(Meeting(name=name, on_day=day, starts=starts, state=state))
    return uids


def test_next_is_the_earliest_planned_one_todays_included(document, year):
    assert meetings.upcoming(document.connection, TODAY).name == "today"
    assert meetings.upcoming(document.connection, date(2027, 2, 1)) is None


def test_last_is_before_today_and_was_not_cancelled(document, year):
    assert meetings.latest(document.connection, TODAY).name == "last"
    assert meetings.latest(document.connection, date(2026, 1, 1)) is None


def test_the_one_before_is_what_like_last_time_means(document, year):
    found = {one.name: one for one in meetings.listing(document.connection)}

    assert meetings.before(document.connection, found["today, late"]).name == "today"
    assert meetings.before(document.connection, found["today"]).name == "last"
    assert meetings.before(document.connection, found["old"]) is None


def test_a_meeting_is_named_by_word_date_or_the_first_letters_of_its_id(document, year):
    def found(wanted):
        return meetings.find(document.connection, wanted, TODAY).name

    assert [found("next"), found("last"), found("2027-01-05")] == ["today", "last", "later"]
    assert found(year["old"]) == found(year["old"][:8]) == "old"


@pytest.mark.parametrize(("wanted", "match"), [
    ("2026-12-01", "More than one meeting"), ("2020-01-01", "There is no meeting"), ("", "There is no meeting"),
    ("%", "There is no meeting"), ("soon", "There is no meeting"),
])  # fmt: skip
def test_what_names_no_single_meeting_says_what_would(document, year, wanted, match):
    with pytest.raises(Refusal, match=match):
        meetings.find(document.connection, wanted, TODAY)


def test_without_any_meeting_next_and_last_say_so(document):
    for wanted, match in (("next", "No meeting is planned"), ("last", "No meeting was held")):
        with pytest.raises(Refusal, match=match):
            meetings.find(document.connection, wanted, TODAY)


def test_the_list_has_the_latest_first(document, year):
    assert [one.name for one in meetings.listing(document.connection)] == [
        "later", "today, late", "today", "called off", "last", "old"
    ]  # fmt: skip
