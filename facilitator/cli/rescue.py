"""Bring everything readable out of a damaged file."""

from pathlib import Path

import click

from facilitator.cli import _saying
from facilitator.cli._files import JSON
from facilitator.store.rescue import Rescued, rescue
from facilitator.words import mark, translate


def _rescue(broken: Path, output: Path, as_json: bool) -> int:
    done = rescue(broken, output)
    if as_json:
        _saying.as_json(_answer(broken, done))
    else:
        _tell(done)
    return 0 if done.is_everything else 1


def _tell(done: Rescued) -> None:
    _saying.rows((table, count) for table, count in done.records.items())
    _saying.rows([path] for path in (done.target, *done.beside))
    if done.is_everything:
        click.echo(translate("Nothing is known to be missing."))
        return
    click.echo(translate("{changes} changes of the history could not be read, and of {records} records nothing is left:",
                         changes=done.operations_lost, records=len(done.lost)))  # fmt: skip
    _saying.rows((one.table, one.uid) for one in done.lost)


def _answer(broken: Path, done: Rescued) -> dict[str, object]:
    return {
        "broken": str(broken),
        "file": str(done.target),
        "beside": [str(path) for path in done.beside],
        "records": done.records,
        "changes_lost": done.operations_lost,
        "lost": [{"table": one.table, "uid": one.uid} for one in done.lost],
    }


COMMAND = click.Command(
    "rescue",
    callback=_rescue,
    help=mark(
        "Write everything that can be read in the damaged file BROKEN to a new file, with a page for a browser (.html) and "
        "sheets (.csv) beside it. BROKEN stays as it is. Ends with 1 when something is missing.\n\n"
        "With --json one object: broken, file, beside (paths), records (the number of records by table), changes_lost, lost "
        "(table and uid of each record of which nothing is left)."
    ),
    params=[
        click.Argument(["broken"], metavar="BROKEN", type=click.Path(path_type=Path)),
        click.Option(["-o", "--output"], required=True, metavar="NEW", type=click.Path(path_type=Path),
                     help=mark("The file to write; it must not be there yet.")),
        JSON,
    ],
)  # fmt: skip
