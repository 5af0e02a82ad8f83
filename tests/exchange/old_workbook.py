"""Makes small .xls files as Excel 97 laid them out, good ones and hostile ones (MS-CFB, MS-XLS)."""

from struct import pack

_FREE, _END, _TABLE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def old_workbook(cells: dict[tuple[int, int], str | float]) -> bytes:
    """Give a workbook of one sheet with these cells by (row, column)."""
    texts = sorted({text for text in cells.values() if isinstance(text, str)})
    head = _record(0x0809, pack("<HHHHII", 0x0600, 0x0005, 0x0DBB, 0x07CC, 0, 6)) + _record(0x0042, pack("<H", 1200))
    shared = pack("<II", len(texts), len(texts)) + b"".join(
        pack("<HB", len(text), 1) + text.encode("utf-16-le") for text in texts
    )
    after = _record(0x00FC, shared) + _record(0x000A, b"")
    name = b"Sheet1"
    sheet_at = len(head) + 4 + 8 + len(name) + len(after)
    workbook = head + _record(0x0085, pack("<IBBBB", sheet_at, 0, 0, len(name), 0) + name) + after
    sheet = [_record(0x0809, pack("<HHHHII", 0x0600, 0x0010, 0x0DBB, 0x07CC, 0, 6))]
    numbers = {text: at for at, text in enumerate(texts)}
    for (row, column), value in sorted(cells.items()):
        place = pack("<HHH", row, column, 0)
        if isinstance(value, str):
            sheet.append(_record(0x00FD, place + pack("<I", numbers[value])))
        else:
            sheet.append(_record(0x0203, place + pack("<d", value)))
    return _compound(b"".join((workbook, *sheet, _record(0x000A, b""))))


def _record(kind: int, body: bytes) -> bytes:
    return pack("<HH", kind, len(body)) + body


def _compound(stream: bytes) -> bytes:
    stream = stream.ljust(4096, b"\0")  # shorter streams would lie among the small blocks
    stream += b"\0" * (-len(stream) % 512)
    blocks = len(stream) // 512
    tables = -(-(blocks + 1) // 127)  # each names 128 blocks, itself among them
    start = tables + 1
    table = [*[_TABLE] * tables, _END, *range(start + 1, start + blocks), _END]
    table += [_FREE] * (128 * tables - len(table))
    header = (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 16 + pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + b"\0" * 6
        + pack("<IIIIIIIII", 0, tables, tables, 0, 4096, _END, 0, _END, 0)
        + pack("<109I", *range(tables), *[_FREE] * (109 - tables))
    )  # fmt: skip
    folder = [
        _entry("Root Entry", 5, _END, 0, child=1), _entry("Workbook", 2, start, len(stream)), _entry("", 0, 0, 0) * 2,
    ]  # fmt: skip
    return b"".join((header, pack(f"<{len(table)}I", *table), *folder, stream))


def _entry(name: str, kind: int, start: int, size: int, child: int = _FREE) -> bytes:
    wide = (name + "\0").encode("utf-16-le") if name else b""
    return (
        wide.ljust(64, b"\0") + pack("<HBBIII", len(wide), kind, 1, _FREE, _FREE, child) + b"\0" * 36
        + pack("<IQ", start, size)
    )  # fmt: skip
