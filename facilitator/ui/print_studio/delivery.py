"""The way out: papers to a printer or into a PDF file, with progress and a way to stop."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from facilitator.refusal import Refusal
from facilitator.store import putting
from facilitator.ui.background import Progress, Task
from facilitator.ui.dialogs.choose_file import save_name
from facilitator.ui.print_studio.pages import join
from facilitator.ui.print_studio.printing import Job, print_jobs
from facilitator.ui.print_studio.wish import Made
from facilitator.ui.widgets.message_bar import MessageBar
from facilitator.words import plural, translate


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be brought out: the work that makes it, the copies of each paper, a printer, and a file's name."""

    making: Callable[[Progress], list[Made]]
    copies: Mapping[str, int]
    make_printer: Callable[[], QPrinter]
    file_name: str


class Delivery(QObject):
    """Prints and saves, and tells in a bar how it went."""

    def __init__(self, window: QWidget, bar: MessageBar) -> None:
        super().__init__(window)
        self._window = window
        self._bar = bar

    def print(self, order: Order) -> None:
        """Make papers and print them, each with its number of copies."""
        self._print(order, order.make_printer(), order.copies)

    def print_as_asked(self, order: Order) -> None:
        """Let the system's own dialog ask how to print (both sides, which tray), then print."""
        printer, copies = order.make_printer(), order.copies
        printer.setCopyCount(next(iter(copies.values())) if len(copies) == 1 else 1)
        dialog = QPrintDialog(printer, self._window)

        def accepted() -> None:
            asked = printer.copyCount()
            # Several papers have their own numbers of copies; the dialog's is for one, or for the whole set again.
            numbers = {name: asked if len(copies) == 1 else asked * number for name, number in copies.items()}
            self._print(order, printer, numbers)

        dialog.accepted.connect(accepted)
        dialog.finished.connect(dialog.deleteLater)
        QDialog.open(dialog)  # the print dialog's own takes a name of a slot, as Qt 4 did

    def save(self, order: Order) -> None:
        """Ask where to save, then make papers and write them as one PDF."""

        def save_as(path: Path) -> None:
            def work(progress: Progress) -> Path:
                putting.put(path, join(one.pdf for one in order.making(progress)))
                return path

            Task(self._window, translate("Saving the PDF…"), work, self._tell_saved, self._refuse)

        save_name(
            self._window, translate("Save the papers as PDF"), order.file_name, [translate("PDF (*.pdf)")], save_as
        )

    def _print(self, order: Order, printer: QPrinter, copies: Mapping[str, int]) -> None:
        def work(progress: Progress) -> list[Made]:
            made = order.making(progress)
            print_jobs(printer, [Job(one.title, one.pdf, copies[one.name]) for one in made], progress)
            return made

        def done(made: list[Made]) -> None:
            papers = "; ".join(_count(one.title, copies[one.name]) for one in made)
            name = printer.outputFileName() or printer.printerName()
            self._bar.tell(translate("Sent to {printer}: {papers}.", printer=name, papers=papers), stays=True)

        Task(self._window, translate("Printing…"), work, done, self._refuse)

    def _tell_saved(self, path: Path) -> None:
        said = translate("Saved as “{name}” in {folder}.", name=path.name, folder=str(path.parent))
        self._bar.tell(said, [(translate("Show the folder"), lambda: _show_folder(path))], stays=True)

    def _refuse(self, refusal: Refusal) -> None:
        self._bar.tell(str(refusal), stays=True, sign="triangle-alert", kind="warns")


def _show_folder(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))


def _count(title: str, copies: int) -> str:
    return plural("{title}, {n} copy", "{title}, {n} copies", copies, title=title)
