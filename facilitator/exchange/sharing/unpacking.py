"""Reads a file from a partner: an exchange file, or their whole collaborative's file. Nothing of it is trusted.

Each is read to its end and checked before anything of it is used. What they hold comes out as the same operations.
"""

import stat
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from facilitator.exchange.sharing import sealing, sent_document, signing
from facilitator.exchange.sharing.lines import LARGEST_FILE, Lines, NewerVersion
from facilitator.exchange.sharing.shipment import Header
from facilitator.exchange.sharing.signing import Who
from facilitator.refusal import Refusal
from facilitator.store.operations import Operation
from facilitator.words import mark

# The operations of a usual file are kept; one that is larger (in bytes, unpacked) is read again, so that memory, which
# they take some five times over, stays bounded.
_KEPT = 24 << 20
_SQLITE = b"SQLite format 3\x00"
_PIECE = 1 << 16


class Operations:
    """The operations of a checked file, to be walked over any number of times."""

    def __init__(self, count: int, kept: list[Operation] | None, again: Callable[[], Iterable[Operation]]) -> None:
        self._count = count
        self._kept = kept
        self._again = again

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[Operation]:
        return iter(self._again() if self._kept is None else self._kept)


@dataclass(frozen=True, slots=True)
class Incoming:
    """A file from somebody, whole and checked. `is_document` when it is a collaborative's file itself.

    `who` says how its signature compares with the sender's earlier ones.
    """

    name: str
    header: Header
    operations: Operations
    sha256: str
    who: Who
    is_document: bool = False


def read(path: Path, passphrase: str = "") -> Incoming:
    """Read and check the file `path`; raises a `Refusal` when it is not whole, not ours or needs a passphrase."""
    content = _content(path)
    if content.startswith(_SQLITE):
        return _read_document(path, content)
    if not content.startswith((b"\x1f\x8b", sealing.MAGIC)):
        raise Refusal(mark("“{name}” is no copy of a collaborative. Contacts from other programs are brought in with "
                           "Bring in…"), name=path.name)  # fmt: skip
    try:
        pieces = _pieces(content, passphrase, path.name)
        lines = Lines(pieces())
        kept: list[Operation] | None = []
        for one in lines.operations():
            if kept is not None and lines.size < _KEPT:
                kept.append(one)
            else:
                kept = None
    except NewerVersion:
        raise Refusal(mark("“{name}” was made with a newer version of this program. Bring this one up to date, then open "
                           "the copy again."), name=path.name) from None  # fmt: skip
    except ValueError as problem:
        raise _is_not_whole(path) from problem
    found = Operations(lines.count, kept, lambda: Lines(pieces()).operations())
    header = lines.header
    return Incoming(path.name, header, found, lines.sha256, signing.compare(header.sender, header.key))


def needs_passphrase(path: Path) -> bool:
    """Is the file protected by a passphrase? False for one that cannot be read."""
    try:
        return path.is_file() and sealing.is_sealed(_beginning(path))
    except OSError:
        return False


def _read_document(path: Path, content: bytes) -> Incoming:
    try:
        header, found, digest = sent_document.read(path, content)
    except ValueError as problem:
        raise _is_not_whole(path) from problem
    kept = list(found)
    return Incoming(path.name, header, Operations(len(kept), kept, lambda: kept), digest, Who.UNSIGNED, True)


def _is_not_whole(path: Path) -> Refusal:
    return Refusal(mark("“{name}” is damaged, or was changed on its way. Nothing was taken from it. Ask its sender to send "
                        "it again, in a message of its own or on a stick."), name=path.name)  # fmt: skip


def _pieces(content: bytes, passphrase: str, name: str) -> Callable[[], Iterator[bytes]]:
    if sealing.is_sealed(content):
        return sealing.open_sealed(content, passphrase, name).chunks
    return lambda: (content[at : at + _PIECE] for at in range(0, len(content), _PIECE))


def _content(path: Path) -> bytes:
    try:
        found = path.stat()
        if stat.S_ISREG(found.st_mode):
            with path.open("rb") as file:
                content = file.read(LARGEST_FILE + 1)
            if not content:
                raise Refusal(mark("“{name}” is empty (0 bytes). Ask for it again."), name=path.name)
            if len(content) > LARGEST_FILE:
                raise Refusal(mark("“{name}” is larger than {most} MB, more than a copy can be. Ask its sender for a "
                                   "smaller selection."), name=path.name, most=LARGEST_FILE >> 20)  # fmt: skip
            return content
    except FileNotFoundError:
        raise Refusal(mark("“{name}” cannot be found. Was it moved, or is the stick not plugged in?"),
                      name=path.name) from None  # fmt: skip
    except OSError as problem:
        raise Refusal(mark("“{name}” cannot be read ({problem}). Copy it to this computer's disk and open the copy."),
                      name=path.name, problem=problem.strerror or str(problem)) from None  # fmt: skip
    raise Refusal(mark("“{name}” is no file. Choose the file that you were sent."), name=path.name)


def _beginning(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(64)
