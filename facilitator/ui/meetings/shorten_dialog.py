"""Offers to shorten an agenda that is too long: shown first, done only when the person agrees."""

from collections.abc import Callable

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QVBoxLayout, QWidget

from facilitator.domain import agenda_trim
from facilitator.domain.agenda_clock import Timetable
from facilitator.domain.records import Meeting
from facilitator.store import agenda
from facilitator.ui.desk import Desk
from facilitator.ui.meetings.split import Scroll
from facilitator.ui.widgets.plain import button, label
from facilitator.ui.writing import write
from facilitator.words import mark, plural, spoken, translate


class ShortenDialog(QDialog):
    """Lists each item that would give minutes; without enough to give it offers to end later."""

    def __init__(
        self, desk: Desk, meeting: Meeting, timetable: Timetable, end_later: Callable[[], object], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._end_later = end_later
        self._minutes = agenda_trim.shorten(meeting, [slot.item for slot in timetable.slots])
        self.setObjectName("shorten")
        self.setWindowTitle(translate("Shorten the agenda"))
        layout = QVBoxLayout(self)
        layout.addWidget(label(self._explanation(timetable), is_wrapped=True))
        if self._minutes:
            layout.addWidget(Scroll(self._list(timetable)), 1)
        buttons = QDialogButtonBox()
        ends = translate("End at {time}", time=spoken().bare_time(timetable.end.time()))
        buttons.addButton(button(ends, self._end, ""), QDialogButtonBox.ButtonRole.ActionRole)
        if self._minutes:
            words = plural("Shorten {n} item", "Shorten {n} items", len(self._minutes))
            shorten = button(words, self._shorten)
            shorten.setObjectName("shorten_now")
            shorten.setDefault(True)
            buttons.addButton(shorten, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(button(translate("Leave it"), self.reject), QDialogButtonBox.ButtonRole.RejectRole)
        layout.addWidget(buttons)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * 60)

    def _explanation(self, timetable: Timetable) -> str:
        if self._minutes:
            return plural(
                "To save {n} minute, each item gives a share of what it can spare down to its least minutes:",
                "To save {n} minutes, each item gives a share of what it can spare down to its least minutes:",
                timetable.over,
            )
        return plural(
            "The agenda is {n} minute too long, and even with their least minutes the items do not fit. Take an item off, "
            "or end later.",
            "The agenda is {n} minutes too long, and even with their least minutes the items do not fit. Take an item off, "
            "or end later.",
            timetable.over,
        )

    def _list(self, timetable: Timetable) -> QWidget:
        page = QWidget()
        form = QFormLayout(page)
        for slot in timetable.slots:
            if slot.item.uid in self._minutes:
                after = translate(
                    "{before} → {after} min", before=slot.item.minutes, after=self._minutes[slot.item.uid]
                )
                form.addRow(label(after), label(slot.item.topic, is_wrapped=True))
        return page

    def _shorten(self) -> None:
        minutes = self._minutes
        write(self._desk, mark("Shorten agenda"), lambda change: agenda.set_minutes(change, minutes))
        self.accept()

    def _end(self) -> None:
        self._end_later()
        self.accept()
