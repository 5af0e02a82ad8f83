"""Opens a copy from somebody as a file of one's own, which knows where it came from and can be sent back."""

from pathlib import Path

from facilitator.exchange.sharing import shipment, signing
from facilitator.exchange.sharing.shipment import LOOK
from facilitator.exchange.sharing.unpacking import Incoming
from facilitator.refusal import Refusal
from facilitator.store import document as documents
from facilitator.store import merging
from facilitator.store.document import Document
from facilitator.store.stamps import milliseconds
from facilitator.words import mark


def open_share(incoming: Incoming, target: Path, author: str = "") -> Document:
    """Make the new file `target` of a copy and open it; an existing file is never overwritten.

    A copy that was given only to look at opens to look. Raises a `Refusal` for a file that is no such copy.
    """
    if incoming.is_document:
        raise Refusal(mark("“{name}” is a collaborative's file itself. Open it as it is."), name=incoming.name)
    if incoming.header.is_return:
        raise Refusal(mark("“{name}” is an answer to a copy of “{collaborative}” that was sent out. Open the file of that "
                           "collaborative and bring it in there."),
                      name=incoming.name, collaborative=incoming.header.name)  # fmt: skip

    def fill(document: Document) -> None:
        header = incoming.header
        label = mark("Open the copy from {name}")
        with document.change(label, kind="start", name=header.sender or incoming.name) as change:
            shipment.remember(change.connection, header)
            if header.may == LOOK:
                change.connection.execute("INSERT INTO meta VALUES (?, ?)", documents.LOOK_ONLY)
            source = change.connection.execute(
                "INSERT INTO import (sha256, at, sender, name, added) VALUES (?, ?, ?, ?, ?)",
                (incoming.sha256, milliseconds(), header.sender, incoming.name, len(incoming.operations)),
            ).lastrowid
            merging.merge(change, incoming.operations, source or 0)

    opened = documents.create_as(target, incoming.header.collaborative, fill, author)
    signing.remember(incoming.header.sender, incoming.header.key)
    return opened
