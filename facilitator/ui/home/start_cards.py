"""What a new collaborative starts with: its people and its details, each with the button that does it."""

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from facilitator.ui.desk import Desk
from facilitator.ui.widgets.card import Card
from facilitator.ui.widgets.plain import button, label
from facilitator.words import translate


class StartCards(QWidget):
    """Two cards side by side, shown while there is nobody in the file or nothing was ever planned."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.bring_in = button(translate("Bring in from a file…"), desk.bring_in_wanted.emit, "import")
        self.details = button(translate("Collaborative details…"), desk.details_wanted.emit, "pencil")
        self._people = _card(
            translate("Bring in people you already know"),
            translate("A phone's contacts (.vcf) or a spreadsheet will do. You see every line before anything is added, "
                      "and one Undo takes it all back."),
            self.bring_in,
        )  # fmt: skip
        self._details = _card(
            translate("Say who you are"),
            translate("Purpose, usual place and whom to ask are printed on every paper."),
            self.details,
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._people, 1)
        row.addWidget(self._details, 1)
        for one in (self.bring_in, self.details):
            one.setEnabled(desk.document.look_only is None)

    def show_for(self, *, has_people: bool, has_meetings: bool) -> None:
        """Show the cards that are still of use."""
        self._people.setVisible(not has_people)
        self._details.setVisible(not (has_people and has_meetings))
        self.setVisible(not (has_people and has_meetings))

    def first_focus(self) -> QWidget | None:
        """Give the first button that is shown, if any."""
        return next((one for one in (self.bring_in, self.details) if one.isVisible()), None)


def _card(title: str, words: str, act: QWidget) -> Card:
    made = Card(title)
    made.title.setWordWrap(True)
    made.body.addWidget(label(words, is_wrapped=True))
    made.body.addStretch(1)
    made.body.addWidget(act)
    made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
    return made
