"""Undo and redo as a person sees them: the step, and the place it happened."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from facilitator.refusal import Refusal
from facilitator.store.steps import Step
from facilitator.words import translate

if TYPE_CHECKING:
    from facilitator.ui.main_window import MainWindow

_TRIED = 20


class Stepping:
    """Takes steps of a window's file back and forth, and shows what they were about."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window

    def undo(self) -> None:
        """Take the last step back, and show where."""
        self._take(self._window.desk.document.undo)

    def redo(self) -> None:
        """Do the last undone step again, and show where."""
        self._take(self._window.desk.document.redo)

    def _take(self, act: Callable[[], Step | None]) -> None:
        try:
            step = act()
        except Refusal as refusal:
            self._window.tell_trouble(refusal, lambda: self._take(act))
            return
        if step is None:
            return
        if step.skipped:
            self._window.bar.tell(translate("What was changed since then was left as it is."))
        self._show(step)

    def _show(self, step: Step) -> None:
        # Of a long import the first few will do; what was added and is gone again cannot be shown.
        touched = sorted(step.touched)[:_TRIED]
        tabs = self._window.tabs
        here = tabs.current
        if any(here.show_thing(table, uid) for table, uid in touched if table in here.reads):
            return
        any(tabs.show_thing(table, uid) for table, uid in touched)
