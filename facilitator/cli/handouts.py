"""Which papers can be made."""

from click import Command

from facilitator.cli import _saying
from facilitator.cli._files import JSON
from facilitator.words import mark, translate


def _list(as_json: bool) -> None:
    from facilitator.handouts import making

    found = making.catalogue()
    if as_json:
        described = [
            {
                "name": one.name,
                "title": translate(one.title),
                "needs": one.needs,
                "privacy": translate(one.privacy),
                "takes": sorted(one.takes),
            }
            for one in found
        ]
        _saying.as_json({"handouts": described})
        return
    _saying.rows((one.name, translate(one.title), one.needs) for one in found)


COMMAND = Command(
    "handouts",
    callback=_list,
    help=mark(
        "List the papers that can be made: name, title, and what each needs.\n\n"
        "With --json one object: handouts (each with name, title, needs: “meeting”, “import” or empty, privacy, and takes: “contacts”, “start”)."
    ),
    params=[JSON],
)
