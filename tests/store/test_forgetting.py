"""Somebody who asks to be forgotten is gone: from rows, journal, steps, free pages and the copies kept here."""

import sqlite3

import pytest

from facilitator.domain.records import Affiliation, AgendaItem, Attendance, Meeting, Person
from facilitator.refusal import Refusal
from facilitator.store import backup, check, forgetting, history, people, places, restoring, rows
from facilitator.store import bin as bins
from facilitator.store.document import look, open_file
from facilitator.store.forgetting import Copies

SECRETS = ("Zoraida Quispe", "zoraida", "quispe", "Zora Mendieta", "763 555 0142", "7635550142", "zq@example.org",
           "14 Hidden Lane", "gluten allergy")  # fmt: skip


@pytest.fixture
def told(file_document):
    """Give a file that has told much of one person, in every place there is, and that person's id."""
    with file_document.change("Add {name}", name="Zora Mendieta") as change:
        uid = people.add(change, "Zora Mendieta", "Clinic", "Nurse")
        other = people.add(change, "Ana Peña", "Clinic", "Doctor")
        meeting = change.insert(Meeting(name="Evening", on_day="2026-12-01"))
        change.insert(Attendance(meeting=meeting, person=uid, name="Zora Mendieta", state="present"))
        change.insert(Attendance(meeting=meeting, person=other, name="Ana Peña", state="present"))
        change.insert(AgendaItem(meeting=meeting, topic="Clinic", presenter="Zora Mendieta", presenter_person=uid))
        change.insert(AgendaItem(meeting=meeting, topic="Lights", process="Zora Mendieta will bring a lamp"))
    with file_document.change("Rename") as change:
        change.update(Person, uid, name="Zoraida Quispe", phone="763 555 0142", email="zq@example.org",
                      address="14 Hidden Lane", needs="gluten allergy")  # fmt: skip
        lights = next(one for one in rows.select(change.connection, AgendaItem) if one.topic == "Lights")
        change.update(AgendaItem, lights.uid, process="Somebody will bring a lamp")
        attendance = next(one for one in rows.select(change.connection, Attendance) if one.person == uid)
        change.update(Attendance, attendance.uid, name="Zoraida Quispe", organization="Clinic of Quispe")
    file_document.author = "Zoraida Quispe"
    with file_document.change("Bring in {file}", kind="import", file="Zoraida Quispe.vcf") as change:
        change.insert(Affiliation(person=uid, role="Zoraida Quispe's chair"))
    file_document.author = "Fatima"
    return file_document, uid


def bytes_of(*files):
    return b"".join(path.read_bytes() for path in files)


def told_in(content):
    return [secret for secret in SECRETS if secret.encode().lower() in content.lower()]


def test_nothing_of_the_person_is_left_in_the_bytes_of_the_file_and_its_copies(told):
    document, uid = told
    document.close()
    copies = list(places.backups().rglob("*.collab"))
    assert set(told_in(bytes_of(document.path, *copies))) == set(SECRETS)

    with open_file(document.path) as document:
        done = forgetting.forget(document, uid)

    copies = list(places.backups().rglob("*"))
    assert told_in(bytes_of(document.path)) == []
    assert [(path.name, found) for path in copies if path.is_file() and (found := told_in(bytes_of(path)))] == []
    assert (done.copies_left, done.places, done.problem) == ((), (), None)
    assert done.copies_cleared >= 2


def test_numbers_of_who_came_stay_and_the_other_people_too(told):
    document, uid = told
    forgetting.forget(document, uid)

    found = rows.select(document.connection, Attendance)
    assert sorted((one.name, one.person == "", one.state) for one in found) == [
        ("", True, "present"), ("Ana Peña", False, "present"),
    ]  # fmt: skip
    assert [one.name for one in rows.select(document.connection, Person)] == ["Ana Peña"]
    assert len(rows.select(document.connection, Affiliation)) == 1
    assert {one.presenter for one in rows.select(document.connection, AgendaItem)} == {""}
    assert list(check.problems(document.connection)) == []


def test_nobody_can_take_it_back_and_older_steps_do_not_bring_the_person_back(told):
    document, uid = told
    forgetting.forget(document, uid)

    while document.undo():
        assert rows.get(document.connection, Person, uid) is None
        assert list(check.problems(document.connection)) == []
    while document.redo():
        assert rows.get(document.connection, Person, uid) is None
    assert all(one.uid != uid for one in bins.removed(document.connection))
    with pytest.raises(Refusal), document.change("Bring back") as change:
        bins.bring_back(change, "people", uid)
    assert told_in(bytes_of(document.path)) == []


def test_the_versions_stay_so_that_partners_copies_still_fit(told):
    document, uid = told
    before = set(document.connection.execute("SELECT id, pred FROM op"))

    forgetting.forget(document, uid)

    assert before <= set(document.connection.execute("SELECT id, pred FROM op"))
    assert all(entry.fields == {} for entry in history.of(document.connection, Person, uid))


def test_the_copies_still_open_and_the_rest_of_them_is_as_it_was(told):
    document, uid = told
    forgetting.forget(document, uid)

    copies = backup.copies(document.collaborative_id)
    assert {copy.occasion for copy in copies} == {"first change", "before import", "before forget"}
    for copy in copies:
        with look(copy.path) as kept:
            assert list(check.problems(kept.connection)) == []
            assert rows.get(kept.connection, Person, uid) is None


def test_copies_may_be_removed_instead_or_kept_by_wish_and_are_named_then(told):
    document, uid = told
    done = forgetting.forget(document, uid, Copies.KEEP)
    assert len(done.copies_left) == 2
    assert done.copies_cleared == 0

    for path in done.copies_left:
        path.unlink()
    assert told_in(bytes_of(*(path for path in places.backups().rglob("*.collab")))) == []


def test_removed_copies_are_only_those_that_held_the_person(told):
    document, uid = told
    done = forgetting.forget(document, uid, Copies.DELETE)

    assert done.copies_cleared == 2
    (left,) = backup.copies(document.collaborative_id)
    assert left.occasion == "first change"


def test_restoring_a_kept_copy_does_not_bring_the_person_back(told):
    document, uid = told
    done = forgetting.forget(document, uid, Copies.KEEP)

    for path in done.copies_left:
        restoring.restore(document, path)
        assert rows.get(document.connection, Person, uid) is None
        assert list(check.problems(document.connection)) == []
        assert rows.count(document.connection, Attendance) == 2
    assert told_in(bytes_of(document.path)) in ([], ["Zora Mendieta"])


def test_a_copy_that_cannot_be_rewritten_is_named(told):
    document, uid = told
    (copy,) = [one for one in backup.copies(document.collaborative_id) if one.occasion == "before import"]
    content = bytearray(copy.path.read_bytes())
    content[-4096:] = b"\xee" * 4096
    copy.path.write_bytes(content[:-512])

    assert forgetting.forget(document, uid).copies_left == (copy.path,)


def test_free_text_that_tells_of_the_person_is_listed_and_left_to_people(told):
    document, uid = told
    with document.change("Note") as change:
        (ana,) = people.named(change.connection, "Ana Peña")
        change.update(Person, ana.uid, notes="Shares a car with Zoraida Quispe", can_help="Ask Quispe")

    found = forgetting.places(document.connection, uid)
    assert [(one.table, one.title, one.field, one.is_sure) for one in found] == [
        ("people", "Ana Peña", "notes", True), ("people", "Ana Peña", "can_help", False),
    ]  # fmt: skip

    assert forgetting.forget(document, uid).places == tuple(found)
    assert rows.get(document.connection, Person, ana.uid).notes == "Shares a car with Zoraida Quispe"


def test_words_that_were_edited_by_hand_first_are_gone_from_the_history_too(told):
    document, uid = told
    (ana,) = people.named(document.connection, "Ana Peña")
    for words in ("Shares a car with Zoraida Quispe, 763-555-0142", "Shares a car"):
        with document.change("Note") as change:
            change.update(Person, ana.uid, notes=words)

    forgetting.forget(document, uid, Copies.DELETE)

    document.close()
    content = bytes_of(document.path)
    assert told_in(content) == []
    assert b"763-555-0142" not in content


def test_somebody_who_was_removed_before_can_be_forgotten_too(told):
    document, uid = told
    with document.change("Remove") as change:
        people.remove(change, [uid])

    forgetting.forget(document, uid)

    assert told_in(bytes_of(document.path)) == []
    assert list(check.problems(document.connection)) == []


def test_partners_are_asked_to_forget_the_person_too(told):
    document, uid = told
    assert forgetting.requests(document.connection) == []

    forgetting.forget(document, uid)

    assert forgetting.requests(document.connection) == [forgetting.Request("people", uid)]


def test_another_person_of_the_same_first_name_keeps_it(file_document):
    with file_document.change("Add") as change:
        one = change.insert(Person(name="Ana"))
        change.insert(Person(name="Ana Peña", notes="Ana is on the board"))

    forgetting.forget(file_document, one)

    (other,) = rows.select(file_document.connection, Person)
    assert (other.name, other.notes) == ("Ana Peña", "Ana is on the board")


def test_an_id_nobody_has_is_refused_and_a_file_to_look_at_is_left_alone(told):
    document, uid = told
    with pytest.raises(Refusal, match="Nothing is known"):
        forgetting.forget(document, "nobody")
    with look(document.path) as looked_at, pytest.raises(Refusal, match="only to look"):
        forgetting.forget(looked_at, uid)


def test_when_the_free_pages_cannot_be_cleared_it_is_said(told):
    document, uid = told
    reader = sqlite3.connect(document.path, isolation_level=None)
    with look(document.path):
        document.connection.execute("PRAGMA busy_timeout = 50")
        original = document.change

        def change_then_read(*arguments, **said):
            context = original(*arguments, **said)
            document.listen(lambda step: reader.execute("BEGIN").execute("SELECT * FROM op").fetchone())
            return context

        document.change = change_then_read
        done = forgetting.forget(document, uid)
    reader.close()

    assert "“Eastside.collab”" in str(done.problem)
    assert rows.get(document.connection, Person, uid) is None
