"""A file from an older version is copied first, then brought up to date, and its tables filled anew from the journal."""

import shutil
import sqlite3

import pytest

from facilitator.domain.records import Collaborative, Person
from facilitator.refusal import Refusal
from facilitator.store import check, people, places, rows, schema, uniting
from facilitator.store.document import create, open_file
from tests.conftest import everything_in


@pytest.fixture
def old(tmp_path):
    """Make an older file: other tables of records, a field that was called otherwise, the same journal."""
    path = tmp_path / "old.collab"
    with create(path, Collaborative(name="Eastside")) as document:
        with document.change("Add") as change:
            people.add(change, "Ana Peña", "Clinic", "Nurse")
        now = everything_in(document)
    connection = sqlite3.connect(path)
    connection.execute("UPDATE op SET patch = replace(patch, '\"role\"', '\"duty\"')")
    connection.execute("DROP TABLE attendance")
    connection.execute("DROP TABLE people")
    connection.execute('CREATE TABLE "people" ("uid" TEXT PRIMARY KEY NOT NULL, "first" TEXT) STRICT')
    connection.execute("CREATE TABLE forgotten (x TEXT)")
    connection.execute("PRAGMA user_version = 0")
    connection.commit()
    connection.close()
    shutil.rmtree(places.backups())
    return path, now


def rename_duty(connection):
    connection.execute("UPDATE op SET patch = replace(patch, '\"duty\"', '\"role\"')")


def test_an_older_file_is_copied_and_brought_up_to_date(old, monkeypatch):
    path, now = old
    content = path.read_bytes()
    monkeypatch.setitem(schema.STEPS, 1, rename_duty)

    with open_file(path) as document:
        assert document.look_only is None
        assert everything_in(document) == now
        assert list(check.problems(document.connection)) == []

    copies = list(places.backups().rglob("*.collab"))
    assert [copy.name.endswith("before update.collab") for copy in copies] == [True]
    assert [copy.name.startswith("old ") for copy in copies] == [True]
    kept = sqlite3.connect(copies[0])
    assert kept.execute("PRAGMA user_version").fetchone() == (0,)
    assert kept.execute("SELECT count(*) FROM forgotten").fetchone() == (0,)
    kept.close()
    assert path.read_bytes() != content


def test_it_opens_as_usual_afterwards_and_no_second_copy_is_kept(old, monkeypatch):
    path, now = old
    monkeypatch.setitem(schema.STEPS, 1, rename_duty)
    open_file(path).close()

    with open_file(path) as document:
        assert everything_in(document) == now
        assert document.undo().label == "Add"

    assert len(list(places.backups().rglob("*.collab"))) == 1


def test_a_step_that_goes_wrong_leaves_the_file_as_it_was(old, monkeypatch):
    path, _ = old

    def broken(connection):
        connection.execute("DELETE FROM op")
        raise ZeroDivisionError

    monkeypatch.setitem(schema.STEPS, 1, broken)
    content = path.read_bytes()

    with pytest.raises(ZeroDivisionError):
        open_file(path)

    assert path.read_bytes() == content
    assert sorted(one.name for one in path.parent.iterdir()) == ["old.collab"]


def test_without_room_for_a_copy_nothing_is_brought_up_to_date(old, home):
    path, _ = old
    (home / "backups").write_text("in the way")
    content = path.read_bytes()

    with pytest.raises(Refusal, match="no copy could be kept"):
        open_file(path)

    assert path.read_bytes() == content


def test_steps_are_registered_under_the_version_they_lead_to(monkeypatch):
    monkeypatch.setattr(schema, "STEPS", {})

    @schema.brings_to(7)
    def seventh(connection):
        return None

    assert list(schema.STEPS.items()) == [(7, seventh)]


def test_the_tables_in_a_file_read_word_for_word_as_declared(document):
    found = dict(document.connection.execute("SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL"))

    assert found == schema.statements()


def test_every_table_has_its_columns(document):
    for record in schema.RECORDS:
        columns = [row[1] for row in document.connection.execute(f"PRAGMA table_info({record.table})")]
        assert columns == schema.columns_of(record)


def test_a_file_of_the_first_version_learns_to_say_that_two_records_are_one(tmp_path):
    path = tmp_path / "first.collab"
    with create(path, Collaborative(name="Eastside")) as document:
        with document.change("Add") as change:
            ana, other = (people.add(change, name, "Clinic", "Nurse") for name in ("Ana Peña", "Ana Pena"))
        now = everything_in(document)
    connection = sqlite3.connect(path)
    connection.execute("DROP TABLE united")
    for record in schema.RECORDS:
        if "same_as" in record.fields:
            connection.execute(f'ALTER TABLE "{record.table}" DROP COLUMN "same_as"')
    connection.execute("PRAGMA user_version = 1")
    connection.commit()
    connection.close()

    with open_file(path) as document:
        assert everything_in(document) == now
        with document.change("Unite") as change:
            uniting.unite(change, Person, other, ana)
        assert list(check.problems(document.connection)) == []
    with open_file(path) as document:
        assert [one.uid for one in rows.select(document.connection, Person)] == [ana]
