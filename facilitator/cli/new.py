"""Begin a collaborative: a new file with its name and the sectors it starts with."""

from pathlib import Path

import click

from facilitator.cli._files import FILE
from facilitator.domain.records import Collaborative
from facilitator.domain.sector_presets import PRESETS
from facilitator.store import sectors
from facilitator.store.document import create
from facilitator.words import mark, spoken, translate

NO_SECTORS = "none"


def _begin(file: Path, name: str, preset: str, author: str) -> None:
    path = file if file.suffix else file.with_suffix(".collab")
    with create(path, Collaborative(name=name, language=spoken().code), author) as document:
        if preset != NO_SECTORS:
            with document.change(mark("Add the usual sectors"), kind="start") as change:
                sectors.add_preset(change, preset, spoken())
    click.echo(translate("“{name}” is in {path}.", name=name, path=path))


COMMAND = click.Command(
    "new",
    callback=_begin,
    help=mark("Begin a collaborative in a new FILE; a file that is there is never overwritten."),
    params=[
        FILE,
        click.Option(["--name"], required=True, metavar="TEXT", help=mark("The collaborative's name.")),
        click.Option(["--sectors", "preset"], type=click.Choice([*PRESETS, NO_SECTORS]), default="usual", show_default=True,
                     help=mark("The list of sectors to start with.")),
        click.Option(["--author"], default="", envvar="FACILITATOR_AUTHOR", metavar="TEXT",
                     help=mark("Your name, as the history of the file shows it.")),
    ],
)  # fmt: skip
