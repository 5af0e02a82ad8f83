"""Printers for tests, and what every test of the print studio does."""

from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QLabel

from facilitator import words
from facilitator.ui.print_studio.printers import Printers


class FolderPrinters(Printers):
    """A printer whose paper is a PDF file: what it prints can be read back."""

    def __init__(self, path):
        self.path = path

    def names(self):
        return ["Office printer"]

    def usual(self):
        return "Office printer"

    def make(self, name):
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(self.path))
        return printer


class NoPrinters(Printers):
    """A laptop that was never near a printer."""

    def names(self):
        return []

    def usual(self):
        return ""


def wait_for_pages(qtbot, dialog):
    """Wait until the papers of the present wish are shown."""
    qtbot.waitUntil(lambda: find(dialog, QLabel, "page").text().startswith(words.translate("Page")[:3]), timeout=10000)


def find(parent, kind, name):
    found = parent.findChild(kind, name)
    assert found is not None, name
    return found
