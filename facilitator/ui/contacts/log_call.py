"""The few lines in which a call is written down while the telephone is still warm; Enter logs it."""

from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QLineEdit, QWidget

from facilitator.domain.records import Field, Touch
from facilitator.refusal import Refusal
from facilitator.ui.contacts.card import caption_width
from facilitator.ui.widgets import typed_values
from facilitator.ui.widgets.plain import button, label
from facilitator.words import spoken, translate

_LINES = ("heard", "asked", "answer_due", "next_step", "next_day", "on_day")
_AHEAD = ("answer_due", "next_day")


class LogCall(QWidget):
    """Says `logged` with a touch whose stakeholder is still to be filled in."""

    logged = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        layout = QFormLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        layout.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self.way = QComboBox()
        for way, words in Touch.fields["way"].choices:
            self.way.addItem(translate(words), way)
        self._add_row(layout, Touch.fields["way"], self.way)
        self.lines: dict[str, QLineEdit] = {}
        for name in _LINES:
            field = Touch.fields[name]
            line = self.lines[name] = QLineEdit()
            line.setMaxLength(field.limit if name in ("heard", "asked", "next_step") else 40)
            line.returnPressed.connect(self.log)
            self._add_row(layout, field, line)
        self.trouble = label(is_wrapped=True)
        self.trouble.hide()
        layout.addRow(self.trouble)
        layout.addRow(button(translate("Log it"), self.log, "check", translate("Enter in any of these lines")))
        self.clear()

    def clear(self) -> None:
        """Begin a new call: today, by phone."""
        self.way.setCurrentIndex(0)
        for line in self.lines.values():
            line.clear()
        self.lines["on_day"].setText(spoken().short_date(date.today()))
        self.trouble.hide()

    def start(self) -> None:
        """Put the keyboard where what was heard goes."""
        self.lines["heard"].setFocus()

    def log(self) -> None:
        """Say `logged` when what stands here can be kept; otherwise say below why not."""
        try:
            touch = self._read()
        except Refusal as refusal:
            self.tell(str(refusal))
            return
        if not (touch.heard or touch.asked):
            self.tell(translate("Write what you heard or what they asked, even if it is “nobody answered”."))
            self.start()
            return
        self.trouble.hide()
        self.logged.emit(touch)

    def tell(self, words: str) -> None:
        """Say below the lines what stands in the way."""
        self.trouble.setText(words)
        self.trouble.show()

    def _read(self) -> Touch:
        values: dict[str, Any] = {
            name: typed_values.read(Touch.fields[name], line.text(), looks_ahead=name in _AHEAD)
            for name, line in self.lines.items()
        }
        return Touch(way=str(self.way.currentData()), **values)

    def _add_row(self, layout: QFormLayout, field: Field, editor: QWidget) -> None:
        caption = label(f"{translate(field.label)}:", is_wrapped=True)
        caption.setBuddy(editor)
        caption.setMinimumWidth(caption_width(self))
        caption.setMaximumWidth(caption_width(self))
        editor.setAccessibleName(translate("New call: {field}", field=translate(field.label)))
        layout.addRow(caption, editor)
