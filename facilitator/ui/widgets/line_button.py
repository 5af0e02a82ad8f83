"""A sentence that can be pressed: as wide as its words, and on several lines where there is no room for one."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QPushButton, QSizePolicy

_AROUND = 4  # average letters that the icon and the edges take


class LineButton(QPushButton):
    """A flat button; whoever lays it out tells it by `fit` how wide it may be."""

    def __init__(self, sign: QIcon, words: str) -> None:
        super().__init__(sign, words)
        self._words = words
        self.setAccessibleName(words)
        self.setFlat(True)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        # A page may become narrower than the words are now; they follow.
        return QSize(0, self.sizeHint().height())

    def fit(self, width: int) -> None:
        """Break the words so that they are at most `width` wide, in pixels."""
        metrics = self.fontMetrics()
        room = width - self.iconSize().width() - _AROUND * metrics.averageCharWidth()
        lines = [""]
        for word in self._words.split(" "):
            longer = f"{lines[-1]} {word}".strip()
            if lines[-1] and metrics.horizontalAdvance(longer) > room:
                lines.append(word)
            else:
                lines[-1] = longer
        self.setText("\n".join(lines).replace("&", "&&"))  # a lone & would vanish and underline the next letter
