"""Contacts found by what somebody types of their name, and by where they belong behind a comma."""

import pytest

from facilitator.domain.records import Organization, Person
from facilitator.refusal import Refusal
from facilitator.store import contact_names, people


@pytest.fixture
def contacts(document):
    with document.change("Add") as change:
        for name, organization in (("Jo Lee", "Clinic"), ("Jo Lee", "Library"), ("Ana Peña", "")):
            people.add(change, name, organization)
        change.insert(Person(name="Ana Peña Ortiz"))
    return document.connection


def words(connection, typed, table="people"):
    return sorted(one.words for one in contact_names.find(connection, table, typed))


def test_a_few_letters_of_the_name_are_enough_whatever_the_accents(contacts):
    assert words(contacts, "pena") == ["Ana Peña", "Ana Peña Ortiz"]
    assert words(contacts, "ort an") == ["Ana Peña Ortiz"]
    assert words(contacts, "") == words(contacts, " , ") == words(contacts, "%") == []


def test_behind_a_comma_stands_where_somebody_belongs(contacts):
    assert words(contacts, "jo") == ["Jo Lee, Clinic", "Jo Lee, Library"]
    assert words(contacts, "jo, lib") == ["Jo Lee, Library"]


def test_organizations_are_found_by_their_name(contacts):
    assert words(contacts, "lib", Organization.table) == ["Library"]


def test_a_whole_name_is_one_contact_though_others_begin_so(contacts):
    uid = contact_names.resolve(contacts, "people", "ana pena")

    assert contacts.execute("SELECT name FROM people WHERE uid = ?", (uid,)).fetchone() == ("Ana Peña",)


@pytest.mark.parametrize(
    ("typed", "said"), [("Jo Lee", "More than one contact"), ("Jo", "No person"), ("Eva", "No person")]
)
def test_a_name_of_nobody_or_of_several_is_refused(contacts, typed, said):
    with pytest.raises(Refusal, match=said):
        contact_names.resolve(contacts, "people", typed)
    assert contact_names.resolve(contacts, "people", "Jo Lee, Clinic")
