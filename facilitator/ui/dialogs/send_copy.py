"""Send a copy to a partner: for whom, what goes along, what stays, and what they may do with it."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from facilitator.domain.records import Meeting
from facilitator.exchange.incoming import LABELS
from facilitator.exchange.sharing import address_book, choosing, packing, profiles
from facilitator.exchange.sharing.choosing import Wish
from facilitator.exchange.sharing.packing import Written
from facilitator.refusal import Refusal
from facilitator.store import people
from facilitator.store.document import COPY_ENDING, Document
from facilitator.ui.background import Progress
from facilitator.ui.desk import Desk
from facilitator.ui.dialogs import choose_file
from facilitator.ui.dialogs.assistant import Assistant
from facilitator.ui.widgets import typed_values
from facilitator.ui.widgets.plain import button, label
from facilitator.words import mark, plural, translate

_SUGGESTED_NAMES = 200  # in the list of people to choose from
_USUALLY_LEFT_OUT = ("notes", "confidential")
# What the partner opens it with, the ending of the file, and its kind as file choosers say it.
_KINDS = (
    (mark("this program too"), COPY_ENDING, mark("Copies for partners")),
    (mark("only a spreadsheet"), ".xlsx", mark("Spreadsheets")),
    (mark("only a phone or an email address book"), ".vcf", mark("Contact cards")),
)
_OF_PEOPLE = ("phones", "emails", "notes", "unagreed")  # what can be left out of a list of people


class SendCopy(Assistant):
    """A form, and a file that is written whole or not at all."""

    def __init__(self, desk: Desk, parent: QWidget | None) -> None:
        super().__init__(desk, translate("Send a copy to a partner"), parent)
        self.setObjectName("send_copy")
        self.for_whom = QComboBox()
        self.for_whom.setEditable(True)
        self.for_whom.addItem("")
        self.for_whom.addItems(_names(desk))
        self.they_have = QComboBox()
        self.they_have.addItems([translate(words) for words, _, _ in _KINDS])
        self.they_have.currentIndexChanged.connect(lambda _: self._show_kind())
        self._profiles = QButtonGroup(self)
        self._sentence = label(is_wrapped=True)
        self.left_out = {one.name: QCheckBox(translate(one.title)) for one in profiles.LEAVE_OUT}
        self.may_change = QRadioButton(translate("change it and send it back"))
        self.only_look = QRadioButton(translate("only look"))
        self.return_by = QLineEdit()
        self.return_by.setPlaceholderText(translate("fri · dec 1 · 12/1 · in 2 weeks"))
        self.message = QPlainTextEdit()
        self.message.setTabChangesFocus(True)
        self.passphrase = QLineEdit()
        self.passphrase.setEchoMode(QLineEdit.EchoMode.Password)
        self.with_history = QCheckBox(translate("Earlier values too (for somebody who takes over the work)"))
        self._trouble_here = label(is_wrapped=True)
        self._trouble_here.hide()
        page = self._form_page()
        area = QScrollArea()  # on a small screen with large letters
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setWidget(page)
        self.pages.addWidget(area)
        self.pages.setCurrentWidget(area)
        layout = QVBoxLayout(self)
        layout.addWidget(self.pages, 1)
        layout.addWidget(self._trouble_here)
        layout.addLayout(self._buttons())
        self._show_profile()
        buttons = self.go.sizeHint().height() * 3
        room = page.sizeHint() + QSize(buttons, buttons)
        self.resize(room.boundedTo(self.screen().availableSize() * 0.95))

    def choose_place(self) -> None:
        """Ask where the file goes, and write it there."""
        try:
            wish = self._wish()
        except Refusal as refusal:
            self._say(str(refusal))
            return
        name = self.desk.document.name + (f" - {wish.for_whom}" if wish.for_whom else "")
        _, ending, kind = _KINDS[self.they_have.currentIndex()]
        suggested = choose_file.file_name(name) + ending
        write = self._write if self._has_program else self._write_people
        choose_file.save_name(
            self,
            translate("Save the file"),
            suggested,
            [f"{translate(kind)} (*{ending})"],
            lambda path: write(path, wish),
        )

    def show_state(self) -> None:
        """Show what can be pressed now."""
        self.go.setEnabled(self.is_free)

    @property
    def _has_program(self) -> bool:
        return self.they_have.currentIndex() == 0

    def _wish(self) -> Wish:
        if not self._has_program:
            return Wish(
                profile=self._profile(), for_whom=self.for_whom.currentText().strip(), leave_out=self._left_out()
            )
        return_by = self.return_by.text().strip()
        day = str(typed_values.read(Meeting.fields["on_day"], return_by, looks_ahead=True)) if return_by else ""
        if day and day < date.today().isoformat():
            raise Refusal(mark("The day to return it by has passed. Choose a later one."))
        return Wish(
            profile=self._profile(),
            for_whom=self.for_whom.currentText().strip(),
            leave_out=self._left_out(),
            has_history=self.with_history.isChecked(),
            may="change" if self.may_change.isChecked() else "look",
            return_by=day,
            message=self.message.toPlainText().strip(),
            passphrase=self.passphrase.text(),
        )

    def _write(self, path: Path, wish: Wish) -> None:
        def write(document: Document, _progress: Progress) -> Written:
            return packing.write(document, path, wish)

        self.aside(
            translate("Writing the file"), write, self._finish, lambda refusal: self._say(str(refusal)), writes=True
        )

    def _write_people(self, path: Path, wish: Wish) -> None:
        def write(document: Document, _progress: Progress) -> int:
            return address_book.write(document.connection, path, wish)

        def finish(count: int) -> None:
            self.desk.told.emit(
                plural(
                    "{n} person was written to {file}.", "{n} people were written to {file}.", count, file=path.name
                ),
                False,
            )
            self.accept()

        self.aside(translate("Writing the file"), write, finish, lambda refusal: self._say(str(refusal)), writes=True)

    def _finish(self, written: Written) -> None:
        said = translate("“{name}” is ready to give away ({size} KB).", name=written.path.name,
                         size=max(1, round(written.size / 1024)))  # fmt: skip
        people_count = written.rows.get("people", 0)
        if people_count:
            said += " " + plural("It holds {n} person.", "It holds {n} people.", people_count)
        self.desk.told.emit(said, False)
        self.accept()

    def _say(self, text: str) -> None:
        self._trouble_here.setText(text)
        self._trouble_here.show()
        self.show_state()

    def _left_out(self) -> frozenset[str]:
        return frozenset(name for name, box in self.left_out.items() if box.isChecked())

    def _show_kind(self) -> None:
        """Ask only what makes sense for what they have: a list of people cannot be sent back or protected."""
        for asked in self._only_with_program:
            self._form.setRowVisible(asked, self._has_program)
        for name, box in self.left_out.items():
            box.setVisible(self._has_program or name in _OF_PEOPLE)
        everything, *others = self._profiles.buttons()
        if everything.isChecked() and not self._has_program:
            others[0].setChecked(True)  # of the people it is the same
        everything.setVisible(self._has_program)
        self._show_profile()

    def _profile(self) -> str:
        return profiles.PROFILES[self._profiles.checkedId()].name

    def _show_profile(self) -> None:
        """Say what the choice means; of a list of people, every column that it has."""
        if self._has_program:
            self._sentence.setText(translate(profiles.PROFILES[self._profiles.checkedId()].sentence))
            return
        fields = choosing.allowed(self.desk.document.connection, self._wish())
        told = ", ".join(translate(LABELS[name]) for name in address_book.columns(fields))
        self._sentence.setText(translate("Of each person: {columns}. What they change in it cannot be brought back.",
                                         columns=told))  # fmt: skip

    def _form_page(self) -> QWidget:
        page = QWidget()
        form = QFormLayout(page)
        form.setContentsMargins(0, 0, 0, 0)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(translate("&For whom:"), self.for_whom)
        form.addRow(translate("They &have:"), self.they_have)
        what = QVBoxLayout()
        for at, profile in enumerate(profiles.PROFILES):
            choice = QRadioButton(translate(profile.title))
            choice.setChecked(at == 0)
            self._profiles.addButton(choice, at)
            what.addWidget(choice)
        self._profiles.idToggled.connect(lambda _id, _on: self._show_profile())
        what.addWidget(self._sentence)
        form.addRow(label(translate("What goes along:")), what)
        out = QVBoxLayout()
        for name, box in self.left_out.items():
            box.setChecked(name in _USUALLY_LEFT_OUT)
            box.toggled.connect(lambda _: self._show_profile())
            out.addWidget(box)
        form.addRow(label(translate("Leave out:")), out)
        may = QHBoxLayout()
        self._may = QButtonGroup(self)
        for one in (self.may_change, self.only_look):
            self._may.addButton(one)
            may.addWidget(one)
        may.addStretch(1)
        self.may_change.setChecked(True)
        form.addRow(label(translate("They may:")), may)
        form.addRow(translate("&Return by:"), self.return_by)
        form.addRow(translate("&Message:"), self.message)
        self.message.setMaximumHeight(self.fontMetrics().lineSpacing() * 4)
        form.addRow(translate("&Passphrase, if any:"), self.passphrase)
        form.addRow("", self.with_history)
        note = label(
            translate(
                "Private notes never leave, whatever is chosen. A copy that is out of your hands cannot be called back."
            ),
            is_wrapped=True,
        )
        form.addRow(note)
        self._form = form
        self._only_with_program = (may, self.return_by, self.message, self.passphrase, self.with_history)
        return page

    def _buttons(self) -> QHBoxLayout:
        self.go = button(translate("Save the file…"), self.choose_place, "share-2")
        self.go.setDefault(True)
        row = QHBoxLayout()
        row.setAlignment(Qt.AlignmentFlag.AlignRight)
        row.addWidget(self.go)
        row.addWidget(button(translate("Cancel"), self.reject))
        return row


def _names(desk: Desk) -> list[str]:
    connection = desk.document.connection
    return [line.name for line in people.lines(connection, people.ids(connection)[:_SUGGESTED_NAMES])]
