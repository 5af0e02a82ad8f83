"""The sub-pages of Contacts, in their order; a new one is a module and its entry here.

What stands here is needed before a page is made: its module is loaded when somebody first chooses it. An entry is a
named tuple, not a `dataclass`: this is read at every start, and is made in about half of the time.
"""

from importlib import import_module
from typing import NamedTuple

from facilitator.ui.contacts.page import Page
from facilitator.ui.desk import Desk
from facilitator.words import mark


class Entry(NamedTuple):
    """A sub-page: its name and class, the words and picture of its button, and the tables it shows.

    It `holds` the records that are shown and chosen on it, and `reads` other tables too. `adds` are the words of its Add
    button, `paper` the handout that Print… makes; "" for none.
    """

    name: str
    kind: str
    title: str
    icon: str
    holds: frozenset[str]
    reads: frozenset[str]
    adds: str = ""
    paper: str = ""

    def make(self, desk: Desk) -> Page:
        """Make the page, still empty."""
        made = getattr(import_module(f"facilitator.ui.contacts.{self.name}_page"), self.kind)(desk)
        assert isinstance(made, Page)
        return made


PAGES = (
    Entry("people", "PeoplePage", mark("People"), "users",
          frozenset({"people", "lists"}),
          frozenset({"affiliations", "organizations", "sectors", "attendance", "meetings", "stakeholders", "outreach"}),
          mark("Add person"), "directory"),
    Entry("organizations", "OrganizationsPage", mark("Organizations"), "building-2",
          frozenset({"organizations"}), frozenset({"people", "affiliations", "sectors"}), mark("Add organization")),
    Entry("sectors", "SectorsPage", mark("Sectors"), "tags",
          frozenset({"sectors"}), frozenset({"people", "organizations", "affiliations"}), mark("Add sector")),
    Entry("stakeholders", "StakeholdersPage", mark("Stakeholders"), "handshake",
          frozenset({"stakeholders", "outreach"}), frozenset({"people", "organizations", "sectors"}),
          mark("Add stakeholder"), "reach-out-list"),
    Entry("balance", "BalancePage", mark("Balance"), "scale",
          frozenset(), frozenset({"people", "affiliations", "organizations", "sectors", "attendance", "meetings",
                                  "agenda_items"}), "", "sector-balance"),
    Entry("duties", "DutiesPage", mark("Duties"), "list-checks",
          frozenset({"duties", "differences"}), frozenset({"people"})),
)  # fmt: skip
