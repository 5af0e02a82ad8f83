"""List who and what may be in a file twice, and remember who is not the same."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from facilitator.cli import _saying
from facilitator.cli._files import FILE, JSON, reading, writing
from facilitator.domain.records import Organization, Person, Record
from facilitator.refusal import Refusal
from facilitator.store import entering, told_apart
from facilitator.store.document import Document
from facilitator.words import mark, translate

if TYPE_CHECKING:
    from facilitator.exchange.look_through import Pair


def _tell(file: Path, apart: tuple[str, str] | None, as_json: bool) -> None:
    from facilitator.exchange import look_through

    if apart:
        with writing(file) as document:
            record, one, other = _both(document, *apart)
            with document.change(mark("Say that {name} is not {other}"), name=one.title, other=other.title) as change:
                told_apart.tell_apart(change, record, one.uid, other.uid)
    with reading(file) as document:
        found = look_through.find_all(document.connection)
    if as_json:
        _saying.as_json({"file": str(file), "pairs": [_as_object(one) for one in found]})
    elif not found:
        click.echo(translate("Nobody is here twice"))
    else:
        _saying.rows(
            (pair.one.table, pair.one.uid, pair.one.title, pair.other.uid, pair.other.title, str(pair.why))
            for pair in found
        )


def _both(document: Document, one: str, other: str) -> tuple[type[Record], Record, Record]:
    problem: Refusal | None = None
    for record in (Person, Organization):
        try:
            found = tuple(entering.find(document.connection, record, typed) for typed in (one, other))
        except Refusal as said:
            problem = problem or said
            continue
        if found[0].uid == found[1].uid:
            raise Refusal(mark("These are one record, and so the same: “{name}”."), name=found[0].title)
        return record, found[0], found[1]
    assert problem
    raise problem


def _as_object(pair: "Pair") -> dict[str, object]:
    return {
        "table": pair.one.table, "why": str(pair.why),
        "one": {"uid": pair.one.uid, "title": pair.one.title},
        "other": {"uid": pair.other.uid, "title": pair.other.title},
    }  # fmt: skip


COMMAND = click.Command(
    "duplicates",
    callback=_tell,
    help=mark(
        "List the people and organizations of FILE that may be there twice, and why. “facilitator unite FILE TABLE GONE "
        "KEPT” makes one of two.\n\n"
        "With --json one object: file, pairs (each with table, why, one and other, each with uid, title)."
    ),
    params=[
        FILE,
        click.Option(["--not-the-same", "apart"], nargs=2, metavar="A B",
                     help=mark("Remember first that two are not the same; they are not listed any more.")),
        JSON,
    ],
)  # fmt: skip
