"""What was removed lately, and a way to bring it back."""

from collections.abc import Iterator
from pathlib import Path

import click

from facilitator.cli import _saying
from facilitator.cli._files import FILE, JSON, reading, writing
from facilitator.domain.records import BY_TABLE
from facilitator.store import bin as bins
from facilitator.store.bin import Removed
from facilitator.words import mark, translate


def _show(file: Path, wanted: str | None, as_json: bool) -> None:
    if wanted is not None:
        _bring_back(file, wanted, as_json)
        return
    with reading(file) as document:
        found = bins.removed(document.connection)
    if as_json:
        _saying.as_json({"file": str(file), "count": len(found), "removed": [_as_object(one) for one in found]})
        return
    if not found:
        click.echo(translate("Nothing was removed in the last 30 days."))
    for one in found:
        _saying.rows(_lines(one, ""))


def _bring_back(file: Path, wanted: str, as_json: bool) -> None:
    with writing(file) as document:
        one = bins.find(document.connection, wanted)
        with document.change(mark("Bring back “{name}”"), name=one.title) as change:
            back = bins.bring_back(change, one.table, one.uid)
    if as_json:
        _saying.as_json({"file": str(file), "back": [{"table": table, "uid": uid} for table, uid in back]})
        return
    click.echo(translate("“{name}” is back.", name=one.title))


def _lines(one: Removed, indent: str) -> Iterator[tuple[str, ...]]:
    kind = translate(BY_TABLE[one.table].one)
    yield f"{indent}{one.when:%Y-%m-%d %H:%M}", kind, one.title, one.by, one.uid
    for belonging in one.owned:
        yield from _lines(belonging, f"{indent}  ")


def _as_object(one: Removed) -> dict[str, object]:
    return {
        "table": one.table,
        "uid": one.uid,
        "title": one.title,
        "at": one.when.isoformat(timespec="seconds"),
        "by": one.by,
        "owned": [_as_object(belonging) for belonging in one.owned],
    }


COMMAND = click.Command(
    "bin",
    callback=_show,
    help=mark(
        "List what was removed from FILE in the last 30 days, or bring one of it back with what belonged to it.\n\n"
        "With --json one object: file, count, removed (each with table, uid, title, at, by, owned: what went with it); or, "
        "with --bring-back, file and back (table and uid of each record)."
    ),
    params=[
        FILE,
        click.Option(["--bring-back", "wanted"], metavar="UID",
                     help=mark("Bring the removed record back whose id begins so, however long ago it was removed.")),
        JSON,
    ],
)  # fmt: skip
