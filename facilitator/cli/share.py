"""Write a copy for a partner, or send one back."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from facilitator.cli import _saying, _shares
from facilitator.cli._files import FILE, JSON, TODAY, reading
from facilitator.refusal import Refusal
from facilitator.store import places
from facilitator.words import mark, plural, translate

if TYPE_CHECKING:
    from facilitator.exchange.sharing.choosing import Wish
    from facilitator.exchange.sharing.packing import Written


_WITHOUT_THE_PROGRAM = (".xlsx", ".csv", ".vcf")


def _share(file: Path, output: Path, profile: str | None, for_whom: str, leave_out: str, has_history: bool,
           is_look_only: bool, return_by: str, message: str, passphrase_file: Path | None, sender: str, is_return: bool,
           is_whole: bool, today: date | None, as_json: bool) -> None:  # fmt: skip
    from facilitator.exchange.sharing import packing
    from facilitator.exchange.sharing.choosing import Wish
    from facilitator.exchange.sharing.shipment import CHANGE, LOOK

    if not profile and not is_return:
        raise Refusal(mark("Say with --profile what they may see; “facilitator profiles” lists the choices."))
    wish = Wish(
        profile=profile or "", for_whom=for_whom,
        leave_out=frozenset(name.strip() for name in leave_out.split(",") if name.strip()),
        may=LOOK if is_look_only else CHANGE, return_by=return_by, message=message, sender=sender or places.user(),
        has_history=has_history, is_return=is_return, is_whole=is_whole,
        passphrase=_shares.passphrase_in(passphrase_file), today=today,
    )  # fmt: skip
    if output.suffix.lower() in _WITHOUT_THE_PROGRAM:
        if has_history or is_look_only or return_by or message or wish.passphrase or is_return:
            raise Refusal(mark("A spreadsheet or an address book cannot be sent back, nor protected: leave out all options but "
                               "--profile, --to and --leave-out, or let the name end in .collabshare."))  # fmt: skip
        _take_people_out(file, output, wish, as_json)
        return
    with reading(file) as document:
        written = packing.write(document, output, wish)
    if as_json:
        _saying.as_json(_answer(file, written, bool(wish.passphrase)))
        return
    _saying.rows((table, count) for table, count in written.rows.items())
    click.echo(plural("{path}: {n} change to send back.", "{path}: {n} changes to send back.", written.operations,
                      path=output) if is_return
               else translate("{path}: {size} kB, ready to send.", path=output, size=-(-written.size // 1000)))  # fmt: skip


def _take_people_out(file: Path, output: Path, wish: "Wish", as_json: bool) -> None:
    from facilitator.exchange.sharing import address_book

    with reading(file) as document:
        count = address_book.write(document.connection, output, wish)
    if as_json:
        _saying.as_json({"file": str(file), "output": str(output), "profile": wish.profile, "for_whom": wish.for_whom,
                         "people": count})  # fmt: skip
        return
    click.echo(plural("{n} contact is in {path}.", "{n} contacts are in {path}.", count, path=output))


def _day(context: click.Context, parameter: click.Parameter, typed: str) -> str:
    try:
        return date.fromisoformat(typed).isoformat() if typed else ""
    except ValueError:
        raise Refusal(mark("“{value}” is no date; write it as 2026-12-01."), value=typed) from None


def _answer(file: Path, written: "Written", is_sealed: bool) -> dict[str, object]:
    header = written.header
    return {
        "file": str(file),
        "output": str(written.path),
        "shipment": header.shipment,
        "answers": header.answers,
        "profile": header.profile,
        "for_whom": header.for_whom,
        "may": header.may,
        "return_by": header.return_by,
        "is_sealed": is_sealed,
        "size": written.size,
        "sha256": written.sha256,
        "operations": written.operations,
        "rows": dict(written.rows),
        "fields": {table: sorted(names) for table, names in header.fields.items()},
        "forget_requests": list(header.forget),
    }


COMMAND = click.Command(
    "share",
    callback=_share,
    help=mark(
        "Write a copy of FILE for a partner, ending in .collabshare: only what the profile names, and no older values. "
        "With --return, from a file that was opened from somebody's copy, write what was changed in it since. For a partner "
        "without the program let OUT end in .xlsx, .csv or .vcf: the people, as far as the profile names them.\n\n"
        "With --json one object: file, output, shipment (its id), answers (the id of the shipment it gives back, or "
        "empty), profile, for_whom, may (change or look), return_by, is_sealed, size (bytes), sha256 (of its content), "
        "operations, rows (how many, by table), fields (what was shared, by table), forget_requests (ids of people it asks to "
        "forget); of a list of people file, output, profile, for_whom, people (how many)."
    ),
    params=[
        FILE,
        click.Option(["-o", "--output"], required=True, metavar="OUT", type=click.Path(path_type=Path),
                     help=mark("Where to write it; a file that is there is replaced.")),
        click.Option(["--profile"], metavar="NAME", help=mark("What they may see; “facilitator profiles” lists it.")),
        click.Option(["--to", "for_whom"], default="", metavar="NAME", help=mark("For whom it is.")),
        click.Option(["--leave-out", "leave_out"], default="", metavar="WHAT",
                     help=mark("What stays: phones, emails, notes, confidential, with commas between.")),
        click.Option(["--history", "has_history"], is_flag=True, help=mark("Older values of what they may see, too.")),
        click.Option(["--look-only", "is_look_only"], is_flag=True, help=mark("They may look at it, not change it.")),
        click.Option(["--return-by", "return_by"], default="", metavar="DATE", callback=_day,
                     help=mark("The day you need it back, such as 2026-12-01.")),
        click.Option(["--message"], default="", metavar="TEXT", help=mark("A few words to them.")),
        click.Option(["--from", "sender"], default="", metavar="NAME", envvar="FACILITATOR_AUTHOR",
                     help=mark("Who sends it; else FACILITATOR_AUTHOR.")),
        click.Option(["--return", "is_return"], is_flag=True, help=mark("Send back what was changed in their copy.")),
        click.Option(["--whole", "is_whole"], is_flag=True,
                     help=mark("With --return: all of the copy, not only what was changed in it.")),
        _shares.PASSPHRASE,
        TODAY,
        JSON,
    ],
)  # fmt: skip
