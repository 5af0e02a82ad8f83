"""The editors inside the agenda: words, a purpose to choose, a name that completes itself, whole minutes."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QAbstractItemModel, QRegularExpression, Qt
from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit, QStyledItemDelegate, QStyleOptionViewItem, QWidget

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
            line = QLineEdit(parent)
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

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        value = index.data(Role.EditRole)
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(max(0, editor.findData(value)))
        elif isinstance(editor, QLineEdit):
            editor.setText("" if value is None else str(value))
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, QComboBox):
            model.setData(index, editor.currentData())
        elif isinstance(editor, QLineEdit):
            text = editor.text().strip()
            if index.column() == MINUTES:
                model.setData(index, int(text) if text else None)
            else:
                model.setData(index, text)


def _completer(names: Sequence[str], line: QLineEdit) -> QCompleter:
    completer = QCompleter(list(names), line)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    return completer
