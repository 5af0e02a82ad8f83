"""The agenda as a table: edited in place, and put in order by dragging or with Alt+Up and Alt+Down."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, QRect, Signal
from PySide6.QtGui import QDragLeaveEvent, QDragMoveEvent, QDropEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QAbstractItemView, QHeaderView

from facilitator.ui.meetings.agenda_delegate import AgendaDelegate
from facilitator.ui.meetings.agenda_model import LED_BY, PURPOSE, TOPIC, AgendaModel
from facilitator.ui.meetings.keyed_table import KeyedTable
from facilitator.words import translate


class AgendaTable(KeyedTable):
    """Shows where a dragged item will land by a line across the whole row; a new item is typed in a draft row.

    `names` gives those who may lead an item.
    """

    draft_dropped = Signal()

    def __init__(self, model: AgendaModel, names: Callable[[], Sequence[str]]) -> None:
        super().__init__(translate("Agenda items"), model)
        self._model = model
        self._drop_line = -1
        self.setItemDelegate(AgendaDelegate(names, self))
        self.went_past_end.connect(self._go_on)
        self.editor_closed.connect(self._drop_unused_draft)
        self.on_key("Ins", lambda: self.start_draft(self.currentIndex().row() + 1))
        self.setObjectName("agenda")
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDragDropOverwriteMode(False)
        # Qt's own indicator spans one cell only; it stays on since Qt works out the place through it.
        self.setDropIndicatorShown(True)
        header = self.horizontalHeader()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(TOPIC, QHeaderView.ResizeMode.Stretch)
        header.setMinimumSectionSize(self.fontMetrics().averageCharWidth() * 5)

    def start_draft(self, place: int) -> None:
        """Open an empty row at a place and begin to type its topic."""
        if self.editTriggers() == QAbstractItemView.EditTrigger.NoEditTriggers:
            return
        self.drop_draft()
        place = min(place, len(self._model.rows))
        self._model.start_draft(place)
        self.setFocus()
        self.go_to_place(place, TOPIC)
        self.edit_current()

    def drop_draft(self) -> None:
        """Take the empty row away; the keyboard goes to the row above it."""
        place = self._model.draft_place
        if place >= 0:
            self._model.drop_draft()
            self.go_to_place(place - 1, TOPIC)
            self.draft_dropped.emit()

    def sizeHintForColumn(self, column: int) -> int:
        # On a narrow screen long names give way before the topic does.
        hint = super().sizeHintForColumn(column)
        return min(hint, self.viewport().width() // 4) if column in (PURPOSE, LED_BY) else hint

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        super().dragMoveEvent(event)
        self._show_drop_line(self._line_at(event.position().toPoint()) if event.isAccepted() else -1)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        super().dragLeaveEvent(event)
        self._show_drop_line(-1)

    def dropEvent(self, event: QDropEvent) -> None:
        super().dropEvent(event)
        self._show_drop_line(-1)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._drop_line >= 0:
            painter = QPainter(self.viewport())
            pen = QPen(self.palette().color(QPalette.ColorRole.Accent))
            pen.setWidth(max(2, self.fontMetrics().height() // 6))
            painter.setPen(pen)
            painter.drawLine(0, self._drop_line, self.viewport().width(), self._drop_line)
            painter.end()

    def _go_on(self) -> None:
        # Going on from a draft that stayed empty ends the typing.
        if self.current_id():
            self.start_draft(len(self._model.rows))

    def _drop_unused_draft(self) -> None:
        if self.state() != QAbstractItemView.State.EditingState:
            self.drop_draft()

    def _line_at(self, point: QPoint) -> int:
        index = self.indexAt(point)
        if not index.isValid():
            last = self.rows.rowCount() - 1
            return self.visualRect(self.rows.index(last, 0)).bottom() if last >= 0 else -1
        row: QRect = self.visualRect(index)
        return row.top() if point.y() < row.center().y() else row.bottom()

    def _show_drop_line(self, y: int) -> None:
        if y != self._drop_line:
            self._drop_line = y
            self.viewport().update()
