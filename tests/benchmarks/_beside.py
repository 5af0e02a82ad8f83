"""What the benchmarks stand beside: files of many people, the same tables without history, and times taken by turns."""

import sqlite3
import statistics
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from facilitator.domain.records import BY_TABLE, Collaborative
from facilitator.store.document import Document, create
from tests.benchmarks.contacts_list import crowd


def written(path: Path, count: int) -> Document:
    """Make a collaborative of people who were entered one by one, so that each has a history."""
    document = create(path, Collaborative(name="Crowd"), "Fatima")
    with document.change("Fill") as change:
        for one in crowd(count):
            change.insert(one)
    return document


def plain_tables(document: Document, target: Path) -> Path:
    """Give a file with nothing but the tables of a document as they are, and none of the history."""
    document.connection.execute("VACUUM INTO ?", (str(target),))
    with closing(sqlite3.connect(target, isolation_level=None)) as plain:
        for (name,) in plain.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall():
            if name not in (*BY_TABLE, "conflict"):
                plain.execute(f'DROP TABLE "{name}"')
        plain.execute("VACUUM")
    return target


def by_turns(ours: Callable[[], object], plain: Callable[[], object], runs: int) -> float:
    """Give how many times as long one takes as the other, done by turns."""
    ratios = []
    for _ in range(runs):
        floor = timed(plain)
        ratios.append(timed(ours) / floor)
    return statistics.median(ratios)


def timed(act: Callable[[], object]) -> float:
    """Give the seconds that something takes."""
    began = time.perf_counter()
    act()
    return time.perf_counter() - began
