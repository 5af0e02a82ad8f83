"""Sector balance, against numbers worked out beside the program."""

from fractions import Fraction

import pytest

from facilitator.domain import balance_words
from facilitator.domain.balance import Flag, measure
from facilitator.domain.shown_numbers import decimals, decimals_beside, percent
from facilitator.words import language

SIX = ("community", "business", "government", "nonprofit", "education", "faith")
FOUR = SIX[:4]
NAMES = {sector: sector.title() for sector in SIX}


@pytest.fixture
def two_missing():
    return measure({"community": 8, "business": 3, "government": 5, "nonprofit": 4}, SIX)


def test_a_table_with_two_sectors_missing(two_missing):
    assert two_missing.n == 20
    assert two_missing.entropy == pytest.approx(1.319545, abs=5e-7)
    assert two_missing.evenness == pytest.approx(0.736452, abs=5e-7)
    assert two_missing.effective == pytest.approx(3.74172, abs=5e-6)
    assert two_missing.simpson == Fraction(143, 200)
    assert two_missing.scaled == Fraction(429, 500)
    assert two_missing.largest_share == Fraction(2, 5)
    assert two_missing.missing == ("education", "faith")


def test_exactly_forty_percent_is_not_too_much(two_missing):
    assert two_missing.flags == (Flag.MISSING,)

    one_more = measure({"community": 9, "business": 3, "government": 5, "nonprofit": 4}, SIX)
    assert one_more.flags == (Flag.LARGEST, Flag.MISSING)


def test_an_even_table_is_as_even_as_can_be():
    even = measure(dict.fromkeys(FOUR, 5), FOUR)

    assert even.evenness == 1
    assert even.scaled == 1
    assert even.effective == pytest.approx(4)
    assert even.flags == ()
    assert even.largest == FOUR  # a tie is shown as one


def test_a_table_of_one_sector_and_a_guest():
    lone = measure({"government": 9, "nonprofit": 1}, FOUR)

    assert decimals(lone.evenness, 3) == "0.234"
    assert decimals(lone.effective, 2) == "1.38"
    assert decimals(lone.scaled, 3) == "0.240"
    assert lone.flags == (Flag.UNEVEN, Flag.LARGEST, Flag.MISSING)


def test_numbers_are_shown_half_up(two_missing):
    assert decimals(two_missing.entropy, 3) == "1.320"
    assert decimals(two_missing.evenness, 3) == "0.736"
    assert decimals(two_missing.effective, 2) == "3.74"
    assert decimals(two_missing.simpson, 3) == "0.715"
    assert decimals(two_missing.scaled, 3) == "0.858"
    assert percent(two_missing.largest_share) == "40.0"
    assert percent(Fraction(1, 16)) == "6.3"  # 6.25; rounding half to even would give 6.2
    assert decimals(Fraction(5, 2), 0) == "3"
    assert decimals(Fraction(1, 3), 2) == "0.33"


def test_what_is_flagged_never_reads_like_its_limit():
    barely = measure({"community": 4001, "business": 3000, "government": 2999, "nonprofit": 0}, FOUR)

    assert "More than 40% from one sector: Community, 40.01%." in balance_words.sentences(barely, NAMES, language("en"))
    assert decimals_beside(0.69996, Fraction(7, 10), 3) == "0.69996"
    assert decimals_beside(0.5, Fraction(7, 10), 3) == "0.500"
    assert decimals_beside(Fraction(7, 10), Fraction(7, 10), 3) == "0.700"


def test_a_number_below_zero_is_nobodys():
    with pytest.raises(ValueError, match="negative"):
        decimals(-0.1, 2)


def test_nobody_at_all_has_no_figures_and_every_sector_missing():
    nobody = measure({}, FOUR)

    assert (nobody.n, nobody.apart, nobody.evenness, nobody.effective, nobody.scaled) == (0, 0, None, None, None)
    assert nobody.missing == FOUR
    assert nobody.flags == (Flag.MISSING,)
    assert nobody.shares == dict.fromkeys(FOUR, 0)
    assert balance_words.sentences(nobody, NAMES, language("en")) == ["Nobody with a sector is counted here yet."]


def test_all_people_in_one_of_several_sectors():
    lone = measure({"business": 7}, FOUR)

    assert (lone.entropy, lone.evenness, lone.effective, lone.simpson, lone.scaled) == (0, 0, 1, 0, 0)
    assert str(lone.entropy) == "0.0"


def test_of_one_expected_sector_no_evenness_can_be_told():
    single = measure({"business": 7}, ["business"])

    assert (single.evenness, single.scaled) == (None, None)
    assert (single.effective, single.largest_share) == (1, 1)
    assert "Evenness cannot be told of one sector" in balance_words.figures(single, language("en"))


def test_no_expected_sector_leaves_everybody_apart():
    nothing = measure({"": 4}, [])

    assert (nothing.n, nothing.apart, nothing.flags) == (0, 4, ())


def test_people_without_an_expected_sector_are_counted_apart_and_said():
    mixed = measure({"community": 2, "business": 2, "": 3, "gone": 1}, FOUR)

    assert (mixed.n, mixed.apart) == (4, 4)
    assert mixed.shares["community"] == Fraction(1, 2)
    assert balance_words.counted(mixed, language("en")) == "4 people in a sector; 4 without a sector, counted apart"


@pytest.mark.parametrize(("counts", "expected"), [({"a": -1}, ["a"]), ({"": -1}, ["a"]), ({}, ["a", "a"])])
def test_what_cannot_be_is_refused(counts, expected):
    with pytest.raises(ValueError, match=r"less than zero|expected twice"):
        measure(counts, expected)


def test_flags_are_sentences_with_their_numbers():
    lone = measure({"government": 9, "nonprofit": 1}, FOUR)

    assert balance_words.sentences(lone, NAMES, language("en")) == [
        "Uneven: evenness is 0.234, below 0.70.",
        "More than 40% from one sector: Government, 90.0%.",
        "Nobody from: Community; Business.",
    ]
    assert balance_words.figure(lone, "government", language("en")) == "9 · 90.0%"
    assert balance_words.figures(lone, language("en")) == [
        "Evenness 0.234 of 1", "as varied as 1.38 equal sectors of 4", "Simpson 0.180, scaled 0.240",
        "largest share 90.0%",
    ]  # fmt: skip


def test_a_balanced_table_is_said_to_be_one():
    even = measure(dict.fromkeys(FOUR, 5), FOUR)

    (said,) = balance_words.sentences(even, NAMES, language("en"))
    assert said == "Every expected sector is there, and none has more than 40% of the people."
