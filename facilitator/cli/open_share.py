"""Open a copy from somebody as a file of one's own."""

from pathlib import Path

import click

from facilitator.cli import _saying, _shares
from facilitator.cli._files import JSON
from facilitator.store import places
from facilitator.words import mark, translate


def _open(incoming: Path, output: Path, passphrase_file: Path | None, as_json: bool) -> None:
    from facilitator.exchange.sharing import opening

    found = _shares.read(incoming, passphrase_file)
    opening.open_share(found, output, places.user()).close()
    header = found.header
    if as_json:
        _saying.as_json({
            "incoming": str(incoming), "output": str(output), "collaborative": header.name, "sender": header.sender,
            "for_whom": header.for_whom, "who": str(found.who), "may": header.may, "return_by": header.return_by,
            "message": header.message, "profile": header.profile, "operations": len(found.operations),
        })  # fmt: skip
        return
    click.echo(_shares.from_whom(found))
    if header.message:
        click.echo(header.message)
    click.echo(translate("{path} is your copy of {collaborative}.", path=output, collaborative=header.name))
    if header.return_by:
        click.echo(translate("Please send it back by {day}.", day=header.return_by))


COMMAND = click.Command(
    "open-share",
    callback=_open,
    help=mark(
        "Make a file of your own from the copy INCOMING that somebody sent you. Work in it as in any file; “facilitator "
        "share FILE -o OUT --return” writes what you changed.\n\n"
        "With --json one object: incoming, output, collaborative, sender, for_whom, who (how its signature compares: own, "
        "as last time, new, another key, unsigned, unsigned although signed before), may (change or look), return_by, "
        "message, profile, operations."
    ),
    params=[
        _shares.INCOMING,
        click.Option(["-o", "--output"], required=True, metavar="FILE", type=click.Path(path_type=Path),
                     help=mark("The file to make, ending in .collab; one that is there stays.")),
        _shares.PASSPHRASE,
        JSON,
    ],
)  # fmt: skip
