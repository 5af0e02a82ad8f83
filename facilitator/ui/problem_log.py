"""What is written down about a mistake of the program: to the log, and into a report to hand over."""

import os
import platform
import sqlite3
import time
import traceback
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication

from facilitator import __version__
from facilitator.store import places

_MOST_BYTES = 500_000


def write(words: str) -> None:
    """Add words to the log in the program's own folder; a long log makes room for a new one, and one older is kept."""
    path = places.home() / "problems.log"
    with suppress(OSError):  # a full disk must not turn one trouble into two
        if path.exists() and path.stat().st_size > _MOST_BYTES:
            os.replace(path, path.with_name("problems older.log"))
        with path.open("a", encoding="utf-8") as log:
            log.write(f"{time.strftime('%Y-%m-%d %H:%M:%S')} {words}\n")


def report(problem: BaseException) -> str:
    """Write down what happened, for somebody who mends programs: kinds and places, never words from a person's file."""
    screens = ", ".join(
        f"{one.size().width()}x{one.size().height()}@{one.devicePixelRatio()}" for one in QGuiApplication.screens()
    )
    lines = [
        f"Facilitator's Companion {__version__}",
        f"{time.strftime('%Y-%m-%d %H:%M')}, {platform.platform()}, Python {platform.python_version()}, "
        f"Qt {qVersion()}, SQLite {sqlite3.sqlite_version}, screens {screens}",
        "",
    ]
    one: BaseException | None = problem
    while one is not None:
        # Not the exception's own words: they may quote a name or a note.
        lines.append(f"{type(one).__module__}.{type(one).__qualname__}")
        for frame in traceback.extract_tb(one.__traceback__):
            lines.append(f"  {_short(frame.filename)}:{frame.lineno} {frame.name}: {frame.line}")
        one = one.__cause__ or one.__context__
    return "\n".join(lines) + "\n"


def _short(name: str) -> str:
    """Give a path from the package on; what comes before may hold the name of a person."""
    parts = Path(name).parts
    for start in ("facilitator", "site-packages"):
        if start in parts:
            return "/".join(parts[len(parts) - 1 - parts[::-1].index(start) :])
    return Path(name).name
