"""Make one of two records that are one and the same."""

from pathlib import Path

import click
from click import Command

from facilitator.cli._files import FILE, TABLE, writing
from facilitator.refusal import Refusal
from facilitator.store import entering, uniting
from facilitator.words import mark

_KINDS = ("people", "organizations", "sectors")


def _unite(file: Path, table: str, gone: str, kept: str) -> None:
    record = entering.table(table)
    if table not in _KINDS:
        raise Refusal(mark("Only these can be united: {tables}."), tables=", ".join(_KINDS))
    with writing(file) as document:
        goes, stays = (entering.find(document.connection, record, typed) for typed in (gone, kept))
        if goes.uid == stays.uid:
            raise Refusal(mark("These are one record, and so the same: “{name}”."), name=stays.title)
        with document.change(mark("Make one of {name} and {other}"), name=stays.title, other=goes.title) as change:
            uniting.unite(change, record, goes.uid, stays.uid)


COMMAND = Command(
    "unite",
    callback=_unite,
    help=mark(
        "Make one record of two in TABLE of FILE (people, organizations or sectors): KEPT stays and keeps all it says, what "
        "is empty in it is filled from GONE, and all that led to GONE leads to KEPT, also in partners' copies.\n\n"
        "GONE and KEPT are ids, the first letters of one, or names that only one record has."
    ),
    params=[
        FILE,
        TABLE,
        click.Argument(["gone"], metavar="GONE"),
        click.Argument(["kept"], metavar="KEPT"),
    ],
)
