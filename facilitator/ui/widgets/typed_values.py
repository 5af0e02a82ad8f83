"""Days and times in a line to type in: shown in words, read back from whatever people type."""

from datetime import date, time

from facilitator.domain import typed_dates
from facilitator.domain.records import Field, Kind, Value
from facilitator.refusal import Refusal
from facilitator.words import mark, spoken


def words_of(field: Field, value: Value) -> str:
    """Give the words that a line shows for a field's value: "Dec 1, 2026", "6:30 PM"; other kinds as they are."""
    if value in (None, ""):
        return ""
    if field.kind is Kind.DAY:
        return spoken().short_date(date.fromisoformat(str(value)))
    if field.kind is Kind.CLOCK:
        return spoken().time_of_day(time.fromisoformat(str(value)))
    return str(value)


def read(field: Field, typed: str, *, looks_ahead: bool = False, near: str = "") -> Value:
    """Give the value that somebody typed; raises a `Refusal` when it does not fit.

    A date without a year is the last one, or with `looks_ahead` the next one; a time without AM or PM is the one
    closest to `near`.
    """
    if field.kind is Kind.DAY and typed.strip():
        day = understood(typed, looks_ahead=looks_ahead)
        if day is None:
            raise Refusal(mark("“{value}” was not understood as a date. Type “today”, “fri”, “dec 1” or “12/1”."),
                          value=typed.strip())  # fmt: skip
        return field.check(day.isoformat())
    if field.kind is Kind.CLOCK and typed.strip():
        return field.check(typed_dates.read_time(typed, near) or typed)
    return field.read(typed)


def understood(typed: str, *, looks_ahead: bool) -> date | None:
    """Give the day that typed words mean today, in the language that is spoken, or None."""
    return typed_dates.read(typed, date.today(), spoken().code, looks_back=not looks_ahead)
