"""A bar on top of a page that tells one thing and offers what to do about it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from facilitator.ui import theme
from facilitator.ui.icons import icon
from facilitator.ui.widgets.plain import button, label
from facilitator.words import translate

Choice = tuple[str, Callable[[], object]]
_SHOWN_SECONDS = 10


class MessageBar(QFrame):
    """Hidden until it has something to tell; the words stay until a choice is made, or for ten seconds."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAutoFillBackground(True)
        self._sign = QLabel()
        self._words = label(is_wrapped=True)
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._layout = QHBoxLayout(self)
        self._layout.addWidget(self._sign)
        self._layout.addWidget(self._words, 1)
        self._buttons: list[QWidget] = []
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        self.hide()

    @property
    def words(self) -> str:
        """What the bar tells now."""
        return self._words.text()

    def tell(self, text: str, choices: Sequence[Choice] = (), *, stays: bool = False, sign: str = "info") -> None:
        """Show a sentence with a button for each choice and one to close it."""
        ground = self.palette()
        ground.setColor(QPalette.ColorRole.Window, theme.bar_ground())
        self.setPalette(ground)
        size = self.fontMetrics().height()
        self._sign.setPixmap(icon(sign).pixmap(size, size))
        self._words.setText(text)
        for old in self._buttons:
            self._layout.removeWidget(old)
            old.deleteLater()
        self._buttons = [button(words, self._then(act)) for words, act in choices]
        self._buttons.append(button(translate("Close this message"), self.hide))
        for new in self._buttons:
            self._layout.addWidget(new)
        self._timer.stop()
        if not stays:
            self._timer.start(_SHOWN_SECONDS * 1000)
        self.show()

    def _then(self, act: Callable[[], object]) -> Callable[[], object]:
        def hide_and_act() -> None:
            self.hide()
            act()

        return hide_and_act
