"""The papers there are, and how one is made."""

import io
import os
import tempfile
from pathlib import Path
from typing import BinaryIO

from facilitator import handouts
from facilitator.handouts._request import FACILITATOR_ONLY, MEMBERS, PUBLIC, Handout, Progress, Request, Written
from facilitator.pieces import pieces_of
from facilitator.refusal import Refusal
from facilitator.words import mark

__all__ = ["FACILITATOR_ONLY", "MEMBERS", "PUBLIC", "Handout", "Progress", "Request", "Written", "catalogue", "find",
           "write"]  # fmt: skip


def catalogue() -> list[Handout]:
    """List the papers that can be made, in the order a person looks for them."""
    return pieces_of(handouts, "HANDOUT")


def find(name: str) -> Handout:
    """Give the paper of that name; raises a `Refusal` that names those there are."""
    there = {handout.name: handout for handout in catalogue()}
    if name not in there:
        raise Refusal(mark("There is no handout “{name}”. There are: {names}."), name=name, names=", ".join(there))
    return there[name]


def write(handout: Handout, request: Request, target: Path | BinaryIO, progress: Progress | None = None) -> Written:
    """Make a paper as PDF into a file or a stream, and say how many pages it has and what to know about them.

    The same request gives the same bytes. A file appears whole or not at all; one that is there is replaced. Raises a
    `Refusal` when a meeting is needed and none is named, or when the file cannot be written.
    """
    raise NotImplementedError
