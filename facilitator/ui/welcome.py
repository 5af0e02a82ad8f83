"""The welcome window: start, open, look around, print a blank sheet, or go on where one left off."""

from datetime import datetime, time
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from facilitator import words
from facilitator.ui import settings
from facilitator.ui.recent_list import RecentList
from facilitator.ui.widgets.message_bar import MessageBar
from facilitator.ui.widgets.plain import button, heading, label
from facilitator.words import spoken, translate

_NOON, _EVENING = 12, 18
_STEP = 20


class Welcome(QWidget):
    """Stands for no open file; what it offers is done by whoever opened it."""

    open_wanted = Signal(object)  # a path
    start_wanted = Signal()
    sample_wanted = Signal()
    looks_changed = Signal()
    language_wanted = Signal(str)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("welcome")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(translate("Companion"))
        self.setAcceptDrops(True)
        self.bar = MessageBar()
        self.start = self._offer(translate("Start a collaborative"), "plus", self.start_wanted.emit)
        self.open = self._offer(translate("Open a file…"), "folder-open", self._choose)
        self.sample = self._offer(translate("Look around the sample"), "sparkles", self.sample_wanted.emit)
        self.blank = self._offer(translate("Print blank sheets"), "printer", self._print_blank)
        gap = self.fontMetrics().height()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.bar)
        inside = QVBoxLayout()
        inside.setContentsMargins(gap * 2, gap, gap * 2, gap)
        inside.setSpacing(gap)
        inside.addLayout(self._top())
        inside.addLayout(self._middle(gap), 1)
        inside.addLayout(self._bottom())
        layout.addLayout(inside, 1)
        self.resize(QSize(820, 460).boundedTo(self.screen().availableSize()))
        self.start.setFocus()

    def tell(self, text: str) -> None:
        """Say what could not be done, and what would help."""
        self.bar.tell(text, stays=True, sign="triangle-alert", kind="warns")

    def _top(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(heading(_greeting(datetime.now().time()), 1.6), 1)
        languages = QComboBox()
        languages.setObjectName("language")
        languages.setAccessibleName(translate("Language"))
        for code in words.CODES:
            languages.addItem(words.OWN_NAMES[code], code)
        languages.setCurrentIndex(languages.findData(spoken().code))
        languages.activated.connect(lambda at: self.language_wanted.emit(str(languages.itemData(at))))
        row.addWidget(languages)
        row.setSpacing(row.spacing() // 2)
        row.addWidget(_letter_button(translate("Smaller text"), "A−", lambda: self._resize(-_STEP)))
        row.addWidget(_letter_button(translate("Larger text"), "A+", lambda: self._resize(_STEP)))
        return row

    def _middle(self, gap: int) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(gap * 2)
        offers = QVBoxLayout()
        offers.setSpacing(gap // 2)
        for one in (self.start, self.open, self.sample, self.blank):
            offers.addWidget(one)
        offers.addStretch(1)
        row.addLayout(offers)
        self.recent = RecentList()
        self.recent.open_wanted.connect(self.open_wanted)
        row.addWidget(self.recent, 1)
        return row

    def _bottom(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(label(translate("You can also drop a file here."), is_wrapped=True), 1)
        row.addWidget(button(translate("Keys and first steps"), self._show_help))
        row.addWidget(button(translate("About this program"), self._show_about))
        return row

    def _offer(self, text: str, icon_name: str, act: object) -> QPushButton:
        made = button(text, act, icon_name)  # type: ignore[arg-type]  # a signal's emit
        made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        made.setMinimumHeight(made.sizeHint().height() * 3 // 2)
        return made

    def _choose(self) -> None:
        from facilitator.ui.dialogs import choose_file

        choose_file.open_name(
            self, translate("Open a collaborative"), choose_file.openable_filters(), self.open_wanted.emit
        )

    def _print_blank(self) -> None:
        from facilitator.ui.dialogs.print_studio import PrintStudioDialog

        PrintStudioDialog(None, [], "", self).open()

    def _show_help(self) -> None:
        from facilitator.ui.dialogs.help import Help

        Help(self).open()

    def _show_about(self) -> None:
        from facilitator.ui.dialogs.about import About

        About(self).open()

    def _resize(self, step: int) -> None:
        size = min(max(settings.text_size() + step, settings.SMALLEST), settings.LARGEST)
        settings.remember("text_size", size)
        self.looks_changed.emit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        for url in event.mimeData().urls():
            if url.isLocalFile():
                self.open_wanted.emit(Path(url.toLocalFile()))

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.closed.emit()


def _letter_button(said: str, shown: str, act: object) -> QToolButton:
    made = QToolButton()
    made.setText(shown)
    made.setToolTip(said)
    made.setAccessibleName(said)
    made.clicked.connect(act)
    return made


def _greeting(now: time) -> str:
    if now.hour < _NOON:
        return translate("Good morning.")
    return translate("Good afternoon.") if now.hour < _EVENING else translate("Good evening.")
