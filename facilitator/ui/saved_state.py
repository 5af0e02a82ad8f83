"""The corner of the window that says whether the work is safe."""

from datetime import datetime

from PySide6.QtWidgets import QLabel, QMainWindow

from facilitator.ui.icons import icon
from facilitator.ui.widgets.plain import label
from facilitator.words import spoken, translate


class SavedState:
    """Says "All changes saved · 6:12 PM" in the status bar, "Editing…" while something is typed, and when it is not safe."""

    def __init__(self, window: QMainWindow) -> None:
        self._sign = QLabel()
        self._words = label()
        self._words.setObjectName("saved_state")
        window.statusBar().addPermanentWidget(self._sign)
        window.statusBar().addPermanentWidget(self._words)
        self._saved_words = ""
        self.is_in_trouble = False

    @property
    def words(self) -> str:
        """What it says now."""
        return self._words.text()

    def show_saved(self, *, is_look_only: bool) -> None:
        """Say that everything is saved as of now, or that nothing can be changed."""
        self.is_in_trouble = False
        time = spoken().time_of_day(datetime.now().time())
        self._saved_words = (
            translate("Only to look at") if is_look_only else translate("All changes saved · {time}", time=time)
        )
        self._show(self._saved_words, "lock" if is_look_only else "check")

    def show_editing(self, is_unsaved: bool) -> None:
        """Say that something is being typed, until it is saved or taken back."""
        if self.is_in_trouble:
            return
        if is_unsaved:
            self._show(translate("Editing…"), "pencil")
        else:
            self._show(self._saved_words, "check")

    def show_trouble(self) -> None:
        """Say that the last change is not saved, until it is."""
        self.is_in_trouble = True
        self._show(translate("Not saved"), "triangle-alert")

    def _show(self, words: str, sign: str) -> None:
        size = self._words.fontMetrics().height()
        self._sign.setPixmap(icon(sign).pixmap(size, size))
        self._words.setText(words)
