"""The list of people for the screen: read page by page, so that a hundred thousand names open like ten."""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from sqlite3 import Connection
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt

from facilitator.store import people
from facilitator.store.people import Line
from facilitator.ui.row_model import NOWHERE, Index
from facilitator.words import mark, translate

Role = Qt.ItemDataRole
PAGE = 64
_PAGES_KEPT = 32


@dataclass(frozen=True, slots=True)
class Heading:
    """A column: its heading, what it shows of a line, and what it is sorted by."""

    words: str
    show: Callable[[Line], str]
    sort: Callable[[Line], Any]


def _came(line: Line) -> str:
    return translate("{came} of {held}", came=line.came, held=line.held) if line.held else ""


HEADINGS = (
    Heading(mark("Name"), lambda line: line.name, lambda line: 0),
    Heading(mark("Organization"), lambda line: line.organization, lambda line: line.organization.casefold()),
    Heading(mark("Sector"), lambda line: line.sector, lambda line: line.sector.casefold()),
    Heading(mark("Phone"), lambda line: line.phone, lambda line: line.phone),
    Heading(mark("Came to"), _came, lambda line: (line.came / line.held if line.held else -1, line.came)),
)


def sentence(line: Line) -> str:
    """Say a line of the list, for people who hear it read."""
    parts = [line.name, line.organization, line.sector]
    if line.has_seat:
        parts.append(translate("has a decision seat"))
    if line.held:
        parts.append(translate("came to {came} of {held} meetings", came=line.came, held=line.held))
    return ", ".join(part for part in parts if part)


class PeopleModel(QAbstractTableModel):
    """Shows people by their ids. Before the ids are known it shows the first lines and how many there are."""

    def __init__(self, connection: Connection, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._connection = connection
        self._ids: Sequence[str] = ()
        self._count = 0
        self._pages: OrderedDict[int, dict[str, Line]] = OrderedDict()

    @property
    def ids(self) -> Sequence[str]:
        """The ids shown, in order."""
        return self._ids

    def show_first(self, lines: Sequence[Line], count: int) -> None:
        """Show the first page and the length of the list, until `show_ids` brings the rest."""
        self.beginResetModel()
        self._ids = [line.uid for line in lines]
        self._count = count
        self._pages = OrderedDict({0: {line.uid: line for line in lines}})
        self.endResetModel()

    def show_ids(self, ids: Sequence[str]) -> None:
        """Show these people; when they are those shown already, selection and place in the list stay."""
        known = len(self._ids)
        if len(ids) == self._count and ids[:known] == self._ids[:known]:
            self._ids = ids
            return
        self.beginResetModel()
        self._ids = ids
        self._count = len(ids)
        self._pages.clear()
        self.endResetModel()

    def read_anew(self) -> None:
        """Forget what was read of the people shown, and read it again."""
        self._pages.clear()
        if self._count:
            self.dataChanged.emit(self.index(0, 0), self.index(self._count - 1, len(HEADINGS) - 1))

    def place_of(self, uid: str) -> int:
        """Give the row number of a person, or -1."""
        try:
            return self._ids.index(uid)
        except ValueError:
            return -1

    def line(self, row: int) -> Line | None:
        """Give what is shown in a row; None while its id is not known, or when the person is gone."""
        if not 0 <= row < len(self._ids):
            return None
        number = row // PAGE
        page = self._pages.get(number)
        if page is None:
            uids = self._ids[number * PAGE : (number + 1) * PAGE]
            page = {line.uid: line for line in people.lines(self._connection, uids)}
            self._pages[number] = page
            if len(self._pages) > _PAGES_KEPT:
                self._pages.popitem(last=False)
        return page.get(self._ids[row])

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else self._count

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(HEADINGS)

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if role not in (Role.DisplayRole, Role.AccessibleTextRole) or not index.isValid():
            return None
        line = self.line(index.row())
        if line is None:
            return None
        if role == Role.AccessibleTextRole:
            return sentence(line) if index.column() == 0 else None
        return HEADINGS[index.column()].show(line)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(HEADINGS):
            return None
        if role == Role.DisplayRole:
            return translate(HEADINGS[section].words)
        if role == Role.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def index_of(self, uid: str) -> QModelIndex:
        """Give the index of a person's first cell; not valid when they are not shown."""
        place = self.place_of(uid)
        return self.index(place, 0) if place >= 0 else QModelIndex()
