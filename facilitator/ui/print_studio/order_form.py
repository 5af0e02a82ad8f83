"""The right side of the studio: how to print, what to know before, and the buttons that bring papers out."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from facilitator.ui.print_studio.notes import Note, Notes
from facilitator.ui.print_studio.options import Options
from facilitator.ui.widgets.plain import button
from facilitator.words import translate


class OrderForm(QWidget):
    """Asks how the papers are wanted; says `print_wanted`, `settings_wanted` and `save_wanted`."""

    print_wanted = Signal()
    settings_wanted = Signal()
    save_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.options = Options()
        self.options.settings_wanted.connect(self.settings_wanted)
        self._notes = Notes()
        self.options.add(self._notes)
        self.print_button = self._wide(button(translate("&Print"), self.print_wanted.emit, "printer"), "print")
        self.save_button = self._wide(button(translate("&Save PDF…"), self.save_wanted.emit, "download"), "save-pdf")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(self.fontMetrics().height() // 2, 0, 0, 0)
        layout.addWidget(self.options, 1)
        layout.addWidget(self.print_button)
        layout.addWidget(self.save_button)

    @property
    def way_out(self) -> QPushButton:
        """The button that brings the papers out: the printer's, or the PDF's where there is no printer."""
        return self.print_button if self.options.printer else self.save_button

    def show_printers(self, names: Sequence[str], usual: str) -> None:
        """Offer printers; without any, saving a PDF is all there is to offer."""
        self.options.show_printers(names, usual)
        self.print_button.setVisible(bool(names))

    def show_notes(self, notes: Sequence[Note]) -> None:
        """Show what to know before the papers go out."""
        self._notes.show_notes(notes)

    def let_go(self, can_go: bool) -> None:
        """Switch the buttons on when there is something to bring out."""
        self.print_button.setEnabled(can_go)
        self.save_button.setEnabled(can_go)

    def _wide(self, made: QPushButton, name: str) -> QPushButton:
        made.setObjectName(name)
        made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        return made
