import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.domain.records import AgendaItem, Collaborative
from facilitator.store import agenda, meetings
from facilitator.store.document import IN_MEMORY, create


@pytest.fixture
def meeting(document):
    with document.change("Plan") as change:
        uid = meetings.add(change, "Evening", "2026-12-01")
        for topic in "ABC":
            agenda.add(change, uid, topic, 10)
    return uid


def order(document, meeting):
    return "".join(item.topic for item in agenda.items(document.connection, meeting))


def test_an_item_is_added_at_the_end_or_behind_another(document, meeting):
    first = agenda.items(document.connection, meeting)[0]

    with document.change("Add") as change:
        agenda.add(change, meeting, "D")
        agenda.add(change, meeting, "E", after=first.uid)

    assert order(document, meeting) == "AEBCD"


@pytest.mark.parametrize(("which", "place", "expected"), [
    (0, 2, "BCA"), (2, 0, "CAB"), (1, 1, "ABC"), (0, 99, "BCA"), (2, -5, "CAB"),
])  # fmt: skip
def test_an_item_moves_to_a_place_among_the_others(document, meeting, which, place, expected):
    with document.change("Move") as change:
        agenda.move(change, agenda.items(change.connection, meeting)[which], place)

    assert order(document, meeting) == expected


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=40))
def test_however_items_are_moved_the_list_is_as_a_plain_list_would_be(moves):
    with create(IN_MEMORY, Collaborative(name="X")) as document:
        with document.change("Plan") as change:
            meeting = meetings.add(change, "Evening", "2026-12-01")
            for topic in "ABCDEF":
                agenda.add(change, meeting, topic)
        expected = list("ABCDEF")
        for which, place in moves:
            item = agenda.items(document.connection, meeting)[which % 6]
            with document.change("Move") as change:
                agenda.move(change, item, place)
            expected.remove(item.topic)
            expected.insert(min(place, 5), item.topic)
        assert order(document, meeting) == "".join(expected)


def test_two_items_at_the_same_place_leave_room_behind_them(document, meeting):
    with document.change("Merge") as change:
        change.insert(AgendaItem("0" * 36, meeting=meeting, topic="X", rank="i"))
        change.insert(AgendaItem("1" * 36, meeting=meeting, topic="Y", rank="i"))
        agenda.add(change, meeting, "Z", after="0" * 36)

    assert set(order(document, meeting)) == set("ABCXYZ")
    ranks = [item.rank for item in agenda.items(document.connection, meeting)]
    assert ranks == sorted(ranks)


def finished(document, meeting, **results):
    with document.change("Hold") as change:
        for item in agenda.items(change.connection, meeting):
            change.update(
                AgendaItem, item.uid, result=results.get(item.topic, "yes"), actual_start="18:00", presenter="Ana"
            )


def test_like_last_time_takes_the_plan_and_carries_what_was_not_finished(document, meeting):
    finished(document, meeting, B="no")
    with document.change("Plan") as change:
        later = meetings.add(change, "Later", "2027-01-05")
        agenda.like(change, later, meeting)

    items = agenda.items(document.connection, later)
    old = agenda.items(document.connection, meeting)
    assert order(document, later) == "ABC"
    assert [(item.minutes, item.presenter, item.result, item.actual_start) for item in items] == [
        (10, "Ana", "", "")
    ] * 3
    assert [item.carried for item in items] == [None, 1, None]
    assert items[1].carried_from == old[1].uid
    assert {item.uid for item in items}.isdisjoint(item.uid for item in old)


def test_what_is_carried_again_counts_up_and_what_is_finished_starts_afresh(document, meeting):
    before = meeting
    for _ in range(3):
        finished(document, before, B="partly")
        with document.change("Plan") as change:
            later = meetings.add(change, "Later", "2027-01-05")
            agenda.carry_over(change, later, before)
        before = later
    assert [(item.topic, item.carried) for item in agenda.items(document.connection, before)] == [("B", 3)]

    finished(document, before)
    with document.change("Plan") as change:
        last = meetings.add(change, "Last", "2027-02-02")
        agenda.like(change, last, before)
        assert agenda.carry_over(change, last, before) == []
    assert [item.carried for item in agenda.items(document.connection, last)] == [None]


def test_carrying_over_twice_adds_nothing_twice(document, meeting):
    finished(document, meeting, A="no", C="partly")
    with document.change("Plan") as change:
        later = meetings.add(change, "Later", "2027-01-05")
        assert len(agenda.carry_over(change, later, meeting)) == 2
        assert agenda.carry_over(change, later, meeting) == []

    assert order(document, later) == "AC"
