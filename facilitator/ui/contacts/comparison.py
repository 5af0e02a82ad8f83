"""Two records side by side, field by field: which of them stays, and which value holds."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QGridLayout,
    QLabel,
    QRadioButton,
    QScrollArea,
    QSizePolicy,
    QStyle,
    QWidget,
)

from facilitator.domain.records import Record, Value
from facilitator.store import side_by_side, value_words
from facilitator.store.side_by_side import Line
from facilitator.ui.contacts.card import caption_width
from facilitator.ui.desk import Desk
from facilitator.ui.widgets.plain import label
from facilitator.words import plural, spoken, translate

_FEWEST_LETTERS = 12
_SIGN = "≠"


class Comparison(QScrollArea):
    """Shows two records; a field in which they differ has a sign and a choice, the others are only told."""

    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.pair: tuple[Record, Record] | None = None
        self.stays: list[QRadioButton] = []
        self.values: dict[str, list[QRadioButton]] = {}
        self._groups: list[QButtonGroup] = []
        self._lines: dict[str, Line] = {}
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)

    def show_pair(self, one: Record, other: Record) -> None:
        """Show two records, the first proposed to stay."""
        self.pair = (one, other)
        self._groups, self.values = [], {}
        page = QWidget()
        grid = QGridLayout(page)
        grid.setColumnStretch(2, 1)
        grid.setColumnStretch(3, 1)
        self.stays = self._choice(grid, 0, [each.title for each in self.pair], translate("Which one stays"))
        grid.addWidget(label(translate("Stays:")), 0, 0)
        for button in self.stays:
            button.toggled.connect(self._propose)
        self._lines = {line.field: line for line in side_by_side.lines(one, other)}
        for at, line in enumerate(self._lines.values(), 1):
            self._add_line(grid, at, one, line)
        after = len(self._lines) + 1
        for column, each in enumerate(self.pair, 2):
            leading = side_by_side.led_to(self._desk.document.connection, each)
            grid.addWidget(
                label(plural("{n} mention elsewhere", "{n} mentions elsewhere", leading), is_wrapped=True),
                after,
                column,
            )
        grid.addWidget(label(translate("Kept together:")), after, 0)
        grid.setRowStretch(after + 1, 1)
        self.setWidget(page)
        self._propose()

    @property
    def kept(self) -> Record:
        """The record that stays."""
        return self._both()[0 if self.stays[0].isChecked() else 1]

    @property
    def gone(self) -> Record:
        """The record that goes into the other."""
        return self._both()[1 if self.stays[0].isChecked() else 0]

    def chosen(self) -> dict[str, Value]:
        """Give the fields that shall hold something else than what is proposed."""
        proposed = side_by_side.proposed(self.kept, self.gone)
        picked = {
            name: self._lines[name].one if buttons[0].isChecked() else self._lines[name].other
            for name, buttons in self.values.items()
        }
        return {name: value for name, value in picked.items() if value != proposed[name]}

    def _both(self) -> tuple[Record, Record]:
        assert self.pair
        return self.pair

    def _add_line(self, grid: QGridLayout, at: int, record: Record, line: Line) -> None:
        field = record.fields[line.field]
        caption = translate(field.label)
        told = label(f"{caption}:", is_wrapped=True)
        told.setMinimumWidth(caption_width(self))
        told.setMaximumWidth(caption_width(self))
        grid.addWidget(told, at, 0)
        words = [
            value_words.of(self._desk.document.connection, field, value, spoken()) for value in (line.one, line.other)
        ]
        if line.differs:
            sign = label(_SIGN)
            sign.setToolTip(translate("They differ here"))
            sign.setAccessibleName(translate("They differ here"))
            grid.addWidget(sign, at, 1)
            self.values[line.field] = self._choice(grid, at, words, caption)
        else:
            for column, said in enumerate(words, 2):
                grid.addWidget(_told(said), at, column)

    def _choice(self, grid: QGridLayout, at: int, words: list[str], caption: str) -> list[QRadioButton]:
        group = QButtonGroup(self)
        made: list[QRadioButton] = []
        for column, said in enumerate(words, 2):
            one_line = " ".join(said.split())
            button = _Value(one_line)
            button.setAccessibleName(f"{caption}, {column - 1}: {one_line}")
            group.addButton(button)
            grid.addWidget(button, at, column)
            made.append(button)
        made[0].setChecked(True)
        self._groups.append(group)
        return made

    def _propose(self) -> None:
        proposed = side_by_side.proposed(self.kept, self.gone)
        for name, buttons in self.values.items():
            buttons[0 if self._lines[name].one == proposed[name] else 1].setChecked(True)
        self.changed.emit()


class _Value(QRadioButton):
    """A choice of one line that is shortened to the room it gets; all of it is its tip, and what a screen reader says."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self._words = words
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * _FEWEST_LETTERS)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        style = self.style()
        beside = style.pixelMetric(QStyle.PixelMetric.PM_ExclusiveIndicatorWidth, None, self)
        beside += style.pixelMetric(QStyle.PixelMetric.PM_RadioButtonLabelSpacing, None, self)
        room = self.width() - beside - self.fontMetrics().averageCharWidth()
        shown = self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, room)
        self.setText(shown.replace("&", "&&"))
        self.setToolTip(self._words if shown != self._words else "")


def _told(words: str) -> QLabel:
    return label(" ".join(words.split()), is_wrapped=True)
