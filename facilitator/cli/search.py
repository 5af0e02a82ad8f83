"""Search everything in a file."""

from pathlib import Path

import click

from facilitator.cli import _saying
from facilitator.cli._files import FILE, JSON, reading
from facilitator.domain.records import BY_TABLE
from facilitator.store import search
from facilitator.store.search import Found
from facilitator.words import mark, translate


def _search(file: Path, words: tuple[str, ...], limit: int, as_json: bool) -> None:
    typed = " ".join(words)
    with reading(file) as document:
        found = search.find(document.connection, typed, limit)
    if as_json:
        _saying.as_json({"words": typed, "count": len(found), "found": [_as_object(one) for one in found]})
        return
    if not found:
        click.echo(translate("Nothing holds “{words}”", words=typed))
    _saying.rows([_kind(one), one.title, one.about or one.day, _place(one), one.uid] for one in found)


def _kind(one: Found) -> str:
    return translate(BY_TABLE[one.table].one)


def _place(one: Found) -> str:
    if not one.field or one.excerpt == one.title:
        return ""
    return f"{translate(BY_TABLE[one.table].fields[one.field].label)}: {one.excerpt}"


def _as_object(one: Found) -> dict[str, object]:
    return {
        "table": one.table,
        "uid": one.uid,
        "title": one.title,
        "about": one.about,
        "day": one.day.isoformat() if one.day else "",
        "field": one.field,
        "excerpt": one.excerpt,
    }


COMMAND = click.Command(
    "search",
    callback=_search,
    help=mark(
        "Find everything in FILE that holds all the WORDS, or words that begin so, accents and capitals aside: a line each "
        "with the kind, the title, what tells it from others, where it was found, and the id. Where nothing "
        "begins so, words that hold it in their middle are found.\n\n"
        "With --json one object: words, count, found (each with table, uid, title, about, day, field, excerpt)."
    ),
    params=[
        FILE,
        click.Argument(["words"], metavar="WORDS…", nargs=-1, required=True),
        click.Option(["--limit"], type=click.IntRange(1, 10_000), default=20, show_default=True,
                     help=mark("The most of each kind.")),
        JSON,
    ],
)  # fmt: skip
