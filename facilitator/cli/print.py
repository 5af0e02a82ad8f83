"""Make a paper as PDF."""

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from facilitator.cli._files import TODAY, reading
from facilitator.refusal import Refusal
from facilitator.store import contact_lists, meetings
from facilitator.store.document import Document
from facilitator.words import Language, language, mark, plural

if TYPE_CHECKING:
    from facilitator.handouts import making

STANDARD_OUTPUT = Path("-")


def _print(
    handout: str, file: Path | None, output: Path, meeting: str | None, receipt: str, contacts: str, start_at: int,
    paper: str | None, is_large: bool, languages: str | None, is_blank: bool, today: date | None,
) -> int:  # fmt: skip
    from facilitator.handouts import making

    wanted = making.find(handout)
    day = today or date.today()
    _check_takes(wanted, contacts, start_at)
    if file is None:
        if not is_blank:
            raise Refusal(mark("Name the file to print from, or ask for a blank sheet with --blank."))
        request = making.Request(
            _spoken(languages or "en"), day, paper=paper or "letter", is_large=is_large, is_blank=True
        )
        return _write(wanted, request, output)
    with reading(file) as document:
        collaborative = document.collaborative()
        request = making.Request(
            _spoken(languages or collaborative.language),
            day,
            connection=document.connection,
            meeting=_meeting(document, meeting, day, is_needed=wanted.needs == "meeting" and not is_blank),
            receipt=_receipt(document, receipt) if wanted.needs == "import" and not is_blank else 0,
            paper=paper or collaborative.paper,
            is_large=is_large,
            is_blank=is_blank,
            contacts="" if is_blank else contact_lists.find(document.connection, contacts).uid,
            start_at=start_at,
        )
        return _write(wanted, request, output)


def _check_takes(handout: "making.Handout", contacts: str, start_at: int) -> None:
    from facilitator.handouts import making

    if contacts and making.CONTACTS not in handout.takes:
        raise Refusal(mark("“{handout}” is not made from a list of contacts. Leave --list away."),
                      handout=Refusal(handout.title))  # fmt: skip
    if start_at != 1 and making.START not in handout.takes:
        raise Refusal(mark("“{handout}” is not printed on sheets of labels. Leave --start-at away."),
                      handout=Refusal(handout.title))  # fmt: skip


def _write(handout: "making.Handout", request: "making.Request", output: Path) -> int:
    from facilitator.handouts import making

    target = sys.stdout.buffer if output == STANDARD_OUTPUT else output
    written = making.write(handout, request, target)
    for warning in written.warnings:
        click.echo(str(warning), err=True)
    if output != STANDARD_OUTPUT:
        click.echo(plural("{path}: {n} page", "{path}: {n} pages", written.pages, path=output))
    return 0


def _meeting(document: Document, wanted: str | None, day: date, is_needed: bool) -> str:
    """Give the id of the meeting that is meant: as named, else the next one, else the last."""
    if wanted:
        return meetings.find(document.connection, wanted, day).uid
    if not is_needed:
        return ""
    found = meetings.upcoming(document.connection, day) or meetings.latest(document.connection, day)
    if found is None:
        raise Refusal(mark("There is no meeting to print this for. Add one first, or ask for a blank sheet."))
    return found.uid


def _receipt(document: Document, wanted: str) -> int:
    from facilitator.store import receipts

    return receipts.find(document.connection, wanted)


def _spoken(codes: str) -> tuple[Language, ...]:
    return tuple(language(code) for code in codes.split("+"))


COMMAND = click.Command(
    "print",
    callback=_print,
    help=mark(
        "Make a paper of FILE as PDF; “facilitator handouts” lists the names. Without --meeting it is the next meeting's, "
        "else the last one's; a receipt without --import is for the file that was brought in last."
    ),
    params=[
        click.Argument(["handout"], metavar="HANDOUT"),
        click.Argument(["file"], metavar="FILE", required=False, type=click.Path(path_type=Path)),
        click.Option(["-o", "--output"], required=True, metavar="OUT.pdf", type=click.Path(path_type=Path),
                     help=mark("Where to write it; - is the standard output.")),
        click.Option(["--meeting"], metavar="WHICH", help=mark("next, last, a date such as 2026-12-01, or an id.")),
        click.Option(["--import", "receipt"], default="last", metavar="N|last",
                     help=mark("Which file that was brought in a receipt is for; “facilitator receipts” lists them.")),
        click.Option(["--list", "contacts"], default="", metavar="NAME",
                     help=mark("Only the contacts of this list, by its name or id; else everybody.")),
        click.Option(["--start-at"], default=1, metavar="N", help=mark("The first free label of a sheet that was begun.")),
        click.Option(["--paper"], type=click.Choice(["letter", "a4"]), help=mark("Else what the collaborative uses.")),
        click.Option(["--large", "is_large"], is_flag=True, help=mark("Large print.")),
        click.Option(["--lang", "languages"], type=click.Choice(["en", "es", "en+es", "es+en"]),
                     help=mark("Language of the paper; two stand one above the other.")),
        click.Option(["--blank", "is_blank"], is_flag=True, help=mark("An empty sheet to write on; needs no FILE.")),
        TODAY,
    ],
)  # fmt: skip
