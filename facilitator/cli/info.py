"""What is in a file: how many records of each kind, which versions, which ids."""

from datetime import datetime
from pathlib import Path

import click

from facilitator import __version__
from facilitator.cli import _saying
from facilitator.cli._files import FILE, JSON, reading
from facilitator.domain.records import RECORDS
from facilitator.store import rows, schema, steps
from facilitator.store.document import Document
from facilitator.words import mark, translate


def _tell(file: Path, as_json: bool) -> None:
    with reading(file) as document:
        answer = _answer(document)
    if as_json:
        _saying.as_json(answer)
        return
    click.echo(f"{answer['name']}  ({answer['collaborative_id']})")
    click.echo(translate("File version {file_version}, program version {program_version}, {size} bytes",
                         file_version=answer["file_version"], program_version=__version__,
                         size=answer["size_bytes"]))  # fmt: skip
    counts = answer["records"]
    assert isinstance(counts, dict)
    _saying.rows((table, count) for table, count in counts.items())


def _answer(document: Document) -> dict[str, object]:
    connection = document.connection
    latest = steps.undoable(connection, 1)
    return {
        "file": str(document.path),
        "name": document.collaborative().name,
        "collaborative_id": document.collaborative_id,
        "file_version": connection.execute("PRAGMA user_version").fetchone()[0],
        "newest_file_version": schema.VERSION,
        "program_version": __version__,
        "size_bytes": document.path.stat().st_size,
        "records": {record.table: rows.count(connection, record) for record in RECORDS},
        "last_change": datetime.fromtimestamp(latest[0].at / 1000).isoformat(timespec="seconds") if latest else "",
    }


COMMAND = click.Command(
    "info",
    callback=_tell,
    help=mark(
        "Say what is in FILE.\n\nWith --json one object: file, name, collaborative_id, file_version, newest_file_version, "
        "program_version, size_bytes, records (the number of records by table), last_change (a time, or empty)."
    ),
    params=[FILE, JSON],
)
