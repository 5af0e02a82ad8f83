import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.plain_text import clean, clean_line, fold, sort_key

ANY = st.text(st.characters())  # lone surrogates and controls, too


@given(ANY)
def test_clean_text_can_be_written_and_cleaning_again_changes_nothing(text):
    kept = clean(text)

    assert kept.encode("utf-8").decode("utf-8") == kept
    assert clean(kept) == kept
    assert kept == kept.strip()


@given(ANY)
def test_a_clean_line_is_one_line(text):
    kept = clean_line(text)

    assert "\n" not in kept
    assert "  " not in kept
    assert clean_line(kept) == kept


def test_what_hides_or_turns_the_reading_is_taken_out():
    assert clean("Ana\u202egnp.exe\u200b\x00\x1b[31m") == "Anagnp.exe[31m"
    assert clean("a\r\nb\rc\u2028d") == "a\nb\nc\nd"
    assert clean_line("  María \t del\u00a0Carmen\n Peña ") == "María del Carmen Peña"


def test_joiners_that_scripts_need_stay():
    assert clean("می\u200cخواهم") == "می\u200cخواهم"


def test_accents_come_composed():
    assert clean("Pen\u0303a") == "Peña"


@given(ANY)
def test_folded_text_holds_no_accents_and_no_capitals(text):
    kept = fold(text)

    assert fold(kept) == kept or not kept.isascii()
    assert (
        not any(unicodedata.combining(letter) for letter in unicodedata.normalize("NFKD", kept)) or not kept.isascii()
    )


@pytest.mark.parametrize(
    ("typed", "folded"),
    [("Peña", "pena"), ("GARCÍA", "garcia"), ("Straße", "strasse"), ("Шевченко", "шевченко"), ("ABC", "abc")],
)
def test_folding_makes_a_search_blind_to_accents(typed, folded):
    assert fold(typed) == folded


def test_names_sort_as_in_a_directory():
    names = ["Ortiz", "ñandú", "Nunez", "Núñez", "nuñez", "Nuñoz", "Álvarez", "Alvarez", "Zoe", "de la Cruz", "del Río"]

    ordered = sorted(names, key=lambda name: (sort_key(name), name))

    assert ordered == [
        "Alvarez", "Álvarez", "de la Cruz", "del Río", "Nunez", "Núñez", "nuñez", "Nuñoz", "ñandú", "Ortiz", "Zoe",
    ]  # fmt: skip
