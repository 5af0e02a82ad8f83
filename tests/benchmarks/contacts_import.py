"""Bringing in 5,000 contacts from a .csv, with the search for duplicates, into a file that holds 5,000 already."""

import statistics
import tempfile
import time
from pathlib import Path

from facilitator.exchange import contact_export, contact_import, reading
from facilitator.sample import writing
from facilitator.store.document import open_file

CONTACTS = 5000
_RUNS = 3


def measure() -> list[tuple[str, float, float]]:
    """Give milliseconds a contact, from reading the file to the saved change."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "contacts.csv"
        with writing.write(Path(folder) / "other.collab", seed=2, size=CONTACTS) as other:
            contact_export.write(other.connection, source)
        took = [_seconds(Path(folder) / f"{run}.collab", source) for run in range(_RUNS)]
    brought_in, undone = (
        statistics.median(all_of_it for all_of_it, _, _ in took),
        statistics.median(back / writing_alone for _, writing_alone, back in took),
    )
    return [
        (f"{CONTACTS:,} contacts brought in from .csv: ms a contact", brought_in * 1000 / CONTACTS, 1.5),
        (f"{CONTACTS:,} contacts taken back / written (without reading and comparing them)", undone, 2),
    ]


def _seconds(path: Path, source: Path) -> tuple[float, float, float]:
    """Give how long reading and bringing in take, the writing alone, and taking it back."""
    writing.write(path, size=CONTACTS).close()
    with open_file(path) as document:
        began = time.perf_counter()
        plan = contact_import.plan(document.connection, reading.read(source).incoming())
        planned = time.perf_counter()
        with document.change("Bring in", kind="import") as change:
            contact_import.apply(change, plan)
        written = time.perf_counter()
        document.undo()
        return written - began, written - planned, time.perf_counter() - written
