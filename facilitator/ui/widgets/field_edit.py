"""An editor for one field, made from its declaration: it checks when it is left, never while somebody types."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from facilitator.domain.records import Field, Kind, Value
from facilitator.refusal import Refusal
from facilitator.ui.widgets.plain import label
from facilitator.words import translate

_PAUSE_MS = 800


class FieldEdit(QWidget):
    """Shows a field's value and says `committed` with a new one that has passed the field's check.

    `choices` pairs ids with words for a link; other kinds take theirs from the declaration.
    """

    committed = Signal(str, object)  # field name, value

    def __init__(self, field: Field, choices: Sequence[tuple[str, str]] = ()) -> None:
        super().__init__()
        self.field = field
        self._choices = list(choices) or [(value, translate(words)) for value, words in field.choices]
        self._shown: Value = field.empty
        self._trouble = label(is_wrapped=True)
        self._trouble.hide()
        self.editor = self._make_editor()
        self.editor.setAccessibleName(translate(field.label))
        self.setFocusProxy(self.editor)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self.editor)
        layout.addWidget(self._trouble)

    def show_value(self, value: Value) -> None:
        """Show what is in the file; words that are being typed just now stay."""
        if self.editor.hasFocus() and value == self._shown:
            return
        self._shown = value
        self._trouble.hide()
        editor = self.editor
        if isinstance(editor, QCheckBox):
            editor.setChecked(bool(value))
        elif isinstance(editor, QComboBox):
            editor.setCurrentIndex(max(0, editor.findData(value)))
        elif isinstance(editor, QPlainTextEdit):
            if editor.toPlainText() != str(value):
                editor.setPlainText(str(value))
        elif isinstance(editor, QLineEdit):
            editor.setText(self._words_of(value))

    def show_choices(self, choices: Sequence[tuple[str, str]]) -> None:
        """Offer other things to link to, keeping what is chosen."""
        editor = self.editor
        if isinstance(editor, QComboBox) and choices != self._choices:
            self._choices = list(choices)
            _fill(editor, self._choices)
            editor.setCurrentIndex(max(0, editor.findData(self._shown)))

    def commit(self) -> None:
        """Say `committed` when what stands here differs from the file and passes the field's check."""
        try:
            value = self._read()
        except Refusal as refusal:
            self._trouble.setText(str(refusal))
            self._trouble.show()
            return
        self._trouble.hide()
        if value != self._shown:
            self._shown = value
            self.committed.emit(self.field.name, value)
        if isinstance(self.editor, QLineEdit):
            # Setting the words anew ends the editor's own undo, so that the next Ctrl+Z is the document's.
            self.editor.setText(self._words_of(value))

    def _read(self) -> Value:
        editor = self.editor
        if isinstance(editor, QCheckBox):
            return editor.isChecked()
        if isinstance(editor, QComboBox):
            return str(editor.currentData())
        if isinstance(editor, QPlainTextEdit):
            return self.field.check(editor.toPlainText())
        assert isinstance(editor, QLineEdit)
        return self.field.read(editor.text())

    def _words_of(self, value: Value) -> str:
        return "" if value is None else str(value)

    def _make_editor(self) -> QWidget:
        if self.field.kind is Kind.YES_NO:
            box = QCheckBox()
            box.clicked.connect(self.commit)
            return box
        if self.field.kind in (Kind.CHOICE, Kind.LINK):
            combo = _Combo()
            _fill(combo, self._choices)
            combo.activated.connect(self.commit)
            return combo
        if self.field.kind is Kind.LONG_TEXT:
            text = _LongText()
            text.setTabChangesFocus(True)
            text.paused.connect(self.commit)
            return text
        line = QLineEdit()
        line.editingFinished.connect(self.commit)
        return line


class _LongText(QPlainTextEdit):
    """Says `paused` when somebody stops typing for a moment, or leaves."""

    paused = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.paused)
        self.textChanged.connect(self._pause.start)
        self.setFixedHeight(self.fontMetrics().lineSpacing() * 4)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._pause.stop()
        self.paused.emit()


class _Combo(QComboBox):
    """A choice that the wheel leaves alone while a page is scrolled past it."""

    def __init__(self) -> None:
        super().__init__()
        self.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QWheelEvent) and not self.hasFocus():
            event.ignore()
            return True
        return super().eventFilter(watched, event)


def _fill(combo: QComboBox, choices: Sequence[tuple[str, str]]) -> None:
    combo.clear()
    for value, words in choices:
        combo.addItem(words, value)
