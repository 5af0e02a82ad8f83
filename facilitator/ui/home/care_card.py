"""The card of what is worth doing for the group; each line leads to what it speaks of."""

from datetime import date

from PySide6.QtGui import QResizeEvent

from facilitator.store import looking_after
from facilitator.store.looking_after import Care
from facilitator.ui.desk import Desk
from facilitator.ui.icons import icon
from facilitator.ui.widgets.card import Card
from facilitator.ui.widgets.line_button import LineButton
from facilitator.words import spoken, translate


class CareCard(Card):
    """Hidden when there is nothing to say."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(translate("Looking after the group"))
        self.setObjectName("looking_after")
        self._desk = desk
        self.lines: list[LineButton] = []

    def show_for(self, today: date) -> None:
        """List what is worth doing as of `today`."""
        for old in self.lines:
            self.body.removeWidget(old)
            old.deleteLater()
        cares = looking_after.cares(self._desk.document.connection, today)
        self.lines = [self._line(care) for care in cares]
        for new in self.lines:
            self.body.addWidget(new)
        self._fit()
        self.setVisible(bool(cares))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        margins = self.body.contentsMargins()
        for line in self.lines:
            line.fit(self.contentsRect().width() - margins.left() - margins.right())

    def _line(self, care: Care) -> LineButton:
        made = LineButton(icon(care.icon), care.say(spoken()))
        made.clicked.connect(lambda: self._show(care))
        return made

    def _show(self, care: Care) -> None:
        if care.table == looking_after.OPEN_CHOICES:
            self._desk.settle_wanted.emit()
        elif care.filter:
            self._desk.filter_wanted.emit(care.table, care.filter)
        else:
            self._desk.show_wanted.emit(care.table, care.uid)
