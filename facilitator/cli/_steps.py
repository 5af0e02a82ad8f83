"""What undo and redo have in common."""

import sqlite3
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import click

from facilitator.cli import _saying
from facilitator.cli._files import reading, writing
from facilitator.refusal import Refusal
from facilitator.store.document import Document
from facilitator.store.steps import Step
from facilitator.words import mark, plural, spoken, translate

LIST = click.Option(["--list", "is_list"], is_flag=True, help=mark("Only list the steps, the next one first."))


def listed(path: Path, steps: Callable[[sqlite3.Connection], list[Step]]) -> None:
    """Print the steps there are, with the time each was made."""
    with reading(path) as document:
        found = steps(document.connection)
    _saying.rows((f"{datetime.fromtimestamp(step.at / 1000):%Y-%m-%d %H:%M}", step.say(spoken())) for step in found)


def taken(path: Path, take: Callable[[Document], Step | None], nothing: str, done: str) -> int:
    """Take one step back or again, say which, and give the exit code: 1 when some of it had changed since."""
    with writing(path) as document:
        step = take(document)
    if step is None:
        raise Refusal(nothing)
    click.echo(translate(done, step=step.say(spoken())))
    if step.skipped:
        click.echo(plural("{n} value had changed since and was left alone.", "{n} values had changed since and were left "
                          "alone.", step.skipped), err=True)  # fmt: skip
    return 1 if step.skipped else 0
