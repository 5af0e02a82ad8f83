from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.agenda_trim import slack, trim
from facilitator.domain.records import AgendaItem


def agenda(*lengths):
    return [AgendaItem(str(at), minutes=minutes, least_minutes=least) for at, (minutes, least) in enumerate(lengths)]


def minutes_after(items, over):
    cut = trim(items, over)
    return [cut.get(item.uid, item.minutes) for item in items]


def test_every_item_gives_in_proportion_to_what_it_can_spare():
    items = agenda((25, 15), (30, 25), (10, 5))
    assert minutes_after(items, 12) == [19, 27, 7]
    assert minutes_after(items, 7) == [22, 28, 8]
    assert minutes_after(items, 13) == [18, 27, 7]
    assert minutes_after(items, 20) == [15, 25, 5]


def test_an_agenda_that_cannot_give_enough_is_left_alone():
    assert trim(agenda((25, 15), (30, 25), (10, 5)), 21) == {}
    assert trim(agenda((25, 15)), 0) == {}
    assert trim([], 5) == {}


@given(st.lists(st.tuples(st.integers(0, 90), st.integers(0, 90)), max_size=12), st.integers(1, 200))
def test_exactly_what_is_over_is_saved_and_nobody_goes_below_the_least(lengths, over):
    items = agenda(*lengths)
    after = minutes_after(items, over)
    saved = sum(minutes for minutes, _ in lengths) - sum(after)
    assert saved == (over if over <= sum(map(slack, items)) else 0)
    assert all(now >= min(item.minutes, item.least) for item, now in zip(items, after, strict=True))
