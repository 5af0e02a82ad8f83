"""A work bench beside the window: small pieces of work, one after the other, the urgent ones first."""

from collections.abc import Callable
from contextlib import suppress
from functools import cache
from typing import Any, TypeVar

from PySide6.QtCore import QCoreApplication, QObject, QThreadPool, Signal, Slot

from facilitator.refusal import Refusal
from facilitator.ui.background import Stopped

T = TypeVar("T")
LOOKING, MAKING, LEISURE = 2, 1, 0  # how urgent: the page in view, the paper wanted, pictures for the list


class Bench(QObject):
    """Does work in a thread of its own and brings the results back into the window's thread."""

    _ended = Signal(object, object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._is_left = False
        self._ended.connect(self._bring)

    def do(
        self,
        work: Callable[[], T],
        done: Callable[[T], object],
        urgency: int,
        refused: Callable[[Refusal], object] | None = None,
    ) -> None:
        """Do `work` when its turn comes, then call `done` with what came of it, here in the window's thread.

        A refusal goes to `refused`; work that raises `Stopped` ends without a word.
        """

        def run() -> None:
            if self._is_left:
                return
            try:
                result = work()
            except Stopped:
                return
            except Refusal as refusal:
                if refused:
                    self._hand_over(refused, refusal)
            except BaseException as problem:  # a bug; raised again where it can be shown
                self._hand_over(_raise, problem)
            else:
                self._hand_over(done, result)

        _one_worker().start(run, urgency)

    def leave(self) -> None:
        """Begin none of the work that waits, and bring nothing back any more."""
        self._is_left = True

    def _hand_over(self, done: Callable[[Any], object], result: Any) -> None:
        if self._is_left:
            return
        with suppress(RuntimeError):  # the window was closed, and this bench with it, at this very moment
            self._ended.emit(done, result)

    @Slot(object, object)
    def _bring(self, done: Callable[[Any], object], result: Any) -> None:
        if not self._is_left:
            done(result)


@cache
def _one_worker() -> QThreadPool:
    # One for the whole program, as pages can only be drawn one at a time.
    app = QCoreApplication.instance()
    assert app is not None
    pool = QThreadPool(app)
    pool.setMaxThreadCount(1)

    def end() -> None:
        pool.clear()
        pool.waitForDone()  # here, where Python still lets the worker go on to its end

    app.aboutToQuit.connect(end)
    return pool


def _raise(problem: BaseException) -> None:
    raise problem
