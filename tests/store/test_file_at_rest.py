"""One file at rest, whole when copied, safe on the disk when a change is left, and plain sentences when the disk is full."""

import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

import pytest

from facilitator.domain.records import Collaborative, Person
from facilitator.refusal import Refusal
from facilitator.store import check, people
from facilitator.store.document import create, look, open_file

EDIT = """
import sys
from pathlib import Path
from facilitator.domain.records import Person
from facilitator.store.document import open_file
from facilitator.store import people
with open_file(Path(sys.argv[1])) as document:
    uid = people.ids(document.connection)[0]
    with document.change("Warm up") as change:
        change.update(Person, uid, phone="0")
    print("edits begin", file=sys.stderr, flush=True)
    for n in range(10):
        with document.change("Edit") as change:
            change.update(Person, uid, phone=str(n + 1))
    print("edits end", file=sys.stderr, flush=True)
"""


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


@pytest.mark.skipif(not shutil.which("strace"), reason="counts system calls")
def test_an_edited_field_costs_few_waits_for_the_disk(file_document, tmp_path):
    with file_document.change("Add") as change:
        people.add(change, "Ana")
    file_document.close()

    assert waits_of_an_edit(file_document.path, tmp_path) <= 5


def waits_of_an_edit(path, folder):
    """Count the fsync and fdatasync calls of one edited field, the mean of ten."""
    trace = folder / "trace"
    calls = ["strace", "-f", "-e", "trace=fsync,fdatasync,write", "-o", str(trace)]
    subprocess.run([*calls, sys.executable, "-c", EDIT, str(path)], check=True, stderr=subprocess.DEVNULL,
                   env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])})  # fmt: skip
    inside = trace.read_text().partition("edits begin")[2].partition("edits end")[0]
    return inside.count("sync(") / 10


@contextmanager
def small_disk(folder, size):
    """Give a disk of its own that holds little, where the system lets us have one."""
    folder.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)], capture_output=True).returncode:
        pytest.skip("only the superuser may have a small disk")
    try:
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def test_a_full_disk_is_one_sentence_and_loses_nothing(tmp_path):
    with small_disk(tmp_path / "stick", "600k") as stick:
        path = stick / "x.collab"
        with create(path, Collaborative(name="Eastside")) as document:
            with document.change("Add") as change:
                people.add(change, "Ana")
            for _ in range(2):
                with pytest.raises(Refusal, match="Is the disk full"), document.change("Much") as change:
                    for n in range(3000):
                        change.insert(Person(name=f"Person {n}", notes="x" * 500))
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


def test_what_was_removed_leaves_no_trace_on_free_pages(file_document):
    with file_document.change("Add") as change:
        change.insert(Person(name="Ana", notes="private"))
    file_document.connection.execute("DELETE FROM people")
    file_document.connection.execute("DELETE FROM op")
    path = file_document.path
    file_document.close()

    assert b"private" not in path.read_bytes()
