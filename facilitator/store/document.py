"""A collaborative's file, open: change it, take changes back, listen to it, close it."""

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from facilitator.domain.records import Collaborative
from facilitator.refusal import Refusal
from facilitator.store import backup, guard, rows, schema, steps
from facilitator.store.change import Change, new_uid
from facilitator.store.connecting import check, connect, take_leftovers_away
from facilitator.store.lock import Holder, Lock
from facilitator.store.mishaps import is_damaged, meaning
from facilitator.store.stamps import Stamps
from facilitator.store.steps import Step
from facilitator.store.tables import fill_from_journal
from facilitator.words import mark

if TYPE_CHECKING:
    from sqlite_utils import Database

IN_MEMORY = Path(":memory:")
COPY_ENDING = ".collabshare"  # of a copy for somebody else, which is no document but becomes one
SHIPMENT = "shipment"  # under what the table `meta` of a file keeps from which copy it was opened
LOOK_ONLY = ("may", "look")  # what the table `meta` of a file says that its sender gave only to look at
Listener = Callable[[Step], None]


class WhyLookOnly(NamedTuple):
    """Why a file can be looked at but not changed: one sentence, as a refusal that was not raised.

    `cause` is "open elsewhere", "newer version", "write-protected", "given to look" or "as asked".
    """

    reason: Refusal
    cause: str = "as asked"
    holder: Holder | None = None


class Document:
    """An open collaborative. Everything in it is saved the moment a change is left.

    Made by `create`, `open_file` or `look`; `close` it, or use it in a `with` block.
    """

    def __init__(self, connection: sqlite3.Connection, path: Path, lock: Lock | None, look_only: WhyLookOnly | None,
                 author: str = "") -> None:  # fmt: skip
        self.connection = connection
        self.path = path
        self.look_only = look_only
        self.author = author
        self._lock = lock
        self._stamps = Stamps(connection)
        self._listeners: list[Listener] = []
        self._is_changing = False
        # Tells in its `problem` when no copy could be kept; None for a file that is not worth one.
        self.daily_copy = backup.DailyCopy(path) if path != IN_MEMORY else None

    @property
    def name(self) -> str:
        """The file's name without its folder and ending."""
        return self.path.stem

    @property
    def is_on_disk(self) -> bool:
        """Whether it can be opened once more; not what is in memory only, such as a copy of an older version's file."""
        return bool(self.connection.execute("PRAGMA database_list").fetchone()[2])

    @property
    def db(self) -> "Database":
        """The file as `sqlite-utils` sees it, for lists and reports; never write through it."""
        from sqlite_utils import Database  # loaded when first asked for: it costs as much as half a window

        return Database(self.connection, execute_plugins=False)

    def collaborative(self) -> Collaborative:
        """Give the record of the collaborative itself."""
        found = rows.select(self.connection, Collaborative, "LIMIT 1")
        return found[0] if found else Collaborative(name=self.name)

    @property
    def collaborative_id(self) -> str:
        """The id that this collaborative keeps through every copy."""
        row = self.connection.execute("SELECT v FROM meta WHERE k = 'collaborative'").fetchone()
        return str(row[0])

    @property
    def is_from_partner(self) -> bool:
        """Whether the file was opened from a copy that somebody sent."""
        return self.connection.execute("SELECT 1 FROM meta WHERE k = ?", (SHIPMENT,)).fetchone() is not None

    @contextmanager
    def change(self, label: str, kind: str = "change", **said: str) -> Iterator[Change]:
        """Open a change, called `label` in the Edit menu; leaving the block saves it as one step that can be undone.

        `said` fills the label's `{name}` places. An exception in the block leaves the file as it was.
        """
        if self.look_only:
            raise self.look_only.reason
        if self._is_changing:
            raise RuntimeError("a change is open already")
        self._is_changing = True
        wait_for_copy = backup.nothing_to_wait_for
        try:
            if self.daily_copy:
                wait_for_copy = self.daily_copy.begin(self.connection, kind)
            self.connection.execute("BEGIN IMMEDIATE")
            change = Change(self.connection, self._stamps, self.author)
            yield change
            step = steps.remember(self.connection, change, label, said, kind) if change.touched else None
            wait_for_copy()
            self.connection.execute("COMMIT" if step else "ROLLBACK")
        except (sqlite3.Error, UnicodeDecodeError) as problem:
            known = meaning(problem, self.path.name)
            if known is None:
                raise
            raise known from problem
        finally:
            # After a problem, and harmless after none.
            if self.connection.in_transaction:
                self.connection.execute("ROLLBACK")
            wait_for_copy()
            self._is_changing = False
        if step:
            self.tell(step)

    def undo(self) -> Step | None:
        """Take the last step back; None when there is none. `skipped` of the answer counts what had changed since."""
        return self._take(steps.next_undo(self.connection), "undo")

    def redo(self) -> Step | None:
        """Do the step again that was taken back last."""
        return self._take(steps.next_redo(self.connection), "redo")

    def _take(self, step: Step | None, kind: str) -> Step | None:
        if step is None:
            return None
        done: list[Step] = []
        self.listen(done.append)
        try:
            with self.change(step.label, kind, **step.said) as change:
                steps.take_back(change, step, kind)
        finally:
            self.stop_listening(done.append)
        return done[0] if done else None

    def listen(self, listener: Listener) -> None:
        """Call `listener` with every step after it is saved."""
        self._listeners.append(listener)

    def stop_listening(self, listener: Listener) -> None:
        """Call `listener` no more."""
        with suppress(ValueError):
            self._listeners.remove(listener)

    def tell(self, step: Step) -> None:
        """Tell every listener of a step; a worker that wrote through a `twin` passes its steps on here."""
        for listener in list(self._listeners):
            listener(step)

    def twin(self) -> "Document":
        """Open the same file once more, for a worker thread; it writes under this document's lock and has no listeners."""
        twin = Document(
            connect(self.path, is_look_only=bool(self.look_only)), self.path, None, self.look_only, self.author
        )
        twin.daily_copy = self.daily_copy
        return twin

    def close(self) -> None:
        """Close the file; at rest it is one file again."""
        self.connection.close()
        if self._lock:
            self._lock.release()

    def __enter__(self) -> "Document":
        return self

    def __exit__(self, *problem: object) -> None:
        self.close()


def create(path: Path, collaborative: Collaborative, author: str = "") -> Document:
    """Make a new file for a collaborative and open it; an existing file is never overwritten.

    `IN_MEMORY` as path keeps it in memory, for tests and previews.
    """
    uid = collaborative.uid or new_uid()

    def start(document: Document) -> None:
        with document.change(mark("Start {name}"), kind="start", name=collaborative.name) as change:
            change.insert(Collaborative(uid, **collaborative.values()))

    return create_as(path, uid, start, author)


def create_as(path: Path, uid: str, fill: Callable[[Document], None], author: str = "") -> Document:
    """Make a new file for the collaborative `uid` and open it; what is in it is up to `fill`.

    There is no file unless `fill` comes to its end; an existing one is never overwritten.
    """
    if path == IN_MEMORY:
        document = Document(connect(path), path, None, None, author)
        _make(document, uid)
        fill(document)
        return document
    if os.path.lexists(path):
        raise Refusal(mark("“{name}” is there already. Choose another name, or open it."), name=path.name)
    unfinished = path.with_name(f".~{path.name}.tmp")
    try:
        unfinished.write_bytes(b"")  # what is left of an earlier try, and whether we may write here at all
        with Document(connect(unfinished), path, None, None, author) as document:
            _make(document, uid)
            fill(document)
        unfinished.rename(path)
    except BaseException as problem:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)
        if isinstance(problem, (OSError, sqlite3.OperationalError)):
            raise Refusal(mark("“{name}” cannot be made in {folder}. Choose a folder with room that you may write to."),
                          name=path.name, folder=str(path.parent)) from problem  # fmt: skip
        raise
    return open_file(path, author)


def open_file(path: Path, author: str = "") -> Document:
    """Open a file to work on it.

    When it cannot be changed (somebody else has it open, a read-only folder, a newer version) the document says why in
    `look_only`. Raises a `Refusal` when it is not a file of ours, or damaged. A file from an older version is brought up
    to date, and a copy of it kept.
    """
    path = path.absolute()
    if guard.check_header(path) > schema.VERSION:
        return _opened_to_look(path, Refusal(
            mark("“{name}” was made with a newer version of this program. You can look and print, not change."),
            name=path.name), "newer version")  # fmt: skip
    lock = Lock(path.resolve())
    try:
        if not lock.take():
            holder = lock.holder()
            return _opened_to_look(path, _is_open_elsewhere(path, holder), "open elsewhere", holder)
        with path.open("r+b"):
            pass  # a write-protected file is found now, not at the first change
    except OSError:
        lock.release()
        return _opened_to_look(path, Refusal(
            mark("“{name}” cannot be changed where it is: the file or its folder is write-protected. Save your own copy "
                 "to work on."), name=path.name), "write-protected")  # fmt: skip
    try:
        connection = connect(path)
        version = check(connection, path)
        take_leftovers_away(connection, path)
        if version < schema.VERSION:
            _bring_up_to_date(connection, path, version)
        is_to_look_at = connection.execute("SELECT 1 FROM meta WHERE k = ? AND v = ?", LOOK_ONLY).fetchone()
    except BaseException:
        lock.release()
        raise
    if is_to_look_at:
        connection.close()
        lock.release()
        return _opened_to_look(path, Refusal(
            mark("“{name}” was given to you to look at and print, not to change."), name=path.name), "given to look")  # fmt: skip
    return Document(connection, path, lock, None, author)


def look(path: Path) -> Document:
    """Open a file only to look at it, whoever else has it open."""
    path = path.absolute()
    guard.check_header(path)
    return _opened_to_look(path, Refusal(mark("“{name}” was opened only to look at it."), name=path.name))


def _opened_to_look(path: Path, reason: Refusal, cause: str = "as asked", holder: Holder | None = None) -> Document:
    connection = connect(path, is_look_only=True)
    version = check(connection, path)
    if version < schema.VERSION:
        # An old file on a write-protected stick: brought up to date in memory, the stick stays as it is.
        copy = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
        connection.backup(copy)
        connection.close()
        connection = copy
        _refill(connection, path, version)
    return Document(connection, path, None, WhyLookOnly(reason, cause, holder))


def _make(document: Document, uid: str) -> None:
    document.connection.execute("BEGIN")
    schema.make(document.connection)
    document.connection.execute("INSERT INTO meta VALUES ('collaborative', ?)", (uid,))
    document.connection.execute("COMMIT")


def _bring_up_to_date(connection: sqlite3.Connection, path: Path, version: int) -> None:
    try:
        backup.keep_copy(connection, path.name, "before update")
    except (OSError, sqlite3.OperationalError) as problem:
        connection.close()
        raise Refusal(mark("“{name}” is from an older version, and no copy could be kept before bringing it up to date "
                           "({problem}). Make room on this computer's disk and try again."),
                      name=path.name, problem=str(problem)) from problem  # fmt: skip
    _refill(connection, path, version)


def _refill(connection: sqlite3.Connection, path: Path, version: int) -> None:
    try:
        connection.execute("BEGIN IMMEDIATE")
        schema.bring_up_to_date(connection, version)
        fill_from_journal(connection)
        connection.execute("COMMIT")
    except BaseException as problem:
        connection.close()  # which takes back what was begun
        if isinstance(problem, (sqlite3.DatabaseError, UnicodeDecodeError)):
            raise meaning(problem, path.name) or is_damaged(path.name) from problem
        raise


def _is_open_elsewhere(path: Path, holder: Holder | None) -> Refusal:
    if holder is None:
        return Refusal(mark("“{name}” is open in another window. Close it there first."), name=path.name)
    if not holder.user:
        return Refusal(mark("“{name}” is open on {computer} since {since}. Close it there first."),
                       name=path.name, computer=holder.computer, since=holder.since.replace("T", " "))  # fmt: skip
    return Refusal(mark("“{name}” is open on {computer} by {user} since {since}. Close it there first."),
                   name=path.name, computer=holder.computer, user=holder.user,
                   since=holder.since.replace("T", " "))  # fmt: skip
