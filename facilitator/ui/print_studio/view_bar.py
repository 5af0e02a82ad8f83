"""The line above the papers: what they are for, which page is in view, and how large it is shown."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from facilitator.ui.print_studio.occasions import Occasions
from facilitator.ui.print_studio.quiet import QuietCombo
from facilitator.ui.print_studio.spread import REAL, WHOLE, WIDTH
from facilitator.ui.widgets.plain import label
from facilitator.words import translate


class ViewBar(QWidget):
    """Holds the occasions, and says `fit_chosen` with a way to fit the pages into view."""

    fit_chosen = Signal(str)

    def __init__(self, has_file: bool, has_occasions: bool = True) -> None:
        super().__init__()
        self.occasions = Occasions()
        self.occasions.setObjectName("occasion")
        caption = label(translate("For:"))
        caption.setBuddy(self.occasions)
        if not (has_file and has_occasions):  # then there is nothing to choose
            caption.hide()
            self.occasions.hide()
        self._page = label()
        self._page.setObjectName("page")
        self._fit = QuietCombo(translate("Size on screen"))
        self._fit.setSizeAdjustPolicy(QuietCombo.SizeAdjustPolicy.AdjustToContents)
        for value, words in ((WIDTH, translate("Fit width")), (WHOLE, translate("Whole page")), (REAL, "100 %")):
            self._fit.addItem(words, value)
        self._fit.activated.connect(lambda _: self.fit_chosen.emit(self._fit.chosen))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        if not has_file:
            layout.addWidget(label(translate("Blank, to fill in by hand")))
        layout.addWidget(caption)
        layout.addWidget(self.occasions)
        layout.addStretch(1)
        layout.addWidget(self._page)
        layout.addWidget(self._fit)

    def show_place(self, page: int, pages: int) -> None:
        """Say which page is in view."""
        self._page.setText(translate("Page {page} of {pages}", page=page, pages=pages) if pages else "")

    def say_busy(self) -> None:
        """Say that the papers are on their way."""
        self._page.setText(translate("Preparing…"))
