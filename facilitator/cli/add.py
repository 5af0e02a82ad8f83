"""Add a record."""

from pathlib import Path

import click

from facilitator.cli._files import FILE, TABLE, VALUES, fields_typed, writing
from facilitator.store import entering
from facilitator.words import mark


def _add(file: Path, table: str, values: tuple[str, ...]) -> None:
    record = entering.table(table)
    typed = fields_typed(values)
    with writing(file) as document, document.change(mark("Add {field}"), field=record.one) as change:
        uid = entering.add(change, record, typed)
    click.echo(uid)


COMMAND = click.Command(
    "add",
    callback=_add,
    help=mark(
        "Add a record to a TABLE of FILE and print its id.\n\n"
        "A link takes an id or, for sectors, organizations, people and meetings, a name that only one of them has. "
        "“facilitator list FILE TABLE --json” shows the fields."
    ),
    params=[FILE, TABLE, VALUES],
)
