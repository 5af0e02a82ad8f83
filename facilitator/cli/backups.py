"""List the copies that the program has kept of a file by itself."""

from pathlib import Path

import click

from facilitator.cli import _saying
from facilitator.cli._files import FILE, JSON, reading
from facilitator.store import restoring
from facilitator.words import mark, translate


def _list(file: Path, as_json: bool) -> None:
    with reading(file) as document:
        days = restoring.days(document)
    if as_json:
        _saying.as_json({
            "file": str(file),
            "count": len(days),
            "backups": [
                {"at": day.when.isoformat(), "occasion": day.occasion, "name": day.name, "path": str(day.path),
                 "size_bytes": day.size}
                for day in days
            ],
        })  # fmt: skip
        return
    if not days:
        click.echo(translate("No copies of “{name}” are kept yet; the first is made before the first change of a day.",
                             name=file.name))  # fmt: skip
    _saying.rows((f"{day.when:%Y-%m-%d %H:%M}", translate(day.occasion), day.size, day.path) for day in days)


COMMAND = click.Command(
    "backups",
    callback=_list,
    help=mark(
        "List the copies of FILE that the program has kept by itself, the latest first.\n\n"
        "With --json one object: file, count, backups (each with at, occasion, name of the file it was made of, path, "
        "size_bytes)."
    ),
    params=[FILE, JSON],
)
