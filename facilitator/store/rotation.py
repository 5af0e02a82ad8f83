"""Which of the automatic copies are kept: many of the last days, fewer of the weeks and months before."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime

DAYS = 7
MOST_A_DAY = 10
WEEKS = 4
MONTHS = 12


def superfluous(moments: Iterable[datetime]) -> set[datetime]:
    """Give the moments whose copies may go.

    Kept are the copies of the last 7 days that have any (the day's first and its last nine), the newest of each of the
    last 4 weeks, and the newest of each of the last 12 months. Only what lies between the copies counts, never today:
    a clock that stands wrong for a day must not sweep the folder.
    """
    latest_first = sorted(set(moments), reverse=True)
    kept = set(_newest_of_each(latest_first, _week, WEEKS)) | set(_newest_of_each(latest_first, _month, MONTHS))
    for last in _newest_of_each(latest_first, _day, DAYS):
        of_day = [moment for moment in latest_first if _day(moment) == _day(last)]
        kept.update((*of_day[: MOST_A_DAY - 1], of_day[-1]))
    return set(latest_first) - kept


def _newest_of_each(
    latest_first: Sequence[datetime], span: Callable[[datetime], tuple[int, ...]], most: int
) -> list[datetime]:
    newest: dict[tuple[int, ...], datetime] = {}
    for moment in latest_first:
        newest.setdefault(span(moment), moment)
    return list(newest.values())[:most]


def _day(moment: datetime) -> tuple[int, ...]:
    return moment.year, moment.month, moment.day


def _week(moment: datetime) -> tuple[int, ...]:
    return tuple(moment.isocalendar())[:2]


def _month(moment: datetime) -> tuple[int, ...]:
    return moment.year, moment.month
