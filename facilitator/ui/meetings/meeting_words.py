"""What is said of a meeting in lists and headings."""

from datetime import date, time

from facilitator.domain.agenda_clock import Timetable
from facilitator.store.meetings import Overview
from facilitator.words import plural, spoken, translate


def first_line(overview: Overview) -> str:
    """Give "Dec 1, 2026 — Monthly meeting"."""
    meeting = overview.meeting
    return translate("{day} — {title}", day=spoken().short_date(meeting.day), title=meeting.name)


def second_line(overview: Overview, *, is_next: bool, today: date) -> str:
    """Give the meeting's state: "Next, in 9 days · agenda 95 of 90 min", "Held · 14 came"."""
    meeting = overview.meeting
    if meeting.state == "cancelled":
        return translate("Cancelled")
    if meeting.state == "held":
        return translate("Held · {came}", came=plural("{n} came", "{n} came", overview.came))
    if meeting.day < today:
        return translate("Planned · was it held?")
    if is_next:
        return translate("Next, {when} · {agenda}", when=days_until(meeting.day, today), agenda=_agenda(overview.table))
    return translate("Planned · {agenda}", agenda=_agenda(overview.table))


def days_until(day: date, today: date) -> str:
    """Give "today", "tomorrow" or "in 9 days"; for a past day "9 days ago"."""
    away = (day - today).days
    if away == 0:
        return translate("today")
    if away == 1:
        return translate("tomorrow")
    if away < 0:
        return plural("{n} day ago", "{n} days ago", -away)
    return plural("in {n} day", "in {n} days", away)


def minutes_of(table: Timetable) -> str:
    """Give "95 of 90 min", or "95 min" while nobody has said when the meeting ends."""
    if table.planned_minutes is None:
        return translate("{n} min", n=table.minutes)
    return translate("{n} of {planned} min", n=table.minutes, planned=table.planned_minutes)


def clock(stored: str) -> str:
    """Say a stored time of day, "" for none."""
    return spoken().time_of_day(time.fromisoformat(stored)) if stored else ""


def _agenda(table: Timetable | None) -> str:
    return translate("agenda {minutes}", minutes=minutes_of(table)) if table else translate("no agenda yet")
