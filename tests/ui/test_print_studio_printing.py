"""Pages on their way to a printer: every page in its size, all or nothing, and a sentence when it does not work."""

import io

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QSizeF
from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtPrintSupport import QPrinter
from reportlab.pdfgen.canvas import Canvas

from facilitator.refusal import Refusal
from facilitator.ui.background import Stopped
from facilitator.ui.print_studio.pages import Pages
from facilitator.ui.print_studio.printers import layout
from facilitator.ui.print_studio.printing import Job, print_jobs, runs

LETTER, A4, WIDE = (612, 792), (595.28, 841.89), (792, 612)


def pdf_of(*sizes):
    """Make a PDF with one page of each size and a black square in its upper left corner."""
    target = io.BytesIO()
    canvas = Canvas(target)
    for width, height in sizes:
        canvas.setPageSize((width, height))
        canvas.rect(36, height - 108, 72, 72, fill=1)
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def file_printer(path):
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    return printer


def go_on(done, of_all):
    assert 0 <= done < of_all


@pytest.mark.parametrize(
    ("size", "name", "orientation"),
    [
        (LETTER, QPageSize.PageSizeId.Letter, QPageLayout.Orientation.Portrait),
        (A4, QPageSize.PageSizeId.A4, QPageLayout.Orientation.Portrait),
        (WIDE, QPageSize.PageSizeId.Letter, QPageLayout.Orientation.Landscape),
    ],
)
def test_the_printer_is_told_the_paper_by_its_name(size, name, orientation):
    told = layout(QSizeF(*size))

    assert told.pageSize().id() == name
    assert told.orientation() == orientation


def test_every_page_comes_out_in_its_own_size_upright_or_wide(qapp, tmp_path):
    path = tmp_path / "printed.pdf"

    print_jobs(file_printer(path), [Job("Mixed", pdf_of(LETTER, WIDE, A4))], go_on)

    sizes = [(round(float(page.mediabox.width)), round(float(page.mediabox.height))) for page in PdfReader(path).pages]
    assert sizes == [LETTER, WIDE, (595, 842)]


def test_what_is_printed_stands_where_it_stood_on_the_page(qapp, tmp_path):
    path = tmp_path / "printed.pdf"
    print_jobs(file_printer(path), [Job("Square", pdf_of(LETTER))], go_on)

    with Pages(path.read_bytes()) as printed:
        picture = printed.picture(0, 1)

    assert picture.pixelColor(72, 72).lightness() < 40  # the middle of the square, an inch from both edges
    for x, y in ((30, 72), (72, 30), (114, 72), (72, 114)):
        assert picture.pixelColor(x, y).lightness() > 215


def test_progress_goes_over_all_papers(qapp, tmp_path):
    heard = []
    jobs = [Job("One", pdf_of(LETTER, LETTER)), Job("Two", pdf_of(LETTER), 5)]

    print_jobs(file_printer(tmp_path / "printed.pdf"), jobs, lambda done, of_all: heard.append((done, of_all)))

    assert heard == [(0, 3), (1, 3), (2, 3)]


def test_a_printer_that_cannot_copy_gets_the_pages_as_often_as_wanted(qapp):
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    assert not printer.supportsMultipleCopies()
    jobs = [Job("Agenda", pdf_of(LETTER, LETTER), 3), Job("Sign-in", pdf_of(LETTER))]

    with Pages(jobs[0].pdf) as agenda, Pages(jobs[1].pdf) as sheet:
        found = runs(printer, jobs, [agenda, sheet])

    assert [(run.title, len(run.pages), run.copies) for run in found] == [("Agenda", 6, 1), ("Sign-in", 1, 1)]
    assert [at for _, at in found[0].pages] == [0, 1, 0, 1, 0, 1]


def test_stopping_leaves_no_half_printed_file(qapp, tmp_path):
    path = tmp_path / "printed.pdf"

    def stop_at_the_second_page(done, of_all):
        if done:
            raise Stopped

    with pytest.raises(Stopped):
        print_jobs(file_printer(path), [Job("Long", pdf_of(LETTER, LETTER, LETTER))], stop_at_the_second_page)

    assert list(tmp_path.iterdir()) == []


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_takes_nothing_is_said_in_one_sentence(qapp, tmp_path):
    with pytest.raises(Refusal, match="does not take the papers"):
        print_jobs(file_printer(tmp_path / "gone" / "printed.pdf"), [Job("Agenda", pdf_of(LETTER))], go_on)
