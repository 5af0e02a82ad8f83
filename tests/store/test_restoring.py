"""An earlier day comes back as one step that can be taken back; the file itself is never replaced."""

import os
from random import Random

import pytest

from facilitator.domain.records import Affiliation, Collaborative, Meeting, Person
from facilitator.refusal import Refusal
from facilitator.store import backup, check, people, restoring, rows
from facilitator.store.document import create, look, open_file
from facilitator.words import language
from tests.conftest import everything_in

WALKS = int(os.environ.get("FACILITATOR_WALKS", "5"))


@pytest.fixture
def two_days(file_document):
    """Give a file with a copy of yesterday: since then one person new, one changed, one gone with all that was theirs."""
    with file_document.change("Add") as change:
        ana = people.add(change, "Ana Peña", "Clinic", "Nurse")
        rosa = people.add(change, "Rosa Ortiz", "Tenants")
    path = backup.keep_copy(file_document.connection, file_document.path.name, "before import")
    yesterday = everything_in(file_document)
    with file_document.change("Go on") as change:
        change.delete(Person, ana)
        change.update(Person, rosa, phone="763 555 0100")
        people.add(change, "Eve Ito")
    return file_document, path, yesterday


def test_the_days_are_listed_the_latest_first_with_words_for_their_occasion(two_days):
    document, path, _ = two_days

    days = restoring.days(document)

    assert path in [day.path for day in days]
    assert [day.when for day in days] == sorted((day.when for day in days), reverse=True)
    assert {day.occasion for day in days} == {"before bringing in", "before the first change of the day"}
    assert all(day.size == day.path.stat().st_size for day in days)


def test_what_differs_is_told_before_anything_happens(two_days):
    document, path, _ = two_days
    before = document.path.read_bytes()

    difference = restoring.compare(document, path)

    told = {(row.what, row.table, row.title) for row in difference.rows if row.table == "people"}
    assert told == {("back", "people", "Ana Peña"), ("changed", "people", "Rosa Ortiz"), ("gone", "people", "Eve Ito")}
    assert [row.fields for row in difference.rows if row.what == "changed"] == [{"phone": ("763 555 0100", "")}]
    assert "Is as it was: person “Rosa Ortiz” (Phone)" in difference.say(language("en"))
    assert (difference.count("back"), difference.is_nothing) == (2, False)
    assert document.path.read_bytes() == before


def test_every_row_is_as_it_was_and_one_undo_takes_the_restoring_back(two_days):
    document, path, yesterday = two_days
    today = everything_in(document)

    restoring.restore(document, path)

    assert everything_in(document) == yesterday
    assert list(check.problems(document.connection)) == []
    assert restoring.compare(document, path).is_nothing

    step = document.undo()
    assert "Restore the copy from" in step.say(language("en"))
    assert everything_in(document) == today
    document.redo()
    assert everything_in(document) == yesterday


def test_a_restoring_can_be_taken_back_after_a_restart(two_days):
    document, path, _ = two_days
    today = everything_in(document)
    restoring.restore(document, path)
    document.close()

    with open_file(document.path) as again:
        again.undo()
        assert everything_in(again) == today
        assert list(check.problems(again.connection)) == []


def test_a_copy_of_today_is_kept_first(two_days):
    document, path, _ = two_days
    today = everything_in(document)

    restoring.restore(document, path)

    (before,) = [copy for copy in backup.copies(document.collaborative_id) if copy.occasion == "before restore"]
    with look(before.path) as kept:
        assert everything_in(kept) == today


def test_restoring_what_is_there_already_is_no_step(two_days):
    document, path, _ = two_days
    restoring.restore(document, path)
    steps = document.connection.execute("SELECT count(*) FROM txn").fetchone()

    assert restoring.restore(document, path).is_nothing
    assert document.connection.execute("SELECT count(*) FROM txn").fetchone() == steps


def test_the_history_of_what_was_done_since_stays(two_days):
    document, path, _ = two_days
    known = {row[0] for row in document.connection.execute("SELECT id FROM op")}

    restoring.restore(document, path)

    assert known < {row[0] for row in document.connection.execute("SELECT id FROM op")}


def test_a_copy_of_another_collaborative_is_refused_with_both_names(two_days, tmp_path):
    document, _, _ = two_days
    with create(tmp_path / "other.collab", Collaborative(name="River Clean-up")):
        pass
    before = everything_in(document)

    for act in (restoring.compare, restoring.restore):
        with pytest.raises(Refusal, match=r"River Clean-up.*Eastside"):
            act(document, tmp_path / "other.collab")
    assert everything_in(document) == before


def test_a_damaged_copy_is_refused_and_nothing_changes(two_days):
    document, path, _ = two_days
    whole, before = path.read_bytes(), everything_in(document)
    spoiled = {
        "cut off": whole[:-100],
        "empty": b"",
        "another letter": whole.replace(b"Rosa Ortiz", b"Rosa Orxiz", 1),
        "a page": whole[:4096] + b"\xff" * 4096 + whole[8192:],
    }

    for what, content in spoiled.items():
        path.write_bytes(content)
        with pytest.raises(Refusal):
            restoring.restore(document, path)
        assert everything_in(document) == before, what


def test_a_day_is_found_by_its_date_and_one_without_copies_says_so(two_days):
    document, _, _ = two_days
    day = restoring.days(document)[0]

    assert restoring.latest_of(document, f"{day.when:%Y-%m-%d}") == day
    assert restoring.latest_of(document, f"{day.when:%Y-%m-%d %H:%M:%S}").when == day.when
    with pytest.raises(Refusal, match="1999-01-01"):
        restoring.latest_of(document, "1999-01-01")


def test_a_file_that_is_only_looked_at_can_be_compared_and_not_restored(two_days):
    document, path, _ = two_days
    with look(document.path) as looked_at:
        assert not restoring.compare(looked_at, path).is_nothing
        with pytest.raises(Refusal, match="only to look"):
            restoring.restore(looked_at, path)


@pytest.mark.parametrize("seed", range(WALKS))
def test_after_any_edits_any_copy_comes_back_whole_and_undo_brings_today(file_document, seed):
    random = Random(seed)
    copies = []
    for _ in range(30):
        edit(file_document, random)
        if random.random() < 0.15:
            path = backup.keep_copy(file_document.connection, file_document.path.name, "before import")
            copies.append((path, everything_in(file_document)))
    for path, then in random.sample(copies, len(copies)):
        if not path.exists():
            continue  # rotated away meanwhile
        today = everything_in(file_document)
        if restoring.restore(file_document, path).is_nothing:
            continue
        assert everything_in(file_document) == then
        assert list(check.problems(file_document.connection)) == []
        file_document.undo()
        assert everything_in(file_document) == today
        file_document.redo()
        assert everything_in(file_document) == then


def edit(document, random):
    act = random.choice(["person", "meeting", "place", "change", "remove", "undo", "redo"])
    if act == "undo":
        document.undo()
        return
    if act == "redo":
        document.redo()
        return
    with document.change("Edit") as change:
        found = rows.select(change.connection, Person)
        if act == "person":
            people.add(change, f"Somebody {random.random()}", random.choice(["", "Clinic", "Church"]))
        elif act == "meeting":
            change.insert(Meeting(name="Evening", on_day="2026-12-01"))
        elif act == "place" and found:
            change.insert(Affiliation(person=random.choice(found).uid, role="Chair"))
        elif act == "change" and found:
            change.update(Person, random.choice(found).uid, phone=str(random.random()))
        elif act == "remove" and found:
            change.delete(Person, random.choice(found).uid)
