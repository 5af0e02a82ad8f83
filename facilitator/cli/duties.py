"""Who does what for the group, and the differences that are being settled."""

from datetime import date
from pathlib import Path

import click

from facilitator.cli import _saying
from facilitator.cli._files import FILE, JSON, TODAY, reading
from facilitator.domain.differences import days_open, is_due, is_open, state
from facilitator.domain.records import Difference
from facilitator.store import differences, duties
from facilitator.words import mark, spoken, translate


def _tell(file: Path, with_differences: bool, as_json: bool, today: date | None) -> None:
    day = today or date.today()
    with reading(file) as document:
        lines = duties.listing(document.connection)
        found = differences.listing(document.connection, day) if with_differences else []
    cover = duties.cover(lines)
    if as_json:
        answer: dict[str, object] = {
            "count": cover.total,
            "without_holder": [one.name for one in cover.without_holder],
            "without_stand_in": [one.name for one in cover.without_stand_in],
            "duties": [
                {
                    "uid": one.uid,
                    "name": one.name,
                    "holder": one.holder,
                    "stand_in": one.stand_in,
                    "since": one.duty.since,
                }
                for one in lines
            ],
        }
        if with_differences:
            answer["differences"] = [_object(line.difference, day) for line in found]
        _saying.as_json(answer)
        return
    nobody = translate("nobody")
    _saying.rows([one.name, one.holder or nobody, one.stand_in or nobody] for one in lines)
    if with_differences:
        _saying.rows([line.name, line.between, state(line.difference, day, spoken())] for line in found)


def _object(one: Difference, today: date) -> dict[str, object]:
    return {
        "uid": one.uid, "about": one.about, "between": one.between, "noticed_on": one.noticed_on,
        "is_open": is_open(one), "days_open": days_open(one, today), "is_due": is_due(one, today),
    }  # fmt: skip


COMMAND = click.Command(
    "duties",
    callback=_tell,
    help=mark(
        "List the duties of FILE with who does each and who steps in.\n\nWith --json one object: count, without_holder, "
        "without_stand_in, duties, and with --differences also differences."
    ),
    params=[
        FILE,
        click.Option(["--differences", "with_differences"], is_flag=True,
                     help=mark("Also the private log of differences between people.")),
        JSON,
        TODAY,
    ],
)  # fmt: skip
