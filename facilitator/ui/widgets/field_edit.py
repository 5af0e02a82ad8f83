"""An editor for one field, made from its declaration: it checks when it is left, never while somebody types."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QTextCursor, QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from facilitator.domain.records import Field, Kind, Value
from facilitator.refusal import Refusal
from facilitator.ui.widgets import typed_values
from facilitator.ui.widgets.plain import label
from facilitator.words import spoken, translate

Choices = Sequence[tuple[Value, str]]
_PAUSE_MS = 800
_LINES = 4  # of a long text, before it scrolls


class FieldEdit(QWidget):
    """Shows a field's value and says `committed` with a new one that has passed the field's check.

    `choices` pairs values with words, for a link or a text that is chosen; a choice has its own in the declaration. With `looks_ahead` a date
    without a year is the next one instead of the last; a time without AM or PM is the one closest to `near`.
    """

    committed = Signal(str, object)  # field name, value
    edited = Signal(bool)  # whether what stands here is not saved yet

    def __init__(self, field: Field, choices: Choices = ()) -> None:
        super().__init__()
        self.field = field
        self.looks_ahead = False
        self.near = ""
        said: Choices = [(value, translate(words)) for value, words in field.choices]
        self._choices = list(choices or said)
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

    @property
    def is_unsaved(self) -> bool:
        """Whether other words stand here than in the file; choices and boxes to tick are saved at once."""
        if isinstance(self.editor, QLineEdit):
            return self.editor.text() != self._words_of(self._shown)
        return isinstance(self.editor, QPlainTextEdit) and self.editor.toPlainText() != str(self._shown)

    def show_value(self, value: Value, *, is_other: bool = False) -> None:
        """Show what is in the file; words not saved yet stay, unless they belong to an other record."""
        if not is_other and value == self._shown and (self.editor.hasFocus() or self.is_unsaved):
            return
        self._shown = value
        self._trouble.hide()
        editor = self.editor
        if isinstance(editor, QCheckBox):
            editor.setChecked(bool(value))
        elif isinstance(editor, QComboBox):
            editor.setCurrentIndex(self._place_of(value))
        elif isinstance(editor, QPlainTextEdit):
            if editor.toPlainText() != str(value):
                editor.setPlainText(str(value))
                editor.moveCursor(
                    QTextCursor.MoveOperation.End if editor.hasFocus() else QTextCursor.MoveOperation.Start
                )
        elif isinstance(editor, QLineEdit):
            editor.setText(self._words_of(value))
            if not editor.hasFocus():
                editor.setCursorPosition(0)  # long words are read from their beginning

    def show_choices(self, choices: Choices) -> None:
        """Offer other things to link to, keeping what is chosen."""
        editor = self.editor
        if isinstance(editor, QComboBox) and choices != self._choices:
            self._choices = list(choices)
            _fill(editor, self._choices)
            editor.setCurrentIndex(self._place_of(self._shown))

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
        self._end_own_undo(value)
        self.edited.emit(self.is_unsaved)

    def keep_unsaved(self, present: Value) -> None:
        """Hear that what was committed could not be saved: the words stay, and are tried again; `present` is in the file."""
        self._shown = present

    def refuse(self, refusal: Refusal, present: Value) -> None:
        """Say below why what was committed cannot be; words stay to be mended, a choice goes back to what is in the file."""
        self._shown = present
        if isinstance(self.editor, QComboBox):
            self.editor.setCurrentIndex(self._place_of(present))
        self._trouble.setText(str(refusal))
        self._trouble.show()

    def _place_of(self, value: Value) -> int:
        return next((at for at, (one, _) in enumerate(self._choices) if one == value), 0)

    def _end_own_undo(self, value: Value) -> None:
        # From here on the next Ctrl+Z is the document's, which knows this change as one step.
        if isinstance(self.editor, QLineEdit):
            self.editor.setText(self._words_of(value))
        elif isinstance(self.editor, QPlainTextEdit):
            self.editor.document().clearUndoRedoStacks()

    def _read(self) -> Value:
        editor = self.editor
        if isinstance(editor, QCheckBox):
            return editor.isChecked()
        if isinstance(editor, QComboBox):
            return self._choices[max(0, editor.currentIndex())][0] if self._choices else self._shown
        if isinstance(editor, QPlainTextEdit):
            return self.field.check(editor.toPlainText())
        assert isinstance(editor, QLineEdit)
        return typed_values.read(self.field, editor.text(), looks_ahead=self.looks_ahead, near=self.near)

    def _words_of(self, value: Value) -> str:
        return typed_values.words_of(self.field, value)

    def _say_edited(self) -> None:
        if self.editor.hasFocus():
            self.edited.emit(self.is_unsaved)

    def _show_understood(self, typed: str) -> None:
        day = typed_values.understood(typed, looks_ahead=self.looks_ahead)
        self._trouble.setText(spoken().long_date(day) if day else "")
        self._trouble.setVisible(day is not None)

    def _make_editor(self) -> QWidget:
        if self.field.kind is Kind.YES_NO:
            box = QCheckBox()
            box.clicked.connect(self.commit)
            return box
        if self.field.kind in (Kind.CHOICE, Kind.LINK) or self._choices:
            combo = _Combo()
            _fill(combo, self._choices)
            combo.activated.connect(self.commit)
            return combo
        if self.field.kind is Kind.LONG_TEXT:
            text = _LongText()
            text.setTabChangesFocus(True)
            text.paused.connect(self.commit)
            text.textChanged.connect(self._say_edited)
            return text
        line = QLineEdit()
        line.editingFinished.connect(self.commit)
        line.textEdited.connect(self._say_edited)
        if self.field.kind is Kind.DAY:
            line.textEdited.connect(self._show_understood)
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
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        margins = round(self.document().documentMargin() + self.frameWidth()) * 2
        return QSize(super().sizeHint().width(), self.fontMetrics().lineSpacing() * _LINES + margins)

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), self.sizeHint().height())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._pause.stop()
        self.paused.emit()


class _Combo(QComboBox):
    """A choice that the wheel leaves alone while a page is scrolled past it."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # Long words in a list must not make the whole form wide.
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(12)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


def _fill(combo: QComboBox, choices: Choices) -> None:
    combo.clear()
    for value, words in choices:
        combo.addItem(words, value)
