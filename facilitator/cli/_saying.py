"""What a command prints: one JSON object, or plain lines."""

import json
from collections.abc import Iterable, Sequence

import click

from facilitator.domain.plain_text import clean_line


def as_json(answer: dict[str, object]) -> None:
    """Print one object, indented, in people's own letters."""
    click.echo(json.dumps(answer, ensure_ascii=False, indent=2))


def rows(lines: Iterable[Sequence[object]]) -> None:
    """Print lines of cells with a tab between; what could upset a terminal is taken out."""
    for line in lines:
        click.echo("\t".join(clean_line("" if cell is None else str(cell)) for cell in line))
