"""The printers of this computer."""

from PySide6.QtCore import QMarginsF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

RESOLUTION = 300


class Printers:
    """The printers the system knows."""

    def names(self) -> list[str]:
        """List the printers by the names the system gives them."""
        return QPrinterInfo.availablePrinterNames()

    def usual(self) -> str:
        """Give the name of the printer that is used when nobody says which, or ""."""
        return QPrinterInfo.defaultPrinterName()

    def make(self, name: str) -> QPrinter:
        """Make ready one of them, to paint pages on."""
        return QPrinter(QPrinterInfo.printerInfo(name), QPrinter.PrinterMode.HighResolution)


def layout(size: QSizeF) -> QPageLayout:
    """Give the page layout for a page of `size` in points, up to the edges of the paper: margins are in the page."""
    is_wide = size.width() > size.height()
    upright = size.transposed() if is_wide else size
    orientation = QPageLayout.Orientation.Landscape if is_wide else QPageLayout.Orientation.Portrait
    # Within three points: pages are made to a hundredth of a millimeter, papers are named in whole points.
    paper = QPageSize(upright, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch)
    found = QPageLayout(paper, orientation, QMarginsF(0, 0, 0, 0))
    found.setMode(QPageLayout.Mode.FullPageMode)
    return found
