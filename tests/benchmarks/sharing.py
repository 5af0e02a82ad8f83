"""Copies for partners at a hundred thousand rows: sending one, taking back what they changed, and taking back all of it.

Beside each stands the same work done plainly: JSON and gzip of the rows, and a three-way comparison in SQL of three
attached files, with a copy of the file kept first and one transaction brought to the disk, as the program does it.
"""

import gzip
import json
import sqlite3
import statistics
import tempfile
import time
from contextlib import closing
from pathlib import Path

from facilitator.domain.records import Person
from facilitator.exchange.sharing import opening, packing, receiving, unpacking
from facilitator.exchange.sharing.choosing import Wish
from facilitator.store import backup, people
from facilitator.store.connecting import connect
from facilitator.store.document import Document, open_file
from tests.benchmarks._beside import by_turns, plain_tables, written

ROWS = 100_000
CHANGED = 1000
_RUNS = 3
_FIELDS = tuple(Person.fields)


def measure() -> list[tuple[str, float, float]]:
    """Give each as a multiple of the same work done plainly."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        mine = written(folder / "mine.collab", ROWS)
        sent = folder / "sent.collabshare"
        export = by_turns(
            lambda: packing.write(mine, sent, Wish(sender="Fatima")), lambda: _plainly_packed(mine, folder), _RUNS
        )
        with opening.open_share(unpacking.read(sent), folder / "theirs.collab", "Luis") as theirs:
            base = plain_tables(theirs, folder / "base.sqlite")
            edit(theirs, CHANGED, 0, "555-1")
            edit(mine, CHANGED // 2, CHANGED // 2, "555-2")
            packing.write(theirs, folder / "return.collabshare", Wish(is_return=True))
            packing.write(theirs, folder / "whole.collabshare", Wish(is_return=True, is_whole=True))
            plain_theirs = plain_tables(theirs, folder / "plain theirs.sqlite")
        plain_mine = plain_tables(mine, folder / "plain mine.sqlite")
        mine.close()
        returned, whole, bare = [], [], []
        for _ in range(_RUNS):
            bare.append(_merged_plainly(plain_mine, base, plain_theirs, folder))
            returned.append(_received(folder, "return.collabshare"))
            whole.append(_received(folder, "whole.collabshare"))
    floor = statistics.median(bare)
    return [
        (f"{ROWS:,} rows sent / json.dumps and gzip of them", export, 4),
        (f"a return of {CHANGED:,} changed rows into {ROWS:,} / three-way SQL ({floor:.2f} s)",
         statistics.median(returned) / floor, 1),
        (f"a whole copy of {ROWS:,} rows / three-way SQL", statistics.median(whole) / floor, 15),
    ]  # fmt: skip


def edit(document: Document, count: int, first: int, phone: str) -> None:
    """Give `count` people, from the place `first` on, another phone, each in a change that others can tell apart."""
    uids = sorted(people.ids(document.connection))[first : first + count]
    with document.change("Edit") as change:
        for at, uid in enumerate(uids):
            change.update(Person, uid, phone=f"{phone}{at:05}")


def _received(folder: Path, name: str) -> float:
    copy = folder / "receiving.collab"
    copy.write_bytes((folder / "mine.collab").read_bytes())
    with open_file(copy, "Fatima") as document:
        began = time.perf_counter()
        receiving.receive(document, unpacking.read(folder / name))
        return time.perf_counter() - began


def _merged_plainly(mine: Path, base: Path, theirs: Path, folder: Path) -> float:
    copy = folder / "merging.sqlite"
    copy.write_bytes(mine.read_bytes())
    with closing(connect(copy)) as connection:
        connection.execute("ATTACH ? AS base", (str(base),))
        connection.execute("ATTACH ? AS theirs", (str(theirs),))
        connection.execute("SELECT count(*) FROM people, base.people LIMIT 0")
        began = time.perf_counter()
        with closing(sqlite3.connect(folder / "kept.sqlite")) as kept:
            kept.execute("PRAGMA journal_mode = OFF")
            kept.execute("PRAGMA synchronous = OFF")
            connection.backup(kept)
            kept.execute("PRAGMA quick_check(1)").fetchone()
        backup.sync(folder / "kept.sqlite")
        connection.execute("BEGIN IMMEDIATE")
        # One pass finds the rows they changed; only those are then gone through field by field.
        differs = " OR ".join(f't."{name}" IS NOT b."{name}"' for name in _FIELDS)
        connection.execute(
            f"CREATE TEMP TABLE changed AS SELECT t.uid FROM theirs.people t JOIN base.people b ON b.uid = t.uid WHERE {differs}"
        )
        joined = "FROM temp.changed c JOIN base.people b ON b.uid = c.uid JOIN theirs.people t ON t.uid = c.uid"
        for name in _FIELDS:
            connection.execute(
                f"INSERT INTO conflict SELECT 'people', c.uid, ? {joined} JOIN main.people m ON m.uid = c.uid"
                f' WHERE t."{name}" IS NOT b."{name}" AND m."{name}" IS NOT b."{name}" AND m."{name}" IS NOT t."{name}"',
                (name,),
            )
        taken = ", ".join(
            f'"{name}" = CASE WHEN t."{name}" IS NOT b."{name}" AND m."{name}" IS b."{name}" THEN t."{name}"'
            f' ELSE m."{name}" END' for name in _FIELDS
        )  # fmt: skip
        connection.execute(f"UPDATE main.people AS m SET {taken} {joined} WHERE m.uid = c.uid")
        connection.execute(
            "INSERT INTO main.people SELECT * FROM theirs.people t WHERE NOT EXISTS"
            " (SELECT 1 FROM main.people m WHERE m.uid = t.uid) AND NOT EXISTS"
            " (SELECT 1 FROM base.people b WHERE b.uid = t.uid)"
        )
        connection.execute("COMMIT")
        return time.perf_counter() - began


def _plainly_packed(document: Document, folder: Path) -> None:
    names = ("uid", *_FIELDS)
    found = document.connection.execute(f"SELECT {', '.join(map(_quoted, names))} FROM people")
    said = json.dumps([dict(zip(names, row, strict=True)) for row in found], ensure_ascii=False)
    (folder / "plain.gz").write_bytes(gzip.compress(said.encode(), 6))


def _quoted(name: str) -> str:
    return f'"{name}"'
