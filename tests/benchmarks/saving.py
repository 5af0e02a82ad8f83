"""How often the saving of one edited field waits for the disk, beside one commit of bare SQLite."""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from facilitator.sample import writing

_EDITS = 10
_BEGIN, _END = "edits begin", "edits end"
_EDIT = f"""
import sys
from pathlib import Path
from facilitator.domain.records import Person
from facilitator.store import people
from facilitator.store.document import open_file
with open_file(Path(sys.argv[1])) as document:
    uid = people.ids(document.connection)[0]
    print("{_BEGIN}", file=sys.stderr, flush=True)
    for n in range({_EDITS}):
        with document.change("Edit") as change:
            change.update(Person, uid, phone=str(n))
    print("{_END}", file=sys.stderr, flush=True)
"""
_BARE = f"""
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("PRAGMA synchronous = EXTRA")
print("{_BEGIN}", file=sys.stderr, flush=True)
for n in range({_EDITS}):
    connection.execute("UPDATE people SET phone = ? WHERE uid = (SELECT min(uid) FROM people)", (str(n),))
print("{_END}", file=sys.stderr, flush=True)
"""


def can_count() -> bool:
    """Say whether waits can be counted here: strace sees them, on Linux."""
    return shutil.which("strace") is not None


def measure() -> list[tuple[str, float, float]]:
    """Give the waits of an edit in commits; nothing where they cannot be counted."""
    if not can_count():
        print("       waits for the disk are not counted: strace is not installed")
        return []
    edit, bare = waits()
    return [(f"waits for the disk of an edited field ({edit:.0f}) / of a bare commit ({bare:.0f})", edit / bare, 3)]


def waits() -> tuple[float, float]:
    """Count the fsync and fdatasync calls of one edited field, and of one bare commit; the mean of ten."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "sample.collab"
        writing.write(path).close()
        return _counted(_EDIT, path), _counted(_BARE, path)


def _counted(program: str, path: Path) -> float:
    trace = path.with_name("trace")
    command = [
        "strace",
        "-f",
        "-e",
        "trace=fsync,fdatasync,write",
        "-o",
        str(trace),
        sys.executable,
        "-c",
        program,
        str(path),
    ]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    subprocess.run(command, check=True, stderr=subprocess.DEVNULL, env=environment)
    inside = trace.read_text().partition(_BEGIN)[2].partition(_END)[0]
    return inside.count("sync(") / _EDITS
