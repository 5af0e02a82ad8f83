"""What the history of every change costs: the size of the file, and the time of an edit, beside plain tables."""

import statistics
import tempfile
from contextlib import closing
from pathlib import Path

from facilitator.domain.records import Person
from facilitator.store import people
from facilitator.store.connecting import connect
from tests.benchmarks._beside import plain_tables, timed, written

ROWS = 100_000
_EDITED = 1000
_EDITS = 60


def measure() -> list[tuple[str, float, float]]:
    """Give the size in sizes of the same tables without history, and an edited field in plain commits."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with written(folder / "ours.collab", ROWS) as document:
            uids = people.ids(document.connection)
            with document.change("Edit") as change:
                for at, uid in enumerate(uids[:_EDITED]):
                    change.update(Person, uid, phone=f"555-1{at:05}")
            plain = plain_tables(document, folder / "plain.sqlite")
            size = document.path.stat().st_size / plain.stat().st_size
            with closing(connect(plain)) as bare:
                ratios = []
                for at, uid in enumerate(uids[-_EDITS:]):
                    floor = timed(lambda uid=uid, at=at: bare.execute(
                        "UPDATE people SET phone = ? WHERE uid = ?", (f"555-2{at:05}", uid)))  # fmt: skip
                    ratios.append(timed(lambda uid=uid, at=at: _edit(document, uid, f"555-2{at:05}")) / floor)
    return [
        (f"{ROWS:,} rows, {_EDITED:,} of them edited: size / the same tables without history", size, 3),
        ("one edited field / one UPDATE and commit, median", statistics.median(ratios), 2),
    ]


def _edit(document, uid: str, phone: str) -> None:
    with document.change("Edit") as change:
        change.update(Person, uid, phone=phone)
