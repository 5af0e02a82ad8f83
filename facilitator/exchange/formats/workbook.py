"""Workbooks of spreadsheet programs: .xlsx, .xls and .ods are read, .xlsx is written."""

import io
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from facilitator.exchange.formats import _old_sheet_guard, _sheet_guard
from facilitator.exchange.formats._columns import headings, table
from facilitator.exchange.formats._format import Format, Outgoing
from facilitator.exchange.sheet import MOST_LINES, Row, Sheet
from facilitator.refusal import Refusal
from facilitator.words import mark

if TYPE_CHECKING:
    from python_calamine import CalamineSheet

_ZIP = b"PK\x03\x04"
_OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_WIDEST = 40
_STANDARD_ERROR = 2
_Cell = int | float | str | bool | time | date | datetime | timedelta


def _recognizes(content: bytes) -> bool:
    return content.startswith((_ZIP, _OLD))


def _read(content: bytes, name: str) -> Sheet:
    if content.startswith(_OLD):
        _old_sheet_guard.check(content, name)
        with _quiet():
            rows = _first_filled(content, name)
    else:
        rows = _first_filled(_sheet_guard.repacked(content, name), name)
    if not rows:
        raise Refusal(mark("“{name}” is empty. Export the contacts again."), name=name)
    return Sheet(tuple(rows))


def _first_filled(content: bytes, name: str) -> list[Row]:
    """Give the rows of the first sheet that has any."""
    import python_calamine

    try:
        book = python_calamine.load_workbook(io.BytesIO(content))
        sheets = (book.get_sheet_by_index(at) for at in range(len(book.sheet_names)))
        return next((found for sheet in sheets if (found := _rows(sheet, name))), [])
    except Refusal:
        raise
    except Exception as problem:  # the library meets damage with errors of many kinds
        raise _sheet_guard.is_damaged(name) from problem
    except BaseException as problem:
        # A panic of the library's own language is no `Exception`; what a person pressed to stop must pass.
        if type(problem).__name__ != "PanicException":
            raise
        raise _sheet_guard.is_damaged(name) from problem


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep what the library prints about a damaged old file off the terminal; the refusal says it better."""
    try:
        terminal = os.dup(_STANDARD_ERROR)
    except OSError:  # a program started from its icon has none
        yield
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, _STANDARD_ERROR)
        yield
    finally:
        os.dup2(terminal, _STANDARD_ERROR)
        os.close(terminal)
        os.close(nowhere)


def _rows(sheet: "CalamineSheet", name: str) -> list[Row]:
    rows: list[Row] = []
    for number, cells in enumerate(sheet.to_python(skip_empty_area=False), start=1):
        texts = tuple(_text(cell) for cell in cells)
        if any(text.strip() for text in texts):
            rows.append(Row(number, texts))
        if len(rows) > MOST_LINES + 1:
            raise Refusal(mark("“{name}” has more than {most} lines. Split it into smaller files."),
                          name=name, most=f"{MOST_LINES:,}")  # fmt: skip
    return rows


def _text(cell: _Cell) -> str:
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))  # a phone number that a spreadsheet took for an amount
    if isinstance(cell, datetime) and cell.time() == time():
        return cell.date().isoformat()
    return str(cell)


def _write(outgoing: Outgoing) -> bytes:
    import xlsxwriter

    file = io.BytesIO()
    titles, rows = headings(outgoing), table(outgoing)
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        as_text = book.add_format({"num_format": 49, "valign": "top"})
        bold = book.add_format({"bold": True, "num_format": 49})
        for at, title in enumerate(titles):
            longest = max((len(line) for row in rows for line in row[at].split("\n")), default=0)
            sheet.set_column(at, at, min(_WIDEST, max(len(title) + 4, longest + 2)), as_text)
            sheet.write_string(0, at, title, bold)
        for number, row in enumerate(rows, start=1):
            for at, cell in enumerate(row):
                if cell:
                    sheet.write_string(number, at, cell, as_text)
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, max(len(rows), 1), len(titles) - 1)
    return file.getvalue()


FORMAT = Format(
    "workbook", mark("Spreadsheet (.xlsx, .xls, .ods)"), (".xlsx", ".xls", ".ods", ".xlsm"), 20,
    _recognizes, _read, _write, ".xlsx",
)  # fmt: skip
