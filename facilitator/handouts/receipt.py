"""The receipt of a partner's file: what came, and line by line what became of it, to be sent back to them."""

import sqlite3
from collections.abc import Iterator, Sequence
from functools import partial

from facilitator.handouts import _heading
from facilitator.handouts._grid import Column, Grid, Row, Words
from facilitator.handouts._handout import MEMBERS, Handout
from facilitator.handouts._request import Request
from facilitator.handouts._sheet import Sheet
from facilitator.handouts._write_line import write_line
from facilitator.store import receipt_words, receipts
from facilitator.store.receipt_lines import Line
from facilitator.store.receipts import Receipt
from facilitator.words import mark

_BLANK_ROW = 34.0
_LEAST_BLANKS = 6


def draw(sheet: Sheet, request: Request) -> None:
    """Write whose file it was and what it came to, then what is open, what was not taken, and what was."""
    _heading.write_titles(sheet)
    if request.connection is None or request.is_blank:
        for label in (mark("From"), mark("Brought in on"), mark("File")):
            write_line(sheet, label)
        sheet.y -= 8
        Grid(sheet, _columns(sheet), row=_BLANK_ROW, is_written_in=True, blanks=_LEAST_BLANKS).draw([])
        return
    receipt = receipts.of(request.connection, request.receipt)
    _write_about(sheet, receipt)
    for heading, lines in receipt_words.sections(receipt):
        sheet.y -= sheet.body / 2
        sheet.need(sheet.body * 9)  # a heading never stands alone at the foot of a page
        sheet.write_stacked(sheet.say(heading), sheet.head, after=2)
        Grid(sheet, _columns(sheet)).draw(_rows(sheet, request.connection, lines))
        sheet.y -= sheet.body / 2


def _write_about(sheet: Sheet, receipt: Receipt) -> None:
    sheet.write_stacked(sheet.each(partial(receipt_words.origin, receipt)), after=2)
    if receipt.taken_back:
        sheet.write_stacked(sheet.each(partial(receipt_words.taken_back, receipt)), sheet.head, after=2)
    for say in (receipt_words.file, receipt_words.checksum):
        sheet.write_stacked(sheet.each(partial(say, receipt)), is_bold=False)
    sheet.y -= 4
    sheet.write_stacked(sheet.each(partial(receipt_words.counts, receipt)), after=4)
    for said in zip(*(receipt_words.unlisted(receipt, one) for one in sheet.request.languages), strict=True):
        sheet.write_stacked(said, is_bold=False)


def _columns(sheet: Sheet) -> list[Column]:
    became = Column(sheet.say(mark("What became of it")), 0, 1)
    if sheet.request.is_large:
        return [Column(sheet.say(mark("What you sent")), 0, 1.2), became]
    return [Column(sheet.say(mark("What it is about")), 0, 1.2), Column(sheet.say(mark("You sent")), 0, 1), became]


def _rows(sheet: Sheet, connection: sqlite3.Connection, lines: Sequence[Line]) -> Iterator[Row]:
    for line in lines:
        about, sent, became = (
            sheet.each(partial(say, line))
            for say in (
                receipt_words.about,
                partial(receipt_words.sent, connection),
                partial(receipt_words.became, connection),
            )
        )
        cells = _words(about, is_bold=True), _words(sent), _words(became)
        yield ((*cells[0], *cells[1]), cells[2]) if sheet.request.is_large else cells


def _words(texts: Sequence[str], is_bold: bool = False) -> tuple[Words, ...]:
    return tuple(Words(text, is_bold=is_bold and at == 0) for at, text in enumerate(texts))


HANDOUT = Handout(
    name="receipt",
    title=mark("Receipt"),
    order=90,
    needs="import",
    privacy=MEMBERS,
    draw=draw,
    use=mark("What came in with it and what became of each line, to be sent back to them"),
)
