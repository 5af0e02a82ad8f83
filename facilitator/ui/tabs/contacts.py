"""Contacts: the people, organizations and sectors of the collaborative, and how they balance."""

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtWidgets import QLayout, QStackedWidget, QVBoxLayout, QWidget

from facilitator.store.steps import Step
from facilitator.ui.tabs._tab import Tab
from facilitator.ui.widgets.plain import button
from facilitator.words import mark, translate

if TYPE_CHECKING:  # the pages are loaded when the tab is first shown: the window is to open at once
    from facilitator.ui.contacts.balance_page import BalancePage
    from facilitator.ui.contacts.organizations_page import OrganizationsPage
    from facilitator.ui.contacts.people_page import PeoplePage
    from facilitator.ui.contacts.sectors_page import SectorsPage
    from facilitator.ui.contacts.stakeholders_page import StakeholdersPage

_PEOPLE, _ORGANIZATIONS, _SECTORS, _STAKEHOLDERS, _BALANCE = range(5)


class ContactsTab(Tab):
    """Sub-pages; those that are not looked at are made when they are first chosen."""

    title: ClassVar[str] = mark("Contacts")
    icon: ClassVar[str] = "users"
    order: ClassVar[int] = 20
    reads: ClassVar[frozenset[str]] = frozenset(
        {
            "people",
            "affiliations",
            "organizations",
            "sectors",
            "attendance",
            "meetings",
            "agenda_items",
            "stakeholders",
            "outreach",
        }
    )

    def build(self) -> None:
        from facilitator.ui.contacts.people_page import PeoplePage
        from facilitator.ui.widgets.segments import Segments

        self._steps: list[Step] = []
        self._is_opened = False
        self.segments = Segments(
            [
                (translate("People"), "users"),
                (translate("Organizations"), "building-2"),
                (translate("Sectors"), "tags"),
                (translate("Stakeholders"), "handshake"),
                (translate("Balance"), "scale"),
            ]
        )
        self.segments.chosen.connect(self._show_page)
        self.pages = QStackedWidget()
        self.people = PeoplePage(self.desk, self.bring_in)
        self.organizations: OrganizationsPage | None = None
        self.sectors: SectorsPage | None = None
        self.stakeholders: StakeholdersPage | None = None
        self.balance: BalancePage | None = None
        self.pages.addWidget(self.people)
        self._placeholders = {at: QWidget() for at in (_ORGANIZATIONS, _SECTORS, _STAKEHOLDERS, _BALANCE)}
        for placeholder in self._placeholders.values():
            self.pages.addWidget(placeholder)
        layout = QVBoxLayout(self)
        layout.addLayout(self._tools())
        self._name_tools()  # now that they have a window; a button shown without one is a window itself
        layout.addWidget(self.pages, 1)

    def refresh(self) -> None:
        steps, self._steps = self._steps, []
        if not self._is_opened:
            self._is_opened = True
            self.people.open()
        elif steps:
            self.people.take_in(steps)
        if self.organizations:
            self.organizations.refresh()
        if self.sectors:
            self.sectors.refresh()
        if self.stakeholders:
            self.stakeholders.refresh()
        if self.balance:
            self.balance.refresh()

    def first_focus(self) -> QWidget:
        return self._page().first_focus()

    def show_thing(self, table: str, uid: str) -> bool:
        if table == "people" and self.people.show_one(uid):
            self._choose(_PEOPLE)
            return True
        if table in ("organizations", "sectors"):
            self._choose(_ORGANIZATIONS if table == "organizations" else _SECTORS)
            page = self.organizations if table == "organizations" else self.sectors
            return page is not None and page.show_one(uid)
        if table in ("stakeholders", "outreach"):
            self._choose(_STAKEHOLDERS)
            made = self.stakeholders
            return made is not None and (made.show_one(uid) if table == "stakeholders" else made.show_touch(uid))
        return False

    def show_filtered(self, table: str, name: str) -> bool:
        if table == "stakeholders":  # whom nobody ever called stands on top of the list
            self._choose(_STAKEHOLDERS)
            return True
        if table != "people":
            return False
        self._choose(_PEOPLE)
        self.people.list.saved.choose(name)
        return True

    def add_new(self) -> None:
        self._page().add_new()

    def start_filter(self) -> None:
        if self.segments.current == _PEOPLE:
            self.people.filter.start()
        elif self.organizations and self.segments.current == _ORGANIZATIONS:
            self.organizations.filter.start()
        elif self.stakeholders and self.segments.current == _STAKEHOLDERS:
            self.stakeholders.filter.start()

    def to_print(self) -> tuple[list[str], str]:
        papers = {_STAKEHOLDERS: "reach-out-list", _BALANCE: "sector-balance"}
        if paper := papers.get(self.segments.current):
            from facilitator.ui.print_studio.wish import NO_MEETING

            return [paper], NO_MEETING
        return ["name-tents"], ""

    def bring_in(self) -> None:
        """Ask for a file with contacts, and bring in what is chosen of it."""
        from facilitator.ui.dialogs.bring_in import choose_and_bring_in

        choose_and_bring_in(self.desk, self)

    def _tools(self) -> QLayout:
        from facilitator.ui.widgets.flow import FlowLayout

        tools = FlowLayout()
        tools.addWidget(self.segments)
        tools.addWidget(_gap())
        self._add = button("", self.add_new, "plus")
        self._bring_in = button(translate("Bring in…"), self.bring_in, "import")
        self._export = button(translate("Export…"), self._export_contacts, "upload")
        self._print = button(translate("Print…"), self._print_contacts, "printer")
        self._duplicates = button(translate("Duplicates…"), self._show_duplicates, "users")
        for one in (self._add, self._bring_in, self._export, self._duplicates, self._print):
            tools.addWidget(one)
        return tools

    def _name_tools(self) -> None:
        at = self.segments.current
        names = (translate("Add person"), translate("Add organization"), translate("Add sector"),
                 translate("Add stakeholder"), "")  # fmt: skip
        self._add.setText(names[at])
        self._add.setVisible(at != _BALANCE)
        can_change = self.document.look_only is None
        self._add.setEnabled(can_change)
        self._bring_in.setVisible(at == _PEOPLE)
        self._bring_in.setEnabled(can_change)
        self._export.setVisible(at == _PEOPLE)
        self._duplicates.setVisible(at in (_PEOPLE, _ORGANIZATIONS))
        self._print.setVisible(at in (_PEOPLE, _STAKEHOLDERS))

    def _export_contacts(self) -> None:
        from facilitator.ui.dialogs.export_contacts import ExportContacts

        ExportContacts(self.desk, self).open()

    def _show_duplicates(self) -> None:
        from facilitator.ui.dialogs.duplicates import Duplicates

        self.people.card.save_typing()
        Duplicates(self.desk, self.window()).open()

    def _print_contacts(self) -> None:
        names, meeting = self.to_print()
        self.desk.print_wanted.emit(names, meeting)

    def _choose(self, at: int) -> None:
        if self.segments.current != at:
            self.segments.choose(at)

    def _show_page(self, at: int) -> None:
        if at == _ORGANIZATIONS and self.organizations is None:
            from facilitator.ui.contacts.organizations_page import OrganizationsPage

            self.organizations = OrganizationsPage(self.desk)
            self._put_page(at, self.organizations)
        if at == _SECTORS and self.sectors is None:
            from facilitator.ui.contacts.sectors_page import SectorsPage

            self.sectors = SectorsPage(self.desk)
            self._put_page(at, self.sectors)
        if at == _STAKEHOLDERS and self.stakeholders is None:
            from facilitator.ui.contacts.stakeholders_page import StakeholdersPage

            self.stakeholders = StakeholdersPage(self.desk)
            self._put_page(at, self.stakeholders)
        if at == _BALANCE and self.balance is None:
            from facilitator.ui.contacts.balance_page import BalancePage

            self.balance = BalancePage(self.desk, lambda: self._choose(_SECTORS))
            self._put_page(at, self.balance)
        self.pages.setCurrentIndex(at)
        self._name_tools()
        self.first_focus().setFocus()

    def _put_page(self, at: int, page: "OrganizationsPage | SectorsPage | StakeholdersPage | BalancePage") -> None:
        page.refresh()
        self.pages.removeWidget(self._placeholders[at])
        self._placeholders[at].deleteLater()
        self.pages.insertWidget(at, page)

    def _page(self) -> "PeoplePage | OrganizationsPage | SectorsPage | StakeholdersPage | BalancePage":
        pages = (self.people, self.organizations, self.sectors, self.stakeholders, self.balance)
        return pages[self.segments.current] or self.people

    def _on_change(self, step: Step) -> None:
        if self._is_built and step.tables & self.reads:
            self._steps.append(step)
        super()._on_change(step)


def _gap() -> QWidget:
    """Give the empty room between the sub-pages' buttons and the others."""
    made = QWidget()
    made.setMinimumWidth(made.fontMetrics().averageCharWidth() * 2)
    return made


TAB = ContactsTab
