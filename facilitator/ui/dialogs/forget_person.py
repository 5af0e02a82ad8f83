"""Forget a person for good: what will go, what is left to be edited by hand, and no way back."""

from PySide6.QtWidgets import QHBoxLayout, QListWidget, QPushButton, QVBoxLayout, QWidget

from facilitator.domain.records import BY_TABLE, Person
from facilitator.store import forgetting
from facilitator.store.document import Document
from facilitator.store.forgetting import Forgotten
from facilitator.ui.background import Progress
from facilitator.ui.desk import Desk
from facilitator.ui.dialogs.assistant import Assistant
from facilitator.ui.widgets.plain import button, heading, label
from facilitator.words import plural, translate


class ForgetPerson(Assistant):
    """The one thing that Undo does not bring back, so it asks."""

    def __init__(self, desk: Desk, person: Person, parent: QWidget | None) -> None:
        super().__init__(desk, translate("Forget a person"), parent)
        self.setObjectName("forget_person")
        self._person = person
        self.places = QListWidget()
        self.places.setAccessibleName(translate("Other words about the person"))
        self.places.setWordWrap(True)
        found = forgetting.places(desk.document.connection, person.uid)
        for place in found:
            field = translate(BY_TABLE[place.table].fields[place.field].label)
            self.places.addItem(f"{place.title} · {field}: {place.text}")
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(
            label(
                translate(
                    "The name, everything noted about the person and all earlier values go: from this file, its history and "
                    "the copies kept on this computer. How many came to a meeting stays. Partners are asked to forget the "
                    "person too, with the next file that you send them; each decides. Undo does not bring this back."
                ),
                is_wrapped=True,
            )
        )
        if found:
            told = translate("These words tell of the person, or may. The program leaves them to you; edit them first:")
            column.addWidget(label(told, is_wrapped=True))
            column.addWidget(self.places, 1)
        else:
            column.addStretch(1)
        self.pages.addWidget(page)
        self.pages.setCurrentWidget(page)
        self.go: QPushButton = button(translate("Forget for good"), self.forget, "trash-2")
        self.go.setAutoDefault(False)
        cancel = button(translate("Cancel"), self.reject)
        cancel.setDefault(True)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.go)
        row.addWidget(cancel)
        layout = QVBoxLayout(self)
        layout.addWidget(heading(translate("Forget {name}?", name=person.name)))
        layout.addWidget(self.pages, 1)
        layout.addLayout(row)
        if not found:
            self.resize(self.width(), self.sizeHint().height())

    def forget(self) -> None:
        """Forget the person."""
        uid = self._person.uid

        def forget(document: Document, _progress: Progress) -> Forgotten:
            return forgetting.forget(document, uid)

        self.aside(translate("Forgetting"), forget, self._finish, writes=True)

    def show_state(self) -> None:
        """Show what can be pressed now."""
        self.go.setEnabled(self.is_free and not self.is_refused)

    def _finish(self, done: Forgotten) -> None:
        self.desk.told.emit(say(done), False)
        self.accept()


def say(done: Forgotten) -> str:
    """Say that a person was forgotten, and what is left to do."""
    said = [translate("The person is forgotten.")]
    if done.places:
        said.append(plural("{n} place still tells of them.", "{n} places still tell of them.", len(done.places)))
    if done.copies_left:
        said.append(plural("{n} copy on this computer could not be cleared.",
                           "{n} copies on this computer could not be cleared.", len(done.copies_left)))  # fmt: skip
    if done.problem:
        said.append(str(done.problem))
    return " ".join(said)
