"""Labels, buttons and tables as every screen makes them: plain text only, named for screen readers, no traps."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QFrame, QLabel, QPushButton, QSizePolicy, QTableView, QWidget

from facilitator.ui.icons import icon


def label(text: str = "", *, is_wrapped: bool = False) -> QLabel:
    """Make a label that shows words exactly as written; Qt would read `<img>` in somebody's name and load the file."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(is_wrapped)
    return made


def heading(text: str, scale: float = 1.2) -> QLabel:
    """Make a bold heading, `scale` times the size of the text."""
    made = label(text)
    font = made.font()
    font.setBold(True)
    font.setPointSizeF(font.pointSizeF() * scale)
    made.setFont(font)
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


def table(name: str) -> QTableView:
    """Make a table called `name`: rows chosen whole, no grid, Tab leaves it."""
    made = QTableView()
    made.setAccessibleName(name)
    made.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    made.setTabKeyNavigation(False)
    made.setShowGrid(False)
    made.setAlternatingRowColors(True)
    made.setWordWrap(False)
    made.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    made.verticalHeader().hide()
    made.verticalHeader().setDefaultSectionSize(made.fontMetrics().height() + 10)
    header = made.horizontalHeader()
    header.setHighlightSections(False)
    header.setStretchLastSection(True)
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    return made


def line() -> QWidget:
    """Make a thin line between two groups."""
    made = QFrame()
    made.setFrameShape(QFrame.Shape.HLine)
    made.setFrameShadow(QFrame.Shadow.Sunken)
    return made
