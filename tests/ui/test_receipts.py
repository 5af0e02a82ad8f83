"""The receipt of a partner's file in the windows: offered at once, found again later, printed and saved."""

import pytest
from pypdf import PdfReader
from PySide6.QtWidgets import QApplication, QFileDialog

from facilitator.domain.records import Person
from facilitator.store import document as documents
from facilitator.store import rows
from facilitator.ui.dialogs.brought_in import BroughtIn
from facilitator.ui.dialogs.print_studio import PrintStudioDialog
from facilitator.ui.dialogs.review_changes import ReviewChanges
from tests.ui.printers import NoPrinters, wait_for_pages


@pytest.fixture
def back(tmp_path, sample_path):
    """Give what a partner sends back: a new phone for the first person, and somebody new."""
    from facilitator.exchange.sharing import opening, packing, unpacking
    from facilitator.exchange.sharing.choosing import Wish

    with documents.look(sample_path) as document:
        copy = packing.write(document, tmp_path / "out.collabshare", Wish()).path
    with opening.open_share(unpacking.read(copy), tmp_path / "luis.collab", "Luis") as theirs:
        first = rows.select(theirs.connection, Person, "ORDER BY sort LIMIT 1")[0]
        with theirs.change("Work") as change:
            change.update(Person, first.uid, phone="555 2991")
            change.insert(Person(name="Ana Ruiz"))
        return packing.write(theirs, tmp_path / "back.collabshare", Wish(is_return=True)).path


@pytest.fixture
def brought_in(window, back, qtbot):
    window.errands.review_changes(back)
    review = window.findChild(ReviewChanges)
    qtbot.waitUntil(lambda: review.changes is not None)
    review.go.click()
    qtbot.waitUntil(lambda: window.findChild(ReviewChanges) is None)
    return window


def listed(window, qtbot):
    window.errands.show_brought_in()
    dialog = window.findChild(BroughtIn)
    qtbot.waitUntil(lambda: dialog.print_button.isEnabled())
    return dialog


def cells(model):
    return [
        [model.data(model.index(row, column)) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def test_the_receipt_is_offered_beside_undo(brought_in, qtbot, monkeypatch):
    monkeypatch.setattr("facilitator.ui.print_studio.studio.Printers", NoPrinters)
    assert list(brought_in.bar.choices) == ["Undo", "Receipt…"]

    brought_in.bar.choices["Receipt…"].click()
    dialog = brought_in.findChild(PrintStudioDialog)
    wait_for_pages(qtbot, dialog)

    assert dialog.studio.shelf.names == ("receipt",)
    assert not dialog.studio.view_bar.occasions.isVisible()


def test_earlier_files_are_found_again_with_what_became_of_each_line(brought_in, qtbot):
    dialog = listed(brought_in, qtbot)

    assert [row[1:] for row in cells(dialog.files)] == [["Luis", "1 new record added · 1 change taken"]]
    assert ["person Ana Ruiz", "new", "added"] in cells(dialog.lines)
    assert any(row[1:] == ["555 2991", "taken as sent"] for row in cells(dialog.lines))


def test_a_file_that_was_taken_back_says_so_while_the_list_is_open(brought_in, qtbot):
    dialog = listed(brought_in, qtbot)

    brought_in.stepping.undo()

    qtbot.waitUntil(lambda: "taken back" in cells(dialog.files)[0][2])


def test_the_receipt_is_saved_as_pdf(brought_in, qtbot, tmp_path, monkeypatch):
    monkeypatch.setattr("facilitator.ui.print_studio.studio.Printers", NoPrinters)
    dialog = listed(brought_in, qtbot)
    dialog.print_button.click()
    studio = dialog.findChild(PrintStudioDialog)
    wait_for_pages(qtbot, studio)

    studio.studio.form.save_button.click()
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), QFileDialog))
    chooser = QApplication.activeModalWidget()
    assert "Receipt 1.pdf" in chooser.selectedFiles()[0]
    chooser.selectFile(str(tmp_path / "receipt.pdf"))
    chooser.accept()
    qtbot.waitUntil(lambda: "Saved as" in studio.studio.bar.words)

    text = " ".join(page.extract_text() for page in PdfReader(tmp_path / "receipt.pdf").pages)
    assert "From Luis" in text
    assert "Ana Ruiz" in text


def test_nothing_brought_in_says_what_will_be_here(window, qtbot):
    window.errands.show_brought_in()
    dialog = window.findChild(BroughtIn)

    qtbot.waitUntil(lambda: dialog.pages.currentIndex() == 1)
    assert not dialog.print_button.isVisible()


def test_no_receipt_lies_among_the_papers_of_a_meeting(window, qtbot, monkeypatch):
    monkeypatch.setattr("facilitator.ui.print_studio.studio.Printers", NoPrinters)
    window.errands.print(())
    dialog = window.findChild(PrintStudioDialog)

    assert "receipt" not in [one.name for one in dialog.studio.shelf.papers.handouts]
