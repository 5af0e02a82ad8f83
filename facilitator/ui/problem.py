"""When the program itself makes a mistake: nothing is lost, and the person is told plainly."""

import sys
import threading
import time
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QMessageLogContext, QObject, QTimer, QtMsgType, Signal, qInstallMessageHandler

from facilitator.refusal import Refusal

if TYPE_CHECKING:
    from facilitator.ui.dialogs.problem import ProblemDialog
    from facilitator.ui.windows import Windows

_MANY = 3  # within a minute: the person is advised to close
_MINUTE = 60.0
_IDLE = "This plugin does not support"  # what the unseen screen of a self-test lacks
_GRAVE = {QtMsgType.QtWarningMsg, QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg}


class Watch(QObject):
    """Catches what nobody else caught, in any thread, writes it to the log and shows the problem dialog.

    A refusal that nobody caught is no mistake, and is told in the bar of the window in front.
    """

    _caught = Signal(object)  # an exception; the signal carries it over into the windows' thread

    def __init__(self, windows: "Windows") -> None:
        super().__init__(windows)
        self._windows = windows
        self._times: list[float] = []
        self.dialog: ProblemDialog | None = None
        self._caught.connect(self._take)
        self._before = (sys.excepthook, threading.excepthook)
        sys.excepthook = self._catch
        threading.excepthook = self._catch_in_thread
        qInstallMessageHandler(self._note)

    def end(self) -> None:
        """Catch no more."""
        sys.excepthook, threading.excepthook = self._before
        qInstallMessageHandler(None)

    def _catch_in_thread(self, said: threading.ExceptHookArgs) -> None:
        self._catch(said.exc_type, said.exc_value, said.exc_traceback)

    def _catch(self, kind: type[BaseException], problem: BaseException | None, trace: TracebackType | None) -> None:
        if problem is None or issubclass(kind, KeyboardInterrupt):
            self._before[0](kind, problem or kind(), trace)
        else:
            self._caught.emit(problem)

    def _note(self, kind: QtMsgType, _where: QMessageLogContext, words: str) -> None:
        if kind in _GRAVE and not words.startswith(_IDLE):
            from facilitator.ui import problem_log

            problem_log.write(f"Qt: {words}")

    def _take(self, problem: BaseException) -> None:
        if isinstance(problem, Refusal):
            self._windows.tell(str(problem))
            return
        from facilitator.ui import problem_log

        report = problem_log.report(problem)
        problem_log.write(report)
        # Once the slot that went wrong has been left: what is shown may be half changed, what is saved is not.
        QTimer.singleShot(0, self, lambda: self._show(report))

    def _show(self, report: str) -> None:
        from facilitator.ui.dialogs.problem import ProblemDialog

        now = time.monotonic()
        self._times = [at for at in self._times if now - at < _MINUTE] + [now]
        are_many = len(self._times) >= _MANY
        if self.dialog is not None:
            if are_many:
                self.dialog.advise_to_close()
            return
        self.dialog = ProblemDialog(report, are_many=are_many)
        self.dialog.finished.connect(self._forget)
        self.dialog.close_wanted.connect(self._windows.quit)
        self.dialog.open()
        for window in self._windows.open:
            window.show_anew()

    def _forget(self) -> None:
        self.dialog = None
