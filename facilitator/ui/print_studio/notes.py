"""What to know before papers go out, each with what can be done about it."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from facilitator.ui.widgets.plain import button, label

Note = tuple[str, str, Callable[[], object] | None]  # a sentence, and a button's words and deed, or "" and None


class Notes(QWidget):
    """Shows a few sentences, or nothing."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: list[QWidget] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)

    def show_notes(self, notes: Sequence[Note]) -> None:
        """Show these sentences and no others."""
        for old in self._shown:
            self._layout.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._shown = []
        for words, button_words, act in notes:
            self._shown.append(label(words, is_wrapped=True))
            if act:
                self._shown.append(button(button_words, act))
        for new in self._shown:
            self._layout.addWidget(new)
        self.setVisible(bool(notes))
