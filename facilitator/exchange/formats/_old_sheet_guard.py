"""What an .xls workbook unfolds to, found out before the reading library unfolds it.

The file is a chain of blocks holding a stream of records (MS-CFB and MS-XLS); only where cells lie and how long their
shared texts are is read here.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from struct import error, unpack_from

from facilitator.exchange.formats._sheet_guard import check_extent, check_letters, is_damaged

_HEAD = 512
_NO_BLOCK = 0xFFFFFFFA  # this and higher numbers mark ends and special blocks
_STREAMS = {"Workbook", "Book"}
_SHEET_BEGINS, _SHARED_TEXTS, _CONTINUED, _SHARED_CELL = 0x0809, 0x00FC, 0x003C, 0x00FD
_CELLS = {0x0006, 0x00BD, 0x00BE, 0x00D6, 0x00FD, 0x0201, 0x0203, 0x0204, 0x0205, 0x027E, 0x0406, 0x0206}


def check(content: bytes, name: str) -> None:
    """Raise a `Refusal` when the workbook in `content` is damaged or unfolds to more than contacts can need."""
    try:
        for stream in _streams(content):
            _look_at(stream, name)
    except (error, IndexError, ValueError) as problem:
        raise is_damaged(name) from problem


def _look_at(stream: bytes, name: str) -> None:
    rows = columns = 0
    used: Counter[int] = Counter()
    texts: list[bytes] = []
    previous = 0
    for kind, body in _records(stream):
        if kind == _SHEET_BEGINS:
            rows = columns = 0
        elif kind in _CELLS and len(body) >= 6:
            row, column = unpack_from("<HH", body)
            if kind in (0x00BD, 0x00BE):  # several cells side by side end with the number of the last column
                column = max(column, unpack_from("<H", body, len(body) - 2)[0])
            rows, columns = max(rows, row + 1), max(columns, column + 1)
            check_extent(rows, columns, name)
            if kind == _SHARED_CELL and len(body) >= 10:
                used[unpack_from("<I", body, 6)[0]] += 1
        elif kind == _SHARED_TEXTS or (kind == _CONTINUED and previous == _SHARED_TEXTS):
            texts.append(body)
            kind = _SHARED_TEXTS
        previous = kind
    if sum(map(len, texts)) * max(used.values(), default=0) > 0:
        lengths = _text_lengths(texts)
        check_letters(sum(lengths[at] * count for at, count in used.items() if at < len(lengths)), name)


def _records(stream: bytes) -> Iterator[tuple[int, bytes]]:
    at = 0
    while at + 4 <= len(stream):
        kind, length = unpack_from("<HH", stream, at)
        yield kind, stream[at + 4 : at + 4 + length]
        at += 4 + length


def _text_lengths(bodies: list[bytes]) -> list[int]:
    """Give how many letters each shared text has. A text may run on in the next body, which begins with its flags."""
    lengths: list[int] = []
    part, at = 0, 8
    while part < len(bodies):
        if at >= len(bodies[part]):
            part, at = part + 1, at - len(bodies[part])
            continue
        letters, flags = unpack_from("<HB", bodies[part], at)
        at += 3
        skipped = 0
        if flags & 8:
            skipped += 4 * unpack_from("<H", bodies[part], at)[0]
            at += 2
        if flags & 4:
            skipped += unpack_from("<I", bodies[part], at)[0]
            at += 4
        lengths.append(letters)
        left = letters
        while left:
            width = 2 if flags & 1 else 1
            here = min(left, max(0, len(bodies[part]) - at) // width)
            left, at = left - here, at + here * width
            if left:
                part, at = part + 1, 1
                flags = bodies[part][0]
        at += skipped
    return lengths


def _streams(content: bytes) -> Iterator[bytes]:
    """Give the content of the streams that hold a workbook."""
    block = 1 << unpack_from("<H", content, 30)[0]
    small = 1 << unpack_from("<H", content, 32)[0]
    if block not in (512, 4096) or small not in (64,):
        raise ValueError("unusual blocks")
    table = _table(content, block)
    folder = _chain(content, unpack_from("<I", content, 48)[0], table, block)
    limit = unpack_from("<I", content, 56)[0]
    root_start, root_size = unpack_from("<IQ", folder, 116)
    small_blocks = _chain(content, root_start, table, block)[: root_size & 0xFFFFFFFF]
    small_table = _numbers(_chain(content, unpack_from("<I", content, 60)[0], table, block))
    for at in range(0, len(folder) - 127, 128):
        length = unpack_from("<H", folder, at + 64)[0]
        title = folder[at : at + max(0, min(length, 64) - 2)].decode("utf-16-le", errors="replace")
        if title in _STREAMS:
            start, size = unpack_from("<II", folder, at + 116)
            if size < limit:
                yield _chain(small_blocks, start, small_table, small, head=0)[:size]
            else:
                yield _chain(content, start, table, block)[:size]


def _table(content: bytes, block: int) -> list[int]:
    places = list(unpack_from("<109I", content, 76))
    further = unpack_from("<I", content, 68)[0]
    seen = 0
    while further < _NO_BLOCK:
        *more, further = _numbers(content[_head_of(block) + further * block :][:block])
        places += more
        seen += 1
        if seen * block > len(content):
            raise ValueError("a circle of blocks")
    used = [place for place in places if place < _NO_BLOCK]
    if len(used) * block > len(content):
        raise ValueError("more blocks than the file has")
    return [number for place in used for number in _numbers(content[_head_of(block) + place * block :][:block])]


def _chain(content: bytes, start: int, table: Sequence[int], block: int, head: int | None = None) -> bytes:
    first = _head_of(block) if head is None else head
    pieces: list[bytes] = []
    while start < _NO_BLOCK:
        pieces.append(content[first + start * block : first + (start + 1) * block])
        if len(pieces) > len(table):
            raise ValueError("a circle of blocks")
        start = table[start]
    return b"".join(pieces)


def _numbers(content: bytes) -> tuple[int, ...]:
    count = len(content) // 4
    return unpack_from(f"<{count}I", content)


def _head_of(block: int) -> int:
    return max(_HEAD, block)
