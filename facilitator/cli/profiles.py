"""Say what can be shared, and what can be left out of it."""

import click

from facilitator.cli import _saying
from facilitator.cli._files import JSON
from facilitator.words import mark, translate


def _tell(as_json: bool) -> None:
    from facilitator.exchange.sharing.profiles import LEAVE_OUT, PROFILES

    if as_json:
        _saying.as_json({
            "profiles": [
                {
                    "name": one.name, "title": translate(one.title), "sentence": translate(one.sentence),
                    "fields": {table: sorted(names) for table, names in one.fields.items()},
                }
                for one in PROFILES
            ],
            "leave_out": [{"name": one.name, "title": translate(one.title)} for one in LEAVE_OUT],
        })  # fmt: skip
        return
    _saying.rows((one.name, translate(one.title), translate(one.sentence)) for one in PROFILES)
    _saying.rows((f"--leave-out {one.name}", translate(one.title)) for one in LEAVE_OUT)


COMMAND = click.Command(
    "profiles",
    callback=_tell,
    help=mark(
        "List what can be shared with a partner, and what can be left out of it.\n\n"
        "With --json one object: profiles (each with name, title, sentence, and fields by table: all that leaves), "
        "leave_out (each with name, title)."
    ),
    params=[JSON],
)
