"""Opening the file a command is about, and the days it speaks of."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import click

from facilitator.refusal import Refusal
from facilitator.store import mishaps, places
from facilitator.store.document import Document, look, open_file
from facilitator.words import mark

FILE = click.Argument(["file"], metavar="FILE", type=click.Path(path_type=Path))
TABLE = click.Argument(["table"], metavar="TABLE")
UID = click.Argument(["uid"], metavar="UID")
VALUES = click.Argument(["values"], metavar="FIELD=VALUE…", nargs=-1, required=True)
JSON = click.Option(["--json", "as_json"], is_flag=True, help=mark("Print one JSON object instead of words."))


def _day(context: click.Context, parameter: click.Parameter, typed: str | None) -> date | None:
    if typed is None:
        return None
    try:
        return date.fromisoformat(typed)
    except ValueError:
        raise Refusal(mark("“{value}” is no date; write it as 2026-12-01."), value=typed) from None


TODAY = click.Option(
    ["--today"], callback=_day, metavar="DATE", help=mark("Take this day for today, such as 2026-12-01.")
)


@contextmanager
def reading(path: Path) -> Iterator[Document]:
    """Open a file only to look at it, whoever else has it open."""
    with _said_plainly(path), look(path) as document:
        yield document


@contextmanager
def writing(path: Path) -> Iterator[Document]:
    """Open a file to change it; raises the reason when it cannot be changed now."""
    with _said_plainly(path), open_file(path, places.user()) as document:
        if document.look_only:
            raise document.look_only.reason
        yield document


def fields_typed(values: tuple[str, ...]) -> dict[str, str]:
    """Part FIELD=VALUE words; a field that is named twice keeps its last value."""
    typed = {}
    for one in values:
        name, sign, value = one.partition("=")
        if not sign:
            raise Refusal(mark("“{typed}” has no “=”: write the field's name, “=”, and the value."), typed=one)
        typed[name.strip()] = value
    return typed


@contextmanager
def _said_plainly(path: Path) -> Iterator[None]:
    try:
        yield
    except (sqlite3.Error, UnicodeDecodeError) as problem:
        known = mishaps.meaning(problem, path.name)
        if known is None:
            raise
        raise known from problem
