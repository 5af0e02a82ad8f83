"""Who does what for the group, and the facilitator's private log of what stands between people."""

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from facilitator.domain.records import Duty
from facilitator.ui.contacts.difference_list import DifferenceList
from facilitator.ui.contacts.duty_list import DutyList
from facilitator.ui.contacts.list_page import ListPage
from facilitator.ui.contacts.page import Page
from facilitator.ui.desk import Desk
from facilitator.ui.widgets.plain import button
from facilitator.ui.widgets.segments import Segments
from facilitator.ui.writing import can_write
from facilitator.words import translate

_DUTIES, _DIFFERENCES = range(2)


class DutiesPage(Page):
    """Two lists, of which one is shown: the duties, and the differences between people."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.segments = Segments([
            (translate("Who does what"), "list-checks"), (translate("Differences"), "heart-handshake")
        ])  # fmt: skip
        self.duties = DutyList(desk)
        self.differences = DifferenceList(desk)
        self._lists: tuple[ListPage, ListPage] = (self.duties, self.differences)
        self._stack = QStackedWidget()
        for one in self._lists:
            self._stack.addWidget(one)
        self.segments.chosen.connect(self._turn)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        top = QHBoxLayout()
        top.addWidget(self.segments)
        self._add = button("", self.add_new, "plus")
        top.addWidget(self._add)
        top.addStretch(1)
        layout.addLayout(top)
        layout.addWidget(self._stack, 1)

    @property
    def current(self) -> ListPage:
        """The list that is shown."""
        return self._lists[self.segments.current]

    def refresh(self) -> None:
        for one in self._lists:
            one.refresh()
        self._name_add()

    def first_focus(self) -> QWidget:
        return self.current.first_focus()

    def show_thing(self, table: str, uid: str) -> bool:
        wanted = _DUTIES if table == Duty.table else _DIFFERENCES
        if self.segments.current != wanted:
            self.segments.choose(wanted)
        return self.current.show_thing(table, uid)

    def add_new(self) -> None:
        self.current.add_new()

    def start_filter(self) -> None:
        self.current.start_filter()

    def save_typing(self) -> None:
        for one in self._lists:
            one.save_typing()

    def _turn(self, at: int) -> None:
        self._stack.setCurrentIndex(at)
        self._name_add()
        self.current.first_focus().setFocus()

    def _name_add(self) -> None:
        self._add.setText(translate("Add duty") if self.segments.current == _DUTIES else translate("Add difference"))
        self._add.setEnabled(can_write(self._desk))
