"""Take the last step back, also one from before the program was closed."""

from pathlib import Path

from click import Command

from facilitator.cli._files import FILE
from facilitator.cli._steps import LIST, listed, taken
from facilitator.store import steps
from facilitator.store.document import Document
from facilitator.words import mark


def _undo(file: Path, is_list: bool) -> int:
    if is_list:
        listed(file, steps.undoable)
        return 0
    return taken(file, Document.undo, mark("There is nothing to take back."), mark("Taken back: {step}"))


COMMAND = Command("undo", callback=_undo, help=mark("Take the last step in FILE back."), params=[FILE, LIST])
