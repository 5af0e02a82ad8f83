"""List the records of a table."""

from collections.abc import Mapping
from pathlib import Path
from sqlite3 import Connection

import click

from facilitator.cli import _saying
from facilitator.cli._files import FILE, JSON, TABLE, reading
from facilitator.domain.records import BY_TABLE, Kind, Record
from facilitator.store import entering, rows
from facilitator.words import mark


def _list(file: Path, table: str, as_json: bool) -> None:
    record = entering.table(table)
    with reading(file) as document:
        found = entering.listing(document.connection, record)
        titles = {} if as_json else _titles(document.connection, record)
    if as_json:
        records = [{"uid": one.uid, **one.values()} for one in found]
        _saying.as_json({"table": table, "count": len(found), "records": records})
        return
    said = {name for one in found for name in one.said()}
    names = [name for name in record.fields if name in said]
    _saying.rows([["uid", *names]])
    _saying.rows([one.uid, *(_shown(getattr(one, name), titles) for name in names)] for one in found)


def _titles(connection: Connection, record: type[Record]) -> dict[str, str]:
    """Give the titles of everything the records link to, by id."""
    targets = {field.target for field in record.fields.values() if field.kind is Kind.LINK}
    return {one.uid: one.title for target in sorted(targets) for one in rows.select(connection, BY_TABLE[target])}


def _shown(value: object, titles: Mapping[str, str]) -> object:
    if isinstance(value, bool):
        return "yes" if value else ""
    return titles.get(value, value) if isinstance(value, str) else value


COMMAND = click.Command(
    "list",
    callback=_list,
    help=mark(
        "List the records of a TABLE of FILE, a line each with tabs between; names stand for links.\n\n"
        "With --json one object: table, count, records (each with uid and every field; links are ids)."
    ),
    params=[FILE, TABLE, JSON],
)
