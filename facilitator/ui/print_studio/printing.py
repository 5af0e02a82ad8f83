"""Pages on their way to a printer: drawn at its resolution, one after the other, until done or stopped."""

from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtPrintSupport import QPrinter

from facilitator.refusal import Refusal
from facilitator.ui.print_studio.pages import POINTS_PER_INCH, Pages
from facilitator.ui.print_studio.printers import RESOLUTION, layout
from facilitator.ui.print_studio.wish import Progress
from facilitator.words import mark

_DOTS = RESOLUTION / POINTS_PER_INCH


@dataclass(frozen=True, slots=True)
class Job:
    """A paper and how many copies of it are wanted."""

    title: str
    pdf: bytes
    copies: int = 1


@dataclass(frozen=True, slots=True)
class Run:
    """What goes to the printer as one document; the printer itself makes `copies` of it."""

    title: str
    pages: list[tuple[Pages, int]]
    copies: int


def print_jobs(printer: QPrinter, jobs: Sequence[Job], progress: Progress) -> None:
    """Print papers, each with its copies; a printer that writes a file gets all papers once, in one file.

    Raises a `Refusal` when the printer does not take them. What `progress` raises ends the document in hand.
    """
    printer.setResolution(RESOLUTION)
    with ExitStack() as open_papers:
        papers = [open_papers.enter_context(Pages(job.pdf)) for job in jobs]
        parts = runs(printer, jobs, papers)
        total, done = sum(len(run.pages) for run in parts), 0
        for run in parts:
            printer.setDocName(run.title)
            printer.setCopyCount(run.copies)
            printer.setCollateCopies(True)
            _print(printer, run, done, total, progress)
            done += len(run.pages)


def runs(printer: QPrinter, jobs: Sequence[Job], papers: Sequence[Pages]) -> list[Run]:
    """Give what goes to a printer as one document each; one that cannot copy gets the pages as often as needed."""
    paged = [[(paper, at) for at in range(len(paper.sizes))] for paper in papers]
    if printer.outputFileName():
        return [Run(", ".join(job.title for job in jobs), list(chain(*paged)), 1)]
    if printer.supportsMultipleCopies():
        return [Run(job.title, pages, job.copies) for job, pages in zip(jobs, paged, strict=True)]
    return [Run(job.title, pages * job.copies, 1) for job, pages in zip(jobs, paged, strict=True)]


def _print(printer: QPrinter, run: Run, done: int, total: int, progress: Progress) -> None:
    painter = QPainter()
    try:
        for nth, (paper, at) in enumerate(run.pages):
            progress(done + nth, total)
            size = paper.sizes[at]
            printer.setPageLayout(layout(size))
            if not (printer.newPage() if nth else painter.begin(printer)):
                raise Refusal(mark("The printer “{name}” does not take the papers. Is it switched on? You can also save "
                                   "the PDF and print it elsewhere."), name=printer.printerName())  # fmt: skip
            painter.drawImage(QRectF(0, 0, size.width() * _DOTS, size.height() * _DOTS), paper.picture(at, _DOTS))
    except BaseException:
        if painter.isActive():
            printer.abort()
            painter.end()
            if printer.outputFileName():
                Path(printer.outputFileName()).unlink(missing_ok=True)
        raise
    painter.end()
