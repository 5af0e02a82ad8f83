"""What the tests of the windows share: a window on the sample, and all windows of a program."""

from datetime import date

import pytest
import shiboken6
from PySide6.QtWidgets import QApplication

from facilitator.store import document as documents
from facilitator.ui import theme
from facilitator.ui.main_window import MainWindow
from facilitator.ui.widgets.plain import fit_letters
from facilitator.ui.windows import Windows


@pytest.fixture
def usual_looks(qapp):
    """Bring back the looks that other tests count on."""
    yield
    theme.apply()
    fit_letters()


@pytest.fixture
def sample(sample_path):
    """Open the sample collaborative, told from today."""
    with documents.open_file(sample_path) as document:
        yield document


@pytest.fixture
def window(qtbot, sample):
    """Show a main window on the sample."""
    made = MainWindow(sample)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    QApplication.processEvents()
    yield made
    made.give_up_document()


@pytest.fixture
def windows(qapp, usual_looks):
    """Give all windows of a program in which nothing is open yet."""
    was_quitting = qapp.quitOnLastWindowClosed()
    qapp.setQuitOnLastWindowClosed(False)
    made = Windows(qapp)
    yield made
    made.quit()
    made.speak("en")
    QApplication.processEvents()
    qapp.setQuitOnLastWindowClosed(was_quitting)
    shiboken6.delete(made)  # and with it what it would still do later


@pytest.fixture
def sample_path(tmp_path, written_samples):
    """Put the sample collaborative, told from today, into a file."""
    return written_samples(date.today(), tmp_path / "Cedar Bend.collab")
