"""Who changed a record, when, and from what to what."""

from pathlib import Path

from click import Command

from facilitator.cli import _saying
from facilitator.cli._files import FILE, JSON, TABLE, UID, reading
from facilitator.domain.records import Record
from facilitator.refusal import Refusal
from facilitator.store import entering, history
from facilitator.store.history import Entry
from facilitator.words import mark, translate

# What happened to a record, as `history` says it → as people read it.
_HAPPENED = {
    "added": mark("added"),
    "changed": mark("changed"),
    "removed": mark("removed"),
    "restored": mark("restored"),
}


def _tell(file: Path, table: str, uid: str, as_json: bool) -> None:
    record = entering.table(table)
    with reading(file) as document:
        entries = history.of(document.connection, record, uid)
        if not entries:
            uid = entering.find(document.connection, record, uid).uid
            entries = history.of(document.connection, record, uid)
    if not entries:
        raise Refusal(mark("Nothing is known about that {what}."), what=Refusal(record.one))
    if as_json:
        _saying.as_json({"table": table, "uid": uid, "entries": [_as_object(entry) for entry in entries]})
        return
    for entry in entries:
        _saying.rows([[f"{entry.at:%Y-%m-%d %H:%M}", entry.author, translate(_HAPPENED[entry.what])]])
        _saying.rows(["", *line] for line in _lines(record, entry))


def _lines(record: type[Record], entry: Entry) -> list[tuple[str, str, str]]:
    known = record.fields
    return [
        (translate(known[name].label), f"{_shown(before)} →", _shown(after))
        for name, (before, after) in entry.fields.items()
    ]


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return translate("yes") if value else translate("no")
    return "" if value is None else str(value)


def _as_object(entry: Entry) -> dict[str, object]:
    return {
        "at": entry.at.isoformat(timespec="seconds"),
        "author": entry.author,
        "what": entry.what,
        "fields": {name: {"before": before, "after": after} for name, (before, after) in entry.fields.items()},
    }


COMMAND = Command(
    "history",
    callback=_tell,
    help=mark(
        "Say who changed a record of FILE, when, and from what to what; a removed record too, by its whole id.\n\n"
        "With --json one object: table, uid, entries (each with at, author, what: added, changed, removed or restored, and "
        "fields: before and after by name)."
    ),
    params=[FILE, TABLE, UID, JSON],
)
