"""What was heard from stakeholders, and who is to be called."""

from datetime import date
from pathlib import Path

import click

from facilitator.cli import _saying
from facilitator.cli._files import FILE, JSON, TODAY, reading
from facilitator.domain.outreach_due import Figures
from facilitator.domain.records import Touch
from facilitator.domain.records.outreach import WAYS
from facilitator.store import outreach, stakeholders
from facilitator.store.stakeholders import Line
from facilitator.words import mark, spoken, translate


def _tell(file: Path, is_due: bool, as_json: bool, today: date | None) -> None:
    with reading(file) as document:
        lines = stakeholders.listing(document.connection, today or date.today())
        touches = outreach.listing(document.connection)
        figures = outreach.figures(document.connection)
    calls = stakeholders.due(lines)
    names = {line.uid: line.name for line in lines}
    if as_json:
        answer = _counts(figures) | {"overdue": len(calls)}
        told = [_call(one) for one in calls] if is_due else [_touch(one, names) for one in touches]
        _saying.as_json(answer | {"due" if is_due else "touches": told})
        return
    click.echo(
        translate("{touched} of {identified} stakeholders were touched; {answered} of {asked} questions were answered; "
                  "{due} are due.", touched=figures.touched, identified=figures.identified, answered=figures.answered,
                  asked=figures.asked, due=len(calls))
    )  # fmt: skip
    if is_due:
        _saying.rows(_call_row(one) for one in calls)
    else:
        _saying.rows([one.on_day, names.get(one.stakeholder, ""), translate(dict(WAYS)[one.way]), one.heard, one.asked,
                      one.answered_on or one.answer_due] for one in touches)  # fmt: skip


def _call_row(line: Line) -> list[object]:
    last = spoken().short_date(line.last) if line.last else translate("never")
    affected = translate("directly affected") if line.stakeholder.is_directly_affected else ""
    through = ", ".join(filter(None, (line.through, line.through_phone)))
    return [line.name, line.phone, through, last, affected]


def _counts(figures: Figures) -> dict[str, object]:
    return {
        "identified": figures.identified,
        "touched": figures.touched,
        "coverage": figures.coverage,
        "asked": figures.asked,
        "answered": figures.answered,
        "answer_rate": figures.answer_rate,
    }


def _call(line: Line) -> dict[str, object]:
    return {
        "uid": line.uid,
        "name": line.name,
        "phone": line.phone,
        "through": line.through,
        "through_phone": line.through_phone,
        "is_directly_affected": line.stakeholder.is_directly_affected,
        "last_touch": line.last.isoformat() if line.last else "",
        "due_on": line.due_on.isoformat() if line.due_on else "",
        "unanswered": line.waiting,
    }


def _touch(touch: Touch, names: dict[str, str]) -> dict[str, object]:
    return {"uid": touch.uid, "name": names.get(touch.stakeholder, ""), **touch.values()}


COMMAND = click.Command(
    "outreach",
    callback=_tell,
    help=mark(
        "List the calls, visits and letters of FILE, the newest first; with --due whom to call, those nobody ever called "
        "and those directly affected first.\n\nWith --json one object: identified, touched, coverage, asked, answered, "
        "answer_rate, overdue, and touches or due."
    ),
    params=[FILE, click.Option(["--due", "is_due"], is_flag=True, help=mark("Only whom to call.")), JSON, TODAY],
)
