"""Meetings: planned, prepared, and looked back on."""

from typing import ClassVar

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from facilitator.domain.records import AgendaItem, Attendance, Meeting
from facilitator.store import rows
from facilitator.store.change import Change
from facilitator.ui.meetings.pages import AGENDA, PEOPLE
from facilitator.ui.tabs._tab import Tab
from facilitator.ui.widgets.plain import button
from facilitator.ui.writing import can_write, write
from facilitator.words import mark, translate

_MEETINGS, _NONE = range(2)
# With fewer meetings than this a filter is only in the way.
_MANY = 8


class MeetingsTab(Tab):
    """The meetings on the left, the chosen one on the right."""

    title: ClassVar[str] = mark("Meetings")
    icon: ClassVar[str] = "calendar-days"
    order: ClassVar[int] = 40
    reads: ClassVar[frozenset[str]] = frozenset(
        {
            "collaborative",
            "meetings",
            "agenda_items",
            "attendance",
            "people",
            "organizations",
            "affiliations",
            "sectors",
        }
    )

    def build(self) -> None:
        # Loaded when the tab is first shown: the window is to open at once.
        from facilitator.ui.meetings.lines_to_type import FilterLine
        from facilitator.ui.meetings.meeting_list import MeetingList
        from facilitator.ui.meetings.meeting_pane import MeetingPane
        from facilitator.ui.meetings.split import ListBeside
        from facilitator.ui.widgets.empty_state import EmptyState

        self.list = MeetingList(self.desk)
        self.pane = MeetingPane(self.desk, Meeting(on_day="2000-01-01"))
        self.filter = FilterLine(translate("Find meetings"), translate("Filter meetings"))
        self.filter.setObjectName("meetings_filter")
        self._plan = button(translate("Plan a meeting"), self.plan, "calendar-plus")
        self._plan.setObjectName("plan_meeting")
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        for one in (self._plan, self.filter, self.list):
            column.addWidget(one)
        split = ListBeside(left, self.pane)
        self._first = button(translate("Plan the first meeting"), self.plan, "calendar-plus")
        words = translate(
            "A meeting has a date, an agenda with start times, and a list of who is expected. The agenda and the "
            "sign-in sheet are printed from here, and here you tick who came."
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(split)
        self._stack.addWidget(EmptyState("calendar-days", translate("No meeting yet"), words, [self._first]))
        layout = QVBoxLayout(self)
        layout.addWidget(self._stack)
        self._listen()

    def refresh(self) -> None:
        there_are = self.list.refresh(self.filter.text())
        self._stack.setCurrentIndex(_MEETINGS if there_are else _NONE)
        self.filter.setVisible(there_are >= _MANY or bool(self.filter.text()))
        for one in (self._plan, self._first):
            one.setEnabled(can_write(self.desk))
        self._show_chosen()

    def first_focus(self) -> QWidget:
        return self.list if self._stack.currentIndex() == _MEETINGS else self._first

    def show_thing(self, table: str, uid: str) -> bool:
        """Show a meeting, an agenda item or somebody's place at a meeting."""
        connection = self.document.connection
        item = rows.get(connection, AgendaItem, uid) if table == "agenda_items" else None
        line = rows.get(connection, Attendance, uid) if table == "attendance" else None
        if table not in ("meetings", "agenda_items", "attendance"):
            return False
        meeting = item.meeting if item else line.meeting if line else uid
        self.filter.clear()
        if not self.list.choose(meeting):
            return False
        if item:
            self.pane.turn_to(AGENDA)
            self.pane.agenda.choose(uid)
        elif line:
            self.pane.turn_to(PEOPLE)
            self.pane.people.choose(uid)
        return True

    def add_new(self) -> None:
        """Plan a meeting; with the keyboard on an agenda or a list of people, add to that."""
        at = self.focusWidget()
        if at and self.list.current_id() and self.pane.agenda.isAncestorOf(at) and self.pane.current == AGENDA:
            self.pane.agenda.add()
        elif at and self.pane.people.isAncestorOf(at) and self.pane.current == PEOPLE:
            self.pane.people.walk_in.setFocus()
        else:
            self.plan()

    def start_filter(self) -> None:
        """Go to the filter of the people who are shown, else of the meetings."""
        if self.pane.current == PEOPLE and self.pane.people.filter.isEnabled():
            self.pane.people.filter.setFocus()
        elif self.list.current_id():
            self.filter.show()
            self.filter.setFocus()

    def to_print(self) -> tuple[list[str], str]:
        return self.pane.to_print() if self.list.current_id() else ([], "")

    def plan(self) -> None:
        """Ask when and where, and plan a meeting."""
        from facilitator.ui.dialogs.plan_meeting import PlanMeeting

        if can_write(self.desk):
            dialog = PlanMeeting(self.desk, self)
            dialog.planned.connect(self._show_planned)
            dialog.open()

    def _listen(self) -> None:
        from PySide6.QtCore import Qt  # not above: whoever names it makes PySide build a hundred enums

        self.list.chosen.connect(lambda: self._show_chosen())
        self.list.removal_wanted.connect(self._remove)
        self.list.activated.connect(lambda: self.pane.first_focus().setFocus())
        self.filter.textChanged.connect(lambda: self.refresh())
        self.filter.left.connect(self.list.setFocus)
        for keys, page in (("Ctrl+Alt+1", 0), ("Ctrl+Alt+2", AGENDA), ("Ctrl+Alt+3", PEOPLE)):
            shortcut = QShortcut(QKeySequence(keys), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda one=page: self.pane.turn_to(one))

    def _show_chosen(self) -> None:
        meeting = rows.get(self.document.connection, Meeting, self.list.current_id())
        self.pane.setVisible(meeting is not None)
        if meeting:
            self.pane.show_meeting(meeting)
            self.desk.look_at("meetings", meeting.uid)

    def _show_planned(self, uid: str) -> None:
        self.show_thing("meetings", uid)
        self.pane.turn_to(AGENDA)
        self.pane.first_focus().setFocus()

    def _remove(self, uid: str) -> None:
        meeting = rows.get(self.document.connection, Meeting, uid)
        if meeting is None or not can_write(self.desk):
            return

        def removing(change: Change) -> bool:
            change.delete(Meeting, uid)
            return True

        if write(self.desk, mark("Remove meeting “{name}”"), removing, name=meeting.name):
            self.desk.told.emit(translate("“{name}” was removed with its agenda.", name=meeting.name), True)


TAB = MeetingsTab
