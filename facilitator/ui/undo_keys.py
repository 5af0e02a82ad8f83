"""Undo and redo by keyboard from inside text fields, which would otherwise swallow the keys and do nothing."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QWidget

Act = Callable[[], object]
_TEXT_FIELDS = ("QLineEdit", "QPlainTextEdit", "QTextEdit", "QAbstractSpinBox")
_UNDO = QKeySequence("Ctrl+Z")
_REDO = (QKeySequence("Ctrl+Y"), QKeySequence("Ctrl+Shift+Z"))


class UndoKeys(QObject):
    """Watches the text field of `window` that has the keyboard.

    Letters typed since the field was entered go back first; when none are left, the keys mean the file's last step.
    """

    def __init__(self, window: QWidget, undo: Act, redo: Act) -> None:
        super().__init__(window)
        self._window = window
        self._undo = undo
        self._redo = redo
        self._watched: QWidget | None = None
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._watch)
        self._watch(None, QApplication.focusWidget())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent) or not isinstance(watched, QWidget):
            return False
        key = QKeySequence(event.keyCombination())
        if key == _UNDO and not _has_own(watched, "isUndoAvailable"):
            self._undo()
            return True
        if key in _REDO and not _has_own(watched, "isRedoAvailable"):
            self._redo()
            return True
        return False

    def _watch(self, _old: QWidget | None, new: QWidget | None) -> None:
        if self._watched is not None:
            self._watched.removeEventFilter(self)
            self._watched.destroyed.disconnect(self._forget)
            self._watched = None
        if new is not None and any(map(new.inherits, _TEXT_FIELDS)) and new.window() is self._window:
            new.installEventFilter(self)
            new.destroyed.connect(self._forget)
            self._watched = new

    def _forget(self) -> None:
        self._watched = None


def _has_own(field: QWidget, question: str) -> bool:
    """Say whether the field itself can still take something back ("isUndoAvailable") or do it again."""
    from PySide6.QtWidgets import QAbstractSpinBox, QLineEdit, QPlainTextEdit, QTextEdit

    if isinstance(field, QAbstractSpinBox):
        field = field.lineEdit()
    if isinstance(field, QLineEdit):
        return not field.isReadOnly() and bool(getattr(field, question)())
    if isinstance(field, QPlainTextEdit | QTextEdit):
        return not field.isReadOnly() and bool(getattr(field.document(), question)())
    return False
