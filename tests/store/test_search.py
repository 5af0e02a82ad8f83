import sqlite3
from datetime import date

import pytest
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
from facilitator.refusal import Refusal
from facilitator.store import backup, forgetting, people, restoring, search, search_index
from facilitator.store.connecting import connect
from facilitator.store.document import Document, look


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


def test_a_piece_of_a_word_is_found_where_no_word_begins_so(document):
    with document.change("Fill") as change:
        change.insert(Organization(name="Úptown Tenants", notes="Meets in the lighthouse."))
        change.insert(Organization(name="Harbor Clinic"))
    assert titles(document, "ptow") == titles(document, "TOWN tenants") == ["Úptown Tenants"]
    [one] = search.find(document.connection, "house")
    assert (one.title, one.field, one.excerpt) == ("Úptown Tenants", "notes", "Meets in the lighthouse.")
    assert titles(document, "ow") == []  # too short to tell anything
    with document.change("Add") as change:
        change.insert(Organization(name="Town Council"))
    assert titles(document, "town") == ["Town Council"]


def test_the_middle_of_a_number_is_found_beside_what_begins_so(document):
    fill(document)
    with document.change("Add") as change:
        change.insert(Person(name="Mei Chen", phone="102 2000"))
    assert titles(document, "1022") == ["Mei Chen", "Rosa Peña"]


def test_sharp_s_and_ss_are_found_as_they_are_written(document):
    with document.change("Fill") as change:
        change.insert(Person(name="Ute Groß"))
        change.insert(Person(name="Uwe Gross"))
    assert titles(document, "groß") == ["Ute Groß", "Uwe Gross"]


def test_the_latest_meeting_comes_first_whenever_it_was_entered(document):
    with document.change("Fill") as change:
        change.insert(Meeting(name="Kick-off", on_day="2026-01-05"))
        change.insert(Meeting(name="Kick-off again", on_day="2026-03-05"))
    assert titles(document, "kick") == ["Kick-off again", "Kick-off"]
    with document.change("Add") as change:
        change.insert(Meeting(name="Kick-off between", on_day="2026-02-05"))
    assert titles(document, "kick") == ["Kick-off again", "Kick-off between", "Kick-off"]


def test_names_come_in_the_order_of_the_alphabet_however_many_there_are(document):
    names = [f"Rosa {chr(97 + at // 26)}{chr(97 + at % 26)}son" for at in range(650)]
    with document.change("Fill") as change:
        for name in reversed(names):
            change.insert(Person(name=name))
    assert [one.title for one in search.find(document.connection, "rosa", 1000)] == names


def test_what_a_step_touched_is_looked_through_again_and_nothing_else(document):
    fill(document)
    titles(document, "rosa")
    with document.change("Add") as change:
        change.insert(Person(name="Ana"))
    run = []
    document.connection.set_trace_callback(run.append)
    assert titles(document, "ana") == ["Ana"]
    document.connection.set_trace_callback(None)
    assert run
    assert not any(statement.startswith(("CREATE VIRTUAL", "DROP")) for statement in run)


def test_what_was_imported_restored_or_forgotten_is_found_or_not_at_once(file_document, tmp_path):
    fill(file_document)
    uid = search.find(file_document.connection, "rosa")[0].uid
    copy = backup.keep_copy(file_document.connection, file_document.path.name, "by hand")
    with file_document.change("Import", kind="import") as change:
        people.add(change, "Zenobia Quist")
    assert titles(file_document, "zenobia") == ["Zenobia Quist"]
    with file_document.change("Rename") as change:
        change.update(Person, uid, name="Rosalind Peña")
    assert titles(file_document, "rosalind") == ["Rosalind Peña"]
    restoring.restore(file_document, copy)
    assert titles(file_document, "zenobia") == titles(file_document, "rosalind") == []
    assert titles(file_document, "rosa") == ["Rosa Peña"]
    forgetting.forget(file_document, uid)
    assert titles(file_document, "rosa") == []


def test_another_connection_can_save_while_the_words_are_put_in_order_and_that_is_found_too(file_document):
    with file_document.change("Fill") as change:
        for at in range(1500):
            change.insert(Person(name=f"Rosa Ortiz {at}", notes="Knows everybody at the canoe club downtown."))
    saved = []
    impatient = connect(file_document.path)
    impatient.execute("PRAGMA busy_timeout = 0")
    writer = Document(impatient, file_document.path, None, None)

    def save():
        try:
            with writer.change("Add") as change:
                people.add(change, f"Zenobia {len(saved)}")
            saved.append(f"Zenobia {len(saved)}")
        except Refusal:
            pass  # a piece of the file is being read at this moment

    twin = file_document.twin()
    twin.connection.set_progress_handler(save, 5_000)
    found = [one.title for one in search.find(twin.connection, "zenobia", 1000)]
    twin.connection.set_progress_handler(None, 0)
    twin.close()
    writer.close()
    assert saved
    assert sorted(found) == sorted(saved)


def test_a_search_that_was_cut_off_leaves_nothing_half_known(document):
    fill(document)
    looks = []

    def cut_off():
        looks.append(None)
        return len(looks) > most

    for most in range(1, 40):
        with document.change("Add") as change:
            people.add(change, f"Ana {most}")
        looks.clear()
        document.connection.set_progress_handler(cut_off, 50)
        try:
            titles(document, "rosa")
        except sqlite3.OperationalError:
            pass
        finally:
            document.connection.set_progress_handler(None, 0)
        assert titles(document, f"ana {most}") == [f"Ana {most}"]
        assert titles(document, "rosa") == ["Rosa Peña"]


@pytest.mark.parametrize("typed", ["\u19b0a", "½ a½b", "ab\u19b0cd", "\u0301", '"rosa" OR *', "ﬁn", "٣٣٣٣", "1" * 400])
def test_letters_that_the_index_does_not_know_are_no_stumbling_block(document, typed):
    fill(document)
    search.find(document.connection, typed)


@given(st.text(max_size=40))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_typed_never_stumbles(document, typed):
    search.find(document.connection, typed)


def test_every_record_that_is_added_later_is_searched_too():
    with_words = {record for record in RECORDS if search_index.texts(record)}
    assert {*search_index.KINDS, *search_index.SHOWN_AS_OWNER, Collaborative} == with_words
