"""The sheet of sector balance: a bar and a number for everybody, and what they say."""

import re

import pytest

from facilitator.domain.records import Person
from facilitator.store import representation, sectors
from tests.handouts.conftest import TODAY, make


def test_it_is_one_page_with_its_day_and_how_many_were_counted(sample):
    for paper in ("letter", "a4"):
        made = make("sector-balance", sample, paper=paper)

        assert made.written.pages == 1
        assert "As of Nov 22, 2026" in made.text
        for group in ("Members n = 64", "Decision seats n = 21"):
            assert group in made.text


def test_every_sector_has_its_numbers_and_those_missing_are_named(sample):
    text = make("sector-balance", sample).text

    assert "11 · 17%" in text
    assert "Decision seats: Nobody from: Media; Funders; Other." in text
    assert "Presenters: Uneven: evenness is 0.492, below 0.70." in text


def test_community_and_institution_are_told_apart_without_color(sample):
    held = representation.last_held(sample.connection, TODAY)
    shown = [representation.standing(sample.connection, group, held) for group in representation.GROUPS]
    page = make("sector-balance", sample).reader.pages[0]
    drawn = page.get_contents().get_data().decode("latin-1")

    # Bars of the community are hatched within a clipped box, the sample of the legend too.
    hatched = sum(
        bool(one.balance.counts[uid]) for one in shown for uid in (it.uid for it in one.sectors if it.is_community)
    )
    assert drawn.count("W* n") == hatched + 1 > 5
    assert not re.search(r" (rg|RG|k|K)\b", drawn)
    assert "Community" in page.extract_text()


def test_the_blank_sheet_names_the_sectors_and_can_be_filled_in_by_hand(sample):
    made = make("sector-balance", sample, is_blank=True)

    assert made.written.pages == 1
    assert "Make a mark for each person" in made.text
    assert "Faith groups" in made.text
    assert "%" not in made.text
    assert "Group" in make("sector-balance").text.split("Sector balance")[1]


def test_without_sectors_the_paper_is_a_blank_one_and_says_why(document):
    made = make("sector-balance", document)

    assert "No sector is expected yet" in str(made.written.warnings[0])
    assert "Make a mark for each person" in made.text


def test_people_without_a_sector_are_told_of(document):
    with document.change("Fill") as change:
        youth = sectors.add(change, "Youth", is_community=True)
        change.insert(Person(name="Rosa Ortiz", sector=youth))
        change.insert(Person(name="Mei Chen"))

    text = make("sector-balance", document).text
    assert "1 has no sector and is not counted." in text
    assert "More than 40% from one sector: Youth, 100.0%." in text


@pytest.mark.parametrize("languages", ["es", "en+es"])
def test_it_speaks_spanish(sample, languages):
    text = make("sector-balance", sample, languages=languages).text

    assert "Grupos religiosos" in text
    assert "Nadie de: " in text
