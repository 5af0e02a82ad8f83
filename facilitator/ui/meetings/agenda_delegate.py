"""The editors inside the agenda: words, a purpose to choose, a name that completes itself, whole minutes."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QAbstractItemModel, QEvent, QRegularExpression, Qt, Signal
from PySide6.QtGui import QKeyEvent, QRegularExpressionValidator
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QComboBox,
    QCompleter,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from facilitator.domain.records.agenda import PURPOSES
from facilitator.ui.meetings.agenda_model import LED_BY, MINUTES, PURPOSE
from facilitator.ui.row_model import Index, Role
from facilitator.words import translate


class AgendaDelegate(QStyledItemDelegate):
    """Makes the editor of a cell; `names` gives those who may lead an item."""

    def __init__(self, names: Callable[[], Sequence[str]], parent: QWidget) -> None:
        super().__init__(parent)
        self._names = names

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        if index.column() == PURPOSE:
            combo = QComboBox(parent)
            for purpose, words in PURPOSES:
                combo.addItem(translate(words), purpose)
            editor: QWidget = combo
        else:
            line = _Line(parent)
            line.tabbed.connect(lambda step: self._go_on(line, step))
            line.setFrame(False)
            if index.column() == MINUTES:
                # Nothing typed is a length too: not known yet.
                line.setValidator(QRegularExpressionValidator(QRegularExpression("[0-9]{0,4}"), line))
                line.setAlignment(Qt.AlignmentFlag.AlignRight)
            elif index.column() == LED_BY:
                line.setCompleter(_completer(self._names(), line))
            editor = line
        heading = index.model().headerData(index.column(), Qt.Orientation.Horizontal)
        editor.setAccessibleName(str(heading))
        editor.setAutoFillBackground(True)
        return editor

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        super().updateEditorGeometry(editor, option, index)
        # A column is as wide as what stands in it, which may be too little for what is going to.
        wanted = editor.sizeHint().width() if index.column() in (PURPOSE, LED_BY) else 0
        room = editor.geometry()
        if wanted > room.width():
            room.setLeft(max(0, room.right() - wanted))
            editor.setGeometry(room)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        value = index.data(Role.EditRole)
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(max(0, editor.findData(value)))
        elif isinstance(editor, QLineEdit):
            editor.setText("" if value is None else str(value))
            editor.selectAll()

    def _go_on(self, editor: QLineEdit, step: int) -> None:
        hint = QAbstractItemDelegate.EndEditHint
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, hint.EditNextItem if step > 0 else hint.EditPreviousItem)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, QComboBox):
            model.setData(index, editor.currentData())
        elif isinstance(editor, QLineEdit):
            text = editor.text().strip()
            if index.column() == MINUTES:
                model.setData(index, int(text) if text else None)
            else:
                model.setData(index, text)


class _Line(QLineEdit):
    """A line whose Tab goes on to the next cell also while names are offered below it.

    The list of names hands its keys straight to the line, past the delegate that else sees Tab first.
    """

    tabbed = Signal(int)

    def event(self, event: QEvent) -> bool:
        keys = {Qt.Key.Key_Tab: 1, Qt.Key.Key_Backtab: -1}
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in keys:
            event.accept()
            names = self.completer()
            popup = names.popup() if names else None
            if popup:
                popup.hide()
            self.tabbed.emit(keys[Qt.Key(event.key())])
            return True
        return super().event(event)


def _completer(names: Sequence[str], line: QLineEdit) -> QCompleter:
    completer = QCompleter(list(names), line)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    popup = completer.popup()
    assert popup is not None  # Qt makes one when asked
    popup.setMinimumWidth(line.fontMetrics().averageCharWidth() * 30)
    popup.setAccessibleName(translate("Contacts"))
    return completer
