"""What every assistant has: pages one after the other, work beside the window, a way out that leaves all as it was."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QStackedWidget, QVBoxLayout, QWidget

from facilitator.refusal import Refusal
from facilitator.store.document import Document
from facilitator.ui.aside import do_aside
from facilitator.ui.background import Progress, Task
from facilitator.ui.desk import Desk
from facilitator.ui.widgets.plain import label

T = TypeVar("T")
_SIZE = QSize(900, 600)


class Assistant(QDialog):
    """A dialog that reads and writes beside the window. Its first page tells what it waits for, or why it cannot go on.

    Closing it while it works stops the work, and closes when that has ended.
    """

    def __init__(self, desk: Desk, title: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.desk = desk
        self.is_refused = False
        self._task: Task | None = None
        self._is_closing = False
        self._trouble = label(is_wrapped=True)
        self.pages = QStackedWidget()
        self.pages.addWidget(self._trouble_page())
        screen = QGuiApplication.primaryScreen().availableSize()
        scale = self.fontMetrics().height() / 17
        self.resize((_SIZE * scale).boundedTo(screen * 0.95))

    @property
    def is_free(self) -> bool:
        """Whether no work is going on."""
        return self._task is None

    def show_state(self) -> None:
        """Show which buttons can be pressed now; called whenever work begins or ends."""

    def reject(self) -> None:
        if self._task:
            self._is_closing = True
            self._task.stop()
        else:
            super().reject()

    def wait(self, words: str) -> None:
        """Show the first page with what is going on."""
        self._trouble.setText(words)
        self.pages.setCurrentIndex(0)

    def refuse(self, refusal: Refusal) -> None:
        """Show the first page with what stands in the way."""
        self._task = None
        self._trouble.setText(str(refusal))
        self.pages.setCurrentIndex(0)
        self.is_refused = True
        self.show_state()

    def aside(
        self,
        title: str,
        work: Callable[[Document, Progress], T],
        done: Callable[[T], object],
        refused: Callable[[Refusal], object] | None = None,
        *,
        writes: bool = False,
    ) -> None:
        """Do `work` beside the window and then `done`; what was written is told even when the wish to stop came late."""

        def take(result: T) -> None:
            self._task = None
            if self._is_closing and not writes:
                QDialog.reject(self)
            else:
                done(result)

        def stand_in_the_way(refusal: Refusal) -> None:
            self._task = None
            (refused or self.refuse)(refusal)

        self._task = do_aside(self, self.desk.document, title, work, take, stand_in_the_way)
        if self._task:
            self._task.destroyed.connect(self._on_task_gone)
        self.show_state()

    def _on_task_gone(self) -> None:
        # A task that was stopped ends without a word.
        if self._task is not None:
            self._task = None
            self.show_state()
            if self._is_closing:
                QDialog.reject(self)

    def _trouble_page(self) -> QWidget:
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._trouble)
        layout.addStretch(1)
        return page
