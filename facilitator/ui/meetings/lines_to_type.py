"""Two lines to type in: one filters a list, one adds a person who walked in."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from facilitator.ui.widgets.plain import button
from facilitator.words import translate


class FilterLine(QLineEdit):
    """Filters as somebody types; Esc clears it, and Esc or Down goes back to the list (`left`)."""

    left = Signal()

    def __init__(self, name: str, hint: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setClearButtonEnabled(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
            self.left.emit()
        elif event.key() == Qt.Key.Key_Down:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class WalkInLine(QWidget):
    """Says `typed` with "name, organization" when Enter or the button is pressed."""

    typed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.edit = QLineEdit()
        self.edit.setObjectName("walk_in")
        self.edit.setPlaceholderText(translate("Somebody walked in? Type name, organization"))
        self.edit.setAccessibleName(translate("Walked in: name, organization"))
        self.setFocusProxy(self.edit)
        self.edit.returnPressed.connect(self._say)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.edit, 1)
        row.addWidget(button(translate("Add who walked in"), self._say, "door-open"))

    def _say(self) -> None:
        if self.edit.text().strip():
            self.typed.emit(self.edit.text())
        self.edit.setFocus()
