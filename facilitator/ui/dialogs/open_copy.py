"""Open a copy that somebody sent: who sent it, what one may do with it, and where one's own file of it is to lie."""

from collections.abc import Collection
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from facilitator.exchange.sharing import opening, signing, unpacking
from facilitator.exchange.sharing.shipment import LOOK, Header
from facilitator.exchange.sharing.unpacking import Incoming
from facilitator.refusal import Refusal
from facilitator.ui import settings
from facilitator.ui.background import Progress, Task
from facilitator.ui.dialogs import choose_file
from facilitator.ui.widgets.plain import button, heading, label
from facilitator.words import spoken, translate


class OpenCopy(QDialog):
    """Says `opened` with the path of the new file, or `review_wanted` when the copy belongs to a file that is open."""

    opened = Signal(object)
    review_wanted = Signal(object, str)  # the path of the copy, and the id of its collaborative

    def __init__(self, path: Path, open_ids: Collection[str], parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setObjectName("open_copy")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(translate("Open a copy"))
        self._path = path
        self._open_ids = open_ids
        self._incoming: Incoming | None = None
        self._title = heading(path.name)
        self._about = label(translate("Reading…"), is_wrapped=True)
        self._caption = label(translate("Passphrase:"))
        self.passphrase = QLineEdit()
        self.passphrase.setEchoMode(QLineEdit.EchoMode.Password)
        self.passphrase.setAccessibleName(translate("Passphrase"))
        self.go = button(translate("Open as my own copy…"), self.go_on, "folder-open")
        self.go.setDefault(True)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.go)
        cancel = button(translate("Cancel"), self.reject)
        cancel.setAutoDefault(False)
        row.addWidget(cancel)
        layout = QVBoxLayout(self)
        for one in (self._title, self._about, self._caption, self.passphrase):
            layout.addWidget(one)
        layout.addStretch(1)
        layout.addLayout(row)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * 70)
        self._show_state()

    def open(self) -> None:
        """Show the dialog and read the copy, unless it waits for a passphrase."""
        super().open()
        if unpacking.needs_passphrase(self._path):
            self._about.setText(translate("This file is protected. Type the passphrase that its sender gave you."))
            self._show_state(is_locked=True)
            self.passphrase.setFocus()
        else:
            self._read("")

    def go_on(self) -> None:
        """Read the copy with the passphrase, or ask where one's own file of it is to lie."""
        if self._incoming is None:
            self._read(self.passphrase.text())
            return
        header = self._incoming.header
        name = f"{header.name} - {header.sender}" if header.sender else header.name
        suggested = choose_file.file_name(name) + ".collab"
        choose_file.save_name(
            self, translate("Your own file of this copy"), choose_file.documents() / suggested,
            choose_file.collaborative_filters(), self._write,
        )  # fmt: skip

    def _read(self, passphrase: str) -> None:
        def read(_progress: Progress) -> Incoming:
            return unpacking.read(self._path, passphrase)

        self.go.setEnabled(False)
        Task(self, translate("Reading the file"), read, self._show, self._refuse)

    def _show(self, incoming: Incoming) -> None:
        header = incoming.header
        if header.collaborative in self._open_ids:
            self.review_wanted.emit(self._path, header.collaborative)
            self.accept()
            return
        self._incoming = incoming
        self._title.setText(translate("A copy of “{name}”", name=header.name))
        self._about.setText(_about(header, signing.say(incoming.who, header.sender, spoken())))
        self._show_state()

    def _write(self, target: Path) -> None:
        incoming = self._incoming
        if incoming is None:
            return
        # The chooser asked already whether a file may be replaced; a collaborative of one's own never is.
        try:
            opening.open_share(incoming, target, settings.author()).close()
        except Refusal as refusal:
            self._refuse(refusal)
            return
        self.accept()
        self.opened.emit(target)

    def _refuse(self, refusal: Refusal) -> None:
        self._about.setText(str(refusal))
        self._show_state(is_locked=self._incoming is None and unpacking.needs_passphrase(self._path))

    def _show_state(self, *, is_locked: bool = False) -> None:
        for one in (self._caption, self.passphrase):
            one.setVisible(is_locked)
        self.go.setText(translate("Open the file") if is_locked else translate("Open as my own copy…"))
        self.go.setEnabled(is_locked or self._incoming is not None)
        if self._incoming is not None:
            self.go.setFocus()


def _about(header: Header, signed: str) -> str:
    parts = [
        translate("From {who}.", who=header.sender) if header.sender else "",
        translate("Made on {day}.", day=spoken().long_date(date.fromtimestamp(header.at / 1000))),
        signed,
        translate("You may look at it and print, not change it.") if header.may == LOOK
        else translate("You may change it and send it back."),
        translate("Please return it by {day}.", day=spoken().long_date(date.fromisoformat(header.return_by)))
        if header.return_by else "",
    ]  # fmt: skip
    said = " ".join(part for part in parts if part)
    return f"{said}\n\n{header.message}" if header.message else said
