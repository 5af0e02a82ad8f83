"""The program is killed at each act on the disk of each errand; the file opens, is whole, and is as before or as after.

Killed means SIGKILL just before the act, or in the middle of a write: what was written before stays, since the system goes
on. What a power cut adds to this is in `test_power_cut`.
"""

import os
import sqlite3
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from facilitator.store import check
from facilitator.store.document import look, open_file
from tests.store import small_story

ROOT = Path(__file__).parents[2]
WORKER = Path(__file__).with_name("crash_worker.py")
WALKS = int(os.environ.get("FACILITATOR_WALKS", "0"))
# Errand → how many acts to go on by; a long walk tries each.
ERRANDS = {"change": 17, "bring_in": 37, "bring_up_to_date": 41, "keep_copy": 17, "save_copy": 17, "take_out": 1}
STEPS = 1  # where the number of steps stands in what follows


def contents(document):
    connection = document.connection
    return [
        connection.execute(f"SELECT count(*), coalesce(max({name}), '') FROM {table}").fetchone()
        for table, name in (("op", "n"), ("txn", "n"), ("people", "name"), ("organizations", "name"))
    ]


def opened(path):
    with open_file(path) as document:
        assert document.look_only is None
        assert list(check.problems(document.connection)) == []
        return contents(document)


def prepare(folder, errand):
    folder.mkdir()
    small_story.write(folder / "x.collab")
    (folder / "contacts.csv").write_text(
        "Name,Phone,Organization\n" + "".join(f"Newcomer {n},555-01{n:02d},School {n % 4}\n" for n in range(40))
    )
    (folder / "home").mkdir()
    if errand == "save_copy":
        (folder / "copy.collab").write_bytes((folder / "x.collab").read_bytes())
    if errand == "bring_up_to_date":
        with sqlite3.connect(folder / "x.collab") as old:
            old.execute("DROP TABLE people")
            old.execute("PRAGMA user_version = 0")
        old.close()


@pytest.mark.slow
@pytest.mark.parametrize("errand", ERRANDS)
def test_killed_at_any_act_on_the_disk_nothing_is_lost(tmp_path, errand, capsys):
    prepared = tmp_path / "prepared"
    prepare(prepared, errand)
    taken_out = (prepared / "contacts.csv").read_bytes()
    every = 1 if WALKS else ERRANDS[errand]
    said = subprocess.run(
        [sys.executable, str(WORKER), errand, str(prepared), str(every), "1"],
        env={**os.environ, "PYTHONPATH": str(ROOT)}, stdout=subprocess.PIPE, text=True, check=True,
    ).stdout  # fmt: skip
    lines = [line.split("\t") for line in said.splitlines()]
    saved = Counter(name for name, word in lines if word == "saved")
    points = [name for name, word in lines if word != "saved"]
    assert len(points) > 1

    folder = Path(points[-1])
    assert lines[-1] == [points[-1], "done"]
    after = opened(folder / "x.collab")
    result = (folder / "contacts.csv").read_bytes()
    before = opened(prepared / "x.collab")
    for name in points[:-1]:
        folder = Path(name)
        found = opened(folder / "x.collab")
        # Every change that was reported as saved, and at most the one that was being saved.
        assert before[STEPS][0] + saved[name] <= found[STEPS][0] <= before[STEPS][0] + saved[name] + 1
        assert found in (before, after) or before[STEPS][0] < found[STEPS][0] < after[STEPS][0]
        others = {one.name for one in folder.iterdir()} - {"x.collab", "contacts.csv", "home", "copy.collab"}
        assert all(one.startswith(".~") for one in others)
        assert (folder / "contacts.csv").read_bytes() in (taken_out, result)
        for copy in [*(folder / "home").rglob("*.collab"), *folder.glob("copy.collab")]:
            with look(copy) as document:
                assert list(check.problems(document.connection)) == []

    with capsys.disabled():
        print(
            f"\n{errand}: killed at {len(points) - 1} points, nothing lost, {saved.total()} changes reported as saved"
        )
