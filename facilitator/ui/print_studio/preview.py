"""The papers as they will come out: white sheets one below the other, drawn as far as they are in view."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame

from facilitator.ui.print_studio.bench import Bench
from facilitator.ui.print_studio.pages import POINTS_PER_INCH, Pages
from facilitator.ui.print_studio.pictures import Pictures
from facilitator.ui.print_studio.spread import WIDTH, Spread
from facilitator.words import translate


class Preview(QAbstractScrollArea):
    """Shows pages; `moved` tells the page in view, from 1, and how many there are."""

    moved = Signal(int, int)

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self._pictures = Pictures(bench, self)
        self._pictures.came.connect(self.viewport().update)
        self._fit = WIDTH
        self.words = ""
        self._spread = self._lay_out()
        self.setObjectName("preview")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAccessibleName(translate("Preview"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # Always there: a bar that comes and goes would change the width that pages are fitted to.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.viewport().setBackgroundRole(QPalette.ColorRole.Window)

    @property
    def page_count(self) -> int:
        """How many pages there are to see."""
        return len(self._spread.sizes)

    def show_papers(self, papers: Sequence[Pages], words: str = "") -> None:
        """Show other papers, or words when there are none; what was shown is closed, the place in view stays."""
        self.words = words
        self._pictures.take(papers)
        self._place_pages()

    def fit(self, fit: str) -> None:
        """Fit the pages to the width, as a whole, or show them in the size of the paper."""
        self._fit = fit
        self._place_pages()

    def show_page(self, page: int) -> None:
        """Bring a page, from 1, to the top."""
        self.verticalScrollBar().setValue(round(self._spread.tops[page - 1]) - self._spread.gap)

    def leave(self) -> None:
        """Let go of the papers."""
        self._pictures.leave()
        self._place_pages()

    def sizeHint(self) -> QSize:
        letters = self.fontMetrics()
        return QSize(letters.averageCharWidth() * 60, letters.height() * 30)

    def minimumSizeHint(self) -> QSize:
        letters = self.fontMetrics()
        return QSize(letters.averageCharWidth() * 30, letters.height() * 8)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        gap = self._spread.gap
        if self.words:
            room = self.viewport().rect().adjusted(gap, gap, -gap, -gap)
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self.words)
        painter.setPen(self.palette().color(QPalette.ColorRole.Mid))
        across, down = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        for at in self._spread.in_view(down):
            place = self._spread.place(at, across, down)
            painter.fillRect(place, Qt.GlobalColor.white)
            picture = self._pictures.get(at, self._spread.scale * self.devicePixelRatioF())
            if picture:
                painter.drawImage(place, picture)
            painter.drawRect(place)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_pages()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.viewport().update()
        self._tell_place()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._place_pages()

    def _lay_out(self) -> Spread:
        real = self.screen().logicalDotsPerInch() / POINTS_PER_INCH
        gap = self.fontMetrics().height() // 2
        return Spread(self._pictures.sizes, self._fit, self.viewport().size(), gap, real)

    def _place_pages(self) -> None:
        up, across = self.verticalScrollBar(), self.horizontalScrollBar()
        part = up.value() / up.maximum() if up.maximum() else 0.0
        self._spread = spread = self._lay_out()
        room = self.viewport().size()
        up.setRange(0, max(0, spread.height - room.height()))
        up.setPageStep(room.height())
        up.setSingleStep(self.fontMetrics().height() * 2)
        across.setRange(0, max(0, spread.width - room.width()))
        across.setPageStep(room.width())
        across.setSingleStep(up.singleStep())
        up.setValue(round(part * up.maximum()))
        self.viewport().update()
        self._tell_place()

    def _tell_place(self) -> None:
        page, pages = self._spread.page_at(self.verticalScrollBar().value()), self.page_count
        self.setAccessibleDescription(translate("Page {page} of {pages}", page=page, pages=pages) if pages else "")
        self.moved.emit(page, pages)
