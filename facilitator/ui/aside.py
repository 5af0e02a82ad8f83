"""Work on the file beside the window: through a second connection, and told to the window when it is done."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtWidgets import QWidget

from facilitator.refusal import Refusal
from facilitator.store.document import IN_MEMORY, Document
from facilitator.store.steps import Step
from facilitator.ui.background import Progress, Task

T = TypeVar("T")


def do_aside(
    parent: QWidget,
    document: Document,
    title: str,
    work: Callable[[Document, Progress], T],
    done: Callable[[T], object],
    refused: Callable[[Refusal], object],
) -> Task | None:
    """Do `work` in a worker with the file opened once more; None when it was done at once.

    A collaborative in memory cannot be opened twice, and is worked on here and now.
    """
    if document.path == IN_MEMORY:
        try:
            result = work(document, _go_on)
        except Refusal as refusal:
            refused(refusal)
        else:
            done(result)
        return None
    steps: list[Step] = []

    def with_twin(progress: Progress) -> T:
        twin = document.twin()
        twin.listen(steps.append)
        try:
            return work(twin, progress)
        finally:
            twin.close()

    def tell(result: T) -> None:
        for step in steps:
            document.tell(step)
        done(result)

    return Task(parent, title, with_twin, tell, refused)


def _go_on(done: int, of_all: int) -> None:
    """Nobody can ask for a stop while the window itself works."""
