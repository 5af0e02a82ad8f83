"""The agenda on paper."""

import pytest

from facilitator.domain.records import AgendaItem, Collaborative, Meeting, Person
from facilitator.store import agenda
from facilitator.store.document import IN_MEMORY, create
from tests.handouts.conftest import make


def filled(document, *items, **about):
    """Plan a meeting at six with these items and give its id."""
    about = {"name": "Monthly meeting", "on_day": "2026-12-01", "starts": "18:00", **about}
    with document.change("Fill") as change:
        meeting = change.insert(Meeting(**about))
        agenda.add_all(change, meeting, [AgendaItem(meeting=meeting, **item) for item in items])
    return meeting


def test_items_stand_at_their_times(document):
    meeting = filled(
        document, {"topic": "Welcome", "minutes": 10}, {"topic": "River", "minutes": 25}, {"topic": "Close"}
    )

    lines = [line.words for line in make("agenda", document, meeting).said(0)]

    assert [lines[lines.index(topic) - 2] for topic in ("Welcome", "River")] == ["6:00", "6:10"]
    assert lines[lines.index("Close") - 1] == "6:35"


def test_an_item_says_why_how_who_and_what_for(document):
    meeting = filled(
        document,
        {"topic": "Which schools first?", "minutes": 30, "purpose": "decide", "method": "consensus",
         "process": "Dots, then talk", "presenter": "Rosa Ortiz", "outcome": "three schools", "materials": "Map"},
    )  # fmt: skip

    text = make("agenda", document, meeting).text

    for words in ("Decide", "Consensus", "How: Dots, then talk", "Rosa Ortiz", "By the end: three schools",
                  "Read or bring: Map"):  # fmt: skip
        assert words in text


def test_a_contact_who_leads_an_item_is_named(document):
    with document.change("Add") as change:
        person = change.insert(Person(name="Pa Houa Vang"))
    meeting = filled(document, {"topic": "Welcome", "presenter_person": person})

    assert "Pa Houa Vang" in make("agenda", document, meeting).text


def test_items_to_agree_in_one_go_stand_apart_from_the_timetable(document):
    meeting = filled(document, {"topic": "Welcome", "minutes": 10}, {"topic": "Old minutes", "is_consent": True})

    text = make("agenda", document, meeting).text

    assert text.index("Welcome") < text.index("Agreed in one go") < text.index("Old minutes")


CLOSED = {
    "topic": "A hurt family", "other_topic": "Una familia", "minutes": 10, "is_confidential": True, "presenter": "Luis",
    "process": "Listening", "outcome": "calm", "materials": "letter", "purpose": "decide", "method": "dots",
}  # fmt: skip


@pytest.mark.parametrize("consent", [False, True])
def test_in_a_public_meeting_a_confidential_item_is_only_a_closed_one(document, consent):
    meeting = filled(document, {**CLOSED, "is_consent": consent}, is_public=True)

    made = make("agenda", document, meeting, "en+es")

    assert "Closed item" in made.text
    assert "PUBLIC" in made.text
    for words in ("hurt", "familia", "Luis", "Listening", "calm", "letter", "Dots"):
        assert words not in made.text
        assert all(words not in str(warning) for warning in made.written.warnings)


def test_among_members_a_confidential_item_keeps_its_words(document):
    text = make("agenda", document, filled(document, CLOSED)).text

    assert "A hurt family" in text
    assert "MEMBERS" in text


def test_private_notes_never_reach_paper(document):
    meeting = filled(document, {"topic": "Welcome"}, notes="He is ill")

    for name in ("agenda", "sign-in", "sign-in-public", "meeting-pack", "name-tents"):
        assert "He is ill" not in make(name, document, meeting).text


def test_the_next_meeting_is_told(document):
    meeting = filled(document, {"topic": "Welcome"})
    filled(document, name="January", on_day="2027-01-05", place="Youth Center")

    assert "Next meeting: Tuesday, January 5, 2027, 6:00 PM · Youth Center" in make("agenda", document, meeting).text


def test_an_empty_agenda_has_lines_to_write_on_and_says_so(document):
    made = make("agenda", document, filled(document))

    assert "The agenda is still open" in made.text
    assert made.written.pages == 1
    assert "still empty" in str(made.written.warnings[0])


def test_sixty_items_keep_their_heads_and_their_order(document):
    topics = [f"Topic number {number} of this long evening" for number in range(60)]
    meeting = filled(document, *({"topic": topic, "minutes": 5, "outcome": "something"} for topic in topics))

    made = make("agenda", document, meeting)

    assert made.written.pages >= 3
    assert [made.text.index(topic) for topic in topics] == sorted(made.text.index(topic) for topic in topics)
    assert all("What we take up" in page for page in made.pages)
    assert made.pages[-1].count("Topic number") >= 2


def test_a_row_is_never_split_over_two_pages(document):
    topics = [f"Topic {number}" for number in range(40)]
    meeting = filled(document, *({"topic": topic, "outcome": f"outcome of {topic}."} for topic in topics))

    for page in make("agenda", document, meeting).pages:
        for topic in topics:
            assert (f"{topic}\n" in page) == (f"outcome of {topic}." in page)


@pytest.mark.parametrize("count", range(8, 34))
def test_no_last_row_stands_alone_on_a_page(document, count):
    meeting = filled(document, *({"topic": f"Topic {number}", "minutes": 5} for number in range(count)))

    made = make("agenda", document, meeting)

    assert made.written.pages == 1 or made.pages[-1].count("Topic") >= 2


def test_words_longer_than_a_page_run_on(document):
    words = "abcdefghij " * 27
    meeting = filled(document, {"topic": words.strip(), "outcome": ("z" * 49 + " ") * 9, "materials": words, "process": "y" * 200},
                     {"topic": "Afterwards"})  # fmt: skip

    made = make("agenda", document, meeting, is_large=True)

    assert made.text.replace(" ", "").count("abcdefghij") == 54
    assert made.text.replace(" ", "").count("z") >= 441
    assert "Afterwards" in made.text
    assert all(line.y > 36 for at in range(made.written.pages) for line in made.said(at))


def test_titles_without_words_in_the_second_language_are_told(document):
    meeting = filled(document, {"topic": "Welcome", "other_topic": "Bienvenida"}, {"topic": "River"})

    (warning,) = make("agenda", document, meeting, "en+es").written.warnings

    assert "Español" in str(warning)
    assert "“Monthly meeting”, “River”" in str(warning)


def test_a_spanish_collaborative_has_its_own_words_in_spanish_and_the_second_in_english():
    with create(IN_MEMORY, Collaborative(name="Río", language="es")) as document:
        meeting = filled(
            document, {"topic": "Bienvenida", "other_topic": "Welcome"}, name="Reunión", other_name="Meeting"
        )

        spanish, english = (make("agenda", document, meeting, code) for code in ("es", "en"))

    assert "Bienvenida" in spanish.text
    assert "Welcome" not in spanish.text
    assert "Welcome" in english.text
    assert not spanish.written.warnings


def test_a_large_agenda_has_at_most_three_columns(sample, members_meeting):
    lines = make("agenda", sample, members_meeting, is_large=True).said(0)
    heads = [line for line in lines if line.words in ("Time", "What we take up")]

    assert {line.y for line in heads} == {heads[0].y}
    assert len([line for line in lines if line.y == heads[0].y]) <= 3
