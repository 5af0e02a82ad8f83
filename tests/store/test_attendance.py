import pytest

from facilitator.domain.records import Affiliation, Attendance, Person
from facilitator.refusal import Refusal
from facilitator.store import attendance, meetings, organizations, people, rows, sectors
from facilitator.store.attendance import SectorCount
from tests.conftest import everything_in


@pytest.fixture
def evening(document):
    """Plan a meeting, with three contacts of two sectors."""
    with document.change("Begin") as change:
        youth, faith = sectors.add(change, "Youth", True), sectors.add(change, "Faith groups")
        meeting = meetings.add(change, "Evening", "2026-12-01")
        ana = change.insert(Person(name="Ana Peña", sector=youth, has_seat=True, phone="1"))
        bao = people.add(change, "Bao Vang", "Bethel Church")
        carol = change.insert(Person(name="Carol", email="c@example.org"))
        church = organizations.named(change.connection, "bethel church")
        change.update(type(church), church.uid, sector=faith)
    return meeting, ana, bao, carol


def by_name(document, meeting):
    return {line.name: line for line in attendance.listing(document.connection, meeting)}


def test_contacts_are_expected_once_however_often_they_are_asked(document, evening):
    meeting, ana, bao, _ = evening

    with document.change("Expect") as change:
        assert len(attendance.expect(change, meeting, [ana, bao, ana])) == 2
        assert attendance.expect(change, meeting, [bao, "nobody"]) == []

    assert [line.name for line in attendance.listing(document.connection, meeting)] == ["Ana Peña", "Bao Vang"]


def test_a_line_knows_organization_and_sector_own_or_of_the_organization(document, evening):
    meeting, ana, bao, carol = evening
    with document.change("Expect") as change:
        attendance.expect(change, meeting, [ana, bao, carol])

    lines = by_name(document, meeting)

    assert (lines["Ana Peña"].sector, lines["Ana Peña"].is_community, lines["Ana Peña"].has_seat) == (
        "Youth",
        True,
        True,
    )
    assert (lines["Bao Vang"].organization, lines["Bao Vang"].sector) == ("Bethel Church", "Faith groups")
    assert lines["Carol"].sector == ""


def test_an_organization_somebody_has_left_is_not_theirs_on_the_sheet(document, evening):
    meeting, _, bao, _ = evening
    with document.change("Leave") as change:
        attendance.expect(change, meeting, [bao])
        (place,) = organizations.affiliations_of(change.connection, bao)
        change.update(Affiliation, place.uid, until="2026-01-01")

    assert by_name(document, meeting)["Bao Vang"].organization == ""


def test_ticking_somebody_who_was_not_expected_puts_them_on_the_list(document, evening):
    meeting, ana, *_ = evening

    with document.change("Tick") as change:
        uid = attendance.tick(change, meeting, ana, "18:10")
        assert attendance.tick(change, meeting, ana, "18:12") == uid

    line = by_name(document, meeting)["Ana Peña"].attendance
    assert (line.state, line.came_at) == ("present", "18:12")


def test_a_walk_in_is_written_in_one_line(document, evening):
    meeting, *_ = evening

    with document.change("Walk in") as change:
        attendance.walk_in(change, meeting, "  Rosa Medrano ,  Levee Road, blue house ", "18:05")

    line = by_name(document, meeting)["Rosa Medrano"].attendance
    assert (line.organization, line.is_guest, line.is_walk_in, line.person) == (
        "Levee Road, blue house",
        True,
        True,
        "",
    )


def test_a_walk_in_whose_name_is_one_contacts_ticks_that_contact(document, evening):
    meeting, ana, *_ = evening

    with document.change("Walk in") as change:
        attendance.walk_in(change, meeting, "ana pena, Somewhere")

    assert by_name(document, meeting)["Ana Peña"].attendance.person == ana


@pytest.mark.parametrize("typed", ["", " , Levee Road", "  "])
def test_a_walk_in_needs_a_name(document, evening, typed):
    with pytest.raises(Refusal, match="Type the name first"), document.change("Walk in") as change:
        attendance.walk_in(change, evening[0], typed)


def test_a_walk_in_becomes_a_contact_and_is_not_listed_twice(document, evening):
    meeting, *_ = evening
    with document.change("Walk in") as change:
        attendance.walk_in(change, meeting, "Rosa Medrano, Madres del Río")
    line = by_name(document, meeting)["Rosa Medrano"]

    with document.change("Make contact") as change:
        rosa = attendance.make_contact(change, line.attendance)
        attendance.expect(change, meeting, [rosa])
        attendance.tick(change, meeting, rosa, "18:20")

    assert rows.count(document.connection, Attendance, "WHERE person = ?", (rosa,)) == 1
    assert by_name(document, meeting)["Rosa Medrano"].organization == "Madres del Río"
    assert not by_name(document, meeting)["Rosa Medrano"].attendance.is_guest


def test_those_of_an_earlier_list_are_expected_again_without_its_walk_ins(document, evening):
    meeting, ana, bao, _ = evening
    with document.change("Plan") as change:
        attendance.tick(change, meeting, ana)
        attendance.expect(change, meeting, [bao])
        attendance.walk_in(change, meeting, "Rosa")
        later = meetings.add(change, "Later", "2027-01-05")
        attendance.expect_like(change, later, meeting)

    assert {name: line.attendance.state for name, line in by_name(document, later).items()} == {
        "Ana Peña": "expected", "Bao Vang": "expected"
    }  # fmt: skip


def test_who_came_is_counted_by_sector_with_the_nameless_last(document, evening):
    meeting, ana, bao, carol = evening
    with document.change("Tick") as change:
        attendance.tick(change, meeting, ana)
        attendance.expect(change, meeting, [bao, carol])
        attendance.walk_in(change, meeting, "Rosa")

    lines = attendance.listing(document.connection, meeting)

    assert attendance.by_sector(lines) == [
        SectorCount("Faith groups", 0, 1), SectorCount("Youth", 1, 1), SectorCount("", 1, 2)
    ]  # fmt: skip
    assert [line.name for line in attendance.missing(lines)] == ["Carol", "Bao Vang"]


def test_a_removed_contact_keeps_the_name_on_the_sheets_of_the_past(document, evening):
    meeting, ana, *_ = evening
    with document.change("Tick") as change:
        attendance.tick(change, meeting, ana)
    before = everything_in(document)

    with document.change("Remove") as change:
        change.delete(Person, ana)
    assert by_name(document, meeting)["Ana Peña"].attendance.state == "present"
    document.undo()
    assert everything_in(document) == before


def test_lists_count_how_often_somebody_came(document, evening):
    meeting, ana, bao, _ = evening
    with document.change("Held") as change:
        attendance.tick(change, meeting, ana)
        attendance.expect(change, meeting, [bao])
        change.update(type(rows.get(change.connection, meetings.Meeting, meeting)), meeting, state="held")

    counted = {line.name: (line.came, line.held) for line in people.first_lines(document.connection)}
    assert counted == {"Ana Peña": (1, 1), "Bao Vang": (0, 1), "Carol": (0, 0)}
