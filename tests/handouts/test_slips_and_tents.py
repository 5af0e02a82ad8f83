"""What is cut and folded: contact slips and name tents."""

import re

import pytest

from facilitator.domain.records import Attendance, Collaborative, Meeting, Person
from facilitator.store import attendance
from facilitator.store.document import IN_MEMORY, create
from tests.handouts.conftest import make


def test_six_slips_fit_on_a_page(document):
    made = make("contact-slips", document)

    assert made.written.pages == 1
    assert [line.words for line in made.said(0)].count("Name") == 6


@pytest.mark.parametrize(("languages", "is_large"), [("en+es", False), ("en", True), ("en+es", True)])
def test_more_words_make_fewer_slips_and_none_runs_into_the_next(sample, languages, is_large):
    made = make("contact-slips", sample, "", languages, is_large=is_large)

    count = len([line for line in made.said(0) if line.words.startswith("Name")])
    assert count in (1, 2, 4)
    data = made.reader.pages[0].get_contents().get_data().decode("latin-1")
    boxes = re.findall(r"(\S+) (\S+) \S+ \S+ re", data)
    assert len(boxes) == count * (4 + len(languages.split("+")))


def test_a_slip_says_what_for_how_long_and_how_it_ends():
    with create(IN_MEMORY, Collaborative(name="Eastside", contact="Fatima, 555 0100")) as document:
        text = make("contact-slips", document).text

    consent = (
        "Eastside may keep this to send me news of its work, until I say stop. To be taken off, ask Fatima, 555 0100."
    )
    assert text.count(consent) == 6


def test_the_longest_name_and_contact_still_fit_on_a_slip():
    with create(IN_MEMORY, Collaborative(name="N" * 120, contact="c" * 200)) as document:
        made = make("contact-slips", document, "", "en+es", is_large=True)

    assert made.written.pages == 1
    assert all(line.y > 10 for line in made.said(0))


def tents(document, *persons):
    """Expect these people and give the name tents."""
    with document.change("Fill") as change:
        meeting = change.insert(Meeting(name="Monthly meeting", on_day="2026-12-01"))
        attendance.expect(change, meeting, [change.insert(person) for person in persons])
    return make("name-tents", document, meeting), meeting


def test_a_tent_shows_the_name_on_both_sides_once_turned(document):
    made, _ = tents(document, Person(name="Rosa Ortiz"))

    names = [line for line in made.said(0) if line.words == "Rosa"]
    assert [line.is_turned for line in names] == [False, True]
    assert {line.size for line in names} == {88}


def test_a_tent_shows_what_somebody_is_called_and_no_more_than_the_name(document):
    made, _ = tents(document, Person(name="José Luis Ortiz", called="Pepe", phone="555 0100", pronouns="he"))

    assert {line.words for line in made.said(0)} == {"cut", "fold", "Pepe", "José Luis Ortiz"}


@pytest.mark.parametrize(
    ("name", "words"),
    [("Rev. Dr. Isaiah Grant", {"Isaiah", "Isaiah Grant"}), ("J. Cole", {"J.", "J. Cole"}), ("Dr.", {"Dr."})],
)
def test_titles_stay_away_from_the_table(document, name, words):
    made, _ = tents(document, Person(name=name))

    assert {line.words for line in made.said(0)} == {"cut", "fold", *words}


def test_two_tents_stand_on_a_page_and_nobody_is_left_out(document):
    made, _ = tents(document, *(Person(name=f"Guest{number}x") for number in range(5)))

    assert made.written.pages == 3
    assert all(made.text.count(f"Guest{number}x") == 2 for number in range(5))


def test_who_sent_apologies_needs_no_tent(document):
    _, meeting = tents(document, Person(name="Rosa Ortiz"), Person(name="Luis Peña"))
    luis = next(line for line in attendance.listing(document.connection, meeting) if line.name == "Luis Peña")
    with document.change("Say") as change:
        change.update(Attendance, luis.uid, state="apologies")

    text = make("name-tents", document, meeting).text

    assert "Rosa" in text
    assert "Luis" not in text


def test_somebody_who_is_no_contact_gets_a_tent(document):
    _, meeting = tents(document)
    with document.change("Walk in") as change:
        attendance.walk_in(change, meeting, "Mai Xiong, Youth Council")

    assert "Mai" in make("name-tents", document, meeting).text


@pytest.mark.parametrize("name", ["W" * 80, "Maximiliano-Bartholomäus", "Ana María de los Ángeles", "李" * 30, "i"])
def test_any_name_fits_on_its_side(document, name):
    made, _ = tents(document, Person(name=name + " Ortiz", called=name))

    upright = [line for line in made.said(0) if not line.is_turned and line.words not in ("cut", "fold")]
    assert upright
    assert max(line.end for line in upright) <= 612 - 50
    assert min(line.x for line in upright) >= 50
    assert all(396 < line.y < 594 for line in upright)


def test_without_anybody_expected_the_tents_are_blank_and_that_is_said(document):
    made, _ = tents(document)

    assert made.written.pages == 1
    assert {line.words for line in made.said(0)} == {"cut", "fold"}
    assert "Nobody is expected" in str(made.written.warnings[0])
