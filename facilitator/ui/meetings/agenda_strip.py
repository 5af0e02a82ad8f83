"""The lines above an agenda: how long it is, what was carried over, what is approved together."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from facilitator.domain.agenda_clock import Timetable
from facilitator.domain.records import AgendaItem, Meeting
from facilitator.ui.icons import icon
from facilitator.ui.widgets.flow import FlowLayout
from facilitator.ui.widgets.plain import button, label
from facilitator.words import plural, spoken, translate


class AgendaStrip(QWidget):
    """Says what an agenda adds up to, and offers what to do about it."""

    def __init__(
        self, shorten: Callable[[], object], end_later: Callable[[], object], carry: Callable[[], object]
    ) -> None:
        super().__init__()
        self._sign = QLabel()
        self.sum = label()
        self.sum.setObjectName("agenda_sum")
        self.shorten = button(translate("Shorten…"), shorten)
        self.end_later = button("", end_later)
        self._carried = label()
        self.carry = button(translate("Add them"), carry)
        self._consent = label(is_wrapped=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(_line(self._sign, self.sum, self.shorten, self.end_later))
        self._carried_line = _line(self._carried, self.carry)
        layout.addWidget(self._carried_line)
        layout.addWidget(self._consent)

    def show_agenda(self, table: Timetable, earlier: Meeting | None, to_carry: Sequence[AgendaItem]) -> None:
        """Show what the timetable adds up to, and the unfinished items of the meeting before."""
        size = self.fontMetrics().height()
        self._sign.setPixmap(icon("triangle-alert" if table.over else "clock").pixmap(size, size))
        self.sum.setText(sum_words(table))
        for one in (self.shorten, self.end_later):
            one.setVisible(bool(table.over))
        self.end_later.setText(translate("End at {time}", time=spoken().bare_time(table.end.time())))
        self._carried_line.setVisible(bool(earlier and to_carry))
        if earlier and to_carry:
            day = spoken().short_date(earlier.day)
            self._carried.setText(
                plural(
                    "{n} item was not finished on {day}.",
                    "{n} items were not finished on {day}.",
                    len(to_carry),
                    day=day,
                )
            )
        together = [slot.item.topic for slot in table.slots if slot.item.is_consent]
        self._consent.setVisible(bool(together))
        self._consent.setText(translate("Approved together: {topics}", topics=" · ".join(together)))

    def allow(self, is_allowed: bool) -> None:
        """Switch the buttons on or off."""
        for one in self.findChildren(QPushButton):
            one.setEnabled(is_allowed)


def sum_words(table: Timetable) -> str:
    """Give "95 of 90 minutes — 5 too long", or what is left, or only the sum when no end is set."""
    planned = table.planned_minutes
    if planned is None:
        return plural("{n} minute; no end is set", "{n} minutes; no end is set", table.minutes)
    if table.over:
        return translate(
            "{n} of {planned} minutes — {over} too long", n=table.minutes, planned=planned, over=table.over
        )
    if table.minutes == planned:
        return translate("{n} of {planned} minutes", n=table.minutes, planned=planned)
    return translate("{n} of {planned} minutes — {left} left", n=table.minutes, planned=planned,
                     left=planned - table.minutes)  # fmt: skip


def _line(*widgets: QWidget) -> QWidget:
    holder = QWidget()
    layout = FlowLayout(holder)
    height = max(one.sizeHint().height() for one in widgets)
    for one in widgets:
        # Words stand at the height of the buttons beside them.
        one.setMinimumHeight(height)
        layout.addWidget(one)
    return holder
