"""The volunteer's road: the file is open, three clicks, paper; no typing, and nothing changed by accident."""

from datetime import date

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QDialogButtonBox, QFileDialog, QPushButton

from facilitator.store.document import look, open_file
from facilitator.ui import settings
from facilitator.ui.dialogs.print_studio import PrintStudioDialog
from facilitator.ui.main_window import MainWindow
from facilitator.ui.print_studio import studio
from tests.ui.printers import FolderPrinters, NoPrinters, wait_for_pages


class Hand(QObject):
    """A hand on the mouse that counts its clicks; keys it would have to press are counted too."""

    def __init__(self, qapp, qtbot):
        super().__init__()
        self.clicks = self.keys = 0
        self._qtbot = qtbot
        qapp.installEventFilter(self)

    def click(self, button):
        assert button.isVisible()
        assert button.isEnabled()
        self.clicks += 1
        self._qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    def eventFilter(self, watched, event):  # noqa: N802  # Qt's name
        self.keys += event.type() == QEvent.Type.KeyPress
        return False


@pytest.fixture
def hand(qapp, qtbot):
    hand = Hand(qapp, qtbot)
    yield hand
    qapp.removeEventFilter(hand)


@pytest.fixture
def sample_path(tmp_path, written_samples):
    return written_samples(date.today(), tmp_path / "River.collab")


def show_window(qtbot, document):
    window = MainWindow(document)
    window.show()
    qtbot.waitExposed(window)
    return window


def button_called(qtbot, window, words):
    def shown():
        return [one for one in window.findChildren(QPushButton) if one.text() == words and one.isVisible()]

    qtbot.waitUntil(lambda: bool(shown()))
    return shown()[0]


@pytest.mark.parametrize("opened", [open_file, look], ids=["to work on", "only to look at"])
def test_two_clicks_bring_agenda_and_sign_in_sheet_to_the_printer(
    opened, qtbot, hand, sample_path, tmp_path, monkeypatch
):
    monkeypatch.setattr(studio, "Printers", lambda: FolderPrinters(tmp_path / "printed.pdf"))
    before = sample_path.read_bytes()
    window = show_window(qtbot, opened(sample_path))

    hand.click(button_called(qtbot, window, "Print agenda and sign-in sheet"))
    dialog = window.findChild(PrintStudioDialog)
    hand.click(dialog.studio.form.print_button)
    qtbot.waitUntil(lambda: "Sent to" in dialog.studio.bar.words, timeout=30000)

    wait_for_pages(qtbot, dialog)
    assert dialog.studio.shelf.names == ("agenda", "sign-in")
    assert len(PdfReader(tmp_path / "printed.pdf").pages) == dialog.studio.preview.page_count >= 2
    assert "Agenda, 34 copies" in dialog.studio.bar.words
    assert (hand.clicks, hand.keys) == (2, 0)
    dialog.close()
    window.close()
    assert sample_path.read_bytes() == before


def test_without_a_printer_three_clicks_save_them_for_another_computer(qtbot, hand, sample_path, tmp_path, monkeypatch):
    monkeypatch.setattr(studio, "Printers", NoPrinters)
    stick = tmp_path / "stick"
    stick.mkdir()
    settings.remember("folder", str(stick))
    before = sample_path.read_bytes()
    window = show_window(qtbot, open_file(sample_path))

    hand.click(button_called(qtbot, window, "Print agenda and sign-in sheet"))
    dialog = window.findChild(PrintStudioDialog)
    hand.click(dialog.studio.form.save_button)
    asking = dialog.findChild(QFileDialog)
    hand.click(asking.findChild(QDialogButtonBox).button(QDialogButtonBox.StandardButton.Save))
    qtbot.waitUntil(lambda: "Saved as" in dialog.studio.bar.words, timeout=30000)

    (saved,) = stick.iterdir()
    text = "\n".join(page.extract_text() for page in PdfReader(saved).pages)
    assert "Agenda" in text
    assert "Sign-in sheet" in text
    assert (hand.clicks, hand.keys) == (3, 0)
    dialog.close()
    window.close()
    assert sample_path.read_bytes() == before


def test_the_handouts_tab_shows_the_papers_of_the_next_meeting(qtbot, sample_path, monkeypatch):
    monkeypatch.setattr(studio, "Printers", NoPrinters)
    window = show_window(qtbot, open_file(sample_path))
    at = next(at for at in range(window.tabs.count()) if type(window.tabs.widget(at)).__name__ == "HandoutsTab")

    window.tabs.setCurrentIndex(at)
    tab = window.current_tab
    wait_for_pages(qtbot, tab)

    assert tab.studio.preview.page_count > 0
    assert tab.studio.shelf.hasFocus() or tab.first_focus() is tab.studio.shelf
    assert tab.to_print() == (list(tab.studio.shelf.names), tab.studio.wish.meeting)
    assert tab.studio.wish.meeting
    window.close()


def test_what_is_edited_in_another_tab_is_on_the_papers_when_one_comes_back(qtbot, sample_path, monkeypatch):
    from facilitator.domain.records import Meeting

    monkeypatch.setattr(studio, "Printers", NoPrinters)
    window = show_window(qtbot, open_file(sample_path))
    at = next(at for at in range(window.tabs.count()) if type(window.tabs.widget(at)).__name__ == "HandoutsTab")
    window.tabs.setCurrentIndex(at)
    tab = window.current_tab
    wait_for_pages(qtbot, tab)
    window.tabs.setCurrentIndex(0)

    with window.desk.document.change("Move") as change:
        change.update(Meeting, tab.studio.wish.meeting, name="Meeting at the bridge")
    window.tabs.setCurrentIndex(at)

    assert "Meeting at the bridge" in tab.studio.view_bar.occasions.currentText()
    window.close()
