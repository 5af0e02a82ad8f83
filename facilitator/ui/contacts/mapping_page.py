"""Which column of a sheet holds what: guessed from the headings, and set right by hand."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from facilitator.exchange import headings
from facilitator.exchange.headings import Mapping
from facilitator.exchange.reading import Source
from facilitator.ui.widgets.plain import heading, label
from facilitator.words import translate

_SAMPLE_LETTERS = 60


class MappingPage(QWidget):
    """Says `changed` whenever a column is given another meaning; columns without a single word are not shown."""

    changed = Signal()
    headings_changed = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self._mapping = Mapping(())
        self.choices: dict[int, QComboBox] = {}
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._has_headings = QCheckBox(translate("The first line holds headings, not a person"))
        self._has_headings.clicked.connect(self.headings_changed)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        words = translate("Say what each column holds. What is left out stays in the file, and nothing is lost there.")
        layout.addWidget(label(words, is_wrapped=True))
        layout.addWidget(self._has_headings)
        layout.addWidget(self._area, 1)

    @property
    def mapping(self) -> Mapping:
        """The meaning of every column as it stands."""
        return self._mapping

    def show_source(self, source: Source, mapping: Mapping) -> None:
        """Show the columns of a sheet with five samples each."""
        self._mapping = mapping
        self.choices = {}
        sheet = source.sheet
        if sheet is None:
            return
        self._has_headings.setChecked(sheet.has_headings)
        page = QWidget()
        grid = QGridLayout(page)
        for at, words in enumerate((translate("Column"), translate("Holds"), translate("For example"))):
            grid.addWidget(heading(words, 1.0), 0, at)
        for column, field in enumerate(mapping.fields):
            samples = sheet.samples(column)
            if not samples:
                continue
            row = grid.rowCount()
            name = sheet.headings[column] or translate("Column {n}", n=column + 1)
            combo = self._combo(column, field, name)
            grid.addWidget(label(name, is_wrapped=True), row, 0)
            grid.addWidget(combo, row, 1)
            shown = " · ".join(samples)
            if len(shown) > _SAMPLE_LETTERS:
                shown = f"{shown[:_SAMPLE_LETTERS]}…"
            grid.addWidget(label(shown.replace("\n", " "), is_wrapped=True), row, 2)
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(2, 4)
        grid.setRowStretch(grid.rowCount(), 1)
        self._area.setWidget(page)

    def first_focus(self) -> QWidget:
        """Give the first choice that was not recognized, else the first."""
        unknown = (combo for combo in self.choices.values() if not combo.currentData())
        return next(unknown, next(iter(self.choices.values()), self._has_headings))

    def _combo(self, column: int, field: str, name: str) -> QComboBox:
        combo = QComboBox()
        combo.setAccessibleName(translate("What “{column}” holds ({n})", column=name, n=column + 1))
        combo.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        combo.addItem(translate("— left out —"), "")
        for one, words in headings.CHOICES.items():
            combo.addItem(translate(words), one)
        combo.setCurrentIndex(max(0, combo.findData(field)))
        combo.activated.connect(lambda _at: self._choose(column, str(combo.currentData())))
        self.choices[column] = combo
        return combo

    def _choose(self, column: int, field: str) -> None:
        self._mapping = self._mapping.with_field(column, field)
        self.changed.emit()
