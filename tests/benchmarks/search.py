"""Search everything among a hundred thousand people: making the index, answers, and how long the window waits for either."""

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path

from facilitator.domain.records import Kind, Person
from facilitator.store import people, search_index
from facilitator.store.document import Document
from tests.benchmarks.contacts_list import PEOPLE, crowded

_RUNS = 5
_BUILDS = 3
_BEAT_MS = 5
_TYPED = ("garcia", "pena an", "555 010", "5550102", "library", "ortiz rosa", "example.org", "uez", "zzz")
# The same texts of the same people, put into a plain index as plainly as SQL can. Both only count, and are told in time
# of the processor, the least of several, which others on the computer disturb least.
_COLUMNS = ", ".join(name for name, field in Person.fields.items() if field.kind in (Kind.TEXT, Kind.LONG_TEXT))
_BARE = f"""
import sqlite3, sys, time
connection = sqlite3.connect(sys.argv[1])
began = time.process_time()
connection.execute("CREATE VIRTUAL TABLE temp.bare USING fts5({_COLUMNS}, tokenize='unicode61', prefix='1 2')")
connection.execute("INSERT INTO temp.bare SELECT {_COLUMNS} FROM people")
connection.commit()
print(time.process_time() - began)
"""


def measure() -> list[tuple[str, float, float]]:
    """Give (what, figure, limit): the index as a multiple of a bare one, ms per key stroke, and ms the window waits."""
    with tempfile.TemporaryDirectory() as folder, crowded(Path(folder) / "crowd.collab") as document:
        pairs = [(_made(document), _bare(document.path)) for _ in range(_RUNS)]
        made, bare = (min(times) for times in zip(*pairs, strict=True))
        strokes, longest_stall, longest_save = _beside_the_window(document)
    return [
        (f"{PEOPLE:,} people: making the search index / a bare one of the same texts", made / bare, 2),
        (
            f"{PEOPLE:,} people: key stroke to what is found (each the best of 3), median ms",
            statistics.median(strokes),
            50,
        ),
        (f"{PEOPLE:,} people: key stroke to what is found (each the best of 3), worst ms", max(strokes), 50),
        (f"{PEOPLE:,} people: longest stall of the window while the index is made (best of 3), ms", longest_stall, 100),
        (f"{PEOPLE:,} people: longest saving of an edit while the index is made (best of 3), ms", longest_save, 100),
    ]


def _bare(path: Path) -> float:
    done = subprocess.run([sys.executable, "-c", _BARE, str(path)], check=True, capture_output=True, text=True)
    return float(done.stdout)


def _made(document: Document) -> float:
    with document.twin() as twin:
        began = time.process_time()
        search_index.bring_up_to_date(twin.connection)
        return time.process_time() - began


def _beside_the_window(document: Document) -> tuple[list[float], float, float]:
    from PySide6.QtCore import QCoreApplication, QEventLoop, QObject

    from facilitator.ui.seeking import Seeker

    global _application
    _application = QCoreApplication.instance() or QCoreApplication([])
    waiting = QEventLoop()

    def seek() -> Seeker:
        seeker = Seeker(document, QObject(_application))
        seeker.answered.connect(waiting.quit)
        return seeker

    def ask(seeker: Seeker, typed: str) -> float:
        began = time.perf_counter()
        seeker.ask(typed)
        waiting.exec()
        return (time.perf_counter() - began) * 1000

    beats: list[float] = []
    saves: list[float] = []

    def beat() -> None:
        beats.append(time.perf_counter())

    def save() -> None:
        began = time.perf_counter()
        with document.change("Edit") as change:
            change.update(Person, uid, phone=str(len(saves)))
        saves.append((time.perf_counter() - began) * 1000)

    uid = people.ids(document.connection)[0]
    save()  # the first change of a day keeps a copy of the file, which is no matter of searching
    strokes, stalls, waits = [], [], []
    for _ in range(_BUILDS):
        beats.clear()
        with _while_beating(beat):
            seeker = seek()
            ask(seeker, "rosa")
        stalls.append(max(later - earlier for earlier, later in pairwise(beats)) * 1000)
        strokes.append([ask(seeker, words[: end + 1]) for words in _TYPED for end in range(len(words))])
        seeker.leave()
        saves.clear()
        with _while_beating(save):
            seeker = seek()
            ask(seeker, "rosa")
        seeker.leave()
        waits.append(max(saves))
    return [min(times) for times in zip(*strokes, strict=True)], min(stalls), min(waits)


@contextmanager
def _while_beating(act: Callable[[], None]) -> Iterator[None]:
    from PySide6.QtCore import QTimer

    heart = QTimer(interval=_BEAT_MS)
    heart.timeout.connect(act)
    heart.start()
    yield
    heart.stop()
    act()


_application = None
