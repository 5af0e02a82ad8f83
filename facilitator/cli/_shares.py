"""Reading a partner's file for a command, and the options that commands about copies share."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from facilitator.refusal import Refusal
from facilitator.store.receipt_words import NOBODY
from facilitator.words import mark, spoken, translate

if TYPE_CHECKING:
    from facilitator.exchange.sharing.unpacking import Incoming

_LONGEST_PASSPHRASE = 4096

INCOMING = click.Argument(["incoming"], metavar="INCOMING", type=click.Path(path_type=Path))
PASSPHRASE = click.Option(
    ["--passphrase-file", "passphrase_file"], metavar="F", type=click.Path(path_type=Path),
    help=mark("Take the passphrase from the first line of this file."),
)  # fmt: skip


def passphrase_in(path: Path | None) -> str:
    """Give the first line of a file, or "" without one."""
    if path is None:
        return ""
    with path.open(encoding="utf-8", errors="replace") as file:
        line = file.readline(_LONGEST_PASSPHRASE).rstrip("\r\n")
    if not line:
        raise Refusal(mark("“{name}” has no passphrase in its first line."), name=path.name)
    return line


def read(path: Path, passphrase_file: Path | None) -> "Incoming":
    """Read and check a partner's file."""
    from facilitator.exchange.sharing import unpacking

    return unpacking.read(path, passphrase_in(passphrase_file))


def sender(incoming: "Incoming") -> str:
    """Give who sent a file, as they are called in a sentence."""
    return incoming.header.sender or translate(NOBODY)


def from_whom(incoming: "Incoming") -> str:
    """Say who sent a file, and how its signature compares with their earlier ones."""
    from facilitator.exchange.sharing import signing

    who = sender(incoming)
    return f"{translate('From {sender}.', sender=who)} {signing.say(incoming.who, who, spoken())}"
