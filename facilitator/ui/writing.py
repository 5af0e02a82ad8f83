"""How screens write: one step that can be undone, and trouble told in the window's bar."""

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from facilitator.refusal import Refusal
from facilitator.store.change import Change
from facilitator.ui.desk import Desk

T = TypeVar("T")


def write(desk: Desk, label: str, act: Callable[[Change], T], **said: str) -> T | None:
    """Do `act` as the step `label` and give its answer; None when it was refused, and the person was told why."""
    try:
        with desk.document.change(label, **said) as change:
            return act(change)
    except Refusal as refusal:
        if refusal.__cause__ is None:
            desk.told.emit(str(refusal), False)
        else:
            # The disk stands in the way: the same may be tried again when the stick is back.
            desk.could_not_save.emit(refusal, partial(write, desk, label, act, **said))
        return None


def can_write(desk: Desk) -> bool:
    """Tell whether the file may be changed, or only looked at."""
    return desk.document.look_only is None
