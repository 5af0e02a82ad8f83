"""The shelf of papers: a list with a small picture of each, where those that are wanted are ticked."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QEvent, QItemSelectionModel, QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView

from facilitator.ui.print_studio.shelf_delegate import PRIVACY, USE, ShelfDelegate
from facilitator.ui.row_model import NOWHERE, Index, Role
from facilitator.words import translate

if TYPE_CHECKING:
    from facilitator.handouts.making import Handout

_Flag = QItemSelectionModel.SelectionFlag


class ShelfModel(QAbstractListModel):
    """The papers there are, with the pictures that have come so far."""

    def __init__(self, handouts: "Sequence[Handout]", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.handouts = handouts
        self._pictures: dict[str, QImage] = {}

    def show_picture(self, name: str, picture: QImage) -> None:
        """Show the picture of a paper."""
        self._pictures[name] = picture
        at = self.index(self.place_of(name))
        self.dataChanged.emit(at, at, [Role.DecorationRole])

    def place_of(self, name: str) -> int:
        """Give the row of a paper, or -1."""
        return next((at for at, handout in enumerate(self.handouts) if handout.name == name), -1)

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.handouts)

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if not index.isValid():
            return None
        handout = self.handouts[index.row()]
        if role == Role.DisplayRole:
            return translate(handout.title)
        if role == USE:
            return translate(handout.use)
        if role == PRIVACY:
            return translate(handout.privacy)
        if role == Role.DecorationRole:
            return self._pictures.get(handout.name)
        if role == Role.AccessibleTextRole:
            return ". ".join(translate(words) for words in (handout.title, handout.use, handout.privacy) if words)
        return None


class Shelf(QListView):
    """Lists the papers; `chosen` tells that others are ticked now.

    What is selected is ticked: a click takes one paper, a click on a box (or Space) adds it to the others.
    """

    chosen = Signal()

    def __init__(self, handouts: "Sequence[Handout]") -> None:
        super().__init__()
        self.papers = ShelfModel(handouts, self)
        self._delegate = ShelfDelegate(self)
        self.setObjectName("shelf")
        self.setAccessibleName(translate("Papers"))
        self.setModel(self.papers)
        self.setItemDelegate(self._delegate)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setUniformItemSizes(False)
        self.selectionModel().selectionChanged.connect(lambda *_: self.chosen.emit())

    @property
    def names(self) -> tuple[str, ...]:
        """The papers that are ticked, in their order on the shelf."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return tuple(self.papers.handouts[row].name for row in rows)

    @property
    def picture_height(self) -> int:
        """How many dots of the screen the small pictures are high."""
        return round(self._delegate.picture_height(self) * self.devicePixelRatioF())

    @property
    def ticked(self) -> "list[Handout]":
        """The papers that are ticked, themselves."""
        return [self.papers.handouts[self.papers.place_of(name)] for name in self.names]

    def tick(self, names: Sequence[str]) -> None:
        """Tick these papers and no others; names that are not on the shelf count for nothing."""
        model = self.selectionModel()
        rows = [row for row in map(self.papers.place_of, names) if row >= 0]
        for at, row in enumerate(rows):
            model.select(self.papers.index(row), _Flag.Select if at else _Flag.ClearAndSelect)
        if rows:
            model.setCurrentIndex(self.papers.index(rows[0]), _Flag.NoUpdate)

    def sizeHint(self) -> QSize:
        letters = self.fontMetrics()
        return QSize(letters.averageCharWidth() * 42, letters.height() * 30)

    def minimumSizeHint(self) -> QSize:
        letters = self.fontMetrics()
        return QSize(letters.averageCharWidth() * 26, letters.height() * 8)

    def selectionCommand(self, index: Index, event: QEvent | None = None) -> QItemSelectionModel.SelectionFlag:
        if not index.isValid():
            return _Flag.NoUpdate  # a click beside the papers takes nothing away
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Space:
            return _Flag.Toggle
        if isinstance(event, QMouseEvent):
            return self._clicked(index, event)
        return super().selectionCommand(index, event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Nothing follows the mouse while its button is down: a shaking hand means a click."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()  # words wrap at another place now

    def _clicked(self, index: Index, event: QMouseEvent) -> QItemSelectionModel.SelectionFlag:
        if event.type() not in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick):
            return _Flag.NoUpdate  # the press has said it already
        box = self._delegate.box(self.visualRect(self.papers.index(index.row())), self)
        is_on_box = self._around(box).contains(event.position().toPoint())
        if is_on_box or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return _Flag.Toggle
        return _Flag.ClearAndSelect

    def _around(self, box: QRect) -> QRect:
        room = self.fontMetrics().height() // 3
        return box.adjusted(-room, -room, room, room)
