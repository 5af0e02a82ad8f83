"""A row of buttons of which one is pressed, for the sub-pages of a tab; one choice where there is no room for them."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QButtonGroup, QComboBox, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from facilitator.ui.icons import icon

_GAP = 2


class Segments(QWidget):
    """Says `chosen` with the place of the button that was pressed; the pressed one is bold and underlined.

    With a `name` it can be folded into one choice, which is called so.
    """

    chosen = Signal(int)

    def __init__(self, titles: Sequence[tuple[str, str]], name: str = "") -> None:
        """Take (words, icon name) for each button."""
        super().__init__()
        self._group = QButtonGroup(self)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(_GAP)
        for at, (words, icon_name) in enumerate(titles):
            one = Segment(words)
            if icon_name:
                one.setIcon(icon(icon_name))
            self._group.addButton(one, at)
            layout.addWidget(one)
        self._group.button(0).setChecked(True)
        self._group.idClicked.connect(self.chosen)
        self._choice: QComboBox | None = None
        self._room = 0
        if name:
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
            self._choice = QComboBox()
            self._choice.setAccessibleName(name)
            self._choice.setVisible(False)
            for words, icon_name in titles:
                self._choice.addItem(icon(icon_name), words)
            self._choice.activated.connect(self.choose)
            self._group.idToggled.connect(self._follow)
            layout.addWidget(self._choice)

    @property
    def current(self) -> int:
        """The place of the pressed button."""
        return self._group.checkedId()

    def rename(self, words: Sequence[str]) -> None:
        """Give the buttons other words."""
        for one, text in zip(self._group.buttons(), words, strict=True):
            one.setText(text)

    def choose(self, place: int) -> None:
        """Press a button as a click would."""
        self._group.button(place).click()

    def fit(self, room: int) -> None:
        """Show the buttons when they fit into so much room, else one choice."""
        self._room = room
        if self._choice is None:
            return
        buttons = self._group.buttons()
        has_room = sum(one.sizeHint().width() + _GAP for one in buttons) - _GAP <= room
        for one in buttons:
            one.setVisible(has_room)
        self._choice.setVisible(not has_room)

    def minimumSizeHint(self) -> QSize:
        if self._choice is None:
            return super().minimumSizeHint()
        return QSize(self._choice.minimumSizeHint().width(), self.sizeHint().height())

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest and self._room:
            self.fit(self._room)  # the buttons have other words or other letters now
        return done

    def _follow(self, place: int, is_pressed: bool) -> None:
        if is_pressed and self._choice is not None:
            self._choice.setCurrentIndex(place)


class Segment(QPushButton):
    """A button that stays pressed; it keeps room for its bold letters, so that nothing moves when it is."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.toggled.connect(self._mark)

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        if self.font().bold():
            return hint
        bold = QPushButton(self.text())
        bold.setIcon(self.icon())
        font = QFont(self.font())
        font.setBold(True)
        bold.setFont(font)
        return bold.sizeHint()

    def _mark(self, is_pressed: bool) -> None:
        font = QFont()  # only what is set here is said; size and family stay the program's
        font.setBold(is_pressed)
        font.setUnderline(is_pressed)
        self.setFont(font)
