"""The register of stakeholders: whom to call first, how close they are, and who has not been named yet."""

from datetime import date

from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QAbstractItemView, QStackedWidget, QVBoxLayout, QWidget

from facilitator.domain import stakeholders as rules
from facilitator.domain.plain_text import fold
from facilitator.domain.records import Stakeholder, Touch
from facilitator.store import rows, stakeholders
from facilitator.store.change import Change
from facilitator.store.stakeholders import Line
from facilitator.ui.contacts.filter_line import FilterLine
from facilitator.ui.contacts.gap_line import GapLine
from facilitator.ui.contacts.list_and_card import ListAndCard
from facilitator.ui.contacts.list_keys import ListKeys
from facilitator.ui.contacts.page import Page
from facilitator.ui.contacts.stakeholder_card import StakeholderCard
from facilitator.ui.desk import Desk
from facilitator.ui.row_model import Column, RowModel
from facilitator.ui.widgets.column_shares import ColumnShares
from facilitator.ui.widgets.empty_state import EmptyState
from facilitator.ui.widgets.plain import button, table
from facilitator.ui.widgets.plain_delegate import PlainDelegate
from facilitator.ui.writing import can_write, write
from facilitator.words import mark, plural, spoken, translate


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


def _sentence(line: Line) -> str:
    last = translate("last call: {day}", day=_last(line))
    due = translate("call due: {day}", day=_due(line))
    now = translate(rules.LEVEL_NAMES[line.stakeholder.level_now])
    levels = translate("level now: {now}, wanted: {wanted}", now=now, wanted=_wanted(line))
    affected = translate("directly affected") if line.stakeholder.is_directly_affected else ""
    return ", ".join(filter(None, (line.name, line.sector, affected, levels, last, due)))


class StakeholdersPage(Page):
    """Shows the stakeholders in the order to call them; Enter begins a call, Del removes."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._all: list[Line] = []
        self._wanted = ""
        columns = [
            Column("name", translate("Name")),
            Column("uid", translate("Level → wanted"), _levels),
            Column("last", translate("Last call"), _last),
            Column("due_on", translate("Call due"), _due),
        ]
        self.model = RowModel(columns, _sentence, self)
        self.table = table(translate("List of stakeholders, whom to call first on top"))
        self.table.setObjectName("stakeholders")
        self.table.setModel(self.model)
        ColumnShares(self.table, (38, 21, 18, 23))
        self.table.setItemDelegate(PlainDelegate(self.table))
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.table.selectionModel().currentRowChanged.connect(lambda now, _before: self._on_current(now.row()))
        self.card = StakeholderCard(desk)
        self.gaps = GapLine()
        self.gaps.answered.connect(self._answer)
        self.filter = FilterLine(translate("Filter stakeholders"))
        self._lists = QStackedWidget()
        self._lists.addWidget(self.table)
        self._lists.addWidget(self.filter.nothing_found())
        self._stack = QStackedWidget()
        self._stack.addWidget(self._filled())
        self._stack.addWidget(self._never_used())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)
        self._connect()

    def refresh(self) -> None:
        """Show what is in the file now; the chosen one stays."""
        self._all = stakeholders.listing(self._desk.document.connection, date.today())
        self.gaps.show_gaps(rules.gaps(line.stakeholder for line in self._all), can_write(self._desk))
        self._show()
        self._show_emptiness()

    def first_focus(self) -> QWidget:
        """Give the list, or the first button while there is none."""
        return self.table if self._stack.currentIndex() == 0 else self._first_button

    def show_thing(self, table: str, uid: str) -> bool:
        return self.show_one(uid) if table == Stakeholder.table else self.show_touch(uid)

    def start_filter(self) -> None:
        self.filter.start()

    def save_typing(self) -> None:
        self.card.save_typing()

    def show_one(self, uid: str) -> bool:
        """Choose a stakeholder and show its details; False when it is gone."""
        if rows.get(self._desk.document.connection, Stakeholder, uid) is None:
            return False
        self._wanted = uid
        self.refresh()
        if self.model.place_of(uid) < 0:
            self.filter.clear()
        return True

    def show_touch(self, uid: str) -> bool:
        """Choose the stakeholder of a call and the call; False when it is gone."""
        touch = rows.get(self._desk.document.connection, Touch, uid)
        if touch is None or not self.show_one(touch.stakeholder):
            return False
        self.card.touches.show_one(uid)
        return True

    def add_new(self) -> None:
        """Ask for the name of a new stakeholder."""
        if can_write(self._desk):
            self.card.save_typing()
            self._stack.setCurrentIndex(0)
            self.card.ask_name()

    def remove_chosen(self) -> None:
        """Remove the chosen stakeholders with their calls in one step, with a way back; the contacts stay."""
        places = sorted(index.row() for index in self.table.selectionModel().selectedRows())
        lines = [self.model.rows[place] for place in places]
        if not lines or not can_write(self._desk):
            return
        is_one = len(lines) == 1
        label = mark("Remove {name}") if is_one else mark("Remove {count} stakeholders")
        uids = [line.uid for line in lines]

        def remove(change: Change) -> bool:
            stakeholders.remove(change, uids)
            return True

        if write(self._desk, label, remove, name=lines[0].name, count=str(len(lines))):
            words = plural("{n} stakeholder was removed.", "{n} stakeholders were removed.", len(lines))
            self._desk.told.emit(translate("{name} was removed.", name=lines[0].name) if is_one else words, True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.card.save_typing()

    def _connect(self) -> None:
        keys = ListKeys(self.table)
        keys.entered.connect(self.card.start_call)
        keys.removal_wanted.connect(self.remove_chosen)
        self.card.named.connect(self._add)
        self.card.removal_wanted.connect(self.remove_chosen)
        self.card.given_up.connect(self._give_up_adding)
        self.filter.typed.connect(lambda _typed: self._show())
        self.filter.left.connect(self._leave_filter)

    def _filled(self) -> QWidget:
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.gaps)
        self.filter.add_beside(QWidget())
        layout.addWidget(self.filter)
        layout.addWidget(ListAndCard(self._lists, self.card, "contacts/stakeholders"), 1)
        return page

    def _never_used(self) -> QWidget:
        self._first_button = button(translate("Name the first stakeholder"), self.add_new, "plus")
        return EmptyState(
            "handshake",
            translate("Whom does it touch, and who can move it?"),
            translate(
                "Those who live with the problem, those who can help or block, those who hold money, land or knowledge. "
                "Name one person or group; the program then asks who is missing, and whom to call next."
            ),
            [self._first_button],
        )

    def _show(self) -> None:
        words = fold(self.filter.edit.text()).split()
        shown = [line for line in self._all if all(word in line.search for word in words)]
        self.model.show_rows(shown)
        self.filter.show_count(len(shown), len(self._all))
        self._lists.setCurrentIndex(1 if words and not shown else 0)
        place = max(0, self.model.place_of(self._wanted))
        if shown:
            self._wanted = shown[place].uid
            index = self.model.index(place, 0)
            if self.table.currentIndex() != index:
                flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
                self.table.selectionModel().setCurrentIndex(index, flags)
        self.card.show_stakeholder(self._wanted)
        self._desk.look_at("stakeholders", self._wanted)

    def _show_emptiness(self) -> None:
        self._stack.setCurrentIndex(0 if self._all or self.card.is_asking else 1)

    def _on_current(self, row: int) -> None:
        if 0 <= row < len(self.model.rows):
            self._wanted = self.model.rows[row].uid
            self.card.show_details()
            self.card.show_stakeholder(self._wanted)
            self._desk.look_at("stakeholders", self._wanted)

    def _leave_filter(self) -> None:
        self._lists.setCurrentIndex(0)
        self.table.setFocus()

    def _add(self, typed: str) -> None:
        uid = write(self._desk, mark("Add {name}"), lambda change: stakeholders.add_named(change, typed), name=typed)
        if uid:
            self.show_one(uid)
            self.card.edit_of("sector").setFocus(Qt.FocusReason.TabFocusReason)

    def _answer(self, kind: str, typed: str) -> None:
        uid = write(
            self._desk, mark("Name {name} as a stakeholder"),
            lambda change: stakeholders.add_named(change, typed, **{kind: True}), name=typed,
        )  # fmt: skip
        if uid:
            self.show_one(uid)
            self._desk.told.emit(translate("{name} is in the register.", name=typed), True)

    def _give_up_adding(self) -> None:
        self._show_emptiness()
        self.first_focus().setFocus()
