"""Say whether a file is whole."""

from pathlib import Path

import click

from facilitator.cli import _saying
from facilitator.cli._files import FILE, JSON, reading
from facilitator.refusal import Refusal
from facilitator.store import check
from facilitator.words import mark, translate


def _check(file: Path, as_json: bool) -> None:
    with reading(file) as document:
        problems = list(check.problems(document.connection))
    if as_json:
        _saying.as_json({"file": str(file), "is_whole": not problems, "problems": problems})
    else:
        _saying.rows([problem] for problem in problems)
    if problems:
        raise Refusal(mark("“{name}” is not whole ({count}). Restore an earlier day, or ask a partner for their copy."),
                      name=file.name, count=len(problems))  # fmt: skip
    if not as_json:
        click.echo(translate("“{name}” is whole.", name=file.name))


COMMAND = click.Command(
    "check",
    callback=_check,
    help=mark(
        "Compare everything in FILE with its history, and say what does not fit; ends with 2 when something does not.\n\n"
        "With --json one object: file, is_whole, problems (sentences)."
    ),
    params=[FILE, JSON],
)
