"""The conditions of a list of contacts, each a line of plain words with something to choose or to type in."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFormLayout, QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from facilitator.domain.records import ContactList
from facilitator.ui.print_studio.quiet import QuietCombo, QuietNumber
from facilitator.ui.widgets.plain import label
from facilitator.words import mark, translate

Choices = Sequence[tuple[str, str]]
_FIELDS = ContactList.fields
_TICKS = ("has_languages", "has_needs", "no_consent", "unreachable")
# Lines with numbers in them: the words, with a name in braces where each number goes. 0 asks nothing.
_SENTENCES = (
    (mark("Not seen for {not_seen_for} meetings"), ("not_seen_for",)),
    (mark("Came to at least {came_at_least} of the last {of_last} meetings"), ("came_at_least", "of_last")),
    (mark("Not contacted for {not_contacted_days} days"), ("not_contacted_days",)),
)


class ListConditions(QWidget):
    """Says `changed` with every letter and every click; `asked` gives what is asked now."""

    changed = Signal()

    def __init__(self, sectors: Choices, organizations: Choices) -> None:
        super().__init__()
        self.form = QFormLayout(self)
        self.form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        self.form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self.lines = {name: self._line(name) for name in ("words", "language")}
        seats = [(value, translate(words)) for value, words in _FIELDS["seat"].choices]
        self.combos = {
            "sector": self._combo("sector", [("", translate("any sector")), *sectors]),
            "organization": self._combo("organization", [("", translate("any organization")), *organizations]),
            "seat": self._combo("seat", seats),
        }
        self.numbers: dict[str, QuietNumber] = {}
        self.ticks: dict[str, QCheckBox] = {}
        self._lay_out()

    def show_list(self, one: ContactList) -> None:
        """Show what a list asks, without telling anybody."""
        was = self.blockSignals(True)
        for name, line in self.lines.items():
            line.setText(getattr(one, name))
        for name, combo in self.combos.items():
            value = getattr(one, name)
            if combo.findData(value) < 0:  # what was removed since stays asked for until another is chosen
                combo.addItem(translate("(removed)"), value)
            combo.choose(value)
        for name, number in self.numbers.items():
            number.setValue(getattr(one, name) or 0)
        for name, tick in self.ticks.items():
            tick.setChecked(getattr(one, name))
        self.blockSignals(was)

    def asked(self) -> dict[str, Any]:
        """Give the values of all conditions by field."""
        values: dict[str, Any] = {name: line.text() for name, line in self.lines.items()}
        values |= {name: combo.chosen for name, combo in self.combos.items()}
        values |= {name: tick.isChecked() for name, tick in self.ticks.items()}
        return values | {name: number.value() or None for name, number in self.numbers.items()}

    def _lay_out(self) -> None:
        self.lines["words"].setPlaceholderText(translate("as in the filter above the list"))
        self.lines["language"].setPlaceholderText(translate("for example Spanish"))
        self._add("words", self.lines["words"])
        for name in ("sector", "organization", "seat"):
            self._add(name, self.combos[name])
        self._add("language", self.lines["language"])
        for words, names in _SENTENCES:
            self.form.addRow(self._sentence(translate(words), names))
        for name in _TICKS:
            tick = self.ticks[name] = QCheckBox(translate(_FIELDS[name].label))
            tick.toggled.connect(lambda _on: self.changed.emit())
            self.form.addRow(tick)

    def _add(self, name: str, editor: QWidget) -> None:
        caption = label(f"{translate(_FIELDS[name].label)}:")
        caption.setBuddy(editor)
        self.form.addRow(caption, editor)

    def _line(self, name: str) -> QLineEdit:
        line = QLineEdit()
        line.setAccessibleName(translate(_FIELDS[name].label))
        line.setMaxLength(_FIELDS[name].limit)
        line.textChanged.connect(lambda _text: self.changed.emit())
        return line

    def _combo(self, name: str, choices: Choices) -> QuietCombo:
        combo = QuietCombo(translate(_FIELDS[name].label))
        combo.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        for value, words in choices:
            combo.addItem(words, value)
        combo.currentIndexChanged.connect(lambda _at: self.changed.emit())
        return combo

    def _sentence(self, words: str, names: Sequence[str]) -> QWidget:
        whole = QWidget()
        line = QHBoxLayout(whole)
        line.setContentsMargins(0, 0, 0, 0)
        rest = words
        for name in names:
            before, _, rest = rest.partition("{" + name + "}")
            number = self.numbers[name] = QuietNumber(translate(_FIELDS[name].label), 0, _FIELDS[name].limit)
            number.setSpecialValueText("–")
            number.valueChanged.connect(lambda _n: self.changed.emit())
            line.addWidget(label(before.strip()))
            line.addWidget(number)
        line.addWidget(label(rest.strip()))
        line.addStretch(1)
        return whole
