"""A file made to harm is refused with one plain sentence, or opens whole; nothing in it runs, and nothing changes."""

import os
import shutil
import sqlite3
import time
from contextlib import closing
from random import Random

import pytest

from facilitator.domain.records import RECORDS
from facilitator.refusal import Refusal
from facilitator.store import check, history, mishaps, people, rows, steps
from facilitator.store.document import look, open_file
from facilitator.words import spoken
from tests.store import hostile

WALKS = int(os.environ.get("FACILITATOR_WALKS", "0"))
FLIPS = max(60, WALKS)
LONGEST = 5.0  # seconds
MADE = dict(hostile.all_of_them())


@pytest.fixture(scope="module")
def healthy(tmp_path_factory):
    """Give the bytes of a small file of ours that has a row in every table, some of them changed and taken back."""
    from tests.store import small_story

    path = tmp_path_factory.mktemp("healthy") / "healthy.collab"
    small_story.write(path)
    return path.read_bytes()


def whatever_was_asked(document):
    """Read all that windows and commands read; give the number of problems that the check has found."""
    for record in RECORDS:
        for row in rows.select(document.connection, record):
            history.of(document.connection, record, row.uid)
    assert document.collaborative_id
    for step in (*steps.undoable(document.connection), *steps.redoable(document.connection)):
        assert len(step.say(spoken())) < 10_000
    return len(list(check.problems(document.connection)))


def asked(question):
    """Give the answer, or the plain sentence it was refused with, here or where commands and windows turn it into one."""
    began = time.perf_counter()
    try:
        answer = question()
    except (Refusal, sqlite3.Error, UnicodeDecodeError) as problem:
        refusal = problem if isinstance(problem, Refusal) else mishaps.meaning(problem, "x.collab")
        if refusal is None:
            raise
        answer = str(refusal)
    assert time.perf_counter() - began < LONGEST
    if isinstance(answer, str):
        assert "\n" not in answer
        assert answer.endswith((".", "?", "…"))
        assert len(answer) < 400
    return answer


def changed_and_taken_back(path):
    with open_file(path) as document:
        with document.change("Add") as change:
            people.add(change, "Ana")
        for _ in range(4):
            document.undo()
        for _ in range(4):
            document.redo()


def contents(folder):
    return {
        one.name: one.read_bytes() if one.is_file() and one.stat().st_size < 1 << 30 else None
        for one in folder.iterdir()
    }


def refused_or_whole(path):
    """Open the file in both ways and ask everything of it; give the sentence of a refusal, else how many problems."""
    folder = path.parent
    before = contents(folder)
    has_journal = f"{path.name}-journal" in before
    for way in (look, open_file):
        opened = asked(lambda way=way: way(path))
        if isinstance(opened, str):
            answer = opened
        else:
            answer = asked(lambda opened=opened: whatever_was_asked(opened))
            opened.close()
        after = contents(folder)
        if has_journal:  # which is a part of the file: what was cut off is finished, and nothing else is touched
            assert set(after) <= set(before)
            assert after.get("letter.txt") == before.get("letter.txt")
        elif isinstance(opened, str) or way is look:
            assert after == before
        else:  # an older file is brought up to date
            assert set(after) == set(before)
    if path.is_file() and path.stat().st_size < 1 << 30 and not isinstance(opened, str):
        copy = folder / "copy"
        copy.mkdir()
        shutil.copyfile(path, copy / "x.collab")
        asked(lambda: changed_and_taken_back(copy / "x.collab"))
        assert set(contents(copy)) == {"x.collab"}
    return answer


# Every sixth file takes long enough when all tests are run; a long walk takes them all.
@pytest.mark.parametrize("name", list(MADE)[:: 1 if WALKS else 6])
def test_a_file_made_to_harm_is_refused_or_opens_whole(tmp_path, healthy, name):
    path = tmp_path / "x.collab"
    MADE[name](path, healthy)

    refused_or_whole(path)


def test_a_journal_cannot_have_somebody_elses_file_removed(tmp_path, healthy):
    path = tmp_path / "x.collab"
    hostile.names_another_file(path, healthy)

    for way in (look, open_file):
        with pytest.raises(Refusal, match="cannot be trusted"):
            way(path)

    assert (tmp_path / "letter.txt").read_text() == "Dear Rosa,"


def test_the_journal_made_for_that_would_harm_a_program_that_trusts_it(tmp_path, healthy):
    path = tmp_path / "x.collab"
    hostile.names_another_file(path, healthy)

    with closing(sqlite3.connect(path)) as connection:
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()

    assert not (tmp_path / "letter.txt").exists()


@pytest.mark.slow
@pytest.mark.parametrize("part", range(10))
def test_a_file_with_a_few_bits_turned_round_is_refused_or_opens_whole(tmp_path, healthy, part):
    random = Random(part)
    path = tmp_path / "x.collab"
    for _ in range(FLIPS // 10):
        made = bytearray(healthy)
        reach = random.choice((100, 4096, len(made), len(made), len(made)))
        for _ in range(random.choice((1, 1, 2, 8, 64))):
            made[random.randrange(reach)] ^= 1 << random.randrange(8)
        path.write_bytes(made)

        refused_or_whole(path)
        shutil.rmtree(tmp_path / "copy", ignore_errors=True)


def test_there_are_hundreds_of_made_files():
    assert len(MADE) >= 600
