"""Papers as a PDF file."""

import re
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from facilitator.refusal import Refusal
from facilitator.words import mark

_MOST_LETTERS = 120


def suggested_name(titles: Sequence[str], day: str) -> str:
    """Suggest a file name that says what it is and for which day."""
    # Without signs that a stick from another system would not take.
    name = re.sub(r'[\\/:*?"<>|\x00-\x1f]', " ", ", ".join(titles))[:_MOST_LETTERS].strip()
    return f"{name} {day}".strip() + ".pdf"


def save(path: Path, pdf: bytes) -> None:
    """Write a PDF; it appears whole or not at all. Raises a `Refusal` when the place does not take it."""
    unfinished = path.with_name(f".~{path.name}.tmp")
    try:
        unfinished.write_bytes(pdf)
        unfinished.replace(path)
    except OSError as problem:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)
        raise Refusal(mark("“{name}” could not be saved in {folder}. Is the stick full, or was it removed? Choose another "
                           "place."), name=path.name, folder=str(path.parent)) from problem  # fmt: skip
