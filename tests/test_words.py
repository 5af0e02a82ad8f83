"""Every word for people is found in the Spanish catalogue, complete and with its places intact."""

import io
import string
from datetime import date, time

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from facilitator import shipped, words
from facilitator.refusal import Refusal

KEYWORDS = {"mark": None, "translate": None, "plural": (1, 2), "mark_plural": (1, 2)}
CATALOGUE = shipped.path("translations", "es_419.po")


@pytest.fixture(scope="module")
def in_the_code():
    """(message, where) of every text that the code marks; a plural is a pair."""
    code = shipped.path().parent / "facilitator"
    found = extract_from_dir(code, method_map=[("**.py", "python")], keywords=KEYWORDS)
    return {message: f"{file}:{line}" for file, line, message, _, _ in found}


@pytest.fixture(scope="module")
def spanish():
    with CATALOGUE.open("rb") as file:
        return read_po(file, locale="es_419")


def places_in(text):
    return sorted({name for _, name, _, _ in string.Formatter().parse(text) if name is not None})


def test_every_text_has_a_spanish_one(in_the_code, spanish):
    translated = {
        entry.id if isinstance(entry.id, str) else tuple(entry.id)
        for entry in spanish
        if entry.id and entry.string and not entry.fuzzy
    }
    untranslated = {
        message: where
        for message, where in in_the_code.items()
        if (message if isinstance(message, str) else tuple(message)) not in translated
    }
    assert untranslated == {}


def test_no_spanish_text_is_left_over_from_an_english_one_that_is_gone(in_the_code, spanish):
    known = {message if isinstance(message, str) else tuple(message) for message in in_the_code}
    left_over = [
        entry.id
        for entry in spanish
        if entry.id and (entry.id if isinstance(entry.id, str) else tuple(entry.id)) not in known
    ]
    assert left_over == []


def test_a_translation_keeps_every_place_that_is_filled_in(spanish):
    broken = []
    for entry in spanish:
        if not entry.id:
            continue
        sources = [entry.id] if isinstance(entry.id, str) else entry.id
        texts = [entry.string] if isinstance(entry.string, str) else entry.string
        for text in texts:
            if places_in(text) not in [places_in(source) for source in sources]:
                broken.append((entry.id, text))
    assert broken == []


def test_the_compiled_catalogue_says_what_the_written_one_says(spanish):
    fresh = io.BytesIO()
    write_mo(fresh, spanish)
    assert shipped.path("translations", "es_419.mo").read_bytes() == fresh.getvalue()


def test_two_languages_speak_at_once():
    english, spanish = words.language("en"), words.language("es")
    words.speak("en")
    day = date(2026, 12, 1)
    assert words.translate("Agenda") == "Agenda"
    assert english.long_date(day) == "Tuesday, December 1, 2026"
    assert spanish.long_date(day) == "martes, 1 de diciembre de 2026"
    assert english.short_date(day) == "Dec 1, 2026"
    assert english.time_of_day(time(18, 30)) == "6:30 PM"
    assert spanish.time_of_day(time(0, 5)) == "12:05 a. m."


def test_a_list_of_names_keeps_its_length_in_spanish():
    english, spanish = words.language("en"), words.language("es")
    for names in (words._MONTHS, words._SHORT_MONTHS, words._WEEKDAYS):
        assert len(spanish.translate(names).split()) == len(english.translate(names).split())


def test_a_plural_follows_its_number():
    assert words.plural("{n} person", "{n} people", 1) == "1 person"
    assert words.plural("{n} person", "{n} people", 0) == "0 people"
    assert words.language("es").plural("{n} person", "{n} people", 2) == "2 personas"


def test_a_refusal_speaks_the_language_of_the_reader():
    refusal = Refusal("“{field}” cannot be empty.", field=Refusal("Full name"))
    assert str(refusal) == "“Full name” cannot be empty."
    assert refusal.say(words.language("es")) == "“Nombre completo” no puede quedar vacío."


def test_words_that_hold_braces_are_said_as_they_are():
    assert words.translate("Start {name}", name="{curly}") == "Start {curly}"
