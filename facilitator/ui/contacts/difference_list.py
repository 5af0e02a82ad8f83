"""The private log of differences between people."""

from collections.abc import Sequence
from datetime import date
from typing import ClassVar

from PySide6.QtCore import Qt

from facilitator.domain import differences as rules
from facilitator.domain.records import Difference, Record
from facilitator.store import differences
from facilitator.store.change import Change
from facilitator.store.differences import Line
from facilitator.ui.contacts.form_card import FormCard
from facilitator.ui.contacts.list_page import ListPage, ListWords
from facilitator.ui.desk import Desk
from facilitator.ui.row_model import Column
from facilitator.words import mark, mark_plural, spoken, translate


class DifferenceList(ListPage):
    """Differences to ask about again first, then the open ones, the oldest first."""

    record: ClassVar[type[Record]] = Difference
    shares: ClassVar[tuple[int, ...]] = (34, 30, 36)
    words: ClassVar[ListWords] = ListWords(
        of_list=mark("List of differences"),
        filter=mark("Filter differences"),
        icon="heart-handshake",
        empty_title=mark("Nothing stands between people"),
        empty_text=mark(
            "When it does, write down what each side needs, who helps, and what they agreed. Only you see this list; it "
            "leaves with no copy and stands on no paper."
        ),
        first=mark("Note a difference"),
        remove_many=mark("Remove {count} differences"),
        removed=mark_plural("{n} difference was removed.", "{n} differences were removed."),
    )

    card: FormCard

    def __init__(self, desk: Desk) -> None:
        groups = (
            ("", ("about", "between", "noticed_on", "needs", "mediator")),
            (mark("What came of it"), ("agreement", "settled_on", "review_on")),
            (mark("Only for you"), ("notes",)),
        )
        asked = (translate("New difference"), translate("What it is about:"), translate("Press Enter to add."))
        super().__init__(desk, FormCard(desk, Difference, groups, asked, translate("No difference is chosen")))

    def columns(self) -> list[Column]:
        return [
            Column("name", translate("What it is about")),
            Column("between", translate("Between whom")),
            Column("uid", translate("State"), self._state),
        ]

    def sentence(self, line: Line) -> str:
        return ", ".join(filter(None, (line.name, line.between, self._state(line))))

    def read(self) -> Sequence[Line]:
        return differences.listing(self._desk.document.connection, date.today())

    def show_details(self, uid: str) -> None:
        self.card.show_one(uid)

    def add(self, change: Change, typed: str) -> str:
        return differences.notice(change, typed, date.today())

    def remove(self, change: Change, uids: Sequence[str]) -> None:
        differences.remove(change, uids)

    def enter(self) -> None:
        self.card.edit_of("between").setFocus(Qt.FocusReason.TabFocusReason)

    def _state(self, line: Line) -> str:
        return rules.state(line.difference, date.today(), spoken())
