"""The sample: the same for the same day and seed, believable, whole, and quick to write at any size."""

from datetime import date, timedelta

import pytest

from facilitator import words
from facilitator.domain import agenda_checks
from facilitator.domain.agenda_clock import timetable
from facilitator.domain.records import RECORDS, AgendaItem, Attendance, Organization, Person
from facilitator.refusal import Refusal
from facilitator.sample import story, writing
from facilitator.store import agenda, attendance, check, contact_lists, meetings, people, rows, steps
from tests.conftest import everything_in

TODAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def sample():
    with writing.write(today=TODAY) as document:
        yield document


def test_the_same_seed_and_day_tell_the_same_tale(sample):
    with writing.write(today=TODAY) as again, writing.write(today=TODAY, seed=2) as other:
        assert everything_in(again) == everything_in(sample)
        assert everything_in(other) != everything_in(sample)


@pytest.mark.parametrize("day", [date(2026, 1, 1), date(2028, 2, 29), date(2027, 3, 31), date(2026, 12, 31)])
def test_the_tale_is_told_from_any_day(day):
    with writing.write(today=day) as document:
        coming = meetings.upcoming(document.connection, day)
        assert coming.day == day + timedelta(days=9)
        held = [one for one in meetings.listing(document.connection) if one.state == "held"]
        assert len(held) == 14
        assert max(one.day for one in held) < day
        months = sorted(
            {(one.day.year, one.day.month) for one in held if not one.is_public} | {(coming.day.year, coming.day.month)}
        )
        assert len(months) == 14
        assert {one.day.weekday() for one in held if not one.is_public} == {coming.day.weekday()}


def test_every_record_is_one_that_a_person_could_have_entered(sample):
    for record in RECORDS:
        for one in rows.select(sample.connection, record):
            for name, field in record.fields.items():
                assert field.check(getattr(one, name)) == getattr(one, name)


def test_no_link_leads_nowhere(sample):
    known = {record.table: {one.uid for one in rows.select(sample.connection, record)} for record in RECORDS}
    for record in RECORDS:
        for name, field in record.fields.items():
            if field.target:
                linked = {getattr(one, name) for one in rows.select(sample.connection, record)} - {""}
                assert linked <= known[field.target], (record.table, name)


def test_every_name_in_the_story_is_somebodys():
    names = {one.name for one in (*writing.cast.MEMBERS, *writing.cast.OTHERS)}
    told = [topic for evening in story.EVENINGS for topic in evening.topics] + list(story.NEXT)

    assert {topic.led_by for topic in told} - {""} <= names
    assert len(names) == writing.USUAL_SIZE == 64


def test_the_next_meeting_is_planned_in_full_and_five_minutes_too_long(sample):
    coming = meetings.upcoming(sample.connection, TODAY)
    items = agenda.items(sample.connection, coming.uid)
    table = timetable(coming, items)

    assert table.over == 5
    assert all(item.process and item.other_topic for item in items)
    assert sum(item.is_consent for item in items) == sum(item.is_confidential for item in items) == 1
    said = [
        hint.say(words.language("en").translate)
        for hint in agenda_checks.hints(table, people.community_ids(sample.connection))
    ]
    assert said == [
        "“Who keeps the key to the park house?” was carried over 3 times: drop it, hand it to somebody, or make it a must.",
        "The agenda is 5 min longer than the meeting.",
    ]
    listed = attendance.listing(sample.connection, coming.uid)
    assert len(listed) == 32
    assert {line.attendance.state for line in listed} == {"expected"}


def test_what_was_carried_over_leads_back_to_where_it_began(sample):
    by_uid = {item.uid: item for item in rows.select(sample.connection, AgendaItem)}
    carried = [item for item in by_uid.values() if item.carried]

    assert sorted(item.carried for item in carried) == [1, 1, 1, 2, 3]
    for item in carried:
        before = by_uid[item.carried_from]
        assert (before.topic, before.carried or 0) == (item.topic, item.carried - 1)
        assert before.result in ("no", "partly")


def test_people_come_as_people_do(sample):
    held = [one for one in meetings.listing(sample.connection) if one.state == "held" and not one.is_public]
    lines = [line for one in held for line in attendance.listing(sample.connection, one.uid)]

    assert {line.attendance.state for line in lines} == {"present", "apologies", "absent"}
    assert 0.5 < sum(line.is_here for line in lines) / len(lines) < 0.85
    assert any(line.attendance.alternate for line in lines)
    assert any(line.attendance.came_at > "18:05" for line in lines)
    assert any(line.attendance.left_at for line in lines)
    assert any(line.attendance.is_walk_in and not line.attendance.person for line in lines)
    for one in held[:3]:
        here = {line.sector for line in attendance.listing(sample.connection, one.uid) if line.is_here}
        assert "Faith groups" not in here


def test_nobody_takes_the_sample_back(sample):
    assert steps.undoable(sample.connection) == []


def test_phones_and_emails_belong_to_nobody(sample):
    for person in rows.select(sample.connection, Person):
        assert not person.phone or "555-01" in person.phone
        assert not person.email or person.email.endswith("@example.org")


def test_every_list_finds_some_and_not_all(sample):
    lists = contact_lists.listing(sample.connection)

    assert len(lists) == 3
    for one in lists:
        assert 2 <= contact_lists.count(sample.connection, one, TODAY) <= 32


def test_about_half_agreed_to_stand_in_the_directory_and_a_few_have_no_address(sample):
    everybody = rows.select(sample.connection, Person)

    assert 24 <= sum(one.is_listed for one in everybody) <= 40
    assert 0 < sum(one.lists_phone for one in everybody) < sum(one.is_listed for one in everybody)
    assert 30 < sum(bool(one.address) for one in everybody) < 64
    assert not any(one.lists_phone or one.lists_email or one.lists_address for one in everybody if not one.is_listed)


@pytest.mark.parametrize("size", [1, 5, 31, 40, 64, 300])
def test_the_sample_is_whole_at_any_size(size):
    with writing.write(today=TODAY, size=size) as document:
        assert rows.count(document.connection, Person) == size
        assert rows.count(document.connection, Organization) == max(18, round(18 * size / 64))
        assert rows.count(document.connection, Attendance) > 0
        assert list(check.problems(document.connection)) == []


def test_the_sample_overwrites_nothing_and_finds_a_free_name(tmp_path):
    path = writing.free_path(tmp_path)
    assert path.name == "sample.collab"
    writing.write(path, TODAY).close()

    with pytest.raises(Refusal, match="is there already"):
        writing.write(path, TODAY)
    assert writing.free_path(tmp_path).name == "sample 2.collab"
