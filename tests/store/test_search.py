from datetime import date

from facilitator.domain.records import AgendaItem, Meeting, Organization, Person
from facilitator.store import search


def fill(document):
    with document.change("Fill") as change:
        change.insert(Person(name="Rosa Peña", phone="(555) 010-2231"))
        change.insert(Organization(name="Peñasco Tenants"))
        meeting = change.insert(Meeting(name="Monthly meeting", on_day="2026-12-01", place="Library Room B"))
        change.insert(AgendaItem(meeting=meeting, topic="What did the peña survey tell us?", rank="h"))


def test_search_finds_people_organizations_meetings_and_items_whatever_the_accents(document):
    fill(document)
    assert [one.table for one in search.find(document.connection, "PENA")] == [
        "people",
        "organizations",
        "agenda_items",
    ]
    assert [one.day for one in search.find(document.connection, "library")] == [date(2026, 12, 1)]


def test_every_typed_word_must_be_there_in_any_order(document):
    fill(document)
    assert [one.title for one in search.find(document.connection, "peña rosa")] == ["Rosa Peña"]
    assert search.find(document.connection, "rosa library") == []


def test_a_phone_number_is_found_without_its_punctuation(document):
    fill(document)
    assert [one.title for one in search.find(document.connection, "5550102231")] == ["Rosa Peña"]


def test_signs_of_sql_are_only_signs(document):
    fill(document)
    assert search.find(document.connection, "%_'") == []
    assert search.find(document.connection, "  ") == []
