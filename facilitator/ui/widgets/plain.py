"""Labels, buttons and tables as every screen makes them: plain text only, named for screen readers, no traps."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLabel,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from facilitator.ui.icons import icon

if TYPE_CHECKING:  # tables are loaded with the first tab that has one
    from PySide6.QtWidgets import QTableView

# The number of `Qt.TextFormat.PlainText`. Whoever names `Qt` makes PySide build a hundred enums, a tenth of the start;
# so nothing that is needed for the first window does.
_PLAIN_TEXT = 0
_SCALE = "heading_scale"


def label(text: str = "", *, is_wrapped: bool = False) -> QLabel:
    """Make a label that shows words exactly as written; Qt would read `<img>` in somebody's name and load the file."""
    made = _Wrapped(text) if is_wrapped else QLabel(text)
    made.setProperty("textFormat", _PLAIN_TEXT)
    made.setWordWrap(is_wrapped)
    return made


class _Wrapped(QLabel):
    """Insists on the height that its words need at the width it got; left alone, a crowded layout cuts the last line."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def setText(self, text: str) -> None:
        super().setText(text)
        self._fit()

    def _fit(self) -> None:
        self.setMinimumHeight(0)  # Qt counts the height asked for earlier as needed
        if self.text():
            self.setMinimumHeight(max(0, self.heightForWidth(self.width())))


def heading(text: str, scale: float = 1.2, *, is_wrapped: bool = False) -> QLabel:
    """Make a bold heading, `scale` times the size of the text."""
    made = label(text, is_wrapped=is_wrapped)
    made.setProperty(_SCALE, scale)
    _fit_heading(made)
    return made


def button(text: str, on_click: Callable[[], object], icon_name: str = "", tip: str = "") -> QPushButton:
    """Make a button that calls `on_click`; a tip adds to its words, and never replaces them."""
    made = QPushButton(text)
    if icon_name:
        made.setIcon(icon(icon_name))
    if tip:
        made.setToolTip(tip)
    made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    made.clicked.connect(lambda: on_click())
    return made


def tool_button(words: str, on_click: Callable[[], object], icon_name: str) -> QToolButton:
    """Make a small button that shows only an icon; its words are its tip, and its name for screen readers."""
    from PySide6.QtCore import Qt

    made = QToolButton()
    made.setIcon(icon(icon_name))
    made.setToolTip(words)
    made.setAccessibleName(words)
    made.setAutoRaise(True)
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    made.clicked.connect(lambda: on_click())
    return made


def table(name: str) -> "QTableView":
    """Make a table called `name`: rows chosen whole, no grid, Tab leaves it."""
    from PySide6.QtWidgets import QTableView

    made = QTableView()
    dress_table(made, name)
    return made


def dress_table(made: "QTableView", name: str) -> None:
    """Give a table of any kind the looks and the manners of all tables."""
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QAbstractItemView

    made.setAccessibleName(name)
    made.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    made.setTabKeyNavigation(False)
    made.setShowGrid(False)
    made.setAlternatingRowColors(True)
    made.setWordWrap(False)
    made.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    made.verticalHeader().hide()
    _fit_rows(made)
    header = made.horizontalHeader()
    header.setHighlightSections(False)
    header.setStretchLastSection(True)
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


def line() -> QWidget:
    """Make a thin line between two groups."""
    made = QFrame()
    made.setFrameShape(QFrame.Shape.HLine)
    made.setFrameShadow(QFrame.Shadow.Sunken)
    return made


def fit_letters() -> None:
    """Measure headings and rows anew, after the size or the shape of the letters was changed while running."""
    from PySide6.QtWidgets import QTableView

    for widget in QApplication.allWidgets():
        if isinstance(widget, QLabel) and widget.property(_SCALE):
            _fit_heading(widget)
        elif isinstance(widget, QTableView):
            _fit_rows(widget)


def _fit_heading(made: QLabel) -> None:
    font = QApplication.font()
    font.setBold(True)
    font.setPointSizeF(font.pointSizeF() * float(made.property(_SCALE)))
    made.setFont(font)


def _fit_rows(made: "QTableView") -> None:
    height = QFontMetrics(QApplication.font()).height() + 10
    # Both, since the least height a header finds for itself may still be that of the letters before.
    made.verticalHeader().setMinimumSectionSize(height)
    made.verticalHeader().setDefaultSectionSize(height)
