"""List what holds two values until somebody chooses."""

from pathlib import Path
from typing import TYPE_CHECKING

from click import Command

from facilitator.cli import _saying
from facilitator.cli._files import FILE, JSON, reading
from facilitator.domain.records import BY_TABLE
from facilitator.words import mark, translate

if TYPE_CHECKING:
    from facilitator.store.conflicts import Conflict


def _tell(file: Path, as_json: bool) -> None:
    from facilitator.store import conflicts

    with reading(file) as document:
        found = conflicts.open_conflicts(document.connection)
    if as_json:
        _saying.as_json({"file": str(file), "conflicts": [as_object(one) for one in found]})
        return
    for one in found:
        _saying.rows([[one.table, one.uid, one.title, _field(one)]])
        _saying.rows(["", _when(each.at.isoformat(" ", "minutes")), each.author, _shown(one, each.value)]
                     for each in one.candidates)  # fmt: skip


def as_object(one: "Conflict") -> dict[str, object]:
    """Give a conflict as it is printed with --json."""
    return {
        "table": one.table, "uid": one.uid, "field": one.field, "title": one.title, "base": one.base,
        "candidates": [
            {"value": each.value, "author": each.author, "at": each.at.isoformat(timespec="seconds")}
            for each in one.candidates
        ],
    }  # fmt: skip


def _field(one: "Conflict") -> str:
    return translate(BY_TABLE[one.table].fields[one.field].label) if one.field else translate("removed or kept?")


def _when(moment: str) -> str:
    return "" if moment.startswith("1970") else moment


def _shown(one: "Conflict", value: object) -> str:
    if not one.field:
        return translate("removed it")
    if isinstance(value, bool):
        return translate("yes") if value else translate("no")
    return "" if value is None else str(value)


COMMAND = Command(
    "conflicts",
    callback=_tell,
    help=mark(
        "List what was changed on two sides to different values, and what was removed on one side and changed on the "
        "other. “facilitator set FILE TABLE UID FIELD=VALUE” settles it with any value but the last one listed, which is shown.\n\n"
        "With --json one object: file, conflicts (each with table, uid, field, which is empty for a removal, title, base: "
        "the value before, candidates: each with value, author, at)."
    ),
    params=[FILE, JSON],
)
