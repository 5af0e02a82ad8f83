"""A list and the details of what is chosen in it: side by side, or below each other in a narrow window."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

from facilitator.ui import settings

_NARROW = 880
_SHARES = (620, 400)


class ListAndCard(QSplitter):
    """Remembers how the room was shared out, for each of the two ways, under `key`."""

    def __init__(self, first: QWidget, card: QWidget, key: str) -> None:
        super().__init__()
        self._key = key
        self._shared: Qt.Orientation | None = None
        self.setChildrenCollapsible(False)
        self.addWidget(first)
        self.addWidget(card)
        self.setStretchFactor(0, 3)
        self.setStretchFactor(1, 2)
        self.splitterMoved.connect(self._remember)

    def resizeEvent(self, event: QResizeEvent) -> None:
        wanted = Qt.Orientation.Vertical if self.width() < _NARROW else Qt.Orientation.Horizontal
        if wanted is not self._shared:
            self._shared = wanted
            self.setOrientation(wanted)
            room = self.height() if wanted is Qt.Orientation.Vertical else self.width()
            share = settings.number(self._name(), round(100 * _SHARES[0] / sum(_SHARES)))
            self.setSizes([room * share // 100, room * (100 - share) // 100])
        super().resizeEvent(event)

    def _remember(self) -> None:
        first, second = self.sizes()
        settings.remember(self._name(), round(100 * first / max(1, first + second)))

    def _name(self) -> str:
        return f"{self._key}/{'below' if self._shared is Qt.Orientation.Vertical else 'beside'}"
