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
        took = [_milliseconds(Path(folder) / f"{run}.collab", source) for run in range(_RUNS)]
    return [(f"{CONTACTS:,} contacts brought in from .csv: ms a contact", statistics.median(took) / CONTACTS, 1.5)]


def _milliseconds(path: Path, source: Path) -> float:
    writing.write(path, size=CONTACTS).close()
    with open_file(path) as document:
        began = time.perf_counter()
        plan = contact_import.plan(document.connection, reading.read(source).incoming())
        with document.change("Bring in", kind="import") as change:
            contact_import.apply(change, plan)
        return (time.perf_counter() - began) * 1000
