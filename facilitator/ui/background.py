"""Work that takes longer than a blink: done beside the window, with progress and a way to stop it."""

from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal, Slot
from PySide6.QtWidgets import QProgressDialog, QWidget

from facilitator.refusal import Refusal
from facilitator.words import translate

T = TypeVar("T")
Progress = Callable[[int, int], None]  # done, of all; raises `Stopped` when the person wants it to end
_SHOWN_AFTER_MS = 1000


class Stopped(Exception):  # noqa: N818  # a wish, not an error
    """The person asked for the work to stop; whatever it had begun is taken back."""


class _Signals(QObject):
    progressed = Signal(int, int)
    done = Signal(object)
    refused = Signal(object)
    stopped = Signal()
    broke = Signal(object)


class _Work(QRunnable):
    def __init__(self, work: Callable[[Progress], Any]) -> None:
        super().__init__()
        self.signals = _Signals()
        self.is_unwanted = False
        self._work = work
        self.setAutoDelete(False)

    def run(self) -> None:
        try:
            result = self._work(self._progress)
        except Stopped:
            self.signals.stopped.emit()
        except Refusal as refusal:
            self.signals.refused.emit(refusal)
        except BaseException as problem:  # a bug; handed to the window's thread, which shows it
            self.signals.broke.emit(problem)
        else:
            self.signals.done.emit(result)

    def _progress(self, done: int, of_all: int) -> None:
        if self.is_unwanted:
            raise Stopped
        self.signals.progressed.emit(done, of_all)


class Task(QObject):
    """One piece of background work and its progress box, which shows itself after a second."""

    def __init__(
        self,
        parent: QWidget,
        title: str,
        work: Callable[[Progress], T],
        done: Callable[[T], object],
        refused: Callable[[Refusal], object],
    ) -> None:
        super().__init__(parent)
        self._done = done
        self._refused = refused
        self._box = QProgressDialog(title, translate("Stop"), 0, 0, parent)
        self._box.setWindowModality(Qt.WindowModality.WindowModal)
        self._box.setMinimumDuration(_SHOWN_AFTER_MS)
        self._box.setAutoClose(False)
        self._box.setAutoReset(False)
        self._box.setValue(0)
        self._box.canceled.connect(self.stop)
        self._work = _Work(work)
        signals = self._work.signals
        signals.progressed.connect(self._show_progress)
        signals.done.connect(self._finish)
        signals.refused.connect(self._refuse)
        signals.stopped.connect(self._end)
        signals.broke.connect(self._break)
        QThreadPool.globalInstance().start(self._work)

    def stop(self) -> None:
        """Ask the work to end; it does so at its next step, as if it had never begun."""
        self._work.is_unwanted = True

    @Slot(int, int)
    def _show_progress(self, done: int, of_all: int) -> None:
        self._box.setMaximum(of_all)
        self._box.setValue(done)

    @Slot(object)
    def _finish(self, result: Any) -> None:
        self._end()
        self._done(result)

    @Slot(object)
    def _refuse(self, refusal: Refusal) -> None:
        self._end()
        self._refused(refusal)

    @Slot(object)
    def _break(self, problem: BaseException) -> None:
        self._end()
        raise problem

    @Slot()
    def _end(self) -> None:
        self._box.canceled.disconnect(self.stop)
        self._box.close()
        self._box.deleteLater()
        self.deleteLater()
