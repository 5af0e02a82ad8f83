from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain import typed_dates

TODAY = date(2026, 11, 22)  # a Sunday


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("today", date(2026, 11, 22)), ("Tomorrow", date(2026, 11, 23)), ("hoy", date(2026, 11, 22)),
        ("mañana", date(2026, 11, 23)), ("pasado mañana", date(2026, 11, 24)), ("fri", date(2026, 11, 27)),
        ("viernes", date(2026, 11, 27)), ("sunday", date(2026, 11, 29)), ("miércoles", date(2026, 11, 25)),
        ("next fri", date(2026, 11, 27)), ("el próximo martes", date(2026, 11, 24)), ("dec 1", date(2026, 12, 1)),
        ("1 dec", date(2026, 12, 1)), ("Dec. 1st", date(2026, 12, 1)), ("1 de diciembre", date(2026, 12, 1)),
        ("1 de diciembre de 2027", date(2027, 12, 1)), ("December 1, 2026", date(2026, 12, 1)),
        ("Tuesday, December 1, 2026", date(2026, 12, 1)), ("Dec 1, 2026", date(2026, 12, 1)),
        ("2026-12-01", date(2026, 12, 1)), ("12/1", date(2026, 12, 1)), ("12/1/27", date(2027, 12, 1)),
        ("25/12", date(2026, 12, 25)), ("3/5", date(2027, 3, 5)), ("in 2 weeks", date(2026, 12, 6)),
        ("en 2 semanas", date(2026, 12, 6)), ("dentro de tres días", date(2026, 11, 25)), ("+10", date(2026, 12, 2)),
        ("in a month", date(2026, 12, 22)), ("next week", date(2026, 11, 29)), ("la semana que viene", date(2026, 11, 29)),
        ("semana que viene", date(2026, 11, 29)), ("1", date(2026, 12, 1)), ("30", date(2026, 11, 30)),
        ("31", date(2026, 12, 31)), ("feb 29", date(2028, 2, 29)), ("nov 22", TODAY), ("nov 21", date(2027, 11, 21)),
    ],
)  # fmt: skip
def test_a_typed_date_is_understood(typed, day):
    assert typed_dates.read(typed, TODAY, "en") == day


@pytest.mark.parametrize(
    "typed", ["", "—", "-", "soon", "feb 30", "13/13", "99", "mar", "a b c d", "12/4/199", "in x weeks"]
)
def test_words_that_are_no_date_are_not_guessed(typed):
    assert typed_dates.read(typed, TODAY, "en") is None


def test_day_and_month_follow_the_language():
    assert typed_dates.read("3/12", TODAY, "en") == date(2027, 3, 12)
    assert typed_dates.read("3/12", TODAY, "es") == date(2026, 12, 3)
    assert typed_dates.read("mar", TODAY, "es") == date(2026, 11, 24)


def test_looking_back_gives_the_last_one():
    assert typed_dates.read("dec 1", TODAY, looks_back=True) == date(2025, 12, 1)
    assert typed_dates.read("fri", TODAY, looks_back=True) == date(2026, 11, 20)
    assert typed_dates.read("25", TODAY, looks_back=True) == date(2026, 10, 25)
    assert typed_dates.read("nov 22", TODAY, looks_back=True) == TODAY


@given(
    st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(1, 12), st.integers(1, 28), st.sampled_from(["en", "es"])
)
def test_a_date_without_a_year_is_never_past(today, month, day, language):
    typed = f"{month}/{day}" if language == "en" else f"{day}/{month}"
    found = typed_dates.read(typed, today, language)
    assert found is not None
    assert today <= found
    assert (found.month, found.day) == (month, day)
    assert (found - today).days <= 366


@given(st.text(max_size=30), st.sampled_from(["en", "es"]), st.booleans())
def test_no_words_upset_it(typed, language, looks_back):
    found = typed_dates.read(typed, TODAY, language, looks_back=looks_back)
    assert found is None or isinstance(found, date)


@pytest.mark.parametrize(
    ("typed", "near", "clock"),
    [
        ("7", "18:30", "19:00"), ("6:50", "18:30", "18:50"), ("9", "09:30", "09:00"), ("12:30", "12:00", "12:30"),
        ("12", "23:30", "00:00"), ("6:30 AM", "18:30", "06:30"), ("6:30 p. m.", "09:00", "18:30"),
        ("18:45", "09:00", "18:45"), ("07:00", "18:30", "07:00"), ("7", "", "07:00"), ("noon", "12:00", ""),
    ],
)  # fmt: skip
def test_a_time_without_its_half_is_the_one_closest_to_the_meeting(typed, near, clock):
    assert typed_dates.read_time(typed, near) == clock
