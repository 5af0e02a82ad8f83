"""Paints a tick box that can be seen in every appearance; Qt's own is the ground's colour in dark ones."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QPainter, QPalette, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem


class TickDelegate(QStyledItemDelegate):
    """Draws the line around the box in the colour of the words."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().paint(painter, option, index)
        if index.data(Qt.ItemDataRole.CheckStateRole) is None:
            return
        whole = QStyleOptionViewItem(option)
        self.initStyleOption(whole, index)
        widget = option.widget
        box: QRect = widget.style().subElementRect(QStyle.SubElement.SE_ItemViewItemCheckIndicator, whole, widget)
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        role = QPalette.ColorRole.HighlightedText if is_selected else QPalette.ColorRole.Text
        painter.setPen(QPen(option.palette.color(role), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(box.adjusted(0, 0, -1, -1))
