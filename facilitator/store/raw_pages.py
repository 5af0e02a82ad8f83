"""Rows read straight from the pages of a file, for one so damaged that SQLite will not read it.

Every page that looks like one of a tree is read by itself, whatever the pages above it say. All that is found is
foreign until checked: lengths are bounded, and a cell that does not hold together is left out.
"""

import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

Cell = str | bytes | int | float | None

_LEAF_OF_TABLE = 0x0D
_LEAF_OF_INDEX = 0x0A
_BRANCH_OF_INDEX = 0x02  # which holds entries of its own between those of its leaves
_HEADER_OF_FILE = 100
_PAGE_SIZES = (4096, 1024, 2048, 8192, 16384, 32768, 65536, 512)
_LONGEST = 16 * 1024 * 1024
_MOST_COLUMNS = 200
_INTEGER_SIZES = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}


@dataclass(frozen=True, slots=True)
class Found:
    """One record on one page (numbered from 1); `rowid` is 0 in an index."""

    page: int
    is_index: bool
    rowid: int
    cells: tuple[Cell, ...]


def page_sizes(content: bytes) -> tuple[int, ...]:
    """List the sizes that the file's pages may have, the one it names itself first."""
    said = struct.unpack(">H", content[16:18])[0] if len(content) >= _HEADER_OF_FILE else 0
    said = 65536 if said == 1 else said
    return (said, *(size for size in _PAGE_SIZES if size != said)) if said in _PAGE_SIZES else _PAGE_SIZES


def read(content: bytes, size: int) -> Iterator[Found]:
    """Walk over every record on every readable page of a file, its pages of `size` bytes."""
    for page in range(1, len(content) // size + 1):
        yield from _read_page(content, size, page)


def _read_page(content: bytes, size: int, page: int) -> Iterator[Found]:
    start = (page - 1) * size
    header = start + (_HEADER_OF_FILE if page == 1 else 0)
    kind = content[header]
    if kind not in (_LEAF_OF_TABLE, _LEAF_OF_INDEX, _BRANCH_OF_INDEX):
        return
    # A branch names the page below it, once in its header and once before each cell.
    below = 4 if kind == _BRANCH_OF_INDEX else 0
    count = struct.unpack(">H", content[header + 3 : header + 5])[0]
    first = header + 8 + below
    if count > (start + size - first) // 2:
        return
    for at in struct.unpack(f">{count}H", content[first : first + 2 * count]):
        if first - start + 2 * count <= at < size:
            one = _read_cell(content, size, page, start + at + below, is_index=kind != _LEAF_OF_TABLE)
            if one:
                yield one


def _read_cell(content: bytes, size: int, page: int, at: int, is_index: bool) -> Found | None:
    try:
        length, at = _number(content, at)
        rowid = 0
        if not is_index:
            rowid, at = _number(content, at)
        if not 0 < length <= min(_LONGEST, len(content)):
            return None
        payload = _payload(content, size, page, at, length, is_index)
        cells = _cells(payload) if payload else None
    except (IndexError, struct.error, UnicodeDecodeError):
        return None
    return Found(page, is_index, rowid, cells) if cells else None


def _payload(content: bytes, size: int, page: int, at: int, length: int, is_index: bool) -> bytes | None:
    most = (size - 12) * 64 // 255 - 23 if is_index else size - 35
    if length <= most:
        return content[at : at + length] if at + length <= page * size else None
    least = (size - 12) * 32 // 255 - 23
    local = least + (length - least) % (size - 4)
    local = local if local <= most else least
    if at + local + 4 > page * size:
        return None
    parts, missing = [content[at : at + local]], length - local
    following = struct.unpack(">I", content[at + local : at + local + 4])[0]
    while missing > 0:
        start = (following - 1) * size
        if following < 2 or start + size > len(content):
            return None
        part = content[start + 4 : start + min(size, 4 + missing)]
        parts.append(part)
        missing -= len(part)
        following = struct.unpack(">I", content[start : start + 4])[0]
    return b"".join(parts)


def _cells(payload: bytes) -> tuple[Cell, ...] | None:
    length, at = _number(payload, 0)
    if not at <= length <= len(payload):
        return None
    kinds: list[int] = []
    while at < length and len(kinds) < _MOST_COLUMNS:
        kind, at = _number(payload, at)
        kinds.append(kind)
    cells: list[Cell] = []
    for kind in kinds:
        width = _width(kind)
        if width is None or at + width > len(payload):
            return None
        cells.append(_cell(kind, payload[at : at + width]))
        at += width
    return tuple(cells) if at == len(payload) else None


def _width(kind: int) -> int | None:
    if kind in (0, 8, 9):
        return 0
    if kind in _INTEGER_SIZES:
        return _INTEGER_SIZES[kind]
    if kind == 7:
        return 8
    return (kind - 12) // 2 if kind >= 12 else None


def _cell(kind: int, raw: bytes) -> Cell:
    if kind == 0:
        return None
    if kind in (8, 9):
        return kind - 8
    if kind == 7:
        return float(struct.unpack(">d", raw)[0])
    if kind in _INTEGER_SIZES:
        return int.from_bytes(raw, "big", signed=True)
    return raw.decode("utf-8") if kind % 2 else raw


def _number(content: Sequence[int], at: int) -> tuple[int, int]:
    """Read a number of one to nine bytes; give it and where the next thing begins."""
    value = 0
    for byte in range(8):
        value = value << 7 | content[at + byte] & 0x7F
        if content[at + byte] < 0x80:
            return value, at + byte + 1
    return value << 8 | content[at + 8], at + 9
