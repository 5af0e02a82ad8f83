"""The meeting pack: one PDF with everything, and a cover that counts."""

from facilitator.domain.records import Collaborative, Meeting
from facilitator.store import attendance
from facilitator.store.document import IN_MEMORY, create
from tests.handouts.conftest import make


def outline(made):
    return [entry.title for entry in made.reader.outline]


def test_a_members_meeting_gets_agendas_and_a_sheet_with_names(sample, members_meeting):
    made = make("meeting-pack", sample, members_meeting)

    assert outline(made) == ["Meeting pack", "Agenda", "Agenda", "Agenda", "Sign-in sheet"]


def test_a_public_meeting_gets_a_sheet_without_names_and_slips(sample, forum):
    made = make("meeting-pack", sample, forum)

    assert outline(made)[-2:] == ["Public sign-in sheet", "Contact slips"]


def test_two_agendas_are_in_large_print(sample, members_meeting):
    made = make("meeting-pack", sample, members_meeting)

    large = [at for at in range(made.written.pages) if min(line.size for line in made.said(at)) >= 18]
    single = make("agenda", sample, members_meeting, is_large=True)
    assert len(large) == 2 * single.written.pages


def test_the_cover_counts_copies_and_tells_the_pages(sample, members_meeting):
    made = make("meeting-pack", sample, members_meeting)

    cover = " ".join(made.pages[0].split())
    agenda = make("agenda", sample, members_meeting).written.pages
    expected = [
        line for line in attendance.listing(sample.connection, members_meeting)
        if line.attendance.state in ("expected", "present")
    ]  # fmt: skip
    assert f"{len(expected)} people are expected." in cover
    pages = "2" if agenda == 1 else f"2–{1 + agenda}"
    assert f"Agenda {pages} {len(expected) + 2} " in cover
    first_words = made.pages[1].splitlines()[1]
    assert first_words.startswith("Agenda")


def test_every_part_counts_its_own_pages(sample, members_meeting):
    made = make("meeting-pack", sample, members_meeting)

    assert "Page 1 of 1" in made.pages[0]
    assert "Page 1 of" in made.pages[1]


def test_a_pack_in_large_print_holds_no_second_large_agenda(sample, members_meeting):
    made = make("meeting-pack", sample, members_meeting, is_large=True)

    assert outline(made).count("Agenda") == 1


def test_a_cover_longer_than_a_page_still_tells_the_right_pages():
    with create(IN_MEMORY, Collaborative(name="Many words " * 10, contact="Somebody " * 20)) as document:
        with document.change("Fill") as change:
            meeting = change.insert(
                Meeting(name="Long " * 30, on_day="2026-12-01", place="Far away " * 20, is_public=True)
            )
        made = make("meeting-pack", document, meeting, "en+es", is_large=True)

    agenda = next(at for at, text in enumerate(made.pages, start=1) if "Agenda · Long" in " ".join(text.split()))
    assert agenda == 3
    assert f"Agenda {agenda}" in " ".join(" ".join(made.pages[:2]).split())
