"""The table of people: quick to paint, keyboard first."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from facilitator.ui.contacts.people_model import HEADINGS, PeopleModel
from facilitator.ui.widgets import plain
from facilitator.ui.widgets.plain_delegate import PlainDelegate
from facilitator.words import translate

_MEASURED_ROWS = 40
_LEAST_LETTERS = (16, 14, 10, 14, 8)
_MOST_LETTERS = 34
# Which columns give way first when there is little room, and how far: sector, organization, the two again, name.
_GIVING_WAY = ((2, 18), (1, 18), (2, 9), (1, 11), (0, 12))


class PeopleTable(QTableView):
    """Says `entered` for Enter or a double click, and asks for removal and sorting."""

    entered = Signal()
    removal_wanted = Signal()
    sort_wanted = Signal(int, bool)  # column, backwards?

    def __init__(self, model: PeopleModel) -> None:
        super().__init__()
        plain.dress_table(self, translate("List of people"))
        self.setObjectName("people")
        self.people = model
        self.setModel(model)
        self.setItemDelegate(PlainDelegate(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setSectionsClickable(True)
        header.setSortIndicatorShown(True)
        header.sectionClicked.connect(self._on_heading)
        self._order = (0, False)
        self._is_fitted_by_hand = False
        header.sectionResized.connect(self._on_resized)
        self._is_fitting = False
        self.show_order(0, False)

    def chosen(self) -> list[str]:
        """List the ids of the chosen people."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        ids = self.people.ids
        return [ids[row] for row in rows if row < len(ids)]

    def neighbor(self) -> str:
        """Give whom to choose when the chosen ones are gone: the next one left, else the one before."""
        chosen = {index.row() for index in self.selectionModel().selectedRows()}
        ids = self.people.ids
        last = max(chosen, default=-1)
        left = [*range(last + 1, len(ids)), *range(last, -1, -1)]
        return next((ids[row] for row in left if row not in chosen), "")

    def show_order(self, column: int, is_backwards: bool) -> None:
        """Mark the heading that the list is sorted by."""
        self._order = (column, is_backwards)
        order = Qt.SortOrder.DescendingOrder if is_backwards else Qt.SortOrder.AscendingOrder
        self.horizontalHeader().setSortIndicator(column, order)

    @contextmanager
    def keeping_place(self) -> Iterator[None]:
        """Keep the place in the list while it is shown anew."""
        bar = self.verticalScrollBar()
        place = bar.value()
        yield
        bar.setValue(min(place, bar.maximum()))

    def fit_columns(self) -> None:
        """Give each column the room that its first words need, and what is left to names and organizations."""
        if self._is_fitted_by_hand:
            return
        metrics, letter = self.fontMetrics(), self.fontMetrics().averageCharWidth()
        lines = [line for row in range(min(_MEASURED_ROWS, self.people.rowCount())) if (line := self.people.line(row))]
        widths = []
        for heading, least in zip(HEADINGS, _LEAST_LETTERS, strict=True):
            words = [translate(heading.words) + "    ", *(heading.show(line) for line in lines)]
            wanted = max(metrics.horizontalAdvance(one) for one in words) + 2 * letter
            widths.append(min(max(wanted, least * letter), _MOST_LETTERS * letter))
        room = self.viewport().width() - sum(widths)
        for column, letters in _GIVING_WAY if room < 0 else ():
            given = min(max(0, widths[column] - letters * letter), -room)
            widths[column] -= given
            room += given
        if room > 0:
            widths[0] += room // 3
            widths[1] += room // 3
        self._is_fitting = True
        for column, width in enumerate(widths):
            self.setColumnWidth(column, width)
        self._is_fitting = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.removal_wanted.emit()
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(event)
        if self.indexAt(event.position().toPoint()).isValid():
            self.entered.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit_columns()

    def _on_heading(self, column: int) -> None:
        shown, is_backwards = self._order
        self.sort_wanted.emit(column, not is_backwards if column == shown else False)

    def _on_resized(self) -> None:
        if not self._is_fitting and self.isVisible() and self.horizontalHeader().underMouse():
            self._is_fitted_by_hand = True
