"""Contacts: the people, organizations and sectors of the collaborative, who has a stake, and how they balance."""

from typing import TYPE_CHECKING, ClassVar, TypeVar

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLayout, QStackedWidget, QVBoxLayout, QWidget

from facilitator.store.steps import Step
from facilitator.ui.contacts.page import Page
from facilitator.ui.contacts.pages import PAGES
from facilitator.ui.tabs._tab import Tab
from facilitator.ui.widgets.plain import button
from facilitator.words import mark, translate

if TYPE_CHECKING:  # loaded when the tab is first shown: the window is to open at once
    from facilitator.ui.contacts.people_page import PeoplePage

_NAMES = tuple(one.name for one in PAGES)
_PAPER_OF_A_MEETING = "name-tents"
P = TypeVar("P", bound=Page)


class ContactsTab(Tab):
    """Sub-pages; those that are not looked at are made when they are first chosen, and refreshed when they are seen."""

    title: ClassVar[str] = mark("Contacts")
    icon: ClassVar[str] = "users"
    order: ClassVar[int] = 20
    reads: ClassVar[frozenset[str]] = frozenset[str]().union(*(one.holds | one.reads for one in PAGES))

    people: "PeoplePage"

    def build(self) -> None:
        from facilitator.ui.contacts.people_page import PeoplePage
        from facilitator.ui.widgets.segments import Segments

        self._untold: dict[str, list[Step]] = {}  # by sub-page: what it is out of date by
        self.segments = Segments([(translate(one.title), one.icon) for one in PAGES], translate("Page of Contacts"))
        self.segments.chosen.connect(self._show_page)
        self.pages = QStackedWidget()
        self.made: dict[str, Page] = {}
        layout = QVBoxLayout(self)
        layout.addLayout(self._tools())
        layout.addWidget(self.pages, 1)
        self.people = self._page("people", PeoplePage)
        self._name_tools()  # now that they have a window; a button shown without one is a window itself
        self.segments.fit(self.contentsRect().width())

    def refresh(self) -> None:
        self._bring_up_to_date(self._current_name())

    def show_anew(self) -> None:
        if self._is_built:
            for name in self.made:
                self._untold.setdefault(name, [])
        super().show_anew()

    def first_focus(self) -> QWidget:
        return self.current.first_focus()

    def show_thing(self, table: str, uid: str) -> bool:
        for one in PAGES:
            if table in one.holds:
                self.choose(one.name)
                return self.current.show_thing(table, uid)
        return False

    def show_filtered(self, table: str, name: str) -> bool:
        if table == "stakeholders":  # whom nobody ever called stands on top of the list
            self.choose("stakeholders")
            return True
        if table != "people":
            return False
        self.choose("people")
        self.people.list.saved.choose(name)
        return True

    def add_new(self) -> None:
        self.current.add_new()

    def start_filter(self) -> None:
        self.current.start_filter()

    def to_print(self) -> tuple[list[str], str]:
        paper = PAGES[self.segments.current].paper or _PAPER_OF_A_MEETING
        if paper == _PAPER_OF_A_MEETING:
            return [paper], ""
        from facilitator.ui.print_studio.wish import NO_MEETING

        return [paper], NO_MEETING

    @property
    def current(self) -> Page:
        """The sub-page that is shown."""
        return self.made[self._current_name()]

    def choose(self, name: str) -> None:
        """Turn to the sub-page of a name."""
        if self._current_name() != name:
            self.segments.choose(_NAMES.index(name))

    def list_to_print(self) -> str:
        return self.current.list_to_print()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._is_built:
            self.segments.fit(self.contentsRect().width())

    def _tools(self) -> QLayout:
        from facilitator.ui.widgets.flow import FlowLayout

        tools = FlowLayout()
        tools.addWidget(self.segments)
        tools.addWidget(_gap())
        self._add = button("", self.add_new, "plus")
        self._bring_in = button(translate("Bring in…"), lambda: self.people.bring_in(), "import")
        self._export = button(translate("Export…"), self._export_contacts, "upload")
        self._print = button(translate("Print…"), self._print_contacts, "printer")
        self._duplicates = button(translate("Duplicates…"), self._show_duplicates, "users")
        for one in (self._add, self._bring_in, self._export, self._duplicates, self._print):
            tools.addWidget(one)
        return tools

    def _name_tools(self) -> None:
        entry = PAGES[self.segments.current]
        can_change = self.document.look_only is None
        self._add.setText(translate(entry.adds) if entry.adds else "")
        self._add.setVisible(bool(entry.adds))
        self._add.setEnabled(can_change)
        self._bring_in.setVisible(entry.name == "people")
        self._bring_in.setEnabled(can_change)
        self._export.setVisible(entry.name == "people")
        self._duplicates.setVisible(entry.name in ("people", "organizations"))
        self._print.setVisible(bool(entry.paper))

    def _export_contacts(self) -> None:
        from facilitator.ui.dialogs.export_contacts import ExportContacts

        ExportContacts(self.desk, self, self.people.list.saved.current).open()

    def _show_duplicates(self) -> None:
        from facilitator.ui.dialogs.duplicates import Duplicates

        self.current.save_typing()
        Duplicates(self.desk, self.window()).open()

    def _print_contacts(self) -> None:
        names, meeting = self.to_print()
        if contacts := self.list_to_print():
            self.desk.list_print_wanted.emit(names, meeting, contacts)
        else:
            self.desk.print_wanted.emit(names, meeting)

    def _show_page(self, at: int) -> None:
        page = self._page(_NAMES[at], Page)
        self._bring_up_to_date(_NAMES[at])
        self.pages.setCurrentWidget(page)
        self._name_tools()
        self.first_focus().setFocus()

    def _page(self, name: str, kind: type[P]) -> P:
        """Give a sub-page, made when it is first asked for."""
        made = self.made.get(name)
        if made is None:
            made = self.made[name] = PAGES[_NAMES.index(name)].make(self.desk)
            made.page_wanted.connect(self.choose)
            self.pages.addWidget(made)
            made.open()
        assert isinstance(made, kind)
        return made

    def _bring_up_to_date(self, name: str) -> None:
        if name in self._untold:
            self.made[name].take_in(self._untold.pop(name))

    def _current_name(self) -> str:
        return _NAMES[self.segments.current]

    def _on_change(self, step: Step) -> None:
        if self._is_built:
            for one in PAGES:
                if one.name in self.made and step.tables & (one.holds | one.reads):
                    self._untold.setdefault(one.name, []).append(step)
        super()._on_change(step)


def _gap() -> QWidget:
    """Give the empty room between the sub-pages' buttons and the others."""
    made = QWidget()
    made.setMinimumWidth(made.fontMetrics().averageCharWidth() * 2)
    return made


TAB = ContactsTab
