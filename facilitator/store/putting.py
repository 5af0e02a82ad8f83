"""Puts a finished file in its place: it appears whole or not at all, and what was there before stays until then."""

import os
from contextlib import suppress
from pathlib import Path

from facilitator.refusal import Refusal
from facilitator.words import mark


def put(target: Path, content: bytes) -> None:
    """Write `content` beside the target and put it in its place; raises a `Refusal` when the place does not take it."""
    unfinished = target.with_name(f".~{target.name}.tmp")
    try:
        with unfinished.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.replace(unfinished, target)
    except OSError as problem:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)
        raise Refusal(mark("“{name}” cannot be written in {folder} ({problem}). Is the disk full or write-protected, the "
                           "stick gone, or the file open in another program? Close it there, or choose another folder."),
                      name=target.name, folder=str(target.parent),
                      problem=problem.strerror or str(problem)) from problem  # fmt: skip
