"""A framed part of a page with a heading of its own, as high as what is in it."""

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout

from facilitator.ui.widgets.plain import heading


class Card(QFrame):
    """Holds widgets one below the other under a heading; a screen reader hears the heading as its name."""

    def __init__(self, title: str, *, is_wrapped: bool = False) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        self.setAccessibleName(title)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.body = QVBoxLayout(self)
        self.title = heading(title, is_wrapped=is_wrapped)
        self.body.addWidget(self.title)
