"""A program killed at any moment loses nothing it has said was done, and leaves a file that opens and is whole."""

import importlib.util
import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path
from random import Random

import pytest

from facilitator.domain.records import Collaborative
from facilitator.store import check, people
from facilitator.store.document import create, look, open_file

KILLS = int(os.environ.get("FACILITATOR_WALKS", "4"))
KILLS_OF_A_FILE = 15
ROOT = Path(__file__).parents[2]
WORKER = Path(__file__).with_name("storm_worker.py")


def fingerprint(document):
    spec = importlib.util.spec_from_file_location("storm_worker", WORKER)
    worker = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(worker)
    return worker.fingerprint(document)


def killed_while(path, doing, random):
    """Start the worker, kill it at some moment, and give all the lines that it has said."""
    process = subprocess.Popen(
        [sys.executable, str(WORKER), str(path), doing, str(random.randrange(10**6))],
        stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    first = process.stdout.readline()
    time.sleep(random.random() ** 2 * 0.4)
    process.send_signal(signal.SIGKILL)
    rest = process.stdout.read()
    process.stdout.close()
    assert process.wait() == -signal.SIGKILL
    # The last line may be cut off in the middle.
    return [json.loads(line) for line in (first + rest).splitlines(keepends=True) if line.endswith("\n")]


@pytest.mark.slow
@pytest.mark.parametrize("doing", ["edit", "import"])
def test_a_killed_program_loses_nothing_that_was_done(tmp_path, doing, capsys):
    path = tmp_path / "storm.collab"
    random = Random(KILLS)
    done = cut_off = 0

    for kill in range(KILLS):
        if kill % KILLS_OF_A_FILE == 0:
            path.unlink(missing_ok=True)
            create(path, Collaborative(name="Storm")).close()
        lines = killed_while(path, doing, random)
        acknowledged = [line[1] for line in lines if line[0] == "done"]
        done += len(acknowledged) - 1
        cut_off += path.with_name(f"{path.name}-journal").exists()
        # Whoever only looks must be served as well, by a file that was left in the middle of a change.
        with (look if kill % 2 else open_file)(path) as document:
            assert list(check.problems(document.connection)) == []
            found = fingerprint(document)
            # One change may have been saved without a chance to say so, never more, and none may be missing.
            unsaid = found[2] - acknowledged[-1][2]
            assert unsaid in ((0, 1, 2) if doing == "edit" else (0, 1))  # the edits tidy up in a second change at times
            if unsaid == 0:
                assert found == acknowledged[-1]
        if kill % 2:
            open_file(path).close()
        assert [one.name for one in tmp_path.iterdir()] == [path.name]

    with capsys.disabled():
        print(
            f"\n{doing}: {KILLS} kills, {done} changes acknowledged and found, {cut_off} cut off in the middle of saving"
        )


OPEN = "import sys; from pathlib import Path; from facilitator.store.document import open_file; open_file(Path(sys.argv[1]))"


@pytest.mark.slow
def test_a_file_is_old_or_new_when_bringing_it_up_to_date_is_killed(tmp_path, home, capsys):
    path = tmp_path / "old.collab"
    with create(path, Collaborative(name="Storm")) as document, document.change("Add") as change:
        for n in range(1500):
            people.add(change, f"Person {n}", f"Organization {n % 7}")
    old = sqlite3.connect(path)
    old.execute("DROP TABLE people")
    old.execute("PRAGMA user_version = 0")
    old.close()
    content = path.read_bytes()
    random = Random(KILLS)
    versions = []

    for _ in range(KILLS):
        path.write_bytes(content)
        process = subprocess.Popen(
            [sys.executable, "-c", OPEN, str(path)],
            env={**os.environ, "PYTHONPATH": str(ROOT), "FACILITATOR_HOME": str(home)},
        )
        time.sleep(0.1 + random.random() * 0.4)
        process.kill()
        process.wait()
        with path.open("rb") as file:
            versions.append(int.from_bytes(file.read(64)[60:64], "big"))
        with open_file(path) as document:
            assert people.count(document.connection) == 1500
            assert list(check.problems(document.connection)) == []
        assert [one.name for one in tmp_path.iterdir()] == [path.name]

    with capsys.disabled():
        print(f"\nupdate: {KILLS} kills, {versions.count(0)} before or amid, {versions.count(1)} behind the update")
