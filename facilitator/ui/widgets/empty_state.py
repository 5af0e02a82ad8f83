"""What an empty list shows instead of nothing: what it is for, and the usual next step."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from facilitator.ui.icons import icon
from facilitator.ui.widgets.plain import heading, label

_LETTERS = 72
_MOST_BESIDE = 2


class EmptyState(QWidget):
    """An icon, a heading, a sentence or two, and one to three buttons of which the first is the usual next step."""

    def __init__(self, icon_name: str, title: str, words: str, buttons: Sequence[QPushButton]) -> None:
        super().__init__()
        self._icon = icon_name
        self._sign = QLabel()
        self._words = label(words, is_wrapped=True)
        self._words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._words.setMaximumWidth(self.fontMetrics().averageCharWidth() * _LETTERS)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(self._words, 20)
        middle.addStretch(1)
        # Three buttons side by side would ask for more width than a small window has.
        row: QBoxLayout = QVBoxLayout() if len(buttons) > _MOST_BESIDE else QHBoxLayout()
        row.addStretch(1)
        for one in buttons:
            row.addWidget(one, 0, Qt.AlignmentFlag.AlignHCenter)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.addStretch(1)
        layout.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(heading(title), 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addLayout(middle)
        layout.addSpacing(self.fontMetrics().height() // 2)
        layout.addLayout(row)
        layout.addStretch(2)
        self._draw()

    def _draw(self) -> None:
        size = self.fontMetrics().height() * 3
        self._sign.setPixmap(icon(self._icon).pixmap(size, size))
