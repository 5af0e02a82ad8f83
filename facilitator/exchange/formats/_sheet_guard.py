"""What a workbook unfolds to, found out before the reading library unfolds it.

The library keeps a sheet as one block from its first to its last cell, so a tiny file with one cell far away, or a
small archive that unpacks to gigabytes, would end the whole program. Only what was looked at here is handed on.
"""

import io
import lzma
import re
import zipfile
import zlib
from collections import Counter
from xml.parsers import expat

from facilitator.exchange.sheet import MOST_LINES
from facilitator.refusal import Refusal
from facilitator.words import mark

_DAMAGE = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, expat.ExpatError, NotImplementedError, RuntimeError, EOFError,
    ValueError, OSError, LookupError,
)  # fmt: skip
_MOST_UNPACKED = 128 * 1024 * 1024
_MOST_PARTS = 2_000
_MOST_CELLS = MOST_LINES * 50
_MOST_LETTERS = 300 * 1024 * 1024
_TAG = re.compile(rb"<(?:\w+:)?(row|c)(?=[\s/>])")
_PLACE = re.compile(rb"""\br\s*=\s*["']\s*([A-Za-z]*)([0-9]+)""")
_SHARED_TEXT = re.compile(rb"<(?:\w+:)?si(?=[\s/>])")
_CELL_VALUE = re.compile(rb"<(?:\w+:)?v(?:\s[^<>]*)?>([^<]*)")
_CELL_TAGS = ("table-cell", "covered-table-cell")
_VALUE_MARKS = ("value-type", "value", "formula")
_BYTES_AT_ONCE = 1024 * 1024


def repacked(content: bytes, name: str) -> bytes:
    """Give the workbook in `content` packed anew from parts that were all looked at.

    Raises a `Refusal` when it is no workbook, or too large.
    """
    target = io.BytesIO()
    room = _MOST_UNPACKED
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(target, "w") as copy:
            parts = source.infolist()
            if len(parts) > _MOST_PARTS:
                raise _too_large(name)
            looked_at = _Unfolded(name)
            names: set[str] = set()
            for part in parts:
                if not _is_read(part.filename) or part.filename in names:
                    continue
                names.add(part.filename)
                unpacked = _unpacked(source, part, room, name)
                room -= len(unpacked)
                looked_at.add(part.filename, unpacked)
                copy.writestr(zipfile.ZipInfo(part.filename), unpacked)
            looked_at.check_shared_texts()
    except _DAMAGE as problem:
        raise is_damaged(name) from problem
    return target.getvalue()


def check_extent(height: int, width: int, name: str) -> None:
    """Raise a `Refusal` when a sheet of that many rows and columns is more than contacts can need."""
    if height * width > _MOST_CELLS:
        raise Refusal(
            mark("A sheet in “{name}” reaches to row {row}, column {column}. Copy the contacts to a new sheet and save "
                 "that."), name=name, row=f"{height:,}", column=f"{width:,}")  # fmt: skip


def check_letters(count: int, name: str) -> None:
    """Raise a `Refusal` when the cells of a workbook hold more letters together than contacts can need."""
    if count > _MOST_LETTERS:
        raise _too_large(name)


def is_damaged(name: str) -> Refusal:
    """Give the refusal of a workbook that cannot be read."""
    return Refusal(
        mark("“{name}” is damaged, locked with a password, or no spreadsheet. Open it in a spreadsheet program and save "
             "it again without a password."), name=name)  # fmt: skip


def _is_read(part: str) -> bool:
    return part.lower().endswith((".xml", ".rels")) or part == "mimetype"


def _unpacked(source: zipfile.ZipFile, part: zipfile.ZipInfo, room: int, name: str) -> bytes:
    if part.file_size > room:
        raise _too_large(name)
    pieces: list[bytes] = []
    with source.open(part) as file:
        while piece := file.read(_BYTES_AT_ONCE):
            room -= len(piece)
            if room < 0:
                raise _too_large(name)
            pieces.append(piece)
    return b"".join(pieces)


class _Unfolded:
    """Adds up what the parts of a workbook unfold to."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._used: Counter[bytes] = Counter()
        self._lengths: list[int] = []

    def add(self, part: str, content: bytes) -> None:
        """Look at a part; raise a `Refusal` when a sheet in it is too large, or when it holds what a list never does."""
        if b"<!DOCTYPE" in content or b"<!ENTITY" in content or b"\0" in content:
            raise is_damaged(self._name)
        if part == "content.xml":
            _OpenSheet(self._name).look_at(content)
        elif b"sheetData" in content:
            check_extent(*_extent(content), self._name)
            self._used.update(value[1].strip() for value in _CELL_VALUE.finditer(content))
        starts = [text.start() for text in _SHARED_TEXT.finditer(content)]
        self._lengths += [end - start for start, end in zip(starts, (*starts[1:], len(content)), strict=False)]

    def check_shared_texts(self) -> None:
        """Raise a `Refusal` when the texts that cells share come to too much once every cell has its own."""
        longest = max(self._lengths, default=0)
        if longest * self._used.total() > _MOST_LETTERS:
            check_letters(sum(self._length(value, longest) * count for value, count in self._used.items()), self._name)

    def _length(self, value: bytes, longest: int) -> int:
        if value.isdigit() and len(value) < 10:
            return self._lengths[int(value)] if int(value) < len(self._lengths) else 0
        # A number that is written in disguise may stand for any of the texts.
        return longest if not value or b"&" in value or b">" in value else 0


def _extent(sheet: bytes) -> tuple[int, int]:
    """Give at least the last row and column of an .xlsx sheet. Cells that do not say where they are follow the last."""
    last_row = last_column = rows = widest = in_row = 0
    for tag in _TAG.finditer(sheet):
        if tag[1] == b"row":
            rows, in_row = rows + 1, 0
        else:
            in_row += 1
            widest = max(widest, in_row)
    for place in _PLACE.finditer(sheet):
        last_row = max(last_row, int(place[2][:9]))
        if place[1]:
            last_column = max(last_column, _column_number(place[1][:5]))
    says_where = last_row >= rows and last_column >= widest
    return (last_row, last_column) if says_where else (last_row + rows, last_column + widest)


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number


def _too_large(name: str) -> Refusal:
    return Refusal(mark("“{name}” unpacks to more than a list of contacts can need. Copy the contacts to a new sheet."),
                   name=name)  # fmt: skip


class _OpenSheet:
    """Follows the repeat counts of an OpenDocument sheet, as rows and cells can be written once for many."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._height = self._pending = self._width = 0
        self._cells = self._last_cell = 0
        self._row_repeats = self._cell_repeats = 1
        self._cell_letters = self._row_letters = self._letters = 0
        self._is_in_cell = self._is_full = False

    def look_at(self, content: bytes) -> None:
        """Raise a `Refusal` when a sheet in `content` is too large."""
        parser = expat.ParserCreate()
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._count
        parser.Parse(content, True)

    def _start(self, tag: str, said: dict[str, str]) -> None:
        kind = tag.rpartition(":")[2]
        if kind == "table":
            self._height = self._pending = self._width = 0
        elif kind == "table-row":
            self._cells = self._last_cell = self._row_letters = 0
            self._row_repeats = _repeats(said, "number-rows-repeated")
        elif kind in _CELL_TAGS:
            self._cell_repeats = _repeats(said, "number-columns-repeated")
            values = [value for key, value in said.items() if key.endswith(_VALUE_MARKS)]
            self._is_full = bool(values)
            self._cell_letters = sum(map(len, values))
            self._is_in_cell = True
        elif self._is_in_cell:
            self._is_full = True

    def _count(self, text: str) -> None:
        self._cell_letters += len(text)

    def _end(self, tag: str) -> None:
        kind = tag.rpartition(":")[2]
        if kind in _CELL_TAGS:
            self._cells += self._cell_repeats
            self._row_letters += self._cell_letters * self._cell_repeats
            self._is_in_cell = False
            if self._is_full:
                self._last_cell = self._cells
        elif kind == "table-row":
            self._end_row()

    def _end_row(self) -> None:
        if self._last_cell:
            self._height += self._pending + self._row_repeats
            self._pending = 0
            self._letters += self._row_letters * self._row_repeats
        else:
            self._pending += self._row_repeats
        self._width = max(self._width, self._last_cell)
        check_extent(self._height, self._width, self._name)
        check_letters(self._letters, self._name)


def _repeats(said: dict[str, str], name: str) -> int:
    count = next((value for key, value in said.items() if key.endswith(name)), "1").strip()
    return int(count) if count.isdecimal() and len(count) < 10 else _MOST_CELLS
