"""What is written down about a mistake of the program: to the log, and into a report to hand over."""

import logging
import platform
import sqlite3
import time
import traceback
from functools import cache
from logging.handlers import RotatingFileHandler
from pathlib import Path

from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication

from facilitator import __version__
from facilitator.store import places

_LOG_BYTES = 500_000
_OLDER_LOGS = 2


def write(words: str) -> None:
    """Add words to the log in the program's own folder, which never grows large."""
    _log(places.home() / "problems.log").error("%s", words)


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


@cache
def _log(path: Path) -> logging.Logger:
    log = logging.getLogger(f"facilitator.problems.{path}")
    log.propagate = False
    handler = RotatingFileHandler(path, maxBytes=_LOG_BYTES, backupCount=_OLDER_LOGS, encoding="utf-8", delay=True)
    handler.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
    log.addHandler(handler)
    return log
