"""Copies of a collaborative: those the program makes by itself before anything risky, and those people ask for."""

import os
import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from datetime import date, datetime, timedelta
from pathlib import Path
from time import monotonic, time
from typing import NamedTuple

from facilitator.refusal import Refusal
from facilitator.store import places, rotation
from facilitator.store.lock import Lock
from facilitator.store.mishaps import is_damaged
from facilitator.words import mark

FIRST_CHANGE = "first change"
# What a copy was made for, as its name says it → as people read it.
OCCASIONS = {
    FIRST_CHANGE: mark("before the first change of the day"),
    "before import": mark("before bringing in"),
    "before restore": mark("before restoring an earlier day"),
    "before forget": mark("before forgetting a person"),
    "before update": mark("before bringing the file up to date"),
}
# Kind of change → the occasion; other kinds are copied before the first of a day.
_BEFORE = {"import": "before import", "fill": "before import", "restore": "before restore", "forget": "before forget"}
_UNDATED = "start"  # there is nothing yet to be copied
_NAME = r"(?s:(.*)) (\d{4}-\d{2}-\d{2} \d{6}) ([a-z ]+)\.collab"
_MOMENT = "%Y-%m-%d %H%M%S"
_LONGEST_NAME = 120  # bytes, so that the moment and the occasion still fit into what every disk takes
_OLD_LEFTOVER = 3600
_WAIT = 300


class Copy(NamedTuple):
    """An automatic copy: of which file (its name without ending), from when (local time), for what, how many bytes."""

    path: Path
    name: str
    at: datetime
    occasion: str
    size: int


def keep_copy(connection: sqlite3.Connection, name: str, occasion: str, now: datetime | None = None) -> Path:
    """Write a copy of an open file into the backup folder and give its path; `occasion` is one of `OCCASIONS`.

    The copy has its name only once it is whole and on the disk; then copies that are no longer needed go. Raises
    `OSError` or `sqlite3.Error` when it cannot be written, and a `Refusal` when the file itself is damaged.
    """
    return _begin_copy(connection, name, occasion, now)()


def _begin_copy(
    connection: sqlite3.Connection, name: str, occasion: str, now: datetime | None = None
) -> Callable[[], Path]:
    """Copy the file as it is now, and give what finishes the copy: checks it, brings it to the disk and names it."""
    if connection.in_transaction:
        raise RuntimeError("a copy is made between changes, never within one")
    folder = _folder(_collaborative_of(connection))
    stem = _short(Path(name).stem)
    target = _free_name(folder, stem, occasion, now or datetime.now())
    unfinished = target.with_name(f".~{target.name}.tmp")
    _sweep(folder)
    with _gone_unless_whole(unfinished):
        unfinished.unlink(missing_ok=True)  # half a copy, of a program that ended a moment ago
        with closing(sqlite3.connect(unfinished)) as copy:
            # Nobody needs half a copy, so it is written without a journal and brought to the disk once, at its end.
            copy.execute("PRAGMA journal_mode = OFF")
            copy.execute("PRAGMA synchronous = OFF")
            with _held_for_reading(connection), _little_memory(connection):
                connection.backup(copy)

    def finish() -> Path:
        with _gone_unless_whole(unfinished):
            with closing(sqlite3.connect(unfinished)) as copy:
                if copy.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
                    raise is_damaged(name)
            sync(unfinished)
            os.replace(unfinished, target)
            sync(folder)
        rotate(folder, stem)
        return target

    return finish


@contextmanager
def _gone_unless_whole(unfinished: Path) -> Iterator[None]:
    try:
        yield
    except BaseException:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)
        raise


def copies(collaborative: str) -> list[Copy]:
    """List the automatic copies of a collaborative, by its id, the latest first."""
    folder = _folder_name(collaborative)
    return sorted(_copies_in(folder), key=lambda copy: (copy.at, copy.name), reverse=True) if folder.is_dir() else []


def copy_at(path: Path) -> Copy | None:
    """Give what the name of an automatic copy says of it; None for any other file."""
    found = re.fullmatch(_NAME, path.name)
    if not found or path.name.startswith(".~"):
        return None
    try:
        at = datetime.strptime(found.group(2), _MOMENT)
        return Copy(path, found.group(1), at, found.group(3), path.stat().st_size)
    except (ValueError, OSError):  # a name that is not ours, or a copy that went just now
        return None


def rotate(folder: Path, name: str) -> None:
    """Remove the copies of the file `name` in a folder that are no longer needed."""
    found = [copy for copy in _copies_in(folder) if copy.name == name]
    old = rotation.superfluous(copy.at for copy in found)
    for copy in found:
        if copy.at in old:
            with suppress(OSError):  # one that somebody looks at just now goes another day
                copy.path.unlink()


class DailyCopy:
    """Keeps copies of one open file as the days go by: before the first change of a day, and before risky ones.

    A copy that cannot be written never stops the change. `problem` says so until one succeeds.
    """

    def __init__(self, path: Path) -> None:
        self.problem: Refusal | None = None
        self._path = path
        self._day: date | None = None
        self._again_at = 0.0

    def begin(self, connection: sqlite3.Connection, kind: str) -> Callable[[], None]:
        """Copy the file when a change of this kind calls for one; nearly always this takes no time at all.

        The copy is checked and brought to the disk beside the change. What is given waits for that: call it before the
        change is saved. It may be called again.
        """
        occasion = _BEFORE.get(kind)
        if occasion is None and (kind == _UNDATED or self._day == date.today()):
            return nothing_to_wait_for
        # A full disk is not asked again at every word that is typed.
        if occasion is None and self.problem and monotonic() < self._again_at:
            return nothing_to_wait_for
        try:
            if not occasion and self._is_done_today(connection):
                self._succeed()
                return nothing_to_wait_for
            finish = _begin_copy(connection, self._path.name, occasion or FIRST_CHANGE)
        except (OSError, sqlite3.Error, Refusal) as problem:
            self._fail(problem)
            return nothing_to_wait_for
        return self._beside(finish)

    def _beside(self, finish: Callable[[], Path]) -> Callable[[], None]:
        from concurrent.futures import ThreadPoolExecutor

        pool = ThreadPoolExecutor(1)
        finishing = pool.submit(finish)
        pool.shutdown(wait=False)

        def wait() -> None:
            try:
                finishing.result()
            except (OSError, sqlite3.Error, Refusal) as problem:
                self._fail(problem)
            else:
                self._succeed()

        return wait

    def _fail(self, problem: Exception) -> None:
        self._again_at = monotonic() + _WAIT
        self.problem = Refusal(
            mark("No copy of “{name}” could be kept on this computer ({problem}). Your work itself is saved. Make room "
                 "on the disk, or save a copy somewhere else."), name=self._path.name, problem=problem,
        )  # fmt: skip

    def _succeed(self) -> None:
        self._day = date.today()
        self.problem = None

    def _is_done_today(self, connection: sqlite3.Connection) -> bool:
        today, name = date.today(), _short(self._path.stem)
        folder = _folder_name(_collaborative_of(connection))
        return folder.is_dir() and any(copy.name == name and copy.at.date() == today for copy in _copies_in(folder))


def nothing_to_wait_for() -> None:
    """Do nothing: no copy is being kept."""


def sync(path: Path) -> None:
    """Bring a file or a folder's list of names to the disk; folders only where the system has a way to."""
    if path.is_dir():
        if os.name == "nt":
            return
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
        return
    with path.open("r+b") as file:
        os.fsync(file.fileno())


@contextmanager
def _held_for_reading(connection: sqlite3.Connection) -> Iterator[None]:
    # Python tries for ever to copy a file that another program keeps to itself; to begin reading gives up after a while.
    connection.execute("BEGIN")
    try:
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        yield
    finally:
        connection.execute("ROLLBACK")


@contextmanager
def _little_memory(connection: sqlite3.Connection) -> Iterator[None]:
    # A copy passes over every page once; to keep each of them in memory would only take time, and the memory.
    usual = connection.execute("PRAGMA cache_size").fetchone()[0]
    connection.execute("PRAGMA cache_size = -2000")
    try:
        yield
    finally:
        connection.execute(f"PRAGMA cache_size = {usual}")


def _folder_name(collaborative: str) -> Path:
    # The id comes out of a file that somebody may have sent: it must not choose where we write.
    if not re.fullmatch(r"[0-9a-fA-F-]{8,40}", collaborative):
        from hashlib import sha256

        collaborative = sha256(collaborative.encode("utf-8", "replace")).hexdigest()[:32]
    return places.backups() / collaborative


def _folder(collaborative: str) -> Path:
    folder = _folder_name(collaborative)
    folder.mkdir(exist_ok=True)
    return folder


def _collaborative_of(connection: sqlite3.Connection) -> str:
    return str(connection.execute("SELECT v FROM meta WHERE k = 'collaborative'").fetchone()[0])


def _copies_in(folder: Path) -> Iterator[Copy]:
    for path in folder.iterdir():
        copy = copy_at(path)
        if copy:
            yield copy


def _free_name(folder: Path, stem: str, occasion: str, at: datetime) -> Path:
    # Copies of one second stand one after the other; none ever takes the place of another.
    while any(folder.glob(f"*{at.strftime(_MOMENT)} *.collab")):
        at += timedelta(seconds=1)
    return folder / f"{stem} {at.strftime(_MOMENT)} {occasion}.collab"


def _short(stem: str) -> str:
    return stem.encode("utf-8", "replace")[:_LONGEST_NAME].decode("utf-8", "ignore").strip() or "copy"


def _sweep(folder: Path) -> None:
    for leftover in folder.glob(".~*"):
        with suppress(OSError):
            if leftover.stat().st_mtime < time() - _OLD_LEFTOVER:
                leftover.unlink()


def save_copy(connection: sqlite3.Connection, target: Path) -> None:
    """Write a tidy copy of an open file to `target`, replacing what is there only once the copy is whole.

    Raises a `Refusal` when there is no room or no right to write; then `target` is as it was.
    """
    unfinished = target.with_name(f".~{target.name}.tmp")
    lock = Lock(target.resolve())
    try:
        # Whoever has that file open, this very window perhaps, must not lose it from under the pen.
        if target.exists() and not lock.take():
            raise Refusal(mark("“{name}” is open now. Give the copy another name."), name=target.name)
        unfinished.unlink(missing_ok=True)
        connection.execute("VACUUM INTO ?", (str(unfinished),))
        with unfinished.open("r+b") as file:
            os.fsync(file.fileno())
        os.replace(unfinished, target)
    except (OSError, sqlite3.Error) as problem:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)
        raise Refusal(mark("The copy “{name}” cannot be written in {folder}. Is the disk full, or write-protected? Choose "
                           "another folder."), name=target.name, folder=str(target.parent)) from problem  # fmt: skip
    finally:
        lock.release()
