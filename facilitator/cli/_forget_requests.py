"""What a partner's file asks to forget: told by the command that brings it in, and followed only when that is asked for."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from facilitator.cli import _shares, forget
from facilitator.words import mark, spoken, translate

if TYPE_CHECKING:
    from facilitator.exchange.sharing.forget_requests import ForgetRequest
    from facilitator.exchange.sharing.unpacking import Incoming
    from facilitator.store.document import Document
    from facilitator.store.forgetting import Forgotten

OPTION = click.Option(
    ["--forget-requested", "is_forgetting"], is_flag=True,
    help=mark("Forget the people whom the sender asks you to forget, after all else; this cannot be taken back."),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Requests:
    """Whom the file asks to forget, and what forgetting them did; nothing when it was not wanted."""

    asked: "Sequence[ForgetRequest]"
    done: "Sequence[Forgotten]"

    @property
    def is_trace_left(self) -> bool:
        """Whether somebody was forgotten, but a copy or the file's free pages hold them still."""
        return any(one.copies_left or one.problem for one in self.done)


def settle(document: "Document", found: "Incoming", is_forgetting: bool) -> Requests:
    """Find what a file asks to forget, and do it when that is wanted; the file has been brought in before."""
    from facilitator.exchange.sharing import forget_requests

    asked = forget_requests.arriving(document.connection, found.header)
    return Requests(asked, forget_requests.follow(document, asked) if is_forgetting else ())


def tell(requests: Requests, found: "Incoming") -> None:
    """Say what was asked and, if so, done."""
    from facilitator.exchange.sharing import forget_requests

    for one in requests.asked:
        click.echo(forget_requests.say(one, _shares.sender(found), spoken()))
    for done in requests.done:
        forget.tell(done.places, done)
    if requests.asked and not requests.done:
        click.echo(translate("Nobody was forgotten; --forget-requested does it."))


def as_objects(requests: Requests) -> list[dict[str, object]]:
    """Give the requests for a program to read."""
    return [{"uid": one.uid, "name": one.name, "is_forgotten": bool(requests.done)} for one in requests.asked]
