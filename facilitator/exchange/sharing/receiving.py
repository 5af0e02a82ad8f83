"""Takes a partner's file into a collaborative: looked at first, merged when that is wanted."""

from collections.abc import Callable

from facilitator.exchange.sharing import signing
from facilitator.exchange.sharing.unpacking import Incoming
from facilitator.refusal import Refusal
from facilitator.store import merging
from facilitator.store.change import Change
from facilitator.store.document import Document
from facilitator.store.merging import Report
from facilitator.words import mark


def check(document: Document, incoming: Incoming) -> None:
    """Raise a `Refusal`, with both names, unless the file is of the same collaborative."""
    if incoming.header.collaborative != document.collaborative_id:
        raise Refusal(
            mark("“{name}” belongs to the collaborative “{theirs}”, and this file to “{ours}”. Open the file of “{theirs}” "
                 "and bring it in there."),
            name=incoming.name, theirs=incoming.header.name, ours=document.collaborative().name,
        )  # fmt: skip


def preview(document: Document, incoming: Incoming) -> Report:
    """Say what the file would change; nothing is written."""
    check(document, incoming)
    return merging.preview(document, incoming.operations)


def receive(
    document: Document,
    incoming: Incoming,
    answer: Callable[[Change, Report], object] | None = None,
) -> Report:
    """Merge the file as one step, and remember its sender's key.

    `answer` may write more into the same step once everything is there.
    """
    check(document, incoming)
    report = merging.receive(
        document, incoming.operations, sender=incoming.header.sender, name=incoming.name, sha256=incoming.sha256,
        answer=answer,
    )  # fmt: skip
    signing.remember(incoming.header.sender, incoming.header.key)
    return report
