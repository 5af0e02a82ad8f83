"""The two sign-in sheets on paper."""

import re
from itertools import pairwise

import pytest

from facilitator.domain.records import Attendance, Meeting, Person
from facilitator.store import attendance, people, rows, sectors
from tests.handouts.conftest import make


def planned(document, names=(), **about):
    """Plan a meeting that expects people of these names and give its id."""
    with document.change("Fill") as change:
        meeting = change.insert(Meeting(name="Monthly meeting", on_day="2026-12-01", **about))
        uids = [change.insert(Person(name=name, phone="763-555-0142", email="who@example.org")) for name in names]
        attendance.expect(change, meeting, uids)
    return meeting


def test_everybody_on_the_list_has_a_row_by_name(sample, members_meeting):
    made = make("sign-in", sample, members_meeting)

    names = [line.name for line in attendance.listing(sample.connection, members_meeting)]
    assert len(names) > 20
    assert [made.text.index(name) for name in names] == sorted(made.text.index(name) for name in names)


def test_a_row_tells_organization_sector_and_seat(document):
    meeting = planned(document)
    with document.change("Fill") as change:
        person = people.add(change, "Rosa Ortiz", "Youth Council")
        change.update(Person, person, has_seat=True, sector=sectors.add(change, "Grass roots"))
        attendance.expect(change, meeting, [person])

    words = [line.words for line in make("sign-in", document, meeting).said(0)]

    assert words[words.index("Rosa Ortiz") :][:4] == ["Rosa Ortiz", "Youth Council", "Grass roots", "Yes"]


@pytest.mark.parametrize("name", ["sign-in", "sign-in-public"])
@pytest.mark.parametrize("languages", ["en", "en+es"])
def test_no_phone_and_no_email_stands_on_a_sign_in_sheet(sample, members_meeting, name, languages):
    text = make(name, sample, members_meeting, languages).text

    everybody = rows.select(sample.connection, Person)
    assert any(person.phone for person in everybody)
    for person in everybody:
        for secret in (person.phone, person.other_phone, person.email, person.other_email, person.notes):
            assert not secret or secret not in text
    assert not re.search(r"\d{3}[-.) ]+\d{4}|@", text)


def test_a_public_sheet_names_nobody_and_says_that_signing_is_voluntary(sample, forum):
    made = make("sign-in-public", sample, forum)

    assert "Signing is voluntary. You may attend without it." in made.text
    for line in attendance.listing(sample.connection, forum):
        assert line.name not in made.text


def test_a_public_sheet_has_numbered_rows_and_a_box_in_each(document):
    made = make("sign-in-public", document, planned(document))

    numbers = [int(line.words) for line in made.said(0) if line.words.isdigit()]
    assert numbers == list(range(1, len(numbers) + 1))
    assert len(numbers) >= 14
    boxes = re.findall(rb"(\S+) (\S+) 14 14 re", made.reader.pages[0].get_contents().get_data())
    assert len(boxes) == len(numbers)


def test_rows_to_write_in_are_twelve_millimeters_high(document):
    for name in ("sign-in", "sign-in-public"):
        data = make(name, document, planned(document)).reader.pages[0].get_contents().get_data().decode("latin-1")
        edges = sorted({float(y) for y in re.findall(r"54\.00 (\d+\.\d\d) m 558\.00", data)})
        assert len(edges) > 12
        assert min(high - low for low, high in pairwise(edges)) >= 33.99


def test_after_the_names_there_is_room_for_more(document):
    for count in range(6, 20):
        meeting = planned(document, [f"Guest {number}" for number in range(count)])

        made = make("sign-in", document, meeting)

        data = made.reader.pages[-1].get_contents().get_data().decode("latin-1")
        edges = sorted({float(y) for y in re.findall(r"54\.00 (\d+\.\d\d) m 558\.00", data)})
        lowest = min(
            (line.y for line in made.said(made.written.pages - 1) if line.words.startswith("Guest")), default=999
        )
        assert len([edge for edge in edges if edge < lowest]) >= 5


def test_three_hundred_people_come_on_pages_with_heads(document):
    names = [f"Person{number} Of Eastside" for number in range(300)]

    made = make("sign-in", document, planned(document, names))

    assert all(name in made.text for name in names)
    assert all("Initials" in page for page in made.pages)


@pytest.mark.parametrize("name", ["Bartholomew-" * 15 + "Featherstone", "x" * 200, "Ana " * 49 + "Ana", "@" * 200])
@pytest.mark.parametrize("is_large", [False, True])
def test_the_longest_names_stay_in_their_column(document, name, is_large):
    made = make("sign-in", document, planned(document, [name]), is_large=is_large)

    assert name.replace(" ", "") in made.text.replace(" ", "")
    lines = made.said(0)
    next_column = min(line.x for line in lines if line.words in ("Sector", "Initials"))
    for line in lines:
        if line.is_bold and line.x < 60 and line.words[:3] in (name[:3], name[12:15]):
            assert line.end <= next_column


def test_without_a_list_all_contacts_are_on_the_sheet(document):
    meeting = planned(document)
    with document.change("Add") as change:
        for name in ("Mai Xiong", "Rosa Ortiz"):
            change.insert(Person(name=name))

    text = make("sign-in", document, meeting).text

    assert "Mai Xiong" in text
    assert "Rosa Ortiz" in text


def test_what_is_known_of_somebody_stands_in_their_row(document):
    meeting = planned(document, ["Rosa Ortiz", "Mai Xiong", "Luis Peña"])
    rosa, mai, luis = sorted(attendance.listing(document.connection, meeting), key=lambda line: line.name, reverse=True)
    with document.change("Say") as change:
        change.update(Attendance, rosa.uid, state="apologies")
        change.update(Attendance, mai.uid, is_remote=True, came_at="18:05", left_at="19:30")
        change.update(Attendance, luis.uid, alternate="Ewa Żak")

    text = make("sign-in", document, meeting).text

    for words in ("Sent apologies", "Remote", "6:05", "7:30", "Ewa Żak"):
        assert words in text


def test_a_spanish_sheet_names_sectors_in_spanish(sample, members_meeting):
    present = {line.sector for line in attendance.listing(sample.connection, members_meeting)}
    names = {one.name: one.other_name for one in sectors.listing(sample.connection) if one.name in present}

    english, spanish = (make("sign-in", sample, members_meeting, code).text for code in ("en", "es"))

    assert len(names) > 5
    assert all(name in english and other in spanish for name, other in names.items())
