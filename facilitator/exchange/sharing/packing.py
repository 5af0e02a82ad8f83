"""Writes an exchange file: gzip of JSON lines that `zcat file | head` reads, sealed by a checksum and a signature.

A header, the operations in the order of their random ids, so that their order tells nothing, and a footer.
"""

import gzip
import hashlib
import os
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from facilitator.domain.plain_text import clean, clean_line
from facilitator.exchange.sharing import choosing, forget_requests, sealing, shipment, signing
from facilitator.exchange.sharing.choosing import Choice, Wish
from facilitator.exchange.sharing.shipment import Header
from facilitator.refusal import Refusal
from facilitator.store import putting
from facilitator.store.document import Document
from facilitator.store.operations import Operation, to_json
from facilitator.store.stamps import milliseconds
from facilitator.words import mark

_LEVEL = 6


@dataclass(frozen=True, slots=True)
class Written:
    """A file that was written: its size in bytes, the checksum of its content, and how many rows of each table leave."""

    path: Path
    size: int
    sha256: str
    operations: int
    rows: Mapping[str, int]
    header: Header


def write(document: Document, target: Path, wish: Wish) -> Written:
    """Write a copy as `wish` says to `target`; what is there is replaced only once the new file is whole.

    Raises a `Refusal` when the wish cannot be fulfilled or the file cannot be written.
    """
    choice = choosing.choose(document.connection, wish)
    lines: list[tuple[bytes, bytes]] = []
    rows: dict[str, set[str]] = {}
    for one in choosing.leaving(document.connection, choice):
        lines.append((one.id, line_of(one)))
        rows.setdefault(one.table, set()).add(one.uid)
    lines.sort()
    header = _header(document, choice, wish, forget_requests.leaving(document.connection, rows))
    named: Mapping[str, Collection[str]] = choice.rows if choice.answers is None else rows
    counts = {table: len(found) for table, found in named.items() if found}
    content, digest = packed(header, (line for _, line in lines))
    if wish.passphrase:
        content = sealing.seal(content, wish.passphrase)
    putting.put(target, content)
    return Written(target, len(content), digest, len(lines), counts, header)


def count(document: Document, wish: Wish) -> dict[str, int]:
    """Say how many rows of each table a wish lets out, without writing anything."""
    choice = choosing.choose(document.connection, wish)
    if choice.answers is None:
        return {table: len(found) for table, found in choice.rows.items() if found}
    rows: dict[str, set[str]] = {}
    for one in choosing.leaving(document.connection, choice):
        rows.setdefault(one.table, set()).add(one.uid)
    return {table: len(found) for table, found in rows.items()}


def packed(header: Header, lines: Iterator[bytes]) -> tuple[bytes, str]:
    """Give the bytes of an exchange file, and the checksum of its content as hex.

    Every line must be as `line_of` gives it, and they must come in the order of their ids.
    """
    first = to_json(shipment.to_object(header)).encode() + b"\n"
    digest = hashlib.sha256(first)
    body = [first]
    for line in lines:
        digest.update(line)
        body.append(line)
    footer: dict[str, object] = {"end": len(body) - 1, "sha256": digest.hexdigest()}
    if header.key:
        footer["sig"] = signing.sign(digest.digest())
    body.append(to_json(footer).encode() + b"\n")
    return gzip.compress(b"".join(body), _LEVEL, mtime=0), digest.hexdigest()


def line_of(one: Operation) -> bytes:
    """Give an operation as it stands in the file."""
    said: dict[str, object] = {"i": one.id.hex(), "t": one.table, "u": one.uid, "k": int(one.act)}
    if one.pred:
        said["p"] = [before.hex() for before in one.pred]
    if one.patch:
        said["f"] = one.patch
    if one.withheld:
        said["w"] = one.withheld
    if one.stamp:
        said["h"] = one.stamp
    if one.author:
        said["a"] = one.author
    return to_json(said).encode() + b"\n"


def _header(document: Document, choice: Choice, wish: Wish, forget: tuple[str, ...]) -> Header:
    came_from = choice.answers
    header = Header(
        shipment=os.urandom(16).hex(),
        collaborative=document.collaborative_id,
        name=document.collaborative().name,
        at=milliseconds(),
        sender=clean_line(wish.sender or document.author),
        for_whom=clean_line(wish.for_whom) or (came_from.sender if came_from else ""),
        profile=came_from.profile if came_from else wish.profile,
        fields=came_from.fields
        if came_from
        else {table: tuple(sorted(names)) for table, names in choice.fields.items()},
        may=wish.may,
        return_by=wish.return_by,
        message=clean(wish.message),
        answers=came_from.shipment if came_from else "",
        key=signing.own_key(),
        forget=forget,
    )
    try:
        return shipment.from_object(shipment.to_object(header))
    except ValueError as problem:
        raise Refusal(mark("The {what} of this copy is too long, or holds signs that cannot be sent. Shorten it."),
                      what=str(problem)) from None  # fmt: skip
