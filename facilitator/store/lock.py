"""One program at a time writes to a file; a second one is told who has it open.

The lock is the operating system's, on a hidden file beside the collaborative. It vanishes with the program that holds
it, so a program that was killed leaves a harmless file and no lock.
"""

import json
import os
import sys
from datetime import datetime
from pathlib import Path
from typing import NamedTuple


class Holder(NamedTuple):
    """Who has a file open, on which computer, since when (ISO, to the minute)."""

    user: str
    computer: str
    process: int
    since: str


class Lock:
    """The right to write to one file."""

    def __init__(self, path: Path) -> None:
        self._path = path.with_name(f".~lock.{path.name}")
        self._handle: int | None = None

    def take(self) -> bool:
        """Try to get the lock; False when somebody else has it. Raises `OSError` where no file can be made."""
        handle = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        if not _lock(handle):
            os.close(handle)
            return False
        if not _is_still(self._path, handle):
            # Its holder took the file away between our opening and our locking it: the lock would keep nobody out.
            os.close(handle)
            return self.take()
        self._handle = handle
        os.ftruncate(handle, 0)
        os.write(handle, json.dumps(_myself()._asdict()).encode())
        return True

    def holder(self) -> Holder | None:
        """Say who has the lock, as far as their note can be read."""
        try:
            return Holder(**json.loads(self._path.read_text("utf-8")))
        except (OSError, ValueError, TypeError):
            return None

    def release(self) -> None:
        """Give the lock back and take the hidden file away."""
        if self._handle is None:
            return
        # Windows removes only closed files, elsewhere the name must go while the lock still keeps others out.
        if sys.platform != "win32":
            self._path.unlink(missing_ok=True)
        os.close(self._handle)
        self._handle = None
        if sys.platform == "win32":
            self._path.unlink(missing_ok=True)


def _is_still(path: Path, handle: int) -> bool:
    try:
        return os.path.samestat(path.stat(), os.fstat(handle))
    except FileNotFoundError:
        return False


def _myself() -> Holder:
    # The modules that know this better take longer to load than all the rest of opening a file.
    user = os.environ.get("USER") or os.environ.get("USERNAME") or os.environ.get("LOGNAME") or ""
    computer = os.environ.get("COMPUTERNAME", "") if sys.platform == "win32" else os.uname().nodename
    return Holder(user, computer, os.getpid(), datetime.now().isoformat(timespec="minutes"))


if sys.platform == "win32":
    import msvcrt

    # Far behind the note, which others must be able to read: Windows locks keep readers out as well.
    _FAR = 1 << 20

    def _lock(handle: int) -> bool:
        os.lseek(handle, _FAR, os.SEEK_SET)
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        os.lseek(handle, 0, os.SEEK_SET)
        return True

else:
    import fcntl

    def _lock(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True
