"""Bring contacts in from a file of another program."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from facilitator.cli import _saying
from facilitator.cli._files import FILE, JSON, reading, writing
from facilitator.words import mark, translate

if TYPE_CHECKING:
    from facilitator.exchange.import_plan import Plan, Summary

STANDARD_INPUT = "-"
# What to do with likely duplicates → the name of what the plan calls it.
DUPLICATES = {"skip": "ASK", "add": "ADD", "fill": "CHANGE"}
# What happens with a line, as the plan says it → as people read it.
_HAPPENS = {
    "added": mark("added"), "changed": mark("changed"), "skipped": mark("skipped"),
    "ask": mark("skipped, likely a duplicate"),
}  # fmt: skip


def _bring_in(file: Path, source: str, is_dry_run: bool, duplicates: str, as_json: bool) -> int:
    from facilitator.exchange import contact_import
    from facilitator.exchange import reading as foreign

    found = foreign.read(_content(source)) if source == STANDARD_INPUT else foreign.read(Path(source))
    incoming = found.incoming()
    with (reading if is_dry_run else writing)(file) as document:
        plan = _chosen(contact_import.plan(document.connection, incoming), duplicates)
        summary = plan.summary
        if not is_dry_run:
            label = mark("Bring in contacts from {file}")
            with document.change(label, kind="import", file=found.name) as change:
                summary = contact_import.apply(change, plan)
    if as_json:
        _saying.as_json(_answer(file, found.name, plan, summary, is_dry_run))
    else:
        _tell(plan, summary, is_dry_run)
    return 1 if summary.skipped else 0


def _content(source: str) -> bytes:
    from facilitator.exchange.reading import LARGEST

    return sys.stdin.buffer.read(LARGEST + 1)


def _chosen(plan: "Plan", duplicates: str) -> "Plan":
    from facilitator.exchange.import_plan import What

    return plan.choose_all_asked(What[DUPLICATES[duplicates]])


def _tell(plan: "Plan", summary: "Summary", is_dry_run: bool) -> None:
    _saying.rows((line.line, translate(_HAPPENS[line.what]), line.name, str(line.reason)) for line in plan.lines)
    text = mark("{added} added, {changed} changed, {skipped} skipped.")
    would = mark("Would be: {added} added, {changed} changed, {skipped} skipped. Nothing was written.")
    click.echo(translate(would if is_dry_run else text, added=summary.added, changed=summary.changed,
                         skipped=summary.skipped))  # fmt: skip


def _answer(file: Path, source: str, plan: "Plan", summary: "Summary", is_dry_run: bool) -> dict[str, object]:
    return {
        "file": str(file),
        "source": source,
        "is_dry_run": is_dry_run,
        "added": summary.added,
        "changed": summary.changed,
        "skipped": summary.skipped,
        "asked": summary.asked,
        "lines": [
            {"line": line.line, "what": str(line.what), "name": line.name, "reason": str(line.reason)}
            for line in plan.lines
        ],
    }


COMMAND = click.Command(
    "import",
    callback=_bring_in,
    help=mark(
        "Bring contacts in from SOURCE: contact cards (.vcf), or a list (.csv, .tsv, .xlsx, .xls, .ods) with headings. "
        "SOURCE - is the standard input. Says what becomes of each line and why; “facilitator undo” takes all of it back. "
        "Ends with 1 when lines were skipped.\n\n"
        "With --json one object: file, source, is_dry_run, added, changed, skipped, asked (those of the skipped that are "
        "likely duplicates), lines (each with line, what: added, changed, skipped or ask, name, reason)."
    ),
    params=[
        FILE,
        click.Argument(["source"], metavar="SOURCE"),
        click.Option(["--dry-run", "is_dry_run"], is_flag=True, help=mark("Only say what would happen.")),
        click.Option(["--duplicates"], type=click.Choice(list(DUPLICATES)), default="skip", show_default=True,
                     help=mark("What to do with likely duplicates: leave them out, add them anyway, or fill what is empty.")),
        JSON,
    ],
)  # fmt: skip
