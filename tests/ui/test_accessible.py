"""Every page and dialog: everything has a name, no name stands for two things, nothing is cut, nothing is markup."""

from collections import Counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QSlider,
    QTabBar,
)

from facilitator.domain.records import ContactList
from facilitator.store.representation import Source
from facilitator.ui import settings
from facilitator.ui.contacts import pages
from facilitator.ui.dialogs.about import About
from facilitator.ui.dialogs.brought_in import BroughtIn
from facilitator.ui.dialogs.contact_list import EditContactList
from facilitator.ui.dialogs.details import Details
from facilitator.ui.dialogs.duplicates import Duplicates
from facilitator.ui.dialogs.help import Help
from facilitator.ui.dialogs.preferences import Preferences
from facilitator.ui.dialogs.problem import ProblemDialog
from facilitator.ui.dialogs.records_behind import Counted, RecordsBehind
from facilitator.ui.dialogs.start_collaborative import StartCollaborative

TABS = {"home": 0, "contacts": 1, "meetings": 2, "handouts": 3}
# A sub-page, by its tab and its place there.
PAGES = [one.name for one in pages.PAGES if one.name != "people"]  # the tab itself shows the people
DIALOGS = {
    "start": lambda window: StartCollaborative(window),
    "brought in": lambda window: BroughtIn(window.desk, window),
    "contact list": lambda window: EditContactList(window.desk, ContactList("seats", name="Seats"), window),
    "details": lambda window: Details(window.desk, window),
    "duplicates": lambda window: Duplicates(window.desk, window),
    "preferences": lambda window: Preferences(window),
    "about": lambda window: About(window),
    "help": lambda window: Help(window),
    "records behind": lambda window: RecordsBehind(
        window.desk, "Youth", [Counted(Source("people", "", "Rosa Ortiz", "Youth"), "Community")], window
    ),
    "problem": lambda window: ProblemDialog("what happened", are_many=False, parent=window),
}
CONTROLS = (
    QAbstractButton,
    QLineEdit,
    QPlainTextEdit,
    QComboBox,
    QAbstractSpinBox,
    QAbstractItemView,
    QSlider,
    QProgressBar,
)


@pytest.fixture
def place(windows, sample_path, tmp_path):
    """Show one place of the program in some language and looks, and give its widget."""

    def show(name, code="en", looks="light", size=100):
        settings.remember("language", code)
        settings.remember("appearance", looks)
        settings.remember("text_size", size)
        windows.speak(code)
        windows.dress()
        if name == "welcome":
            settings.add_recent(tmp_path / "gone.collab")
            settings.add_recent(sample_path)
            made = windows.show_welcome()
        else:
            made = windows.show_file(sample_path)
            made.resize(1024, 600)
            if name in TABS:
                made.tabs.setCurrentIndex(TABS[name])
            elif name in PAGES:
                made.tabs.setCurrentIndex(TABS["contacts"])
                made.tabs.current.choose(name)
            else:
                made = DIALOGS[name](made)
                made.open()
        for _ in range(10):
            QApplication.processEvents()
        return made

    yield show
    for key, value in (("language", "en"), ("appearance", "light"), ("text_size", 100)):
        settings.remember(key, value)
    windows.speak("en")


def of(widget, kinds):
    kinds = kinds if isinstance(kinds, tuple) else (kinds,)
    found = (one for kind in kinds for one in widget.findChildren(kind))
    return [one for one in dict.fromkeys(found) if one.isVisible()]


def is_inside_another(control):
    """Say whether a control is part of one that has the name: the line of a spin box, the list of a choice."""
    parent = control.parentWidget()
    return isinstance(parent, QComboBox | QAbstractSpinBox | QLineEdit) or (
        parent is not None and isinstance(parent.parentWidget(), QComboBox)
    )


def name_of(control):
    interface = QAccessible.queryAccessibleInterface(control)
    return interface.text(QAccessible.Text.Name).replace("&", "") if interface else ""


PLACES = ["welcome", *TABS, *PAGES, *DIALOGS]


@pytest.mark.parametrize("name", PLACES)
@pytest.mark.parametrize("code", ["en", "es"])
def test_every_control_has_a_name_and_no_two_share_one(place, name, code):
    shown = place(name, code)
    controls = [one for one in of(shown, CONTROLS) if not is_inside_another(one)]
    controls = [
        one for one in controls if one.focusPolicy() != Qt.FocusPolicy.NoFocus or isinstance(one, QAbstractButton)
    ]

    names = {control: name_of(control) for control in controls}

    assert controls
    assert [repr(control) for control, said in names.items() if not said] == []
    assert [said for said, times in Counter(names.values()).items() if times > 1] == []


@pytest.mark.parametrize("name", PLACES)
def test_every_label_shows_its_words_as_they_were_written(place, name):
    for label in of(place(name), QLabel):
        if label.text():
            assert label.textFormat() == Qt.TextFormat.PlainText, label.text()


def room_wanted(widget):
    """Give the width that the words of a label or button need."""
    text = widget.text().replace("&&", "\0").replace("&", "").replace("\0", "&")
    return max((widget.fontMetrics().horizontalAdvance(line) for line in text.split("\n")), default=0)


@pytest.mark.parametrize("name", PLACES)
@pytest.mark.parametrize(("looks", "size"), [("light", 100), ("dark", 150)])
@pytest.mark.parametrize("code", ["en", "es"])
def test_no_words_are_cut(place, qtbot, name, looks, size, code):
    shown = place(name, code, looks, size)

    def nothing_is_cut():
        for label in of(shown, QLabel):
            if label.text() and not label.wordWrap():
                assert label.contentsRect().width() + 1 >= room_wanted(label), f"label {label.text()!r}"
            elif label.text():
                assert label.height() + 1 >= label.heightForWidth(label.width()), f"wrapped label {label.text()!r}"
        for button in of(shown, QPushButton):
            assert button.width() >= room_wanted(button), f"button {button.text()!r}"
            assert button.height() >= button.fontMetrics().height(), f"button {button.text()!r}"
        for bar in of(shown, QTabBar):
            assert bar.sizeHint().width() <= bar.width() + 1, "the tabs need arrows"

    qtbot.waitUntil(nothing_is_cut)  # papers are drawn beside the window, and it finds its widths as they come


@pytest.mark.parametrize("code", ["en", "es"])
@pytest.mark.parametrize("name", [*TABS, *PAGES])
def test_every_page_fits_a_small_screen(place, name, code):
    window = place(name, code).window()

    assert window.minimumSizeHint().width() <= 1024
    assert window.minimumSizeHint().height() <= 600
