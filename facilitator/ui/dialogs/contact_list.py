"""Make a list of contacts by clicking, change one, or remove it; what it would find is counted all along."""

from contextlib import closing
from datetime import date

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from facilitator.domain.records import ContactList
from facilitator.refusal import Refusal
from facilitator.store import contact_lists, contradictions, organizations, people, sectors
from facilitator.store.change import Change
from facilitator.ui.contacts.list_conditions import ListConditions
from facilitator.ui.desk import Desk
from facilitator.ui.print_studio.bench import LOOKING, Bench
from facilitator.ui.widgets.plain import button, label
from facilitator.ui.writing import write
from facilitator.words import mark, translate

_PAUSE_MS = 150


class EditContactList(QDialog):
    """Says `saved` with the id of the list; a list without an id is a new one. Nothing is written before that."""

    saved = Signal(str)

    def __init__(self, desk: Desk, one: ContactList, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("contact_list")
        self.setWindowTitle(translate("Change “{name}”", name=one.name) if one.uid else translate("New list"))
        self._desk = desk
        self._before = one
        connection = desk.document.connection
        self._all = people.count(connection)
        self._bench = Bench(self)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._count_aside)
        self.conditions = ListConditions(
            [(sector.uid, sector.name) for sector in sectors.listing(connection)],
            [(line.uid, line.name) for line in organizations.listing(connection)],
        )
        self.conditions.show_list(one)
        self.name = QLineEdit(one.name)
        self.name.setMaxLength(ContactList.fields["name"].limit)
        self.name.setPlaceholderText(translate("what you will look for it under"))
        self.counted = label(is_wrapped=True)
        self.counted.setObjectName("counted")
        self._trouble = label(is_wrapped=True)
        self._trouble.hide()
        self._lay_out()
        self.conditions.changed.connect(self._on_change)
        self.name.textEdited.connect(lambda _text: self._trouble.hide())
        self.finished.connect(self._leave)
        self._show_count(contact_lists.count(connection, self._asked(), date.today()))

    def accept(self) -> None:
        """Keep the list, or say what stands in the way and stay."""
        uid = self._before.uid
        try:
            asked = ContactList.checked(uid, name=self.name.text(), **self.conditions.asked())
            contradictions.check(self._desk.document.connection, asked)
        except Refusal as refusal:
            self._trouble.setText(str(refusal))
            self._trouble.show()
            if not self.name.text().strip():
                self.name.setFocus()
            return

        def keep(change: Change) -> str:
            if not uid:
                return change.insert(asked)
            change.update(ContactList, uid, **asked.values())
            return uid

        label = mark("Change the list “{name}”") if uid else mark("Keep the list “{name}”")
        kept = write(self._desk, label, keep, name=asked.name)
        if kept:
            super().accept()
            self.saved.emit(kept)

    def remove(self) -> None:
        """Remove the list; the people on it stay."""

        def remove(change: Change) -> bool:
            change.delete(ContactList, self._before.uid)
            return True

        if write(self._desk, mark("Remove the list “{name}”"), remove, name=self._before.name):
            self._desk.told.emit(translate("The list “{name}” was removed.", name=self._before.name), True)
            self.reject()

    def _asked(self) -> ContactList:
        return ContactList("", name=self._before.name, **self.conditions.asked())

    def _on_change(self) -> None:
        self._trouble.hide()
        self._pause.start()

    def _count_aside(self) -> None:
        """Count beside the window: among a hundred thousand people it takes longer than a blink."""
        if not self.isVisible():  # the file of a hidden dialog may be closed
            return
        asked, document, today = self._asked(), self._desk.document, date.today()
        if not document.is_on_disk:
            self._show_count(contact_lists.count(document.connection, asked, today))
            return

        def count() -> int:
            with closing(document.twin()) as twin:
                return contact_lists.count(twin.connection, asked, today)

        def show(counted: int) -> None:
            if asked == self._asked():  # only the latest question is answered
                self._show_count(counted)

        self._bench.do(count, show, LOOKING)

    def _show_count(self, count: int) -> None:
        self.counted.setText(translate("{n} of {all} people", n=count, all=self._all))

    def _leave(self) -> None:
        self._pause.stop()
        self._bench.leave()
        self.deleteLater()

    def _lay_out(self) -> None:
        field = ContactList.fields["name"]
        words = translate(field.label)
        caption = label(f"{words}:")
        caption.setBuddy(self.name)
        self.name.setAccessibleName(words)
        top = QHBoxLayout()
        top.addWidget(caption)
        top.addWidget(self.name, 1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(self.conditions)
        row = QHBoxLayout()
        row.addWidget(self.counted, 1)
        save = button(translate("Save the list"), self.accept, "save")
        save.setDefault(True)
        row.addWidget(save)
        if self._before.uid:
            remove = button(translate("Remove the list"), self.remove, "trash-2")
            remove.setAutoDefault(False)
            row.addWidget(remove)
        cancel = button(translate("Cancel"), self.reject)
        cancel.setAutoDefault(False)
        row.addWidget(cancel)
        layout = QVBoxLayout(self)
        layout.addWidget(
            label(translate("Everybody who meets all of these is on the list, today and later."), is_wrapped=True)
        )
        layout.addLayout(top)
        layout.addWidget(area, 1)
        layout.addWidget(self._trouble)
        layout.addLayout(row)
        letters, room = self.fontMetrics(), self.screen().availableSize()
        wanted = self.conditions.sizeHint().height() + letters.height() * 10
        self.resize(min(letters.averageCharWidth() * 76, room.width()), min(wanted, round(room.height() * 0.94)))
