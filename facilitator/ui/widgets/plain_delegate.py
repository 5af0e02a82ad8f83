"""Paints a cell of a long list with one line of words, and edits nothing: quick enough for a hundred thousand rows."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

_MARGIN = 4


class PlainDelegate(QStyledItemDelegate):
    """Asks the model for one role a cell, where Qt's own way asks for seven."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        rect: QRect = option.rect
        palette: QPalette = option.palette
        state: QStyle.StateFlag = option.state
        is_active = bool(state & QStyle.StateFlag.State_Active)
        group = QPalette.ColorGroup.Active if is_active else QPalette.ColorGroup.Inactive
        role = QPalette.ColorRole.Text
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, palette.brush(group, QPalette.ColorRole.Highlight))
            role = QPalette.ColorRole.HighlightedText
        words = index.data(Qt.ItemDataRole.DisplayRole)
        if words:
            painter.setPen(palette.color(group, role))
            room = rect.adjusted(_MARGIN, 0, -_MARGIN, 0)
            shown = option.fontMetrics.elidedText(words, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
        if state & QStyle.StateFlag.State_HasFocus:
            # Fusion's own focus frame lays a tint over the words; a line around them does not.
            painter.setPen(palette.color(group, role))
            painter.drawRect(rect.adjusted(1, 1, -2, -2))

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        metrics = option.fontMetrics
        words = index.data(Qt.ItemDataRole.DisplayRole) or ""
        return QSize(metrics.horizontalAdvance(words) + 2 * _MARGIN + 2, metrics.height() + _MARGIN)
