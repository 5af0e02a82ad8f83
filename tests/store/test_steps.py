import pytest

from facilitator import words
from facilitator.domain.records import Person
from facilitator.refusal import Refusal
from facilitator.store import agenda, meetings, people, rows, steps
from facilitator.store.document import open_file
from tests.conftest import everything_in


def labels(found):
    return [step.label for step in found]


def test_a_step_that_says_it_was_undone_by_nothing_is_refused_in_a_sentence(document):
    with document.change("Add") as change:
        change.insert(Person(name="Ana"))
    document.connection.execute("UPDATE txn SET state = 'undone' WHERE kind = 'change'")

    with pytest.raises(Refusal, match="damaged"):
        document.redo()
    assert not document.connection.in_transaction


def test_undo_and_redo_lead_back_and_forth_through_every_state(document):
    states = [everything_in(document)]
    for name in ("Ana", "Bao", "Carol"):
        with document.change(f"Add {name}") as change:
            people.add(change, name, "Clinic")
        states.append(everything_in(document))

    for state in reversed(states[:-1]):
        document.undo()
        assert everything_in(document) == state
    assert document.undo() is None
    for state in states[1:]:
        document.redo()
        assert everything_in(document) == state
    assert document.redo() is None


def test_undo_works_on_what_was_done_before_the_program_was_closed(file_document):
    before = everything_in(file_document)
    with file_document.change("Add person") as change:
        people.add(change, "Ana")
    after = everything_in(file_document)
    file_document.close()

    with open_file(file_document.path) as again:
        assert again.undo().label == "Add person"
        assert everything_in(again) == before
    with open_file(file_document.path) as again:
        assert again.redo().label == "Add person"
        assert everything_in(again) == after


def test_a_new_change_ends_the_chance_to_redo(document):
    with document.change("First") as change:
        people.add(change, "Ana")
    document.undo()

    with document.change("Second") as change:
        people.add(change, "Bao")

    assert steps.next_redo(document.connection) is None
    assert labels(steps.undoable(document.connection)) == ["Second"]


def test_a_value_that_somebody_changed_since_is_left_alone_and_counted(document):
    with document.change("Add") as change:
        uid = people.add(change, "Ana")
    with document.change("First") as change:
        change.update(Person, uid, phone="1", email="a@example.org")
    with document.change("Second") as change:
        change.update(Person, uid, phone="2")
    first = steps.undoable(document.connection)[1]

    with document.change("First", kind="undo") as change:
        steps.take_back(change, first, "undo")
        skipped = change.skipped

    person = rows.get(document.connection, Person, uid)
    assert skipped == 1
    assert (person.phone, person.email) == ("2", "")


def test_a_step_that_left_nothing_to_take_back_can_be_undone_and_redone(document):
    with document.change("Add") as change:
        uid = people.add(change, "Ana")
    with document.change("There and back") as change:
        change.update(Person, uid, phone="1")
        change.update(Person, uid, phone="")
    before = everything_in(document)

    assert document.undo().label == "There and back"
    assert document.redo().label == "There and back"
    assert everything_in(document) == before


def test_a_step_says_its_name_with_what_it_was_about(document):
    with document.change("Add {name}", name="Ana {braces}") as change:
        people.add(change, "Ana")

    assert steps.next_undo(document.connection).say(words.language("en")) == "Add Ana {braces}"


def test_nobody_takes_back_how_the_collaborative_began(document):
    assert steps.undoable(document.connection) == []
    assert document.undo() is None


def test_steps_are_listed_with_the_next_one_first(document):
    for label in ("One", "Two", "Three"):
        with document.change(label) as change:
            people.add(change, label)
    document.undo()
    document.undo()

    assert labels(steps.undoable(document.connection)) == ["One"]
    assert labels(steps.redoable(document.connection)) == ["Two", "Three"]


def test_moving_an_item_is_one_step_and_moves_back(document):
    with document.change("Plan") as change:
        meeting = meetings.add(change, "Evening", "2026-12-01")
        for topic in "ABCD":
            agenda.add(change, meeting, topic, 5)

    def order():
        return "".join(item.topic for item in agenda.items(document.connection, meeting))

    with document.change("Move") as change:
        agenda.move(change, agenda.items(change.connection, meeting)[3], 0)
    assert order() == "DABC"
    document.undo()
    assert order() == "ABCD"
