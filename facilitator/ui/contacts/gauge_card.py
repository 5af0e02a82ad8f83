"""The card of one empowerment gauge: its number, what it means, its day, and the way to the records behind it."""

from collections.abc import Callable

from PySide6.QtWidgets import QLabel

from facilitator.domain import empowerment_words
from facilitator.domain.empowerment import Gauge
from facilitator.ui.widgets.card import Card
from facilitator.ui.widgets.plain import button, heading, label
from facilitator.words import plural, spoken, translate


class GaugeCard(Card):
    """Shows a gauge; its button is there while there are records behind it."""

    def __init__(self, gauge: Gauge, show: Callable[[Gauge], None]) -> None:
        super().__init__(translate(gauge.title), is_wrapped=True)
        self.setObjectName(gauge.name)
        self._gauge = gauge
        self._figure = heading("", 1.4, is_wrapped=True)
        self._lines: list[QLabel] = []
        self._day = label(is_wrapped=True)
        self.show_records = button("", lambda: show(self._gauge), "eye")
        for one in (self._figure, self._day, self.show_records):
            self.body.addWidget(one)
        self.show_gauge(gauge)

    def show_gauge(self, gauge: Gauge) -> None:
        """Show the gauge as it is now."""
        self._gauge = gauge
        language = spoken()
        self._figure.setText(empowerment_words.figure(gauge, language))
        self._figure.setVisible(not gauge.lacking)  # else the sentence says it
        for old in self._lines:
            self.body.removeWidget(old)
            old.deleteLater()
        self._lines = [label(said, is_wrapped=True) for said in empowerment_words.sentences(gauge, language)]
        for at, new in enumerate(self._lines):
            self.body.insertWidget(2 + at, new)
        self._day.setText(empowerment_words.dated(gauge, language))
        self._day.setVisible(not gauge.lacking)
        count = gauge.denominator
        words = plural("Show the record…", "Show all {n} records…", count)
        self.show_records.setText(words)
        self.show_records.setAccessibleName(f"{translate(gauge.title)}: {words}")
        self.show_records.setVisible(bool(count))
