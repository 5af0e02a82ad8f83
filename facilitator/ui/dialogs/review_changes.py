"""Bring in changes from a partner: read their file, look at every change, answer, and only then write."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from facilitator.exchange.sharing import answering, forget_requests, receiving, review, signing, unpacking
from facilitator.exchange.sharing.forget_requests import ForgetRequest
from facilitator.exchange.sharing.review import Answer, Line
from facilitator.exchange.sharing.unpacking import Incoming
from facilitator.refusal import Refusal
from facilitator.store import receipts
from facilitator.store.document import Document
from facilitator.store.forgetting import Forgotten
from facilitator.ui.background import Progress
from facilitator.ui.desk import Desk
from facilitator.ui.dialogs import forget_person
from facilitator.ui.dialogs.assistant import Assistant
from facilitator.ui.dialogs.choose_file import open_name
from facilitator.ui.sharing.changes_page import ChangesPage
from facilitator.ui.sharing.forget_section import ForgetSection
from facilitator.ui.widgets.plain import button, heading, label
from facilitator.words import plural, spoken, translate


def choose_and_review(desk: Desk, parent: QWidget | None) -> None:
    """Ask for a file from a partner and open the review of it."""
    words = translate("Copies from partners (*.collabshare *.collab)")
    open_name(
        parent, translate("Changes from a partner"), [words], lambda path: ReviewChanges(desk, path, parent).open()
    )


class ReviewChanges(Assistant):
    """The review. Nothing is written before its last button; closing it leaves everything as it was."""

    def __init__(self, desk: Desk, path: Path, parent: QWidget | None) -> None:
        super().__init__(desk, translate("Changes from a partner"), parent)
        self.setObjectName("review_changes")
        self._path = path
        self._incoming: Incoming | None = None
        self._has_news = False
        self.changes: ChangesPage | None = None
        self.requests: ForgetSection | None = None
        self._title = heading(path.name)
        self._about = label(is_wrapped=True)
        self._about.hide()
        self.passphrase = QLineEdit()
        self.passphrase.setEchoMode(QLineEdit.EchoMode.Password)
        self.pages.addWidget(self._passphrase_page())
        self._above = QVBoxLayout()
        layout = QVBoxLayout(self)
        layout.addWidget(self._title)
        layout.addWidget(self._about)
        layout.addLayout(self._above)
        layout.addWidget(self.pages, 1)
        layout.addLayout(self._buttons())

    def open(self) -> None:
        """Show the review and read the file beside it."""
        super().open()
        self.wait(translate("Reading…"))
        self.show_state()
        if unpacking.needs_passphrase(self._path):
            self.pages.setCurrentWidget(self._locked)
            self.passphrase.setFocus()
            self.show_state()
        else:
            self._read("")

    def try_passphrase(self) -> None:
        """Open the file with what was typed."""
        self._read(self.passphrase.text())

    def take(self) -> None:
        """Write what was answered as one step that can be undone, and then forget who is to be forgotten."""
        incoming = self._incoming
        if incoming is None:
            return
        lines, has_news = self.changes.lines if self.changes else (), self._has_news
        chosen = self.requests.chosen if self.requests else []

        def receive(document: Document, _progress: Progress) -> tuple[bool, list[Forgotten]]:
            # What only fills gaps in the history is no step that could be undone, and has no receipt.
            is_step = has_news and receiving.receive(document, incoming, answer=answering.settling(lines)).added > 0
            return is_step, forget_requests.follow(document, chosen)

        title = translate("Bringing in the changes") if has_news else translate("Forgetting")
        self.aside(title, receive, lambda done: self._finish(lines, *done), writes=True)

    def show_state(self) -> None:
        """Show the buttons of the page, as far as they can be pressed now."""
        page = self.pages.currentWidget()
        count = len(self.changes.lines) if self.changes else 0
        self.unlock.setVisible(page is self._locked)
        self.unlock.setEnabled(self.is_free)
        forgets = len(self.requests.chosen) if self.requests else 0
        self.go.setVisible(self._has_news or self.requests is not None)
        self.go.setEnabled(self.is_free and (self._has_news or forgets > 0))
        self.go.setText(_what_is_done(count, forgets, self._has_news))
        self.cancel.setText(translate("Cancel") if self._has_news or page is self._locked else translate("Close"))
        for one in (self.unlock, self.go):
            one.setDefault(not one.isHidden())

    def _read(self, passphrase: str) -> None:
        def read(document: Document, _progress: Progress) -> tuple[Incoming, list[Line], list[ForgetRequest], bool]:
            incoming = unpacking.read(self._path, passphrase)
            report = receiving.preview(document, incoming)
            asked = forget_requests.arriving(document.connection, incoming.header)
            return (
                incoming,
                review.lines(document.connection, report, incoming.operations),
                asked,
                report.is_nothing_new,
            )

        locked = self.pages.currentWidget() is self._locked

        self.aside(translate("Reading the file"), read, lambda found: self._show(*found),
                   self._ask_again if locked else None)  # fmt: skip

    def _ask_again(self, refusal: Refusal) -> None:
        self._asked.setText(str(refusal))
        self.pages.setCurrentWidget(self._locked)
        self.passphrase.selectAll()
        self.passphrase.setFocus()
        self.show_state()

    def _show(
        self, incoming: Incoming, lines: Sequence[Line], asked: Sequence[ForgetRequest], is_nothing_new: bool
    ) -> None:
        self._incoming = incoming
        self._has_news = not is_nothing_new
        self._title.setText(translate("Changes from {who}", who=incoming.header.sender))
        self._about.setText(_about(incoming))
        self._about.show()
        if asked:
            self.requests = ForgetSection(asked, incoming.header.sender or translate("The sender"))
            self.requests.changed.connect(self.show_state)
            self._above.addWidget(self.requests)
        if not lines:
            self.wait(_why_nothing(self._has_news, bool(asked)))
            self.show_state()
            return
        self.changes = ChangesPage(self.desk.document.connection, incoming.header.sender)
        self.pages.addWidget(self.changes)
        self.pages.setCurrentWidget(self.changes)
        self.changes.changed.connect(self.show_state)
        self.changes.show_lines(lines)
        self.changes.table.setFocus()
        self.show_state()

    def _finish(self, lines: Sequence[Line], is_step: bool, done: Sequence[Forgotten]) -> None:
        taken = sum(line.answer is not Answer.MINE for line in lines)
        said = [plural("{n} change was brought in.", "{n} changes were brought in.", taken)] if lines else []
        if self._has_news and not lines:
            said.append(translate("Both copies know the same now."))
        if taken < len(lines):
            said.append(plural("{n} was left out.", "{n} were left out.", len(lines) - taken))
        left_open = sum(line.stays_open for line in lines)
        if left_open:
            said.append(plural("{n} has two values now, until somebody chooses.",
                               "{n} have two values now, until somebody chooses.", left_open))  # fmt: skip
        said += [forget_person.say(one) for one in done]
        if is_step:
            self.desk.brought_in.emit(" ".join(said), receipts.numbers(self.desk.document.connection)[0])
        else:
            self.desk.told.emit(" ".join(said), False)
        self.accept()

    def _passphrase_page(self) -> QWidget:
        self._locked = QWidget()
        self._asked = label(
            translate("This file is protected. Type the passphrase that its sender gave you."), is_wrapped=True
        )
        caption = label(translate("Passphrase:"))
        caption.setBuddy(self.passphrase)
        layout = QVBoxLayout(self._locked)
        layout.setContentsMargins(0, 0, 0, 0)
        for one in (self._asked, caption, self.passphrase):
            layout.addWidget(one)
        layout.addStretch(1)
        return self._locked

    def _buttons(self) -> QHBoxLayout:
        self.unlock: QPushButton = button(translate("Open the file"), self.try_passphrase, "lock")
        self.go: QPushButton = button(translate("Bring in"), self.take, "import")
        self.cancel: QPushButton = button(translate("Cancel"), self.reject)
        row = QHBoxLayout()
        row.addStretch(1)
        for one in (self.unlock, self.go, self.cancel):
            row.addWidget(one)
        return row


def _why_nothing(has_news: bool, is_asked: bool) -> str:
    """Say why no change is listed."""
    if has_news:
        return translate("Nothing that you see here would change. The file tells more of what happened before; bring it in "
                         "so that both copies know the same.")  # fmt: skip
    if is_asked:
        return translate("Nothing else is new: everything in this file is here already.")
    return translate("Nothing new: everything in this file is here already.")


def _what_is_done(changes: int, forgets: int, has_news: bool) -> str:
    """Give the words of the button that writes."""
    if not changes + forgets:
        return translate("Bring in") if has_news else translate("Forget for good")
    if not forgets:
        return plural("Bring in {n} change as answered", "Bring in {n} changes as answered", changes)
    if not has_news:
        return plural("Forget {n} person for good", "Forget {n} people for good", forgets)
    return plural("Bring in as answered, and forget {n} person for good",
                  "Bring in as answered, and forget {n} people for good", forgets)  # fmt: skip


def _about(incoming: Incoming) -> str:
    """Say who packed the file and when, how sure that is, and what they wrote."""
    header = incoming.header
    parts = [
        translate("Made on {day}.", day=spoken().long_date(date.fromtimestamp(header.at / 1000))) if header.at else "",
        signing.say(incoming.who, header.sender, spoken()),
        translate("Message: {message}", message=header.message) if header.message else "",
    ]
    return " ".join(part for part in parts if part)
