"""What Enter, F2, a double click and Del mean in a list."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView


class ListKeys(QObject):
    """Watches a list that is not edited in place, and says what its keys ask for."""

    entered = Signal()
    removal_wanted = Signal()

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.installEventFilter(self)
        view.doubleClicked.connect(lambda _index: self.entered.emit())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
                self.entered.emit()
                return True
            if event.key() == Qt.Key.Key_Delete:
                self.removal_wanted.emit()
                return True
        return super().eventFilter(watched, event)
