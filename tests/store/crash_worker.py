"""What the crash points kill: one errand on a file, ended at one act on the disk, then the same a step further on.

Acts are those of SQLite (seen by `shim`) and Python's own: opening to write, renaming, removing, making folders, syncing.
A write may be ended in its middle. Run with the errand's name, a folder with the prepared files, the step to go on by, and
the first act; says a line for each point: the folder it was tried in, and "killed" or, for the last, "done"; before that
"saved" when the change was reported as saved.
"""

import os
import shutil
import signal
import sys
from pathlib import Path

from facilitator.domain.records import Person
from facilitator.exchange import contact_export, contact_import, reading
from facilitator.store import backup, people
from facilitator.store.document import look, open_file
from tests.store.shim import Shim


def say(path, word):
    os.write(1, f"{path.parent}\t{word}\n".encode())


def change(path):
    with open_file(path) as document:
        for name in ("Rosa Peña", "Luis Ortiz"):
            with document.change("Add") as change:
                people.add(change, name, "Clinic")
                change.update(Person, people.ids(document.connection)[0], notes=name * 90)
            say(path, "saved")


def bring_in(path):
    incoming = reading.read(path.parent / "contacts.csv").incoming()
    with open_file(path) as document:
        plan = contact_import.plan(document.connection, incoming)
        with document.change("Bring in", kind="import") as change:
            contact_import.apply(change, plan)
        say(path, "saved")


def bring_up_to_date(path):
    open_file(path).close()


def keep_copy(path):
    with look(path) as document:
        backup.keep_copy(document.connection, path.name, "before import")


def save_copy(path):
    with look(path) as document:
        backup.save_copy(document.connection, path.parent / "copy.collab")


def take_out(path):
    with look(path) as document:
        contact_export.write(document.connection, path.parent / "contacts.csv")


ERRANDS = {one.__name__: one for one in (change, bring_in, bring_up_to_date, keep_copy, save_copy, take_out)}
WATCHED = {"os.rename", "os.remove", "os.mkdir", "os.truncate", "os.rmdir"}


class Countdown:
    """Ends the program at the act number `last`."""

    def __init__(self, folder, last):
        self.folder = str(folder)
        self.left = last
        self.is_in_the_middle = last % 2 == 0  # of a write, or just before it

    def act(self, half=None, content=b""):
        self.left -= 1
        if self.left == 0:
            if half and self.is_in_the_middle:
                half(content[: len(content) // 2])
            os.kill(os.getpid(), signal.SIGKILL)

    def of_sqlite(self, act, half):
        if act[1].startswith(self.folder):
            self.act(half, act[3])

    def of_python(self, event, arguments):
        is_write = event == "open" and isinstance(arguments[2], int) and arguments[2] & (os.O_WRONLY | os.O_RDWR)
        if (event in WATCHED or is_write) and str(arguments[0]).startswith(self.folder):
            self.act()


def try_at(errand, folder, last):
    """Do the errand in a program of its own that ends at act `last`; say whether it came to its end."""
    process = os.fork()
    if process == 0:
        os.environ["FACILITATOR_HOME"] = str(folder / "home")
        countdown = Countdown(folder, last)
        shim = Shim(countdown.of_sqlite)
        sys.addaudithook(countdown.of_python)
        sync = os.fsync
        os.fsync = lambda handle: (countdown.act(), sync(handle))[1]
        errand(folder / "x.collab")
        assert shim
        os._exit(0)
    _, status = os.waitpid(process, 0)
    if os.WIFSIGNALED(status):
        assert os.WTERMSIG(status) == signal.SIGKILL
        return False
    assert os.WEXITSTATUS(status) == 0
    return True


if __name__ == "__main__":
    name, prepared, every, at = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4])
    is_done = False
    while not is_done:
        folder = prepared.with_name(f"{name} {at}")
        shutil.copytree(prepared, folder)
        is_done = try_at(ERRANDS[name], folder, at)
        say(folder / "x.collab", "done" if is_done else "killed")
        at += every
