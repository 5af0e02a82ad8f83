"""Go back to an earlier day: choose the day, see what differs, and only then write one step that can be undone."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QListWidget, QPushButton, QSplitter, QVBoxLayout, QWidget

from facilitator.domain.records import BY_TABLE
from facilitator.refusal import Refusal
from facilitator.store import restoring, value_words
from facilitator.store.document import Document
from facilitator.store.restoring import Day, Difference
from facilitator.ui.background import Progress
from facilitator.ui.desk import Desk
from facilitator.ui.dialogs.assistant import Assistant
from facilitator.ui.widgets.plain import button, heading, label
from facilitator.words import plural, spoken, translate

_MOST_TOLD = 500  # records; nobody reads further


class RestoreDay(Assistant):
    """Nothing is written before its last button; closing it leaves everything as it was."""

    def __init__(self, desk: Desk, parent: QWidget | None) -> None:
        super().__init__(desk, translate("Restore an earlier day"), parent)
        self.setObjectName("restore_day")
        self._days: Sequence[Day] = restoring.days(desk.document)
        self._difference: Difference | None = None
        self.days = QListWidget()
        self.days.setAccessibleName(translate("Days"))
        self.days.setWordWrap(True)
        for day in self._days:
            self.days.addItem(_words(day))
        self.days.currentRowChanged.connect(lambda _row: self.compare())
        self.told = QListWidget()
        self.told.setAccessibleName(translate("What would change"))
        self.told.setWordWrap(True)
        page = QSplitter()
        page.addWidget(self.days)
        page.addWidget(self.told)
        page.setStretchFactor(1, 2)
        page.setChildrenCollapsible(False)
        self._page = page
        self.pages.addWidget(page)
        layout = QVBoxLayout(self)
        layout.addWidget(heading(translate("Restore an earlier day")))
        layout.addWidget(
            label(
                translate(
                    "Choose a day to see what differs. Going back is one step: Undo brings today back, and nothing in the "
                    "history is lost."
                ),
                is_wrapped=True,
            )
        )
        layout.addWidget(self.pages, 1)
        layout.addLayout(self._buttons())

    def open(self) -> None:
        """Show the days that are kept, or say that there are none yet."""
        super().open()
        if not self._days:
            self.wait(translate("No earlier day is kept yet. A copy is made before the first change of each day."))
        else:
            self.pages.setCurrentWidget(self._page)
            self.days.setCurrentRow(0)
            self.days.setFocus()
        self.show_state()

    def compare(self) -> None:
        """Show what differs between the chosen day and now."""
        day = self._days[self.days.currentRow()]

        def compare(document: Document, _progress: Progress) -> Difference:
            return restoring.compare(document, day.path)

        self._difference = None
        self.told.clear()
        self.aside(translate("Comparing"), compare, self._show, self._stand_in_the_way)

    def restore(self) -> None:
        """Bring back the chosen day, as one step that can be undone."""
        day = self._days[self.days.currentRow()]

        def restore(document: Document, _progress: Progress) -> None:
            restoring.restore(document, day.path)

        self.aside(translate("Going back"), restore, lambda _nothing: self._finish(day), writes=True)

    def show_state(self) -> None:
        """Show what can be pressed now."""
        can_go = self._difference is not None and not self._difference.is_nothing
        self.go.setEnabled(self.is_free and can_go and self.desk.document.look_only is None)
        self.go.setVisible(self.pages.currentWidget() is self._page)

    def _show(self, difference: Difference) -> None:
        self._difference = difference
        self.told.clear()
        self.told.addItems(self._sentences(difference) or [translate("Nothing differs from now.")])
        self.show_state()

    def _sentences(self, difference: Difference) -> list[str]:
        connection = self.desk.document.connection
        said = []
        for row in difference.rows[:_MOST_TOLD]:
            record = BY_TABLE[row.table]
            what = translate(record.one)
            if row.what == "back":
                said.append(translate("Comes back: {what} “{title}”", what=what, title=row.title))
            elif row.what == "gone":
                said.append(translate("Goes: {what} “{title}”", what=what, title=row.title))
            for name, values in row.fields.items():
                field = record.fields[name]
                now, then = (value_words.of(connection, field, value, spoken()) for value in values)
                said.append(translate("{field} of {title}: now {now}, then {then}",
                                      field=translate(field.label), title=row.title, now=now, then=then))  # fmt: skip
        left = len(difference.rows) - _MOST_TOLD
        if left > 0:
            said.append(plural("… and {n} more", "… and {n} more", left))
        return said

    def _stand_in_the_way(self, refusal: Refusal) -> None:
        self.told.clear()
        self.told.addItem(str(refusal))
        self.show_state()

    def _finish(self, day: Day) -> None:
        self.desk.told.emit(translate("Went back to {day}.", day=_words(day).partition("\n")[0]), True)
        self.accept()

    def _buttons(self) -> QHBoxLayout:
        self.go: QPushButton = button(translate("Go back to this day"), self.restore, "history")
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.go)
        row.addWidget(button(translate("Cancel"), self.reject))
        return row


def _words(day: Day) -> str:
    moment = f"{spoken().short_date(day.when.date())}, {spoken().time_of_day(day.when.time())}"
    return f"{moment}\n{translate(day.occasion)}"
