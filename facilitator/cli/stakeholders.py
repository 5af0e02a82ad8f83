"""Who has a stake, how close they are and should be, and what kind of stakeholder nobody has been named for."""

from datetime import date
from pathlib import Path

import click

from facilitator.cli import _saying
from facilitator.cli._files import FILE, JSON, TODAY, reading
from facilitator.domain import stakeholders as rules
from facilitator.store import stakeholders
from facilitator.store.stakeholders import Line
from facilitator.words import mark, spoken, translate


def _tell(file: Path, is_gaps: bool, as_json: bool, today: date | None) -> None:
    with reading(file) as document:
        lines = stakeholders.listing(document.connection, today or date.today())
    missing = rules.gaps(line.stakeholder for line in lines)
    counts = {"kinds": len(rules.KINDS), "kinds_named": len(rules.KINDS) - len(missing),
              "coverage": (len(rules.KINDS) - len(missing)) / len(rules.KINDS)}  # fmt: skip
    if as_json and is_gaps:
        questions = [{"kind": kind, "question": translate(rules.KINDS[kind])} for kind in missing]
        _saying.as_json({**counts, "gaps": questions})
    elif as_json:
        _saying.as_json(
            {**counts, "gaps": missing, "count": len(lines), "stakeholders": [_object(one) for one in lines]}
        )
    elif is_gaps:
        click.echo(
            translate("{n} of {all} kinds of stakeholder have somebody.", n=counts["kinds_named"], all=len(rules.KINDS))
        )
        _saying.rows([translate(rules.KINDS[kind])] for kind in missing)
    else:
        _saying.rows(_row(one) for one in lines)


def _row(line: Line) -> list[object]:
    one, found = line.stakeholder, rules.suggest(line.stakeholder)
    suggestion = translate("suggested: {level} ({reason})", level=_level(found.level), reason=translate(found.reason))
    last = spoken().short_date(line.last) if line.last else translate("never")
    due = translate("due") if line.is_overdue else ""
    return [
        one.uid,
        line.name,
        line.sector,
        f"{_level(one.level_now)} → {_level(one.level_wanted)}",
        suggestion,
        last,
        due,
    ]


def _level(level: str) -> str:
    return translate(rules.LEVEL_NAMES[level])


def _object(line: Line) -> dict[str, object]:
    one, found = line.stakeholder, rules.suggest(line.stakeholder)
    return {
        "uid": one.uid,
        "name": line.name,
        "sector": line.sector,
        "kinds": [kind for kind in (*rules.KINDS, rules.OTHER) if getattr(one, kind)],
        "is_directly_affected": one.is_directly_affected,
        "place_on_grid": rules.place(one.influence, one.interest),
        "level_now": one.level_now,
        "level_wanted": one.level_wanted,
        "suggested": found.level,
        "reason": translate(found.reason),
        "last_touch": line.last.isoformat() if line.last else "",
        "due_on": line.due_on.isoformat() if line.due_on else "",
        "is_overdue": line.is_overdue,
        "unanswered": line.waiting,
    }


COMMAND = click.Command(
    "stakeholders",
    callback=_tell,
    help=mark(
        "List the stakeholders of FILE in the order to call them, with the level now and wanted, the one suggested and "
        "why, and the last call.\n\nWith --json one object: kinds, kinds_named, coverage, gaps, count, stakeholders; with "
        "--gaps its gaps are objects of kind and question."
    ),
    params=[
        FILE,
        click.Option(["--gaps", "is_gaps"], is_flag=True,
                     help=mark("Only ask for the kinds of stakeholder nobody has been named for.")),
        JSON,
        TODAY,
    ],
)  # fmt: skip
