"""Whom the sender of a file asks to forget: a question for each, which stays unanswered unless somebody ticks it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QScrollArea, QVBoxLayout, QWidget

from facilitator.exchange.sharing import forget_requests
from facilitator.exchange.sharing.forget_requests import ForgetRequest
from facilitator.ui.widgets.plain import label
from facilitator.words import plural, spoken, translate

_MOST_SHOWN = 50  # a file may ask for thousands
_LINES = 4  # of text that the section is high at most


class ForgetSection(QScrollArea):
    """Says `changed` when somebody ticked or unticked a person. What is not ticked is asked again another time."""

    changed = Signal()

    def __init__(self, asked: Sequence[ForgetRequest], who: str) -> None:
        super().__init__()
        self.setObjectName("forget_section")
        self.setAccessibleName(translate("People to be forgotten"))
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._inside = QWidget()
        self._boxes: list[tuple[QCheckBox, ForgetRequest]] = []
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(0, 0, 0, 0)
        for one in asked[:_MOST_SHOWN]:
            box = QCheckBox(_answer(one))
            box.toggled.connect(lambda _on: self.changed.emit())
            column.addWidget(label(forget_requests.say(one, who, spoken()), is_wrapped=True))
            column.addWidget(box)
            self._boxes.append((box, one))
        if len(asked) > _MOST_SHOWN:
            more = plural("{n} more is asked for; bring the file in again to see it.",
                          "{n} more are asked for; bring the file in again to see them.", len(asked) - _MOST_SHOWN)  # fmt: skip
            column.addWidget(label(more, is_wrapped=True))
        column.addStretch(1)
        self.setWidget(self._inside)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @property
    def boxes(self) -> list[QCheckBox]:
        """The box of each person."""
        return [box for box, _ in self._boxes]

    @property
    def chosen(self) -> list[ForgetRequest]:
        """Whom to forget."""
        return [one for box, one in self._boxes if box.isChecked()]

    def _fit(self) -> None:
        """Be as high as the words need at this width, up to a few lines."""
        needed = self._inside.heightForWidth(self.viewport().width())
        height = min(needed, self.fontMetrics().lineSpacing() * _LINES)
        self.setMinimumHeight(height)
        self.setMaximumHeight(height)


def _answer(one: ForgetRequest) -> str:
    # An ampersand in a name is no short cut.
    name = one.name.replace("&", "&&")
    return translate("Forget {name} for good", name=name) if name else translate("Forget this person for good")
