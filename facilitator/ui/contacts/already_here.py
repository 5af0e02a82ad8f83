"""A quiet line under the name of a new person: who that may be of those who are here."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from facilitator.ui.desk import Desk
from facilitator.ui.widgets.plain import button

_AFTER_MS = 200


class AlreadyHere(QWidget):
    """Looks when the typing rests, and says `opened` with the id of the one who is here."""

    opened = Signal(str)

    def __init__(self, desk: Desk, edit: QLineEdit) -> None:
        super().__init__()
        self._desk = desk
        self._edit = edit
        self._uid = ""
        self.line: QPushButton = button("", lambda: self.opened.emit(self._uid), "users")
        self.line.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.line.setFlat(True)
        self.line.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.line)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_AFTER_MS)
        self._soon.timeout.connect(self._look)
        edit.textChanged.connect(lambda _typed: self._wait())

    def _wait(self) -> None:
        self.line.hide()
        self._soon.start()

    def _look(self) -> None:
        if not self._edit.isVisible():  # given up meanwhile; the file may be closed
            return
        from facilitator.exchange import already_here

        found = already_here.look(self._desk.document.connection, self._edit.text().strip())
        self._uid = found.uid if found else ""
        words = str(found.asks).replace("&", "&&") if found else ""
        self.line.setText(words)
        self.line.setAccessibleName(str(found.asks) if found else "")
        self.line.setVisible(found is not None)
