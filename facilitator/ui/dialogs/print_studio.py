"""The print studio as a dialog: for Ctrl+P, for Home's button, and for blank papers without any file."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from facilitator.ui.desk import Desk
from facilitator.ui.icons import icon
from facilitator.ui.print_studio.printers import Printers
from facilitator.ui.print_studio.studio import PrintStudio
from facilitator.words import translate


class PrintStudioDialog(QDialog):
    """Shows papers, ticked beforehand: `names` (none: the first on the shelf), for a meeting ("": the next one).

    With the number of a file that was brought in, only its `receipt`; with the id of a list, papers about its `contacts`.
    Enter prints, or saves a PDF where there is no printer; Esc closes.
    """

    def __init__(
        self,
        desk: Desk | None,
        names: Sequence[str],
        meeting: str,
        parent: QWidget | None,
        printers: Printers | None = None,
        receipt: int = 0,
        contacts: str = "",
    ) -> None:
        super().__init__(parent)
        self.setObjectName("print-studio")
        self.setWindowTitle(translate("Print") if desk else translate("Print blank sheets"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.studio = PrintStudio(desk, printers, receipt)
        self.studio.show_papers(names, meeting, contacts)
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        button = close.button(QDialogButtonBox.StandardButton.Close)
        button.setAutoDefault(False)
        button.setIcon(icon("x"))  # the style's own is black, also on a dark ground
        close.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(self.studio, 1)
        layout.addWidget(close)
        self.finished.connect(self.studio.leave)
        if desk:
            desk.show_wanted.connect(self.reject)  # what is to be shown lies behind this dialog
        self._take_room()

    def open(self) -> None:
        """Show the dialog in front of its window, the keyboard on the button that brings the papers out."""
        super().open()
        way_out = self.studio.form.way_out
        way_out.setDefault(True)
        way_out.setFocus()

    def _take_room(self) -> None:
        letters, room = self.fontMetrics(), self.screen().availableSize()
        self.resize(QSize(letters.averageCharWidth() * 150, letters.height() * 45).boundedTo(room * 0.94))
