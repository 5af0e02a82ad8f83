"""How one paper looks on the shelf: its box, its small picture, its title, what it is for and who may see it."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QImage, QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

USE = Qt.ItemDataRole.UserRole
PRIVACY = Qt.ItemDataRole.UserRole + 1

_Element = QStyle.PrimitiveElement
_Index = QModelIndex | QPersistentModelIndex


class ShelfDelegate(QStyledItemDelegate):
    """Paints papers and gives the room each needs at the width of the list."""

    def box(self, rect: QRect, widget: QWidget) -> QRect:
        """Give the place of the tick box in the place of a paper."""
        style, gap = widget.style(), _gap(widget)
        side = QSize(
            style.pixelMetric(QStyle.PixelMetric.PM_IndicatorWidth, None, widget),
            style.pixelMetric(QStyle.PixelMetric.PM_IndicatorHeight, None, widget),
        )
        top = rect.top() + gap + max(0, (widget.fontMetrics().height() - side.height()) // 2)
        return QRect(rect.left() + gap, top, side.width(), side.height())

    def picture_height(self, widget: QWidget) -> int:
        """Give the height of a paper's picture."""
        return round(widget.fontMetrics().height() * 4.2)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        widget: QWidget = option.widget
        rect: QRect = option.rect
        style = widget.style()
        style.drawPrimitive(_Element.PE_PanelItemViewItem, option, painter, widget)
        is_ticked = bool(option.state & QStyle.StateFlag.State_Selected)
        self._paint_box(painter, option, widget, is_ticked)
        paper = self._paper(rect, widget)
        picture = index.data(Qt.ItemDataRole.DecorationRole)
        if isinstance(picture, QImage):
            shown = picture.size().scaled(paper.size(), Qt.AspectRatioMode.KeepAspectRatio)
            paper = QRect(paper.topLeft(), shown)
        painter.fillRect(paper, Qt.GlobalColor.white)
        if isinstance(picture, QImage):
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(paper, picture)
        painter.setPen(option.palette.color(QPalette.ColorRole.Mid))
        painter.drawRect(paper.adjusted(0, 0, -1, -1))
        role = QPalette.ColorRole.HighlightedText if is_ticked else QPalette.ColorRole.Text
        painter.setPen(option.palette.color(QPalette.ColorGroup.Active, role))
        self._write(painter, self._words_room(rect, widget), index, widget)
        if option.state & QStyle.StateFlag.State_HasFocus:
            pen = painter.pen()
            pen.setStyle(Qt.PenStyle.DotLine)
            painter.setPen(pen)
            painter.drawRect(rect.adjusted(1, 1, -2, -2))

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        widget: QWidget = option.widget
        view_width = widget.viewport().width() if hasattr(widget, "viewport") else option.rect.width()
        rect = QRect(0, 0, view_width, 0)
        words = self._words_height(self._words_room(rect, widget).width(), index, widget)
        return QSize(view_width, max(words, self._paper(rect, widget).height()) + 2 * _gap(widget))

    def _paper(self, rect: QRect, widget: QWidget) -> QRect:
        gap, high = _gap(widget), self.picture_height(widget)
        return QRect(self.box(rect, widget).right() + gap, rect.top() + gap, round(high * 8.5 / 11), high)

    def _words_room(self, rect: QRect, widget: QWidget) -> QRect:
        gap = _gap(widget)
        left = self._paper(rect, widget).right() + gap
        return QRect(left, rect.top() + gap, rect.right() - left - gap, rect.height() - 2 * gap)

    def _paint_box(self, painter: QPainter, option: QStyleOptionViewItem, widget: QWidget, is_ticked: bool) -> None:
        box = QStyleOptionViewItem(option)
        box.rect = self.box(option.rect, widget)
        box.state = QStyle.StateFlag.State_Enabled
        box.state |= QStyle.StateFlag.State_On if is_ticked else QStyle.StateFlag.State_Off
        widget.style().drawPrimitive(_Element.PE_IndicatorItemViewItemCheck, box, painter, widget)
        # An edge of its own: the style's is lost on a dark ground.
        role = QPalette.ColorRole.HighlightedText if is_ticked else QPalette.ColorRole.Text
        painter.setPen(option.palette.color(QPalette.ColorGroup.Active, role))
        painter.drawRect(box.rect.adjusted(0, 0, -1, -1))

    def _write(self, painter: QPainter, room: QRect, index: _Index, widget: QWidget) -> None:
        for words, font in _lines(index, widget):
            painter.setFont(font)
            painter.drawText(room, _WRAPPED, words)
            room = room.adjusted(0, _height(words, font, room.width()), 0, 0)

    def _words_height(self, width: int, index: _Index, widget: QWidget) -> int:
        return sum(_height(words, font, width) for words, font in _lines(index, widget))


_WRAPPED = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap


def _lines(index: _Index, widget: QWidget) -> list[tuple[str, QFont]]:
    plain, bold, small = QFont(widget.font()), QFont(widget.font()), QFont(widget.font())
    bold.setBold(True)
    small.setPointSizeF(plain.pointSizeF() * 0.85)
    said = ((Qt.ItemDataRole.DisplayRole, bold), (USE, plain), (PRIVACY, small))
    return [(words, font) for role, font in said if (words := index.data(role))]


def _height(words: str, font: QFont, width: int) -> int:
    return QFontMetrics(font).boundingRect(QRect(0, 0, max(1, width), 10_000), _WRAPPED, words).height()


def _gap(widget: QWidget) -> int:
    return widget.fontMetrics().height() // 2
