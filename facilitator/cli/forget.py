"""Forget a person for good, with every trace that the program can find."""

from collections.abc import Sequence
from pathlib import Path

import click

from facilitator.cli import _saying
from facilitator.cli._files import FILE, JSON, UID, reading, writing
from facilitator.domain.records import BY_TABLE, Person
from facilitator.refusal import Refusal
from facilitator.store import entering, forgetting, operations
from facilitator.store.document import Document
from facilitator.store.forgetting import Copies, Forgotten, Place
from facilitator.words import mark, translate


def _forget(file: Path, uid: str, is_preview: bool, copies: str, as_json: bool) -> int:
    if is_preview:
        with reading(file) as document:
            places: Sequence[Place] = forgetting.places(document.connection, _found(document, uid))
        done = None
    else:
        with writing(file) as document:
            done = forgetting.forget(document, _found(document, uid), Copies(copies))
        places = done.places
    if as_json:
        _saying.as_json(_answer(file, places, done))
    else:
        tell(places, done)
    return 1 if done and (done.copies_left or done.problem) else 0


def _found(document: Document, typed: str) -> str:
    # Somebody who was removed before is known by their whole id only.
    if operations.of_row(document.connection, Person.table, typed):
        return typed
    return entering.find(document.connection, Person, typed).uid


def tell(places: Sequence[Place], done: Forgotten | None) -> None:
    """Say which words still tell of the person, and what forgetting did."""
    if places:
        click.echo(translate("These words tell of the person, or may; the program leaves them to you:"))
    _saying.rows(
        (place.title, translate(BY_TABLE[place.table].fields[place.field].label), place.text) for place in places
    )
    if done is None:
        edit_first = mark("Nothing was written. Edit these words first: then what stood there before is forgotten too.")
        click.echo(translate(edit_first if places else mark("Nothing was written.")))
        return
    click.echo(translate("The person is forgotten. This cannot be taken back. {count} copies kept here were cleared.",
                         count=done.copies_cleared))  # fmt: skip
    for path in done.copies_left:
        click.echo(str(Refusal(mark("This copy still holds the person: {path}"), path=path)), err=True)
    if done.problem:
        click.echo(str(done.problem), err=True)


def _answer(file: Path, places: Sequence[Place], done: Forgotten | None) -> dict[str, object]:
    return {
        "file": str(file),
        "is_preview": done is None,
        "removed": done.removed if done else 0,
        "unnamed": done.unnamed if done else 0,
        "copies_cleared": done.copies_cleared if done else 0,
        "copies_left": [str(path) for path in done.copies_left] if done else [],
        "problem": str(done.problem) if done and done.problem else "",
        "places": [
            {"table": place.table, "uid": place.uid, "title": place.title, "field": place.field, "text": place.text,
             "is_sure": place.is_sure}
            for place in places
        ],
    }  # fmt: skip


COMMAND = click.Command(
    "forget",
    callback=_forget,
    help=mark(
        "Forget the person UID of FILE for good: in records, history, names of steps, and the copies the program has kept. "
        "Numbers of who came stay. This cannot be taken back. What stands about them in free text is listed, and left to "
        "you. Ends with 1 when a copy still holds the person.\n\n"
        "With --json one object: file, is_preview, removed and unnamed (records), copies_cleared, copies_left (paths), "
        "problem, places (each with table, uid, title, field, text, is_sure)."
    ),
    params=[
        FILE,
        UID,
        click.Option(["--preview", "is_preview"], is_flag=True, help=mark("Only list the words about the person.")),
        click.Option(["--copies"], type=click.Choice([str(one) for one in Copies]), default="rewrite", show_default=True,
                     help=mark("What becomes of the copies that hold the person: rewritten, deleted, or kept.")),
        JSON,
    ],
)  # fmt: skip
