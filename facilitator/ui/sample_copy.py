"""A copy of the sample collaborative to play with, kept apart from people's own files."""

from contextlib import suppress
from pathlib import Path

from facilitator.sample import writing
from facilitator.store import places


def make() -> Path:
    """Write a fresh sample, told from today, and give its path; copies of earlier days that nobody has open go."""
    folder = places.home() / "sample"
    folder.mkdir(exist_ok=True)
    for old in folder.glob("[!.]*.collab"):
        if not old.with_name(f".~lock.{old.name}").exists():
            with suppress(OSError):  # Windows keeps files that somebody has open
                old.unlink()
    path = writing.free_path(folder)
    writing.write(path).close()
    return path
