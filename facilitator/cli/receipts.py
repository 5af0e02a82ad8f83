"""What came in with partners' files, and what was chosen: to be read again, and sent back."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from facilitator.cli import _saying
from facilitator.cli._files import FILE, JSON, reading
from facilitator.words import mark, spoken, translate

if TYPE_CHECKING:
    import sqlite3

    from facilitator.store.receipt_lines import Line
    from facilitator.store.receipts import Receipt


def _show(file: Path, number: str | None, as_json: bool) -> None:
    from facilitator.store import receipts

    with reading(file) as document:
        connection = document.connection
        if number is None:
            _list(file, receipts.list_all(connection), as_json)
            return
        receipt = receipts.of(connection, receipts.find(connection, number))
        if as_json:
            lines = [_line_as_object(line) for line in receipt.lines]
            _saying.as_json({"file": str(file), **_as_object(receipt), "lines": lines})
        else:
            _saying.rows(_whole(connection, receipt))


def _list(file: Path, found: "list[Receipt]", as_json: bool) -> None:
    from facilitator.store import receipt_words

    if as_json:
        _saying.as_json({"file": str(file), "count": len(found), "receipts": [_as_object(one) for one in found]})
        return
    if not found:
        click.echo(translate("Nothing was brought in from a partner yet."))
    _saying.rows(
        (one.number, f"{one.at:%Y-%m-%d %H:%M}", receipt_words.sender(one, spoken()), one.name,
         receipt_words.counts(one, spoken()), translate("taken back") if one.taken_back else "")
        for one in found
    )  # fmt: skip


def _whole(connection: "sqlite3.Connection", receipt: "Receipt") -> Iterator[tuple[str, ...]]:
    from facilitator.store import receipt_words

    language = spoken()
    yield (translate("Receipt {number}", number=receipt.number),)
    for say in (receipt_words.origin, receipt_words.taken_back, receipt_words.file, receipt_words.checksum,
                receipt_words.counts):  # fmt: skip
        if words := say(receipt, language):
            yield (words,)
    yield from ((words,) for words in receipt_words.unlisted(receipt, language))
    for heading, lines in receipt_words.sections(receipt):
        yield ("",)
        yield (language.translate(heading),)
        for line in lines:
            yield (
                receipt_words.about(line, language),
                receipt_words.sent(connection, line, language),
                receipt_words.became(connection, line, language),
            )


def _as_object(receipt: "Receipt") -> dict[str, object]:
    return {
        "number": receipt.number,
        "at": receipt.at.isoformat(timespec="seconds"),
        "sender": receipt.sender,
        "name": receipt.name,
        "sha256": receipt.sha256,
        **receipt.counts,
        "not_listed": receipt.not_listed,
        "not_understood": receipt.not_understood,
        "taken_back": receipt.taken_back.isoformat(timespec="seconds") if receipt.taken_back else "",
    }


def _line_as_object(line: "Line") -> dict[str, object]:
    said: dict[str, object] = {
        "table": line.table, "uid": line.uid, "title": line.title, "field": line.field,
        "sent": str(line.sent), "became": str(line.became),
    }  # fmt: skip
    if line.has_value:
        said["value"] = line.value
    if line.has_kept:
        said["kept"] = line.kept
    return said


COMMAND = click.Command(
    "receipts",
    callback=_show,
    help=mark(
        "List what was brought in from partners, or with --number print one receipt line by line. It tells only what the "
        "partner may know, so it can be sent back; “facilitator print receipt” makes it a PDF.\n\n"
        "With --json one object: file, count, receipts (each with number, at, sender, name and sha256 of the file, new, "
        "changed, removed, kept_apart, left_out, not_listed, not_understood: how many, taken_back: when, or empty); with "
        "--number that receipt itself and lines (each with table, uid, title, field, which is empty for a whole record, "
        "sent: new, changed, removed or changed removed, became: taken, ours, apart or chosen since, and value and kept as "
        "far as they may be told)."
    ),
    params=[
        FILE,
        click.Option(["--number", "number"], metavar="N|last", help=mark("Print this one, line by line.")),
        JSON,
    ],
)
