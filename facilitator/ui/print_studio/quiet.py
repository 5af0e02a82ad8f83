"""Choices and numbers that the wheel leaves alone while somebody scrolls past them."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QSpinBox


class QuietCombo(QComboBox):
    """A choice that only a click or a key changes, unless the keyboard is in it."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(10)

    def choose(self, value: str) -> None:
        """Show the choice that stands for `value`, without telling anybody; one that is not there changes nothing."""
        at = self.findData(value)
        if at >= 0:
            was = self.blockSignals(True)
            self.setCurrentIndex(at)
            self.blockSignals(was)

    @property
    def chosen(self) -> str:
        """What the shown choice stands for."""
        return str(self.currentData() or "")

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class QuietNumber(QSpinBox):
    """A number that only a click or a key changes, unless the keyboard is in it."""

    def __init__(self, name: str, least: int, most: int) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setRange(least, most)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()
