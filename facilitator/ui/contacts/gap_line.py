"""A question for each kind of stakeholder that nobody has been named for; the answer goes into the register."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from facilitator.domain.stakeholders import KINDS
from facilitator.ui.widgets.flow import FlowLayout
from facilitator.ui.widgets.plain import button, label
from facilitator.words import translate

_LETTERS = 24


class GapLine(QWidget):
    """Says `answered` with the kind that was asked for and the name that was typed; hidden when no kind is missing."""

    answered = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self._said = label()
        self.questions = QComboBox()
        self.questions.setAccessibleName(translate("Question about a kind of stakeholder nobody was named for"))
        self.questions.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.questions.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.edit = QLineEdit()
        self.edit.setMaxLength(200)
        self.edit.setPlaceholderText(translate("Name a person or a group"))
        self.edit.setAccessibleName(translate("Answer: name a person or a group"))
        self.edit.setMinimumWidth(self.fontMetrics().averageCharWidth() * _LETTERS)
        self.edit.returnPressed.connect(self._answer)
        self.add = button(translate("Add to the register"), self._answer, "plus")
        line = FlowLayout(self)
        asking = QWidget()
        beside = QHBoxLayout(asking)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.addWidget(self._said)
        beside.addWidget(self.questions)
        for one in (asking, self.edit, self.add):
            line.addWidget(one)

    def show_gaps(self, missing: Sequence[str], can_change: bool) -> None:
        """Ask for the kinds that are missing; the question that was chosen stays while it is open."""
        said = translate("{n} of {all} kinds are named. Ask on:", n=len(KINDS) - len(missing), all=len(KINDS))
        self._said.setText(said)
        if [self.questions.itemData(at) for at in range(self.questions.count())] != list(missing):
            chosen = self.questions.currentData()
            self.questions.clear()
            for kind in missing:
                self.questions.addItem(translate(KINDS[kind]), kind)
            self.questions.setCurrentIndex(missing.index(chosen) if chosen in missing else 0)
        for one in (self.edit, self.add):
            one.setEnabled(can_change)
        self.setVisible(bool(missing))

    def _answer(self) -> None:
        typed = self.edit.text().strip()
        if typed:
            self.edit.clear()
            self.answered.emit(str(self.questions.currentData()), typed)
        self.edit.setFocus()
