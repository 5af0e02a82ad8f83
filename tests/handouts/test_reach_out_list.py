"""The call sheet: whom to call first, what waits for an answer, and room to write."""

from datetime import timedelta

import pytest

from facilitator.domain.records import Stakeholder, Touch
from facilitator.store import stakeholders
from tests.handouts.conftest import TODAY, make


def named(document, *records):
    with document.change("Fill") as change:
        return [change.insert(one) for one in records]


@pytest.mark.parametrize("paper", ["letter", "a4"])
@pytest.mark.parametrize("is_large", [False, True])
def test_those_never_called_and_directly_affected_stand_first(sample, paper, is_large):
    made = make("reach-out-list", sample, paper=paper, is_large=is_large)
    due = [line.name for line in stakeholders.due(stakeholders.listing(sample.connection, TODAY))]

    places = [made.text.index(name) for name in due]
    assert len(due) == 8
    assert places == sorted(places)
    assert "12 of 16 stakeholders were called or visited at least once; calls due today: 8." in made.text


def test_a_row_says_how_to_reach_somebody_and_what_they_wait_for(sample):
    text = make("reach-out-list", sample).text

    assert "through Thandiwe Moyo, (763) 555-01" in text
    assert "directly affected" in text
    assert "They will listen if the first meeting is at a kitchen table." in text
    assert "To be answered by Sep 13, 2026: Who pays for the strips along the bank?" in text


def test_it_is_for_the_facilitator_alone_and_nobody_is_to_be_asked(sample):
    made = make("reach-out-list", sample)

    for page in made.pages:
        assert "FACILITATOR ONLY" in page
        assert "555-0100" not in page


def test_only_as_many_as_fit_an_hour_are_listed_and_the_rest_is_counted(document):
    named(document, *(Stakeholder(name=f"Group{number:02d}x") for number in range(14)))

    made = make("reach-out-list", document)

    assert sum(f"Group{number:02d}x" in made.text for number in range(14)) == 12
    assert "2 more are due after these." in made.text


def test_when_nobody_is_due_it_says_so(document):
    (uid,) = named(document, Stakeholder(name="Farmers", level_now="core"))
    named(document, Touch(stakeholder=uid, on_day=(TODAY - timedelta(days=3)).isoformat(), heard="x"))

    assert "Nobody has to be called today." in make("reach-out-list", document).text


def test_there_is_room_to_write_in_every_row_and_a_blank_sheet_has_nothing_else(document):
    named(document, Stakeholder(name="Farmers"))

    blank = make("reach-out-list", document, is_blank=True)

    assert "Farmers" not in blank.text
    assert "Whom to call" in blank.text
    assert blank.written.pages == 1


def test_both_languages_stand_on_it(sample):
    text = make("reach-out-list", sample, languages="en+es").text

    assert "Whom to call" in text
    assert "A quién llamar" in text
    assert "nunca" in text
