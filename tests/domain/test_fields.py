import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator import words
from facilitator.domain.records import (
    BY_TABLE,
    RECORDS,
    Audience,
    ContactList,
    Difference,
    Kind,
    Meeting,
    Person,
    Stakeholder,
    Touch,
)
from facilitator.domain.records.fields import read_clock
from facilitator.refusal import Refusal

PERSON, MEETING = Person.fields, Meeting.fields
ITEM = BY_TABLE["agenda_items"].fields


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("18:30", "18:30"), ("6:30 PM", "18:30"), ("6:30pm", "18:30"), ("6 pm", "18:00"), ("6:30 p. m.", "18:30"),
        ("6:30 a. m.", "06:30"), ("12 am", "00:00"), ("12:15 PM", "12:15"), ("9.05", "09:05"), ("18h30", "18:30"),
        ("7", "07:00"), ("0:00", "00:00"),
    ],
)  # fmt: skip
def test_a_time_is_read_as_people_type_it(typed, kept):
    assert MEETING["starts"].read(typed) == kept


@pytest.mark.parametrize(
    "typed", ["25:00", "6:70", "13 pm", "0 am", "noon", "6:30:00", "18:30 19:00", "-1", "٦:٣٠ pm x"]
)
def test_what_is_no_time_is_refused_with_an_example(typed):
    with pytest.raises(Refusal, match="takes a time such as 18:30"):
        MEETING["starts"].read(typed)


@given(st.text(max_size=20))
def test_any_text_is_a_time_or_none(typed):
    read = read_clock(typed)
    assert read == "" or MEETING["starts"].check(read) == read


@pytest.mark.parametrize(
    "typed", ["2026-13-01", "1.12.2026", "2026-2-3", "tomorrow", "2026-W01-1", "0206-12-01", "9999-12-31", "20261201"]
)
def test_what_is_no_date_is_refused_with_an_example(typed):
    with pytest.raises(Refusal, match="takes a date such as 2026-12-01"):
        MEETING["on_day"].check(typed)


def test_an_optional_field_may_be_empty_and_a_required_one_may_not():
    assert MEETING["starts"].read("  ") == ""
    assert ITEM["minutes"].read("") is None
    assert PERSON["has_seat"].read("") is False
    with pytest.raises(Refusal, match="“Full name” cannot be empty"):
        PERSON["name"].check(" \u200b ")


@pytest.mark.parametrize(("typed", "kept"), [("Yes", True), ("sí", True), ("X", True), ("no", False), ("0", False)])
def test_yes_and_no_are_read_in_both_languages(typed, kept):
    assert PERSON["has_seat"].read(typed) is kept


@pytest.mark.parametrize(
    ("field", "value"),
    [
        (PERSON["has_seat"], "maybe"), (PERSON["has_seat"], 2), (PERSON["has_seat"], None), (ITEM["minutes"], "ten"),
        (ITEM["minutes"], -1), (ITEM["minutes"], 1441), (ITEM["minutes"], True), (ITEM["minutes"], 1.5),
        (PERSON["name"], 5), (PERSON["name"], None), (ITEM["purpose"], "sing"), (PERSON["name"], "x" * 201),
        (ITEM["rank"], "A"), (ITEM["rank"], "a0"), (MEETING["starts"], "6:30"), (MEETING["starts"], "18:30+"),
    ],
)  # fmt: skip
def test_a_value_that_does_not_fit_is_refused_by_the_fields_name(field, value):
    with pytest.raises(Refusal) as refusal:
        field.check(value)

    assert field.label in str(refusal.value)


def test_a_number_is_read_as_typed_and_never_as_a_part_of_it():
    assert ITEM["minutes"].read(" 25 ") == 25
    for typed in ("25 min", "2,5", "٢٥", "1e3"):
        with pytest.raises(Refusal):
            ITEM["minutes"].read(typed)


def test_a_choice_is_read_by_its_word_in_english_and_in_the_language_spoken():
    assert ITEM["purpose"].read("Build trust or learn") == "connect"
    assert ITEM["purpose"].read("DECIDE") == "decide"
    words.speak("es")
    for stored, word in ITEM["purpose"].choices:
        assert ITEM["purpose"].read(words.translate(word)) == stored
        assert ITEM["purpose"].read(word) == stored


def test_an_empty_choice_is_the_usual_one():
    assert ITEM["purpose"].check("") == ITEM["purpose"].empty == "inform"


@given(st.text())
def test_whatever_is_checked_once_stays_the_same(text):
    for field in (PERSON["name"], PERSON["notes"], PERSON["email"]):
        try:
            kept = field.check(text)
        except Refusal:
            continue
        assert field.check(kept) == kept
        assert len(kept) <= field.limit


@given(st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(), st.binary(), st.lists(st.text())))
def test_any_value_is_kept_or_refused_and_nothing_else(value):
    for field in {**PERSON, **ITEM, **MEETING}.values():
        try:
            kept = field.check(value)
        except Refusal:
            continue
        assert field.check(kept) == kept


def test_every_field_says_who_may_see_it_and_private_notes_the_register_and_differences_are_the_facilitators():
    for record in RECORDS:
        for name, field in record.fields.items():
            assert isinstance(field.audience, Audience)
            assert field.limit > 0 or field.kind is Kind.YES_NO
            is_private = name == "notes" or record in (Stakeholder, Touch, ContactList, Difference)
            assert (field.audience is Audience.FACILITATOR) == is_private, (record.table, name)


def test_every_link_leads_to_a_table_there_is():
    links = [field for record in RECORDS for field in record.fields.values() if field.kind is Kind.LINK]

    assert {field.target for field in links} <= set(BY_TABLE)
    # A stakeholder goes with the person they are, if they are one.
    assert [field for field in links if field.is_owner and not field.is_required] == [Stakeholder.fields["person"]]


def test_every_empty_value_that_is_allowed_passes_its_own_check():
    for record in RECORDS:
        for field in record.fields.values():
            if not field.is_required:
                assert field.check(field.empty) == field.empty
