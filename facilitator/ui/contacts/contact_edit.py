"""A line in which a person or an organization of the contacts is named: a few letters, and a list to choose from."""

from PySide6.QtCore import QStringListModel
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from facilitator.domain.records import BY_TABLE, Field, Value
from facilitator.store import contact_names, rows
from facilitator.ui.desk import Desk
from facilitator.ui.widgets.field_edit import FieldEdit
from facilitator.words import translate


class ContactEdit(FieldEdit):
    """Shows a link by name; what is typed must be somebody's, and empty is nobody."""

    def __init__(self, desk: Desk, field: Field) -> None:
        self._desk = desk
        self._said: dict[str, str] = {}  # by id, the name shown for it
        self._names = QStringListModel()
        super().__init__(field)

    def show_value(self, value: Value, *, is_other: bool = False) -> None:
        """Show the contact as they are called today."""
        is_being_typed = self.editor.hasFocus() or self.is_unsaved
        self._said.clear()
        if is_being_typed and not is_other:
            super().show_value(value)
        else:
            super().show_value(value, is_other=True)

    def _read(self) -> Value:
        editor = self.editor
        assert isinstance(editor, QLineEdit)
        typed = editor.text().strip()
        if not typed or typed == self._words_of(self._shown):
            return self._shown if typed else ""
        return contact_names.resolve(self._desk.document.connection, self.field.target, typed)

    def _words_of(self, value: Value) -> str:
        uid = str(value or "")
        if uid and uid not in self._said:
            found = rows.get(self._desk.document.connection, BY_TABLE[self.field.target], uid)
            self._said[uid] = found.title if found else translate("(no longer among the contacts)")
        return self._said.get(uid, "")

    def _make_editor(self) -> QWidget:
        line = QLineEdit()
        line.setPlaceholderText(translate("Type a name"))
        completer = QCompleter(self._names, line)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        line.setCompleter(completer)
        line.textEdited.connect(self._offer)
        line.textEdited.connect(self._say_edited)
        line.editingFinished.connect(self.commit)
        return line

    def _offer(self, typed: str) -> None:
        found = contact_names.find(self._desk.document.connection, self.field.target, typed)
        self._names.setStringList([one.words for one in found])
