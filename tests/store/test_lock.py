import os
import signal
import subprocess
import sys

import pytest

from facilitator.refusal import Refusal
from facilitator.store import people
from facilitator.store.document import look, open_file
from facilitator.store.lock import Lock

HOLD = """
import sys
from pathlib import Path
from facilitator.store.document import open_file
with open_file(Path(sys.argv[1])) as document:
    print("look only" if document.look_only else "open", flush=True)
    sys.stdin.readline()
"""


@pytest.fixture
def held(file_document):
    """Give a file that another program has open."""
    file_document.close()
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(file_document.path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout.readline() == "open\n"
    yield file_document.path, process
    process.kill()
    process.communicate()


def test_a_second_program_may_only_look_and_is_told_who_has_it_open(held):
    path, process = held

    with open_file(path) as second:
        holder = second.look_only.holder
        assert holder.process == process.pid
        assert holder.computer == os.uname().nodename
        assert "is open on" in str(second.look_only.reason)
        assert second.collaborative().name == "Eastside Youth Collaborative"
        with pytest.raises(Refusal, match="Close it there first"), second.change("Add") as change:
            people.add(change, "Ana")


def test_looking_needs_no_lock(held):
    with look(held[0]) as document:
        assert document.collaborative().name == "Eastside Youth Collaborative"


def test_a_file_can_be_opened_again_after_the_other_closed_it(held):
    path, process = held

    process.communicate("close\n")

    with open_file(path) as document:
        assert document.look_only is None


def test_a_killed_program_leaves_no_lock(held):
    path, process = held

    process.send_signal(signal.SIGKILL)
    process.wait()

    assert path.with_name(f".~lock.{path.name}").exists()
    with open_file(path) as document:
        assert document.look_only is None
    assert sorted(one.name for one in path.parent.iterdir()) == [path.name]


def test_a_link_to_an_open_file_is_locked_too(held, tmp_path):
    path, _ = held
    (tmp_path / "other").mkdir()
    link = tmp_path / "other" / "link.collab"
    link.symlink_to(path)

    with open_file(link) as document:
        assert document.look_only is not None


def test_a_lock_whose_file_was_taken_away_meanwhile_is_taken_anew(tmp_path, monkeypatch):
    first, second, third = (Lock(tmp_path / "x.collab") for _ in range(3))
    assert first.take()
    opened = os.open

    def open_then_lose(path, *rest, **named):
        # The first holder lets go exactly between the second's opening of the hidden file and its locking it.
        handle = opened(path, *rest, **named)
        first.release()
        return handle

    monkeypatch.setattr(os, "open", open_then_lose)
    assert second.take()
    monkeypatch.undo()

    assert not third.take()
    second.release()


def test_an_unreadable_note_names_no_holder(tmp_path):
    path = tmp_path / "x.collab"
    path.with_name(".~lock.x.collab").write_bytes(b"\xff{")

    assert Lock(path).holder() is None
