"""Do the step again that was taken back last."""

from pathlib import Path

from click import Command

from facilitator.cli._files import FILE
from facilitator.cli._steps import LIST, listed, taken
from facilitator.store import steps
from facilitator.store.document import Document
from facilitator.words import mark


def _redo(file: Path, is_list: bool) -> int:
    if is_list:
        listed(file, steps.redoable)
        return 0
    return taken(file, Document.redo, mark("There is nothing to do again."), mark("Done again: {step}"))


COMMAND = Command(
    "redo", callback=_redo, help=mark("Do the step in FILE again that was taken back last."), params=[FILE, LIST]
)
