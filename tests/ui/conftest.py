"""What the tests of the windows share: a window on the sample, and all windows of a program."""

from datetime import date

import pytest
import shiboken6
from PySide6.QtWidgets import QApplication

from facilitator.store import document as documents
from facilitator.ui import theme
from facilitator.ui.desk import Desk
from facilitator.ui.main_window import MainWindow
from facilitator.ui.tabs.contacts import ContactsTab
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
def contacts_tab(qtbot):
    """Show the tab of contacts of a document; `told`, `wanted` and `printed` hold what it asked its window for."""

    def show(document):
        desk = Desk(document)
        made = ContactsTab(desk)
        made.told, made.wanted, made.printed = [], [], []
        desk.told.connect(lambda text, can_be_undone: made.told.append((text, can_be_undone)))
        desk.show_wanted.connect(lambda table, uid: made.wanted.append((table, uid)))
        desk.print_wanted.connect(lambda names, _meeting: made.printed.append(names))
        desk.setParent(made)
        qtbot.addWidget(made)
        made.resize(1100, 650)
        with qtbot.waitExposed(made):
            made.show()
        roll = made.people.list.roll
        qtbot.waitUntil(lambda: roll.is_learnt and not roll.has_work)
        qtbot.waitUntil(lambda: bool(made.people.card.uid) or not made.people.list.model.rowCount())
        return made

    return show


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
