"""The desk: one open collaborative and what its screens ask of the window around them."""

from PySide6.QtCore import QObject, Signal

from facilitator.store.document import Document
from facilitator.store.steps import Step


class Desk(QObject):
    """Passes on the document's steps, and the wishes of tabs: show this, print that, tell the person something."""

    looked_at = Signal(str, str)  # table and id of the record whose details are shown now
    changed = Signal(object)  # a Step, after it is saved
    show_wanted = Signal(str, str)  # table and id of the thing to be shown, whichever tab holds it
    print_wanted = Signal(object, str)  # list of handout names (empty: choose), id of a meeting or ""
    list_print_wanted = Signal(object, str, str)  # as `print_wanted`, and the id of a list of contacts
    told = Signal(str, bool)  # a sentence, and whether an Undo button belongs beside it
    brought_in = Signal(str, int)  # a sentence, and the number of the partner's file that is brought in now
    edited = Signal(bool)  # whether a field now holds something that is not saved yet
    filter_wanted = Signal(str, str)  # table and name of a saved filter, to be shown in its tab
    bring_in_wanted = Signal()  # choose a file with contacts
    settle_wanted = Signal()  # choose between two values
    details_wanted = Signal()  # the collaborative's own
    could_not_save = Signal(object, object)  # a Refusal, and what to call to try again

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.document = document
        self.shown = ("", "")
        document.listen(self._tell)

    def look_at(self, table: str, uid: str) -> None:
        """Say which record's details are shown now."""
        if (table, uid) != self.shown:
            self.shown = (table, uid)
            self.looked_at.emit(table, uid)

    def stop(self) -> None:
        """Stop listening; the file stays open."""
        self.document.stop_listening(self._tell)

    def close(self) -> None:
        """Stop listening and close the file."""
        self.stop()
        self.document.close()

    def _tell(self, step: Step) -> None:
        self.changed.emit(step)
