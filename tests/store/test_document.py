from pathlib import Path

import pytest

from facilitator.domain.records import Collaborative, Meeting, Person
from facilitator.refusal import Refusal
from facilitator.store import agenda, check, meetings, operations, people, rows, steps
from facilitator.store.document import create, open_file
from facilitator.store.tables import fill_from_journal
from tests.conftest import everything_in


def files_in(folder):
    return sorted(one.name for one in folder.iterdir())


def journal_length(document):
    return document.connection.execute("SELECT count(*) FROM op").fetchone()[0]


def test_a_new_file_is_one_file_and_holds_its_collaborative(tmp_path):
    path = tmp_path / "Río y juventud.collab"

    with create(path, Collaborative(name="Río y juventud", paper="a4")) as document:
        assert document.collaborative().paper == "a4"
        assert document.look_only is None

    assert files_in(tmp_path) == ["Río y juventud.collab"]


def test_a_file_that_is_there_is_never_overwritten(file_document):
    with pytest.raises(Refusal, match="is there already"):
        create(file_document.path, Collaborative(name="Other"))

    assert file_document.collaborative().name == "Eastside Youth Collaborative"


def test_a_file_in_a_folder_that_is_not_there_cannot_be_made(tmp_path):
    with pytest.raises(Refusal, match="cannot be made in"):
        create(tmp_path / "nowhere" / "x.collab", Collaborative(name="X"))

    assert files_in(tmp_path) == []


def test_a_collaborative_without_a_name_leaves_nothing_behind(tmp_path):
    with pytest.raises(Refusal, match="cannot be empty"):
        create(tmp_path / "x.collab", Collaborative(name="  "))

    assert files_in(tmp_path) == []


def test_a_name_too_long_for_the_disk_is_a_plain_sentence(tmp_path):
    with pytest.raises(Refusal, match="cannot be made"):
        create(tmp_path / f"{'x' * 250}.collab", Collaborative(name="X"))


def test_what_is_changed_is_there_after_opening_again(file_document):
    with file_document.change("Add person") as change:
        uid = people.add(change, "Ana Peña", "Tenants' Association", "Chair")
    before = everything_in(file_document)
    file_document.close()

    with open_file(file_document.path) as again:
        assert everything_in(again) == before
        assert rows.get(again.connection, Person, uid).name == "Ana Peña"
        assert files_in(again.path.parent) == [".~lock.Eastside.collab", "Eastside.collab"]
    assert files_in(file_document.path.parent) == ["Eastside.collab"]


def test_an_exception_in_a_change_leaves_rows_journal_and_steps_as_they_were(document):
    with document.change("Add person") as change:
        people.add(change, "Ana")
    before, length = everything_in(document), journal_length(document)

    def break_in_the_middle():
        with document.change("Broken") as change:
            people.add(change, "Bao")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        break_in_the_middle()

    assert everything_in(document) == before
    assert journal_length(document) == length
    assert [step.label for step in steps.undoable(document.connection)] == ["Add person"]
    with document.change("Works again") as change:
        people.add(change, "Carol")


def test_a_refused_value_leaves_everything_as_it_was(document):
    before = everything_in(document)

    def plan_for_no_day():
        with document.change("Add") as change:
            people.add(change, "Ana")
            meetings.add(change, "Evening", "tomorrow")

    with pytest.raises(Refusal, match="takes a date"):
        plan_for_no_day()

    assert everything_in(document) == before


def test_a_change_that_changes_nothing_leaves_no_step(document):
    with document.change("Add person") as change:
        uid = people.add(change, "Ana")
    length = journal_length(document)

    with document.change("Rename") as change:
        change.update(Person, uid, name="Ana", phone="")

    assert journal_length(document) == length
    assert [step.label for step in steps.undoable(document.connection)] == ["Add person"]


def test_only_the_fields_that_differ_are_journalled(document):
    with document.change("Add person") as change:
        uid = people.add(change, "Ana")
        change.update(Person, uid, name="Ana", phone="555 0100")

    latest = operations.of_row(document.connection, "people", uid)[-1]
    assert latest.patch == {"phone": "555 0100"}


def test_changes_do_not_nest(document):
    with document.change("Outer"), pytest.raises(RuntimeError), document.change("Inner"):
        pass


def test_a_removed_meeting_takes_its_agenda_along_and_brings_it_back(document):
    with document.change("Add meeting") as change:
        uid = meetings.add(change, "Evening", "2026-12-01")
        for topic in ("Welcome", "Lights"):
            agenda.add(change, uid, topic, 10)
    before = everything_in(document)

    with document.change("Remove meeting") as change:
        change.delete(Meeting, uid)
    assert agenda.items(document.connection, uid) == []
    document.undo()

    assert everything_in(document) == before


def test_changing_what_somebody_removed_says_so(document):
    with document.change("Add") as change:
        uid = people.add(change, "Ana")
        change.delete(Person, uid)

    with pytest.raises(Refusal, match="This person is no longer there"), document.change("Rename") as change:
        change.update(Person, uid, name="Anna")


def test_listeners_hear_of_every_step_with_the_tables_it_touched(document):
    heard = []
    document.listen(heard.append)

    with document.change("Add {name}", name="Ana") as change:
        people.add(change, "Ana", "Clinic")
    document.undo()
    document.stop_listening(heard.append)
    document.redo()

    assert [step.kind for step in heard] == ["change", "undo"]
    assert heard[0].tables == heard[1].tables == {"people", "organizations", "affiliations"}


def test_a_twin_writes_into_the_same_file(file_document):
    with file_document.twin() as twin, twin.change("From a worker") as change:
        people.add(change, "Ana")

    assert people.count(file_document.connection) == 1
    assert file_document.undo().label == "From a worker"


def test_filling_from_the_journal_gives_the_same_tables(document):
    with document.change("Add") as change:
        uid = people.add(change, "José Núñez", "Clinic")
        people.add(change, "Ana")
        change.update(Person, uid, has_seat=True)
    before = everything_in(document)
    derived = document.connection.execute("SELECT uid, search, sort FROM people ORDER BY uid").fetchall()

    fill_from_journal(document.connection)

    assert everything_in(document) == before
    assert document.connection.execute("SELECT uid, search, sort FROM people ORDER BY uid").fetchall() == derived


def test_the_check_names_whatever_differs_from_the_history(document):
    with document.change("Add") as change:
        ana, bao, carol = (people.add(change, name) for name in ("Ana", "Bao", "Carol"))
    assert list(check.problems(document.connection)) == []

    document.connection.execute("UPDATE people SET phone = '1' WHERE uid = ?", (ana,))
    document.connection.execute("DELETE FROM people WHERE uid = ?", (bao,))
    document.connection.execute("UPDATE people SET sort = 'x' WHERE uid = ?", (carol,))
    document.connection.execute("INSERT INTO sectors (uid, name, is_community) VALUES ('s', 'Youth', 0)")

    assert sorted(check.problems(document.connection)) == sorted(
        [
            f"people {ana}: phone differs from its history",
            f"people {bao}: missing from the table",
            f"people {carol}: sort differs from its history",
            "sectors s: the row has no history",
        ]
    )


def test_a_document_in_memory_writes_no_file(document, tmp_path):
    assert document.path == Path(":memory:")
    assert files_in(tmp_path) == []
