"""Preferences: a handful of settings of this computer, each in force at once."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from facilitator import words
from facilitator.ui import settings
from facilitator.ui.look_menu import APPEARANCES, LETTERS
from facilitator.ui.widgets.plain import button, label
from facilitator.words import translate

_STEP = 10


class Preferences(QDialog):
    """Says `looks_changed` and `language_wanted` the moment something is chosen; there is nothing to confirm."""

    looks_changed = Signal()
    language_wanted = Signal(str)
    author_changed = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("preferences")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(translate("Preferences"))
        self.language = _choice([(code, words.OWN_NAMES[code]) for code in words.CODES], words.spoken().code)
        self.language.activated.connect(self._speak)
        self.size_box = QSpinBox()
        self.size_box.setRange(settings.SMALLEST, settings.LARGEST)
        self.size_box.setSingleStep(_STEP)
        self.size_box.setSuffix(" %")
        self.size_box.setValue(settings.text_size())
        self.size_box.valueChanged.connect(lambda size: self._look("text_size", size))
        self.appearance = _choice(_said(APPEARANCES), settings.text("appearance", "system"))
        self.appearance.activated.connect(lambda: self._look("appearance", self.appearance.currentData()))
        self.letters = _choice(_said(LETTERS), settings.text("letters", "noto"))
        self.letters.activated.connect(lambda: self._look("letters", self.letters.currentData()))
        self.author = QLineEdit(settings.author())
        self.author.setMaxLength(80)
        self.author.editingFinished.connect(self._sign)
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        for said, field in (
            (translate("&Language:"), self.language),
            (translate("Text &size:"), self.size_box),
            (translate("&Appearance:"), self.appearance),
            (translate("L&etters:"), self.letters),
            (translate("Your &name in the history:"), self.author),
        ):
            caption = label(said)
            caption.setBuddy(field)
            field.setAccessibleName(said.replace("&", "").rstrip(":"))
            form.addRow(caption, field)
        buttons = QDialogButtonBox()
        buttons.addButton(button(translate("Done"), self.accept), QDialogButtonBox.ButtonRole.AcceptRole)
        layout = QVBoxLayout(self)
        layout.addLayout(form)
        layout.addWidget(buttons)

    def done(self, result: int) -> None:
        self._sign()
        super().done(result)

    def _look(self, key: str, value: str | int) -> None:
        settings.remember(key, value)
        self.looks_changed.emit()
        self.adjustSize()

    def _speak(self) -> None:
        # The window behind is made anew, and this dialog goes with the old one.
        code = str(self.language.currentData())
        if code != words.spoken().code:
            self.accept()
            self.language_wanted.emit(code)

    def _sign(self) -> None:
        if self.author.text() != settings.author():
            settings.remember("author", self.author.text().strip())
            self.author_changed.emit(settings.author())


def _said(choices: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """Give the words of menu entries as a list shows them, without the underlined letter."""
    return [(name, translate(marked).replace("&", "")) for name, marked in choices]


def _choice(choices: Sequence[tuple[str, str]], chosen: str) -> QComboBox:
    made = QComboBox()
    for value, said in choices:
        made.addItem(said, value)
    made.setCurrentIndex(max(0, made.findData(chosen)))
    return made
