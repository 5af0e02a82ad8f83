"""The register of stakeholders: whom to call first, how close they are, and who has not been named yet."""

from collections.abc import Sequence
from datetime import date
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from facilitator.domain import stakeholders as rules
from facilitator.domain.records import Record, Stakeholder, Touch
from facilitator.store import rows, stakeholders
from facilitator.store.change import Change
from facilitator.store.stakeholders import Line
from facilitator.ui.contacts.gap_line import GapLine
from facilitator.ui.contacts.list_page import ListPage, ListWords
from facilitator.ui.contacts.stakeholder_card import StakeholderCard
from facilitator.ui.desk import Desk
from facilitator.ui.row_model import Column
from facilitator.ui.writing import can_write, write
from facilitator.words import mark, mark_plural, plural, spoken, translate


def _levels(line: Line) -> str:
    now, wanted = line.stakeholder.level_now, _wanted(line)
    if line.stakeholder.level_now == line.stakeholder.level_wanted and now:
        return wanted
    return f"{translate(rules.LEVEL_NAMES[now])} → {wanted}" if now else f"→ {wanted}"


def _wanted(line: Line) -> str:
    """Name the level wanted, or the one suggested with a question mark."""
    one = line.stakeholder
    name = translate(rules.LEVEL_NAMES[one.level_wanted or rules.suggest(one).level])
    return name if one.level_wanted else f"{name}?"


def _last(line: Line) -> str:
    return spoken().short_date(line.last) if line.last else translate("never")


def _due(line: Line) -> str:
    due = translate("now") if line.is_overdue or line.due_on is None else spoken().short_date(line.due_on)
    if not line.waiting:
        return due
    questions = plural("{n} open question", "{n} open questions", line.waiting)
    return f"{due} · {questions}"


class StakeholdersPage(ListPage):
    """Shows the stakeholders in the order to call them; Enter begins a call, and contacts stay when their entry goes."""

    record: ClassVar[type[Record]] = Stakeholder
    shares: ClassVar[tuple[int, ...]] = (38, 21, 18, 23)
    words: ClassVar[ListWords] = ListWords(
        of_list=mark("List of stakeholders, whom to call first on top"),
        filter=mark("Filter stakeholders"),
        icon="handshake",
        empty_title=mark("Whom does it touch, and who can move it?"),
        empty_text=mark(
            "Those who live with the problem, those who can help or block, those who hold money, land or knowledge. "
            "Name one person or group; the program then asks who is missing, and whom to call next."
        ),
        first=mark("Name the first stakeholder"),
        remove_many=mark("Remove {count} stakeholders"),
        removed=mark_plural("{n} stakeholder was removed.", "{n} stakeholders were removed."),
    )

    card: StakeholderCard

    def __init__(self, desk: Desk) -> None:
        self.gaps = GapLine()
        super().__init__(desk, StakeholderCard(desk))
        self.gaps.answered.connect(self._answer)

    def columns(self) -> list[Column]:
        return [
            Column("name", translate("Name")),
            Column("uid", translate("Level → wanted"), _levels),
            Column("last", translate("Last call"), _last),
            Column("due_on", translate("Call due"), _due),
        ]

    def sentence(self, line: Line) -> str:
        last = translate("last call: {day}", day=_last(line))
        due = translate("call due: {day}", day=_due(line))
        now = translate(rules.LEVEL_NAMES[line.stakeholder.level_now])
        levels = translate("level now: {now}, wanted: {wanted}", now=now, wanted=_wanted(line))
        affected = translate("directly affected") if line.stakeholder.is_directly_affected else ""
        return ", ".join(filter(None, (line.name, line.sector, affected, levels, last, due)))

    def above(self) -> list[QWidget]:
        return [self.gaps]

    def read(self) -> Sequence[Line]:
        return stakeholders.listing(self._desk.document.connection, date.today())

    def refresh(self) -> None:
        super().refresh()
        self.gaps.show_gaps(rules.gaps(line.stakeholder for line in self._all), can_write(self._desk))

    def show_details(self, uid: str) -> None:
        self.card.show_stakeholder(uid)

    def show_thing(self, table: str, uid: str) -> bool:
        """Choose a stakeholder, or the one of a call and the call; False when it is gone."""
        if table == Stakeholder.table:
            return super().show_thing(table, uid)
        touch = rows.get(self._desk.document.connection, Touch, uid)
        if touch is None or not super().show_thing(Stakeholder.table, touch.stakeholder):
            return False
        self.card.touches.show_one(uid)
        return True

    def add(self, change: Change, typed: str) -> str:
        return stakeholders.add_named(change, typed)

    def remove(self, change: Change, uids: Sequence[str]) -> None:
        stakeholders.remove(change, uids)

    def enter(self) -> None:
        self.card.start_call()

    def after_adding(self) -> None:
        self.card.edit_of("sector").setFocus(Qt.FocusReason.TabFocusReason)

    def _answer(self, kind: str, typed: str) -> None:
        uid = write(
            self._desk, mark("Name {name} as a stakeholder"),
            lambda change: stakeholders.add_named(change, typed, **{kind: True}), name=typed,
        )  # fmt: skip
        if uid:
            self.show_thing(Stakeholder.table, uid)
            self._desk.told.emit(translate("{name} is in the register.", name=typed), True)
