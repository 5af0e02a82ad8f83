"""Send back what was done in somebody's copy: a file for whom it came from."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from facilitator.exchange.sharing import packing
from facilitator.exchange.sharing.choosing import Wish
from facilitator.refusal import Refusal
from facilitator.store.document import COPY_ENDING
from facilitator.ui.desk import Desk
from facilitator.ui.dialogs import choose_file
from facilitator.words import plural, translate


def send_back(desk: Desk, parent: QWidget) -> None:
    """Ask where to, and write what was done in this copy to a file for whom it came from."""

    def write(path: Path) -> None:
        try:
            written = packing.write(desk.document, path, Wish(is_return=True))
        except Refusal as refusal:
            desk.told.emit(str(refusal), False)
            return
        changes = plural("{n} change", "{n} changes", written.operations)
        desk.told.emit(
            translate("“{name}” is ready to send back, with {changes}.", name=path.name, changes=changes), False
        )

    suggested = translate("{name} back", name=desk.document.name) + COPY_ENDING
    choose_file.save_name(
        parent, translate("Send back"), suggested, [translate("Copies for partners (*.collabshare)")], write
    )
