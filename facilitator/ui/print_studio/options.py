"""How the papers are printed: printer, copies, paper, language and size of letters."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFormLayout, QFrame, QScrollArea, QVBoxLayout, QWidget

from facilitator.domain.records.collaborative import LANGUAGES, PAPERS
from facilitator.ui.print_studio.copies import Copies
from facilitator.ui.print_studio.last_choice import Choice
from facilitator.ui.print_studio.quiet import QuietCombo
from facilitator.ui.print_studio.takes import Takes
from facilitator.ui.widgets.plain import button, label
from facilitator.words import translate


class Options(QScrollArea):
    """Asks how to print; `changed` tells a new choice of paper, language or letters, `settings_wanted` a click."""

    changed = Signal()
    settings_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._page = QWidget()
        layout = QVBoxLayout(self._page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._make_printing())
        self.takes = Takes()
        self.takes.changed.connect(self.changed)
        layout.addWidget(self.takes)
        layout.addWidget(self._make_looks())
        layout.addStretch(1)
        self._layout = layout
        self.setWidget(self._page)

    @property
    def choice(self) -> Choice:
        """What is chosen."""
        return Choice(self._paper.chosen, self._language.chosen, self._large.isChecked())

    @property
    def printer(self) -> str:
        """The name of the chosen printer, "" when there is none."""
        return self._printer.chosen

    def show_choice(self, choice: Choice) -> None:
        """Show what is chosen, without telling anybody."""
        self._paper.choose(choice.paper)
        self._language.choose(choice.language)
        was = self._large.blockSignals(True)
        self._large.setChecked(choice.is_large)
        self._large.blockSignals(was)

    def show_printers(self, names: Sequence[str], usual: str) -> None:
        """Offer printers, the usual one first chosen; without any, say what to do instead."""
        chosen = self.printer or usual
        self._printer.clear()
        for name in names:
            self._printer.addItem(name, name)
        self._printer.choose(chosen)
        self._no_printer.setVisible(not names)
        self._printing.setVisible(bool(names))

    def add(self, widget: QWidget) -> None:
        """Add a widget below the choices."""
        self._layout.insertWidget(self._layout.count() - 1, widget)

    def minimumSizeHint(self) -> QSize:
        letters = self.fontMetrics()
        wide = self._page.minimumSizeHint().width() + self.verticalScrollBar().sizeHint().width()
        return QSize(max(wide, letters.averageCharWidth() * 24), letters.height() * 8)

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()  # the room that is left belongs to the preview

    def _make_printing(self) -> QWidget:
        whole = QWidget()
        layout = QVBoxLayout(whole)
        layout.setContentsMargins(0, 0, 0, 0)
        self._no_printer = label(
            translate("No printer found. Save the PDF to a stick and print it elsewhere."), is_wrapped=True
        )
        self._no_printer.setObjectName("no-printer")
        self._printer = QuietCombo(translate("Printer"))
        self._printer.setObjectName("printer")
        more = button(translate("More settings…"), self.settings_wanted.emit)
        more.setObjectName("more-settings")
        self.copies = Copies()
        self._printing = QWidget()
        inner = QVBoxLayout(self._printing)
        inner.setContentsMargins(0, 0, 0, 0)
        caption = label(translate("Printer:"))
        caption.setBuddy(self._printer)
        copies = label(translate("Copies:"))
        for one in (caption, self._printer, more, copies, self.copies):
            inner.addWidget(one)
        inner.addSpacing(self.fontMetrics().height() // 2)
        layout.addWidget(self._no_printer)
        layout.addWidget(self._printing)
        return whole

    def _make_looks(self) -> QWidget:
        whole = QWidget()
        form = QFormLayout(whole)
        form.setContentsMargins(0, 0, 0, 0)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._paper = QuietCombo(translate("Paper"))
        self._paper.setObjectName("paper")
        self._language = QuietCombo(translate("Language"))
        self._language.setObjectName("language")
        for combo, values, caption in (
            (self._paper, PAPERS, translate("Paper:")),
            (self._language, LANGUAGES, translate("Language:")),
        ):
            combo.setSizeAdjustPolicy(QuietCombo.SizeAdjustPolicy.AdjustToContents)
            for value, words in values:
                combo.addItem(translate(words), value)
            combo.activated.connect(lambda _: self.changed.emit())
            line = label(caption)
            line.setBuddy(combo)
            form.addRow(line, combo)
        self._large = QCheckBox(translate("Large print"))
        self._large.setObjectName("large-print")
        self._large.toggled.connect(lambda _: self.changed.emit())
        form.addRow(self._large)
        return whole
