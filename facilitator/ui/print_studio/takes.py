"""What some papers take beside a meeting: whose they are, by a list of contacts, and the first free label of a sheet."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from facilitator.store import contact_lists
from facilitator.store.document import Document
from facilitator.ui.print_studio.quiet import QuietCombo, QuietNumber
from facilitator.ui.print_studio.wish import NO_MEETING
from facilitator.ui.widgets.plain import label
from facilitator.words import translate

if TYPE_CHECKING:
    from facilitator.handouts.making import Handout

_OF_MEETINGS = frozenset({"badges"})  # without a list these are for those expected at a meeting
_MOST_LABELS = 30  # on the fullest sheet there is; smaller ones refuse what they do not have


class Takes(QWidget):
    """Offers only what the ticked papers use; `changed` tells a new choice."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.list = QuietCombo(translate("Whom they are for"))
        self.list.setObjectName("contacts")
        self.list.activated.connect(lambda _: self.changed.emit())
        self.start = QuietNumber(translate("First free label"), 1, _MOST_LABELS)
        self.start.setObjectName("start-at")
        self.start.valueChanged.connect(lambda _: self.changed.emit())
        self._of_list = label(translate("Whom they are for:"))
        self._of_list.setBuddy(self.list)
        self._of_start = label(translate("First free label:"))
        self._of_start.setBuddy(self.start)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for one in (self._of_list, self.list, self._of_start, self.start):
            layout.addWidget(one)
            one.hide()
        self.hide()

    @property
    def contacts(self) -> str:
        """The id of the chosen list, "" for everybody or when no ticked paper asks."""
        return "" if self.list.isHidden() else self.list.chosen

    @property
    def start_at(self) -> int:
        """The first free label; 1 when no ticked paper asks."""
        return 1 if self.start.isHidden() else self.start.value()

    def show_lists(self, document: Document | None, chosen: str | None = None) -> None:
        """Offer everybody and the lists there are; what is chosen stays chosen unless another one is named."""
        wanted = self.list.chosen if chosen is None else chosen
        self.list.clear()
        self.list.addItem(translate("Everybody"), "")
        for one in contact_lists.offered(document.connection) if document else ():
            self.list.addItem(one.name, one.uid)
        self.list.choose(wanted)

    def show_papers(self, handouts: "Sequence[Handout]", meeting: str) -> None:
        """Show what these papers take for a meeting, or for none; blank ones take nothing."""
        from facilitator.handouts.making import CONTACTS, START

        is_blank, is_of_meeting = not meeting, meeting not in ("", NO_MEETING)
        asking = {one.name for one in handouts if CONTACTS in one.takes}
        is_expected = is_of_meeting and asking <= _OF_MEETINGS
        self.list.setItemText(0, translate("Those expected at the meeting") if is_expected else translate("Everybody"))
        taken = frozenset[str]().union(*(one.takes for one in handouts)) if not is_blank else frozenset()
        for is_taken, widgets in (
            (CONTACTS in taken, (self._of_list, self.list)),
            (START in taken, (self._of_start, self.start)),
        ):
            for one in widgets:
                one.setVisible(is_taken)
        self.setVisible(bool(taken))
