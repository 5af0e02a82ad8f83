"""Take contacts out for other programs."""

from datetime import date
from pathlib import Path

import click

from facilitator.cli._files import FILE, TODAY, reading
from facilitator.words import mark, plural


def _take_out(file: Path, output: Path, contacts: str, is_private: bool, today: date | None) -> None:
    from facilitator.exchange import contact_export

    with reading(file) as document:
        count = contact_export.write(document.connection, output, contacts=contacts, private=is_private, today=today)
    click.echo(plural("{n} contact is in {path}.", "{n} contacts are in {path}.", count, path=output))


COMMAND = click.Command(
    "export",
    callback=_take_out,
    help=mark("Write the contacts of FILE for other programs; the ending of OUT says how: .vcf, .csv or .xlsx."),
    params=[
        FILE,
        click.Option(["-o", "--output"], required=True, metavar="OUT", type=click.Path(path_type=Path),
                     help=mark("Where to write them; a file that is there is replaced.")),
        click.Option(["--list", "contacts"], default="", metavar="NAME",
                     help=mark("Only the contacts of this list, by its name or id; else everybody.")),
        click.Option(["--private", "is_private"], is_flag=True, help=mark("Your private notes, too.")),
        TODAY,
    ],
)  # fmt: skip
