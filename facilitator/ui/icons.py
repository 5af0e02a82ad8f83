"""Icons from the shipped SVG files, drawn in the colour of the text beside them and at any size."""

from functools import cache

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPalette, QPixmap, QPixmapCache
from PySide6.QtWidgets import QApplication

from facilitator import shipped

_AIR = 16  # a sixteenth on each side keeps the words beside an icon at a distance
_NOTHING = QColor(0, 0, 0, 0)
_PROGRAM_SIZES = (16, 32, 48, 64, 128, 256)


class _Drawing(QIconEngine):
    """Draws one SVG in the palette's text colour of the moment, so icons follow dark mode and text size."""

    def __init__(self, name: str, colour: str = "") -> None:
        super().__init__()
        self._name = name
        self._colour = colour

    def clone(self) -> QIconEngine:
        return _Drawing(self._name, self._colour)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        # Not that of the painter's device: asking for it makes PySide build some seventy enums, a tenth of the start.
        app = QApplication.instance()
        ratio = app.devicePixelRatio() if isinstance(app, QApplication) else 1.0
        picture = self.pixmap(rect.size() * ratio, mode, state)
        picture.setDevicePixelRatio(ratio)
        painter.drawPixmap(rect.topLeft(), picture)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        colour = self._colour or _text_colour(mode)
        key = f"{self._name} {colour} {size.width()}x{size.height()}"
        picture = QPixmap()
        if not QPixmapCache.find(key, picture):
            picture = _drawn(self._name, colour, size)
            QPixmapCache.insert(key, picture)
        return picture


def icon(name: str) -> QIcon:
    """Give the icon of a name, such as "printer"; the names are those of the files in `resources/icons`."""
    # Read now: while Qt draws it is too late to notice a wrong name.
    _svg(name)
    return QIcon(_Drawing(name))


def program_icon() -> QIcon:
    """Give the icon of the program itself, for title bars and task bars."""
    from PySide6.QtCore import Qt

    made = QIcon()
    for size in _PROGRAM_SIZES:
        picture = QPixmap(size, size)
        picture.fill(_NOTHING)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QApplication.palette().color(QPalette.ColorRole.Highlight))
        painter.drawRoundedRect(QRectF(0, 0, size, size), size / 5, size / 5)
        edge = size * 3 // 16
        inner = QSize(size - 2 * edge, size - 2 * edge)
        light = QApplication.palette().color(QPalette.ColorRole.HighlightedText).name()
        painter.drawPixmap(edge, edge, _drawn("handshake", light, inner))
        painter.end()
        made.addPixmap(picture)
    return made


def _drawn(name: str, colour: str, size: QSize) -> QPixmap:
    from PySide6.QtSvg import QSvgRenderer

    picture = QPixmap(size)
    picture.fill(_NOTHING)
    painter = QPainter(picture)
    svg = _svg(name).replace("currentColor", colour)
    edge = size.height() / _AIR
    inside = QRectF(0, 0, size.width(), size.height()).adjusted(edge, edge, -edge, -edge)
    QSvgRenderer(QByteArray(svg.encode())).render(painter, inside)
    painter.end()
    return picture


def _text_colour(mode: QIcon.Mode) -> str:
    group = QPalette.ColorGroup.Disabled if mode == QIcon.Mode.Disabled else QPalette.ColorGroup.Active
    role = QPalette.ColorRole.HighlightedText if mode == QIcon.Mode.Selected else QPalette.ColorRole.ButtonText
    return QApplication.palette().color(group, role).name()


@cache
def _svg(name: str) -> str:
    return shipped.path("icons", f"{name}.svg").read_text("utf-8")
