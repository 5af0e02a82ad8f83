"""Delimited files (.csv, .tsv, .txt): cells between commas, semicolons, tabs or bars, in any common encoding."""

import csv
import io
from collections.abc import Iterator
from itertools import takewhile

from facilitator.exchange.encodings import decode
from facilitator.exchange.formats._columns import headings, table
from facilitator.exchange.formats._format import Format, Outgoing
from facilitator.exchange.formula_guard import guard, unguard
from facilitator.exchange.sheet import MOST_LINES, Row, Sheet
from facilitator.refusal import Refusal
from facilitator.words import mark

_DELIMITERS = ",;\t|"
_LINES_LOOKED_AT = 30
# Shorter than the longest cell the library takes, so that it has nothing to refuse.
_LONGEST = 65_536
_MOST_LINES_IN_A_CELL = 1_000


def _recognizes(content: bytes) -> bool:
    return decode(content) is not None


def _read(content: bytes, name: str) -> Sheet:
    text = decode(content) or ""
    if text.count("\n") + text.count("\r") > MOST_LINES * 10:
        raise _is_long(name)
    lines = list(io.StringIO(text, newline=""))
    delimiter = _delimiter(lines)
    if lines and lines[0].lower().startswith("sep="):
        delimiter = lines[0][4:5].strip("\r\n") or delimiter
        lines[0] = "\n"  # an empty line keeps the numbers of the others
    rows: list[Row] = []
    for row in _rows(lines, delimiter):
        if len(rows) > MOST_LINES:
            raise _is_long(name)
        rows.append(row)
    if not rows:
        raise Refusal(mark("“{name}” is empty. Export the contacts again."), name=name)
    return Sheet(tuple(rows))


def _is_long(name: str) -> Refusal:
    return Refusal(mark("“{name}” has more than {most} lines. Split it into smaller files."),
                   name=name, most=f"{MOST_LINES:,}")  # fmt: skip


def _rows(lines: list[str], delimiter: str) -> Iterator[Row]:
    at = 0
    while at < len(lines):
        found, used = _cells(lines, at, delimiter)
        if isinstance(found, Refusal):
            yield Row(at + 1, (), found)
        elif any(cell.strip() for cell in found):
            yield Row(at + 1, tuple(unguard(cell) for cell in found))
        at += used


def _cells(lines: list[str], at: int, delimiter: str) -> tuple[list[str] | Refusal, int]:
    """Give the cells that begin at line `at`, or why there are none, and the number of lines they take."""
    if len(lines[at]) > _LONGEST:
        return Refusal(mark("This line is longer than any contact can be.")), 1
    if lines[at].count('"') % 2:
        # A cell in quotation marks runs on, unless the mark is a stray one.
        last = min(at + _MOST_LINES_IN_A_CELL, len(lines))
        following = takewhile(lambda line: len(line) <= _LONGEST, (lines[number] for number in range(at, last)))
        reader = csv.reader(following, delimiter=delimiter, strict=True)
        try:
            return next(reader), reader.line_num
        except csv.Error:
            pass
        if any(cell.lstrip().startswith('"') and cell.count('"') % 2 for cell in lines[at].split(delimiter)):
            return Refusal(mark("A quotation mark is opened on this line and never closed.")), 1
    return next(csv.reader([lines[at]], delimiter=delimiter), []), 1


def _delimiter(lines: list[str]) -> str:
    """Give the sign that parts the first lines into the same number of cells most often."""
    looked_at = [line for line in lines[:_LINES_LOOKED_AT] if line.strip() and len(line) <= _LONGEST]

    def fit(sign: str) -> tuple[float, int]:
        counts = [len(row) for row in csv.reader(looked_at, delimiter=sign) if row]
        width = counts[0] if counts else 1
        return (sum(1 for count in counts if count == width) / len(counts) if width > 1 else 0.0, width)

    return max(_DELIMITERS, key=fit) if looked_at else ","


def _write(outgoing: Outgoing) -> bytes:
    file = io.StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow(headings(outgoing))
    writer.writerows([guard(cell) for cell in row] for row in table(outgoing))
    # With a mark at the start, spreadsheets read accents right without asking.
    return file.getvalue().encode("utf-8-sig")


FORMAT = Format(
    "csv",
    mark("Comma-separated sheet (.csv)"),
    (".csv", ".tsv", ".txt", ".tab"),
    30,
    _recognizes,
    _read,
    _write,
    ".csv",
)
