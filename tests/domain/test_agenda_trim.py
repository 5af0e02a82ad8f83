from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.agenda_clock import timetable
from facilitator.domain.agenda_trim import shorten, slack, trim
from facilitator.domain.records import AgendaItem, Meeting


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


def meeting_until(ends):
    return Meeting("m", name="Monthly meeting", on_day="2026-12-01", starts="18:00", ends=ends)


def test_items_ahead_of_one_that_waits_for_its_fixed_start_keep_their_minutes():
    before = AgendaItem("a", minutes=20, least_minutes=5)
    guest = AgendaItem("b", minutes=30, least_minutes=10, fixed_start="18:30")
    after = AgendaItem("c", minutes=20, least_minutes=10)
    assert shorten(meeting_until("19:10"), [before, guest, after]) == {"b": 23, "c": 17}
    assert shorten(meeting_until("19:20"), [before, guest, after]) == {}
    assert shorten(meeting_until("18:45"), [before, guest, after]) == {}


def test_cutting_ahead_of_a_late_guest_saves_no_more_than_the_lateness():
    before = AgendaItem("a", minutes=40, least_minutes=10)
    guest = AgendaItem("b", minutes=30, least_minutes=10, fixed_start="18:30")
    meeting = meeting_until("18:50")
    minutes = shorten(meeting, [before, guest])
    shorter = [item.but(minutes=minutes.get(item.uid, item.minutes)) for item in (before, guest)]
    assert not timetable(meeting, shorter).over
    assert all(item.minutes >= item.least for item in shorter)
