from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from facilitator.domain.records import (
    RECORDS,
    Affiliation,
    AgendaItem,
    Attendance,
    Collaborative,
    Meeting,
    Organization,
    Person,
)
from facilitator.store import search
from facilitator.store.document import look


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


def titles(document, typed):
    return [one.title for one in search.find(document.connection, typed)]


def test_whatever_is_written_anywhere_is_found_with_the_place_it_stands_in(document):
    with document.change("Fill") as change:
        change.insert(
            Person(name="Luis Ortiz", notes="Met at the fair. Knows everybody at the canoe club downtown, ask him.")
        )
    [one] = search.find(document.connection, "CANOE")
    assert (one.title, one.field) == ("Luis Ortiz", "notes")
    assert "canoe club" in one.excerpt
    assert len(one.excerpt) < 65


def test_a_role_is_found_as_the_person_and_a_walk_in_as_the_meeting(document):
    with document.change("Fill") as change:
        person = change.insert(Person(name="Mei Chen"))
        change.insert(Affiliation(person=person, role="Treasurer"))
        meeting = change.insert(Meeting(name="Kick-off", on_day="2026-12-01"))
        change.insert(Attendance(meeting=meeting, name="Zoltan Kovács"))
    assert titles(document, "treas") == ["Mei Chen"]
    assert titles(document, "kovacs") == ["Kick-off"]


def test_what_is_called_so_comes_before_what_only_mentions_it(document):
    with document.change("Fill") as change:
        change.insert(Person(name="Ana Aguilar", notes="Sister of Rosa."))
        change.insert(Person(name="Rosa Zamora"))
    assert titles(document, "rosa") == ["Rosa Zamora", "Ana Aguilar"]


def test_the_end_of_a_phone_number_is_enough(document):
    fill(document)
    assert titles(document, "0102231") == titles(document, "010-2231") == ["Rosa Peña"]


def test_every_step_is_found_at_once_and_what_was_removed_never(document):
    fill(document)
    assert titles(document, "rosa") == ["Rosa Peña"]
    uid = search.find(document.connection, "rosa")[0].uid
    with document.change("Rename") as change:
        change.update(Person, uid, name="Rosalind Peña")
    assert titles(document, "rosalind") == ["Rosalind Peña"]
    document.undo()
    assert titles(document, "rosalind") == []
    assert titles(document, "rosa") == ["Rosa Peña"]
    with document.change("Remove") as change:
        change.delete(Person, uid)
    assert titles(document, "rosa") == []
    document.undo()
    assert titles(document, "rosa") == ["Rosa Peña"]


def test_what_another_window_wrote_is_found(file_document):
    assert titles(file_document, "ana") == []
    twin = file_document.twin()
    with twin.change("Add") as change:
        change.insert(Person(name="Ana"))
    twin.close()
    assert titles(file_document, "ana") == ["Ana"]


def test_searching_never_touches_the_file(file_document):
    fill(file_document)
    content = file_document.path.read_bytes()
    search.find(file_document.connection, "rosa")
    names = {row[0] for row in file_document.connection.execute("SELECT name FROM sqlite_schema")}
    assert file_document.path.read_bytes() == content
    assert not any("searched" in name for name in names)


def test_a_file_that_may_only_be_looked_at_can_be_searched(file_document):
    fill(file_document)
    with look(file_document.path) as other:
        assert titles(other, "rosa") == ["Rosa Peña"]


@given(st.text(max_size=40))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_typed_never_stumbles(document, typed):
    search.find(document.connection, typed)


def test_every_record_that_is_added_later_is_searched_too():
    assert {*search._KINDS, *search._SHOWN_AS_OWNER, Collaborative} == set(RECORDS)
