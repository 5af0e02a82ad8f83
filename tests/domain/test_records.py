import pytest

from facilitator.domain.records import Meeting, Organization, Person
from facilitator.refusal import Refusal


def test_a_record_knows_what_is_said_and_what_is_not():
    person = Person("u", name="Ana", has_seat=True)

    assert person.said() == {"name": "Ana", "has_seat": True}
    assert set(person.values()) > {"name", "phone", "notes"}


def test_a_record_of_values_from_outside_names_a_field_that_is_not_there():
    with pytest.raises(Refusal, match="There is no field “nmae” in people"):
        Person.checked("u", nmae="Ana")


def test_a_person_is_found_by_phone_with_or_without_punctuation():
    person = Person(name="José Núñez", phone="(763) 555-0142", email="Jose@Example.org")

    assert "jose nunez" in person.search
    assert "7635550142" in person.search
    assert "jose@example.org" in person.search


def test_a_person_sorts_under_the_last_word_of_the_name_unless_said():
    assert Person(name="Mai Yer Xiong").sort.startswith("xiong")
    assert Person(name="Guadalupe Peña Ortiz", sort_under="Peña").sort.startswith("pen~a")
    assert Organization(name="Ñandú Club").sort.startswith("n~andu")


def test_a_person_is_called_by_the_first_name_unless_said():
    assert Person(name="Rev. Isaiah Grant", called="Pastor Grant").first_name == "Pastor Grant"
    assert Person(name="Ana Ruiz").first_name == "Ana"


def test_a_meeting_that_ends_before_it_begins_ends_the_next_day():
    meeting = Meeting(name="Late", on_day="2026-12-31", starts="22:00", ends="01:00")

    assert f"{meeting.closing:%Y-%m-%d %H:%M}" == "2027-01-01 01:00"
    assert Meeting(name="Open", on_day="2026-12-31").closing is None
