"""The duties, with who does each and who steps in."""

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from facilitator.domain.records import Duty, Record
from facilitator.store import duties
from facilitator.store.change import Change
from facilitator.store.duties import Line
from facilitator.ui.contacts.form_card import FormCard
from facilitator.ui.contacts.list_page import ListPage, ListWords
from facilitator.ui.desk import Desk
from facilitator.ui.row_model import Column
from facilitator.ui.widgets.plain import button, label
from facilitator.ui.writing import can_write, write
from facilitator.words import mark, mark_plural, plural, spoken, translate


class DutyList(ListPage):
    """The duties in their order, with who does each and who steps in."""

    record: ClassVar[type[Record]] = Duty
    shares: ClassVar[tuple[int, ...]] = (46, 27, 27)
    words: ClassVar[ListWords] = ListWords(
        of_list=mark("List of duties"),
        filter=mark("Filter duties"),
        icon="list-checks",
        empty_title=mark("Who calls, who listens, who brings the cookies?"),
        empty_text=mark(
            "A group holds together because somebody does the small things again and again. Write them down with a name and "
            "a stand-in, so that nothing depends on one person."
        ),
        first=mark("Add a duty"),
        remove_many=mark("Remove {count} duties"),
        removed=mark_plural("{n} duty was removed.", "{n} duties were removed."),
    )

    card: FormCard

    def __init__(self, desk: Desk) -> None:
        self.cover = label(is_wrapped=True)
        card = FormCard(
            desk, Duty, (("", ("name", "holder", "stand_in", "since", "how")),),
            (translate("New duty"), translate("What has to be done:"), translate("Press Enter to add.")),
            translate("No duty is chosen"),
        )  # fmt: skip
        super().__init__(desk, card)

    def columns(self) -> list[Column]:
        nobody = translate("nobody")
        return [
            Column("name", translate("Duty")),
            Column("holder", translate("Who does it"), lambda line: line.holder or nobody),
            Column("stand_in", translate("Stand-in"), lambda line: line.stand_in or nobody),
        ]

    def sentence(self, line: Line) -> str:
        holder = translate("done by {name}", name=line.holder) if line.holder else translate("nobody does it")
        stand_in = translate("stand-in: {name}", name=line.stand_in) if line.stand_in else translate("no stand-in")
        return ", ".join((line.name, holder, stand_in))

    def read(self) -> Sequence[Line]:
        return duties.listing(self._desk.document.connection)

    def refresh(self) -> None:
        super().refresh()
        cover = duties.cover(duties.listing(self._desk.document.connection))
        free, alone = len(cover.without_holder), len(cover.without_stand_in)
        said = [
            plural("{n} duty has nobody who does it", "{n} duties have nobody who does them", free) if free else "",
            plural("{n} has no stand-in", "{n} have no stand-in", alone) if alone else "",
        ]
        self.cover.setText("; ".join(filter(None, said)) or translate("Every duty has somebody, and a stand-in."))

    def above(self) -> list[QWidget]:
        return [self.cover]

    def first_buttons(self) -> list[QPushButton]:
        made = button(translate("Add the usual duties"), self._add_usual, "list-checks")
        made.setEnabled(can_write(self._desk))
        return [made]

    def show_details(self, uid: str) -> None:
        self.card.show_one(uid)

    def add(self, change: Change, typed: str) -> str:
        return duties.add(change, typed)

    def remove(self, change: Change, uids: Sequence[str]) -> None:
        duties.remove(change, uids)

    def enter(self) -> None:
        self.card.edit_of("holder").setFocus(Qt.FocusReason.TabFocusReason)

    def _add_usual(self) -> None:
        write(self._desk, mark("Add the usual duties"), lambda change: duties.add_usual(change, spoken()))
        self.table.setFocus()
