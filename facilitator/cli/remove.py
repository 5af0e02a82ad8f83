"""Remove a record."""

from pathlib import Path

import click

from facilitator.cli._files import FILE, TABLE, UID, writing
from facilitator.store import entering
from facilitator.words import mark, translate


def _remove(file: Path, table: str, uid: str) -> None:
    record = entering.table(table)
    with writing(file) as document, document.change(mark("Remove {field}"), field=record.one) as change:
        gone = entering.remove(change, record, uid)
    click.echo(translate("“{title}” was removed. “facilitator undo” brings it back.", title=gone.title))


COMMAND = click.Command(
    "remove",
    callback=_remove,
    help=mark("Remove a record from a TABLE of FILE, with what belongs to it (a meeting takes its agenda along)."),
    params=[FILE, TABLE, UID],
)
