"""Change fields of a record."""

from pathlib import Path

from click import Command

from facilitator.cli._files import FILE, TABLE, UID, VALUES, fields_typed, writing
from facilitator.store import entering
from facilitator.words import mark


def _change(file: Path, table: str, uid: str, values: tuple[str, ...]) -> None:
    record = entering.table(table)
    typed = fields_typed(values)
    with writing(file) as document, document.change(mark("Change {field}"), field=record.one) as change:
        entering.set_fields(change, record, uid, typed)


COMMAND = Command(
    "set",
    callback=_change,
    help=mark(
        "Give fields of a record of FILE new values; an empty value (FIELD=) empties the field.\n\n"
        "UID is the record's id, the first letters of it, or a name that only one record has."
    ),
    params=[FILE, TABLE, UID, VALUES],
)
