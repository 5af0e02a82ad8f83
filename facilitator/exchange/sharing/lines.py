"""Reads the lines of an exchange file, bounded in every measure, while it is unpacked piece by piece."""

import hashlib
import json
import re
import zlib
from collections.abc import Iterable, Iterator
from typing import Any, NoReturn

from facilitator.exchange.sharing import checking, shipment, signing
from facilitator.exchange.sharing.shipment import FORMAT, VERSION, Header
from facilitator.store.operations import Operation

LARGEST_FILE = 64 << 20
LARGEST_PLAIN = 512 << 20
_LONGEST_LINE = 1 << 20
MOST_OPERATIONS = 2_000_000
_PIECE = 1 << 16
_DIGITS = 19
_GZIP = 31  # zlib's word for: a gzip header, and nothing else
_CHECKSUM = re.compile(r"[0-9a-f]{64}")
_FOOTER = {"end", "sha256", "sig"}


class NewerVersion(ValueError):  # noqa: N818  # it is what the file is, and no mistake
    """The file says that a newer program is needed to read it."""


class Lines:
    """One reading of an exchange file: first `header`, then the operations, then all that was sealed is known.

    Raises `ValueError` wherever the file is not as this program writes it. Nothing of it
    may be used before the last operation has been given.
    """

    def __init__(self, packed: Iterable[bytes], largest: int = LARGEST_PLAIN) -> None:
        self._lines = _split(_unpacked(packed, largest))
        self._digest = hashlib.sha256()
        self.count = 0
        self.size = 0  # bytes of the lines read so far
        self.header = self._read_header()

    @property
    def sha256(self) -> str:
        """The checksum of all that was read so far, as hex."""
        return self._digest.hexdigest()

    def operations(self) -> Iterator[Operation]:
        """Give the operations; at the end checksum and signature were found to fit."""
        last = b""
        for line in self._lines:
            said = _parsed(line)
            if "end" in said:
                self._check_footer(said)
                return
            self._digest.update(line)
            self.count += 1
            self.size += len(line)
            if self.count > MOST_OPERATIONS:
                raise ValueError("more operations than this program takes")
            one = checking.operation(said)
            if one.id <= last:
                raise ValueError("an id twice, or out of order")
            last = one.id
            yield one
        raise ValueError("it ends too early")

    def _read_header(self) -> Header:
        line = next(self._lines, b"")
        said = _parsed(line)
        self._digest.update(line)
        if said.get("format") != FORMAT:
            raise ValueError("another format")
        if not all(type(said.get(name)) is int and said[name] > 0 for name in ("v", "min_reader")):
            raise ValueError("version")
        if said["min_reader"] > VERSION:
            raise NewerVersion
        return shipment.from_object(said)

    def _check_footer(self, said: dict[str, Any]) -> None:
        if not _FOOTER.issuperset(said) or type(said["end"]) is not int or said["end"] != self.count:
            raise ValueError("footer")
        if said.get("sha256") != self.sha256:
            raise ValueError("checksum")
        signature = said.get("sig", "")
        if bool(signature) != bool(self.header.key):
            raise ValueError("signature")
        if signature and not (
            isinstance(signature, str) and signing.fits(self.header.key, signature, self._digest.digest())
        ):
            raise ValueError("signature")
        if next(self._lines, None) is not None:
            raise ValueError("something follows the footer")


def _unpacked(packed: Iterable[bytes], largest: int) -> Iterator[bytes]:
    unpacker = zlib.decompressobj(_GZIP)
    size = 0
    try:
        for piece in packed:
            if unpacker.eof:
                raise ValueError("something follows the end")
            waiting, is_more = piece, True
            while is_more:
                plain = unpacker.decompress(waiting, _PIECE)
                waiting = unpacker.unconsumed_tail
                size += len(plain)
                if size > largest:
                    raise ValueError("larger than this program takes")
                if plain:
                    yield plain
                is_more = not unpacker.eof and (bool(waiting) or len(plain) == _PIECE)
    except zlib.error as problem:
        raise ValueError("not packed as it should be") from problem
    if not unpacker.eof or unpacker.unused_data:
        raise ValueError("it ends too early, or something follows the end")


def _split(pieces: Iterable[bytes]) -> Iterator[bytes]:
    rest = b""
    for piece in pieces:
        *whole, rest = (rest + piece).split(b"\n")
        for line in whole:
            yield line + b"\n"
        if len(rest) > _LONGEST_LINE:
            raise ValueError("a line that is too long")
    if rest:
        raise ValueError("the last line has no end")


def _parsed(line: bytes) -> dict[str, Any]:
    try:
        said = _DECODER.decode(line.decode("utf-8"))
    except RecursionError:
        raise ValueError("nested too deeply") from None
    if len(line) > _LONGEST_LINE or not isinstance(said, dict):
        raise ValueError("a line that is too long or no object")
    return said


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a key twice")
    return found


def _whole_number(digits: str) -> int:
    if len(digits) > _DIGITS + 1:
        raise ValueError("a number that is too long")
    return int(digits)


def _no_number(text: str) -> NoReturn:
    raise ValueError(f"{text[:20]} is no whole number")


_DECODER = json.JSONDecoder(
    object_pairs_hook=_once, parse_int=_whole_number, parse_float=_no_number, parse_constant=_no_number
)
