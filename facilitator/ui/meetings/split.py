"""Two panes beside each other, or one below the other when the window is narrow."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSplitter, QWidget

_NARROW = 100
_LIST = 34


class Split(QSplitter):
    """A main pane, and a second one that scrolls; `letters` says how many must fit into a line to set them side by side."""

    def __init__(self, main: QWidget, side: QWidget, letters: int = _NARROW) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._letters = letters
        self._main = main
        self.side = Scroll(side)
        self.addWidget(main)
        self.addWidget(self.side)
        self.setCollapsible(0, False)
        self.setStretchFactor(0, 5)
        self.setStretchFactor(1, 3)

    def minimumSizeHint(self) -> QSize:
        # Side by side is not a must, so the width of both together is not asked for.
        width = max(self._main.minimumSizeHint().width(), self.side.minimumSizeHint().width())
        return QSize(width, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        is_narrow = event.size().width() < self._letters * self.fontMetrics().averageCharWidth()
        wanted = Qt.Orientation.Vertical if is_narrow else Qt.Orientation.Horizontal
        if self.orientation() != wanted:
            self.setOrientation(wanted)
        super().resizeEvent(event)


class ListBeside(QSplitter):
    """A list and what is chosen in it; the list takes a quarter of the width at most, until somebody moves the border."""

    def __init__(self, listed: QWidget, chosen: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._is_moved = False
        self.addWidget(listed)
        self.addWidget(chosen)
        self.setStretchFactor(1, 1)
        self.setChildrenCollapsible(False)
        self.splitterMoved.connect(self._leave_it)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self._is_moved:
            width = event.size().width()
            listed = min(self.fontMetrics().averageCharWidth() * _LIST, width // 4)
            self.setSizes([listed, width - listed])

    def _leave_it(self) -> None:
        self._is_moved = True


class Scroll(QScrollArea):
    """Scrolls one widget up and down, and asks for the width it needs."""

    def __init__(self, inside: QWidget) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._inside = inside
        self.setWidget(inside)

    def minimumSizeHint(self) -> QSize:
        bar = self.verticalScrollBar().sizeHint().width()
        return QSize(self._inside.minimumSizeHint().width() + bar, self.fontMetrics().height() * 5)

    def sizeHint(self) -> QSize:
        wanted = max(self.minimumSizeHint().width(), self.fontMetrics().averageCharWidth() * 42)
        return QSize(wanted, min(self._inside.sizeHint().height(), self.fontMetrics().height() * 14))
