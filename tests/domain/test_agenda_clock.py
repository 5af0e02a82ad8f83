from datetime import datetime

import pytest

from facilitator.domain.agenda_clock import longest_stretch, timetable
from facilitator.domain.records import AgendaItem, Meeting


def meeting(starts="18:00", ends=""):
    return Meeting("m", name="Evening", on_day="2026-12-01", starts=starts, ends=ends)


def agenda(*lengths):
    """Items of so many minutes; "15@18:40" has a fixed start, "b10" is a break."""
    items = []
    for n, length in enumerate(lengths):
        minutes, _, fixed = str(length).removeprefix("b").partition("@")
        purpose = "break" if str(length).startswith("b") else "discuss"
        items.append(AgendaItem(str(n), meeting="m", topic=f"Item {n}", minutes=int(minutes), fixed_start=fixed,
                                purpose=purpose))  # fmt: skip
    return items


def starts(table):
    return " ".join(f"{slot.start:%H:%M}" for slot in table.slots)


def test_items_follow_each_other():
    table = timetable(meeting(), agenda(10, 5, 20, "b10", 25, 30, 10))

    assert starts(table) == "18:00 18:10 18:15 18:35 18:45 19:10 19:40"
    assert f"{table.end:%H:%M}" == "19:50"
    assert table.minutes == 110


def test_the_gap_before_a_fixed_start_is_its_buffer():
    table = timetable(meeting(), agenda(10, 20, "15@18:40", 40, 10))

    assert starts(table) == "18:00 18:10 18:40 18:55 19:35"
    assert f"{table.end:%H:%M}" == "19:45"
    assert [slot.buffer for slot in table.slots] == [0, 0, 10, 0, 0]
    assert [slot.late for slot in table.slots] == [0] * 5


def test_an_item_whose_fixed_time_has_passed_follows_at_once_and_is_late():
    table = timetable(meeting(), agenda(15, 30, "15@18:40", 10))

    assert starts(table) == "18:00 18:15 18:45 19:00"
    assert [slot.late for slot in table.slots] == [0, 0, 5, 0]
    assert f"{table.end:%H:%M}" == "19:10"


def test_a_fixed_start_right_on_time_has_neither():
    slot = timetable(meeting(), agenda(40, "15@18:40")).slots[1]

    assert (slot.buffer, slot.late) == (0, 0)


@pytest.mark.parametrize(("ends", "over"), [("", 0), ("19:50", 0), ("19:49", 1), ("19:00", 50), ("20:30", 0)])
def test_an_agenda_is_over_full_by_the_minutes_past_the_planned_end(ends, over):
    table = timetable(meeting(ends=ends), agenda(10, 5, 20, "b10", 25, 30, 10))

    assert table.over == over
    assert table.planned_minutes == (None if not ends else 110 - over if over else table.planned_minutes)


def test_a_meeting_may_run_past_midnight():
    table = timetable(meeting("22:30", "00:30"), agenda(60, 30, "30@00:15"))

    assert [slot.start for slot in table.slots][-1] == datetime(2026, 12, 2, 0, 15)
    assert table.slots[2].buffer == 15
    assert table.planned_minutes == 120
    assert table.over == 15


def test_a_fixed_start_before_the_opening_is_late_and_not_tomorrow():
    slot = timetable(meeting(), agenda("10@17:45")).slots[0]

    assert (slot.start, slot.late) == (datetime(2026, 12, 1, 18), 15)


def test_an_unknown_length_takes_no_time():
    table = timetable(meeting(), [AgendaItem("a", meeting="m", topic="Consent", is_consent=True), *agenda(10)])

    assert starts(table) == "18:00 18:00"


def test_a_meeting_without_a_time_is_reckoned_from_six():
    assert starts(timetable(meeting(starts=""), agenda(10, 10))) == "18:00 18:10"


def test_an_empty_agenda_ends_when_it_begins():
    table = timetable(meeting(), [])

    assert (table.minutes, table.slots) == (0, ())


@pytest.mark.parametrize(
    ("lengths", "longest"), [((), 0), ((30, 40), 70), ((30, "b10", 40), 40), ((10, "20@18:40"), 60), (("b10",), 0)]
)
def test_the_longest_stretch_is_between_breaks(lengths, longest):
    assert longest_stretch(timetable(meeting(), agenda(*lengths)).slots) == longest


@pytest.mark.parametrize(
    ("minutes", "said", "least"),
    [(25, None, 15), (30, None, 15), (10, None, 5), (3, None, 3), (None, None, 0), (30, 25, 25), (30, 0, 0)],
)
def test_the_least_time_is_half_rounded_up_to_five_unless_said(minutes, said, least):
    assert AgendaItem(meeting="m", topic="x", minutes=minutes, least_minutes=said).least == least
