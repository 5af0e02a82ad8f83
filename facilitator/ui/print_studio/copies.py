"""How many copies: a number for each paper that is ticked, set beforehand to what the meeting will need."""

import sqlite3
from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout, QWidget

from facilitator.domain.records import Attendance
from facilitator.store import rows
from facilitator.ui.print_studio.quiet import QuietNumber
from facilitator.ui.widgets.plain import label
from facilitator.words import translate

if TYPE_CHECKING:
    from facilitator.handouts.making import Handout

_FOR_EVERYBODY = frozenset({"agenda"})
_TO_SPARE = 2
_MOST = 999


def usual(name: str, connection: sqlite3.Connection | None, meeting: str) -> int:
    """Say how many copies of a paper a meeting will need: one for everybody expected and two to spare, or just one."""
    if connection is None or not meeting or name not in _FOR_EVERYBODY:
        return 1
    expected = rows.count(connection, Attendance, "WHERE meeting = ? AND state IN ('expected', 'present')", (meeting,))
    return min(expected + _TO_SPARE, _MOST) if expected else 1


class Copies(QWidget):
    """A number beside the title of each paper; one that somebody has set stays until another meeting is chosen."""

    def __init__(self) -> None:
        super().__init__()
        self._numbers: dict[str, QuietNumber] = {}
        self._set: dict[str, int] = {}
        self._shown: list[QWidget] = []
        self._layout = QGridLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setColumnStretch(1, 1)

    @property
    def wanted(self) -> dict[str, int]:
        """The number of copies of each paper."""
        return {name: number.value() for name, number in self._numbers.items()}

    def forget(self) -> None:
        """Forget what was set by hand: another meeting needs other numbers."""
        self._set.clear()

    def show_papers(self, handouts: "Sequence[Handout]", usual_numbers: Mapping[str, int]) -> None:
        """Ask the number of copies of these papers."""
        if list(self._numbers) == [handout.name for handout in handouts]:
            for name, number in self._numbers.items():  # the one that somebody is in stays
                _show(number, self._set.get(name, usual_numbers[name]))
            return
        for old in self._shown:
            self._layout.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._shown = []
        self._numbers = {}
        for at, handout in enumerate(handouts):
            title = translate(handout.title)
            number = QuietNumber(translate("Copies of {paper}", paper=title), 1, _MOST)
            number.setObjectName(f"copies-{handout.name}")
            _show(number, self._set.get(handout.name, usual_numbers[handout.name]))
            number.valueChanged.connect(partial(self._set.__setitem__, handout.name))
            caption = label(title, is_wrapped=True)
            caption.setBuddy(number)
            self._layout.addWidget(number, at, 0)
            self._layout.addWidget(caption, at, 1)
            self._shown += [number, caption]
            self._numbers[handout.name] = number


def _show(number: QuietNumber, copies: int) -> None:
    was = number.blockSignals(True)
    number.setValue(copies)
    number.blockSignals(was)
