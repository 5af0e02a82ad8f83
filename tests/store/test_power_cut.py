"""Whenever the power goes, the file opens, is whole, and holds every change that was said to be saved.

The program itself runs, with the SQLite and the settings it ships with; `shim` notes every write and sync, and `power`
rebuilds disks on which what was not synced is missing, half there or torn.
"""

import os
import sqlite3
from random import Random

import pytest

from facilitator.domain.records import Organization, Person
from facilitator.refusal import Refusal
from facilitator.store import check, people
from facilitator.store.document import open_file
from tests.store import power, small_story
from tests.store.shim import Shim

IMAGES = max(40, int(os.environ.get("FACILITATOR_WALKS", "0")))


def state(document):
    connection = document.connection
    return tuple(
        connection.execute(f"SELECT count(*), coalesce(max(hex({column})), '') FROM {table}").fetchone()
        for table, column in (("op", "id"), ("txn", "id"), ("people", "name"), ("organizations", "name"))
    )


def story(document):
    """Change the file in every way there is; yield after each change that was saved."""
    for n in range(3):
        with document.change("Add") as change:
            people.add(change, f"Neighbor {n}", "Clinic")
        yield
    with document.change("Bring in", kind="import") as change:
        for n in range(120):
            change.insert(Person(name=f"Person {n}", notes="note " * 50))
    yield
    document.undo()
    yield
    document.redo()
    yield
    with document.change("Remove") as change:
        for uid in people.ids(document.connection)[:40]:
            change.delete(Person, uid)
    yield
    with document.change("Add") as change:
        change.insert(Organization(name="Last"))
    yield


@pytest.fixture(scope="module")
def record(tmp_path_factory):
    """Run the story; give the files before it, what was done to the disk, and (how much was done, state) of each save."""
    path = tmp_path_factory.mktemp("power") / "x.collab"
    small_story.write(path)
    files = {str(path): path.read_bytes()}
    acts = []
    shim = Shim(lambda act, half: acts.append(act) if act[1].startswith(str(path)) else None)
    try:
        with open_file(path) as document:
            saved = [(0, state(document))]
            for _ in story(document):
                saved.append((len(acts), state(document)))
    finally:
        shim.take_away()
    # Python's own record of the disk and the disk itself agree, or nothing that follows would mean anything.
    whole = power.Disk(files)
    for act in acts:
        whole.do(act)
    assert {name: bytes(content) for name, content in whole.sure.items()} == {str(path): path.read_bytes()}
    assert not whole.unsure
    return files, acts, saved


def after_the_cut(folder, found):
    """Give the state of what is opened after the power came back, or the sentence that it cannot be opened."""
    folder.mkdir()
    power.lay_out(found, folder)
    try:
        with open_file(folder / "x.collab") as document:
            assert list(check.problems(document.connection)) == []
            answer = state(document)
    except Refusal as refusal:
        return str(refusal)
    assert [one.name for one in folder.iterdir()] == ["x.collab"]
    return answer


def lost(folder, files, acts, saved, at, random):
    """Say whether the file, or a change that was said to be saved, is lost when the power goes before act `at`."""
    before = max(n for n, (done, _) in enumerate(saved) if done <= at)
    allowed = [one for _, one in saved[before : before + 2]]
    return after_the_cut(folder, power.cut_at(files, acts, at, random)) not in allowed


@pytest.mark.slow
def test_a_power_cut_loses_nothing_that_was_saved(tmp_path, record, capsys):
    files, acts, saved = record
    random = Random(IMAGES)
    # The moments around syncs and removals decide; the rest is chosen by chance.
    edges = [at + step for at, act in enumerate(acts) if act[0] in ("sync", "delete") for step in (0, 1)]
    moments = (edges + [random.randrange(len(acts) + 1) for _ in range(IMAGES)])[: max(IMAGES, len(edges))]
    moments += [random.randrange(len(acts) + 1) for _ in range(max(IMAGES, len(edges) + 30) - len(moments))]

    for n, at in enumerate(moments):
        assert not lost(tmp_path / str(n), files, acts, saved, at, random), (n, at)

    with capsys.disabled():
        print(f"\npower cut: {len(moments)} disks from {len(acts)} acts and {len(saved) - 1} changes, none lost")


def test_without_syncs_the_same_cuts_would_lose_work(tmp_path, record):
    files, acts, saved = record
    random = Random(1)
    careless = [act for act in acts if act[0] != "sync"]
    saved = [(sum(act[0] != "sync" for act in acts[:done]), one) for done, one in saved]

    harmed = 0
    for n in range(15):
        try:
            harmed += lost(tmp_path / str(n), files, careless, saved, random.randrange(60, len(careless)), random)
        except (AssertionError, sqlite3.Error):
            harmed += 1

    assert harmed >= 5
