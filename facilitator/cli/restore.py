"""Bring an earlier day back, as one step that can be taken back."""

from pathlib import Path

import click

from facilitator.cli import _saying
from facilitator.cli._files import FILE, JSON, reading, writing
from facilitator.store import restoring
from facilitator.store.restoring import Day, Difference
from facilitator.words import mark, spoken, translate


def _restore(file: Path, moment: str, is_preview: bool, as_json: bool) -> None:
    with (reading if is_preview else writing)(file) as document:
        day = restoring.latest_of(document, moment)
        difference = (restoring.compare if is_preview else restoring.restore)(document, day.path)
    if as_json:
        _saying.as_json(_answer(file, day, difference, is_preview))
        return
    _saying.rows([sentence] for sentence in difference.say(spoken()))
    did = mark("{back} came back, {changed} as they were, {gone} gone again. “facilitator undo” takes it back.")
    would = mark("Would be: {back} back, {changed} as they were, {gone} gone again. Nothing was written.")
    nothing = mark("The file is as it was then; there is nothing to restore.")
    click.echo(translate(nothing if difference.is_nothing else would if is_preview else did,
                         **{what: difference.count(what) for what in ("back", "changed", "gone")}))  # fmt: skip


def _answer(file: Path, day: Day, difference: Difference, is_preview: bool) -> dict[str, object]:
    return {
        "file": str(file),
        "backup": str(day.path),
        "at": day.when.isoformat(),
        "is_preview": is_preview,
        "back": difference.count("back"),
        "changed": difference.count("changed"),
        "gone": difference.count("gone"),
        "rows": [
            {
                "table": row.table,
                "uid": row.uid,
                "what": row.what,
                "title": row.title,
                "fields": {name: {"now": now, "then": then} for name, (now, then) in row.fields.items()},
            }
            for row in difference.rows
        ],
    }


COMMAND = click.Command(
    "restore",
    callback=_restore,
    help=mark(
        "Bring every record of FILE to what it was in a copy that the program has kept. A copy of FILE as it is now is kept "
        "first, and “facilitator undo” takes it back.\n\n"
        "With --json one object: file, backup, at, is_preview, back, changed, gone (counts), rows (each with table, uid, "
        "what: back, changed or gone, title, fields: now and then by name)."
    ),
    params=[
        FILE,
        click.Option(["--to", "moment"], required=True, metavar="DATE",
                     help=mark("The day such as 2026-12-01, or “2026-12-01 18:30”; its latest copy is taken.")),
        click.Option(["--preview", "is_preview"], is_flag=True, help=mark("Only say what would happen.")),
        JSON,
    ],
)  # fmt: skip
