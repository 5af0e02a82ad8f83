"""One file at rest, whole when copied, safe on the disk when a change is left, and plain sentences when the disk is full."""

import sqlite3
import subprocess
import sys
from contextlib import contextmanager

import pytest

from facilitator.domain.records import Collaborative, Person
from facilitator.refusal import Refusal
from facilitator.store import check, people
from facilitator.store.document import create, look, open_file
from tests.benchmarks import saving
from tests.store.conftest import without_privileges


def test_a_copy_made_while_the_file_is_open_is_good(file_document, tmp_path):
    with file_document.change("Add") as change:
        people.add(change, "Ana", "Clinic")

    # By another program, as people copy files: our own process must not open a file that SQLite has open.
    subprocess.run(["cp", str(file_document.path), str(tmp_path / "copy.collab")], check=True)

    with open_file(tmp_path / "copy.collab") as copy:
        assert copy.look_only is None
        assert [line.name for line in people.first_lines(copy.connection)] == ["Ana"]
        assert list(check.problems(copy.connection)) == []


def test_a_copy_made_in_the_middle_of_a_change_holds_nothing_unfinished(file_document, tmp_path):
    file_document.connection.execute("PRAGMA cache_size = 10")  # as if the change were larger than the memory for it
    with file_document.change("Add") as change:
        for n in range(3000):
            change.insert(Person(name=f"Person {n}", notes="x" * 200))
        assert sorted(one.name for one in tmp_path.glob("East*")) == ["Eastside.collab", "Eastside.collab-journal"]
        subprocess.run(["cp", str(file_document.path), str(tmp_path / "copy.collab")], check=True)

    with open_file(tmp_path / "copy.collab") as copy:
        assert people.count(copy.connection) == 0
        assert list(check.problems(copy.connection)) == []


def test_looking_sees_what_was_saved_while_another_changes(file_document):
    with file_document.change("Add") as change:
        people.add(change, "Ana")
    with file_document.change("Add") as change, look(file_document.path) as other:
        people.add(change, "Bao")
        assert people.count(other.connection) == 1


def test_an_edited_field_costs_no_more_than_three_commits_of_waiting_for_the_disk():
    if not saving.can_count():
        pytest.skip("only strace can count the waits")
    edit, bare = saving.waits()

    assert bare > 0
    assert edit <= 3 * bare


@contextmanager
def small_disk(folder, size):
    """Give a disk of its own that holds little, where the system lets us have one."""
    folder.mkdir()
    if subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)], capture_output=True
    ).returncode:
        pytest.skip("only the superuser may have a small disk")
    try:
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def add_much(document):
    with document.change("Much") as change:
        for n in range(3000):
            change.insert(Person(name=f"Person {n}", notes="x" * 500))


def test_a_full_disk_is_one_sentence_and_loses_nothing(tmp_path):
    with small_disk(tmp_path / "stick", "600k") as stick:
        path = stick / "x.collab"
        with create(path, Collaborative(name="Eastside")) as document:
            with document.change("Add") as change:
                people.add(change, "Ana")
            for _ in range(2):
                with pytest.raises(Refusal, match="Is the disk full"):
                    add_much(document)
            with document.change("Little") as change:
                people.add(change, "Bao")
            assert [line.name for line in people.first_lines(document.connection)] == ["Ana", "Bao"]
            assert list(check.problems(document.connection)) == []
        assert [one.name for one in stick.iterdir()] == ["x.collab"]


def test_no_file_is_begun_on_a_full_disk(tmp_path):
    with small_disk(tmp_path / "stick", "40k") as stick:
        with pytest.raises(Refusal):
            create(stick / "x.collab", Collaborative(name="Eastside"))
        assert list(stick.iterdir()) == []


def test_a_file_that_another_program_keeps_locked_says_so(file_document, monkeypatch):
    file_document.close()
    other = sqlite3.connect(file_document.path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    connected = sqlite3.connect
    monkeypatch.setattr(sqlite3, "connect", lambda *rest, **named: connected(*rest, **{**named, "timeout": 0.1}))

    with pytest.raises(Refusal, match="used by another program"):
        open_file(file_document.path)

    other.close()
    open_file(file_document.path).close()
    assert sorted(one.name for one in file_document.path.parent.iterdir()) == [file_document.path.name]


def test_a_file_is_opened_with_all_its_safeguards(file_document):
    def said(pragma):
        return file_document.connection.execute(f"PRAGMA {pragma}").fetchone()[0]

    assert said("journal_mode") == "delete"
    assert said("synchronous") == 3  # EXTRA: the last change is there even when the power goes
    assert said("cache_spill") == 0
    assert said("secure_delete") == 1
    assert said("trusted_schema") == 0


@pytest.fixture
def cut_off(open_folder):
    """Make a file whose last change was cut off while it was being written, with the journal that takes it back."""
    path = open_folder / "x.collab"
    with create(path, Collaborative(name="Eastside")) as document, document.change("Add") as change:
        for n in range(300):
            people.add(change, f"Person {n}")
    subprocess.run([sys.executable, "-c", CUT_OFF, str(path)], check=False)
    assert path.with_name("x.collab-journal").stat().st_size > 0
    return path


CUT_OFF = """
import os, signal, sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("PRAGMA cache_size = 2")
connection.execute("BEGIN")
connection.execute("PRAGMA user_version = 77")
connection.execute("UPDATE people SET name = 'lost', notes = hex(randomblob(2000))")
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.parametrize("way", [open_file, look])
def test_a_change_that_was_cut_off_is_rolled_back_also_for_those_who_only_look(cut_off, way):
    with way(cut_off) as document:
        assert people.count(document.connection) == 300
        assert list(check.problems(document.connection)) == []
    assert [one.name for one in cut_off.parent.iterdir()] == [cut_off.name]


def test_a_change_that_was_cut_off_and_cannot_be_rolled_back_here_says_what_to_do(cut_off):
    cut_off.chmod(0o444)
    cut_off.with_name("x.collab-journal").chmod(0o444)
    cut_off.parent.chmod(0o555)

    with without_privileges(), pytest.raises(Refusal, match="was cut off in the middle of a change"):
        look(cut_off)


def test_what_was_removed_leaves_no_trace_on_free_pages(file_document):
    with file_document.change("Add") as change:
        change.insert(Person(name="Ana", notes="private"))
    file_document.connection.execute("DELETE FROM people")
    file_document.connection.execute("DELETE FROM op")
    path = file_document.path
    file_document.close()

    assert b"private" not in path.read_bytes()
