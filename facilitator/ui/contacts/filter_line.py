"""The line above a list that filters as somebody types, and what is shown when nothing is found."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from facilitator.ui.icons import icon
from facilitator.ui.widgets.plain import button, label
from facilitator.words import translate

_LETTERS = 26


class FilterLine(QWidget):
    """Says `typed` with every letter, and `left` when the keyboard is to go back to the list.

    Esc clears the line and leaves it; Down and Enter leave it as it is.
    """

    typed = Signal(str)
    left = Signal()

    def __init__(self, words: str) -> None:
        super().__init__()
        self.edit = QLineEdit()
        self.edit.setPlaceholderText(words)
        self.edit.setAccessibleName(words)
        self.edit.setClearButtonEnabled(True)
        self.edit.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.edit.textChanged.connect(self.typed)
        self.edit.setMinimumWidth(self.fontMetrics().averageCharWidth() * _LETTERS)
        self.edit.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.edit.installEventFilter(self)
        self._count = label()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self.edit, 1)
        self._row.addWidget(self._count)
        self._nothing = label(is_wrapped=True)

    def add_beside(self, widget: QWidget) -> None:
        """Put a widget at the end of the line."""
        self._row.addWidget(widget, 3)

    def clear(self) -> None:
        """Filter no more."""
        self.edit.clear()

    def start(self) -> None:
        """Put the keyboard into the line."""
        self.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.edit.selectAll()

    def show_count(self, shown: int, of_all: int) -> None:
        """Say how many of all are shown, when some are not."""
        self._count.setText(translate("{n} of {all}", n=shown, all=of_all) if shown != of_all else "")
        typed = self.edit.text().strip()
        self._nothing.setText(
            translate("Nothing matches “{typed}”.", typed=typed) if typed else translate("Nothing matches this filter.")
        )

    def nothing_found(self) -> QWidget:
        """Give the page that stands in the place of an empty list."""
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.addStretch(1)
        layout.addWidget(self._nothing, 0, Qt.AlignmentFlag.AlignHCenter)
        again = button(translate("Clear filter"), self._clear_and_leave, "x")
        layout.addWidget(again, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(2)
        return page

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape:
                self._clear_and_leave()
                return True
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.left.emit()
                return True
        return super().eventFilter(watched, event)

    def _clear_and_leave(self) -> None:
        self.edit.clear()
        self.left.emit()
