"""A bar on top of a page that tells one thing and offers what to do about it."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from facilitator.ui import theme
from facilitator.ui.icons import icon
from facilitator.ui.widgets.plain import button, label, tool_button
from facilitator.words import translate

Choice = tuple[str, Callable[[], object]]
_SHOWN_SECONDS = 10


class MessageBar(QFrame):
    """Hidden until it has something to tell; the words stay until a choice is made, or for ten seconds."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("message_bar")
        self._is_made = False  # most windows have nothing to tell when they open
        self._buttons: list[QPushButton | QToolButton] = []
        self._sign_name = ""
        self._kind = "tells"
        self.hide()

    @property
    def words(self) -> str:
        """What the bar tells now."""
        return self._words.text() if self._is_made else ""

    @property
    def choices(self) -> dict[str, QPushButton]:
        """The buttons of its choices by their words."""
        return {one.text(): one for one in self._buttons if isinstance(one, QPushButton)}

    def tell(
        self, text: str, choices: Sequence[Choice] = (), *, stays: bool = False, sign: str = "info", kind: str = "tells"
    ) -> None:
        """Show a sentence with a button for each choice and one to close it; `kind` is "tells" or "warns"."""
        self._make()
        self._sign_name = sign
        self._kind = kind
        self._words.setText(text)
        for old in self._buttons:
            self._layout.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._buttons = [button(words, self._then(act)) for words, act in choices]
        self._buttons.append(tool_button(translate("Close this message"), self.hide, "x"))
        for new in self._buttons:
            self._layout.addWidget(new)
        self.dress()
        self._timer.stop()
        if not stays:
            self._timer.start()
        self.show()
        self._announce(text)

    def make_way(self) -> None:
        """Go, since something newer has happened, unless a choice is waited for."""
        if self._is_made and self._timer.isActive():
            self.hide()

    def dress(self) -> None:
        """Take the colours and sizes of the moment."""
        from PySide6.QtGui import QPalette

        if not self._is_made:
            return
        ground = QApplication.palette()
        ground.setColor(QPalette.ColorRole.Window, theme.bar_ground(self._kind))
        self.setPalette(ground)
        size = self.fontMetrics().height()
        if self._sign_name:
            self._sign.setPixmap(icon(self._sign_name).pixmap(size, size))

    def _make(self) -> None:
        from PySide6.QtCore import Qt, QTimer

        if self._is_made:
            return
        self._is_made = True
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAutoFillBackground(True)
        self._sign = QLabel()
        self._words = label(is_wrapped=True)
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._layout = QHBoxLayout(self)
        self._layout.addWidget(self._sign)
        self._layout.addWidget(self._words, 1)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SHOWN_SECONDS * 1000)
        self._timer.timeout.connect(self._go)

    def _announce(self, text: str) -> None:
        from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def _go(self) -> None:
        # Somebody is reading it, or on the way to its button.
        if self.underMouse() or self.isAncestorOf(QApplication.focusWidget() or self.window()):
            self._timer.start()
        else:
            self.hide()

    def _then(self, act: Callable[[], object]) -> Callable[[], object]:
        def hide_and_act() -> None:
            self.hide()
            act()

        return hide_and_act
