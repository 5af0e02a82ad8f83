"""What is in a file, for people without the program: one page for a browser, and a sheet for each kind of record."""

import csv
import sqlite3
from html import escape
from pathlib import Path

from facilitator.domain.records import RECORDS, Record
from facilitator.store import rows, value_words
from facilitator.words import spoken, translate

# A spreadsheet takes a cell that begins so for a formula, and runs it.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "|", "%")


def write_html(connection: sqlite3.Connection, target: Path) -> Path:
    """Write one page with a table for each kind of record; give its path."""
    title = escape(target.stem)
    parts = [
        f'<!DOCTYPE html>\n<html lang="{spoken().code}"><head><meta charset="utf-8"><title>{title}</title>'
        "<style>body{font-family:sans-serif}table{border-collapse:collapse}"
        "td,th{border:1px solid #999;padding:.2em .4em;text-align:left;vertical-align:top;white-space:pre-wrap}"
        f"</style></head><body><h1>{title}</h1>\n"
    ]
    for record in RECORDS:
        lines = _lines(connection, record)
        if len(lines) > 1:
            head, *body = lines
            parts.append(f"<h2>{escape(translate(record.one))} ({len(body)})</h2>\n<table>")
            parts.append(_row(head, "th"))
            parts.extend(_row(line, "td") for line in body)
            parts.append("</table>\n")
    parts.append("</body></html>\n")
    target.write_text("".join(parts), encoding="utf-8")
    return target


def write_csv(connection: sqlite3.Connection, target: Path) -> list[Path]:
    """Write a .csv for each kind of record that there is, named after `target` and the table; give their paths."""
    written: list[Path] = []
    for record in RECORDS:
        lines = _lines(connection, record)
        if len(lines) > 1:
            path = target.with_name(f"{target.stem} {record.table}.csv")
            with path.open("w", encoding="utf-8-sig", newline="") as file:
                csv.writer(file).writerows([_guarded(cell) for cell in line] for line in lines)
            written.append(path)
    return written


def _lines(connection: sqlite3.Connection, record: type[Record]) -> list[list[str]]:
    fields = record.fields
    lines = [[translate(field.label) for field in fields.values() if field.label]]
    for one in rows.select(connection, record, "ORDER BY uid"):
        values = one.values()
        lines.append([
            "" if values[name] in ("", None) else value_words.of(connection, field, values[name], spoken())
            for name, field in fields.items() if field.label
        ])  # fmt: skip
    return lines


def _row(cells: list[str], tag: str) -> str:
    return "<tr>" + "".join(f"<{tag}>{escape(cell)}</{tag}>" for cell in cells) + "</tr>\n"


def _guarded(cell: str) -> str:
    return f"'{cell}" if cell.lstrip().startswith(_FORMULA) else cell
