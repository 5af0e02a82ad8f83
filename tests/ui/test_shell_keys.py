from collections import Counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QAbstractScrollArea, QApplication, QLineEdit, QPushButton

CTRL = Qt.KeyboardModifier.ControlModifier


def focusable(window):
    kinds = (QAbstractItemView, QLineEdit, QPushButton)
    yield window.search
    for kind in kinds:
        yield from (
            one
            for one in window.current_tab.findChildren(kind)
            if one.isVisible() and one.isEnabled() and one.focusPolicy() & Qt.FocusPolicy.TabFocus
        )


def test_ctrl_and_a_number_shows_that_tab_wherever_the_keyboard_is(window, qtbot):
    for at in range(window.tabs.count()):
        window.tabs.setCurrentIndex(at)
        QApplication.processEvents()
        for widget in {type(one): one for one in focusable(window)}.values():
            window.tabs.setCurrentIndex(at)
            widget.setFocus()
            wanted = (at + 1) % window.tabs.count()

            qtbot.keyClick(widget, Qt.Key(Qt.Key.Key_1 + wanted), CTRL)

            assert window.tabs.currentIndex() == wanted, f"from {type(widget).__name__} of tab {at}"


def test_ctrl_tab_goes_round_the_tabs_wherever_the_keyboard_is(window, qtbot):
    for at in range(window.tabs.count()):
        window.tabs.setCurrentIndex(at)
        QApplication.processEvents()
        for widget in {type(one): one for one in focusable(window)}.values():
            window.tabs.setCurrentIndex(at)
            widget.setFocus()

            qtbot.keyClick(widget, Qt.Key.Key_Tab, CTRL)
            assert window.tabs.currentIndex() == (at + 1) % window.tabs.count(), f"from {type(widget).__name__}"

            qtbot.keyClick(window, Qt.Key.Key_Tab, CTRL | Qt.KeyboardModifier.ShiftModifier)
            assert window.tabs.currentIndex() == at


@pytest.mark.parametrize("at", range(4))
def test_tab_goes_once_round_a_page_and_comes_back(window, qtbot, at):
    window.tabs.setCurrentIndex(at)
    QApplication.processEvents()
    start = QApplication.focusWidget()
    visited = []

    widget = start
    for _ in range(200):
        qtbot.keyClick(widget, Qt.Key.Key_Tab)
        widget = QApplication.focusWidget()
        assert widget is not None, f"the keyboard is nowhere after {visited[-1]}"
        visited.append(widget)
        if widget is start:
            break

    assert widget is start, f"no way back; the last were {[type(one).__name__ for one in visited[-4:]]}"
    twice = [type(one).__name__ for one, times in Counter(visited).items() if times > 1]
    assert twice == []


@pytest.mark.parametrize("at", range(4))
def test_the_keyboard_starts_on_the_main_list_or_a_button_and_never_in_a_filter(window, at):
    window.tabs.setCurrentIndex(at)
    QApplication.processEvents()

    focus = QApplication.focusWidget()

    assert focus is not None
    assert not isinstance(focus, QLineEdit)
    assert isinstance(focus, QAbstractItemView | QPushButton | QAbstractScrollArea)


def menus_of(bar):
    waiting = [action.menu() for action in bar.actions()]
    while waiting:
        menu = waiting.pop()
        menu.aboutToShow.emit()
        yield menu
        waiting.extend(action.menu() for action in menu.actions() if action.menu())


def mnemonic(text):
    bare = text.replace("&&", "")
    return bare[bare.index("&") + 1].lower() if "&" in bare else ""


@pytest.mark.parametrize("code", ["en", "es"])
def test_no_two_entries_of_a_menu_share_an_underlined_letter(windows, sample_path, code):
    windows.speak(code)
    window = windows.show_file(sample_path)

    for entries in ([*window.menuBar().actions()], *(menu.actions() for menu in menus_of(window.menuBar()))):
        letters = [mnemonic(action.text()) for action in entries if mnemonic(action.text())]
        assert [letter for letter, times in Counter(letters).items() if times > 1] == [], letters


def test_no_two_actions_share_a_key(window):
    actions = [*window.actions(), *(action for menu in menus_of(window.menuBar()) for action in menu.actions())]
    keys = Counter(key.toString() for action in set(actions) for key in action.shortcuts())

    assert [key for key, times in keys.items() if times > 1] == []
    for wanted in ("Ctrl+N", "Ctrl+Shift+N", "Ctrl+O", "Ctrl+P", "Ctrl+F", "Ctrl+K", "Ctrl+S", "Ctrl+Q", "Ctrl+,", "F1",
                   "Ctrl+Z", "Ctrl+Y", "Ctrl+Shift+Z", "Ctrl+Shift+S", "Ctrl+1", "Ctrl+4", "Ctrl++", "Ctrl+0"):  # fmt: skip
        assert QKeySequence(wanted).toString() in keys


def test_ctrl_s_answers_that_all_is_saved(window, qtbot):
    qtbot.keyClick(window, Qt.Key.Key_S, CTRL)

    assert window.bar.words.startswith("Already saved")


def test_ctrl_k_goes_to_the_search_box(window, qtbot):
    qtbot.keyClick(window, Qt.Key.Key_K, CTRL)

    assert QApplication.focusWidget() is window.search


def test_f1_shows_keys_and_first_steps_and_esc_closes_them(window, qtbot):
    qtbot.keyClick(window, Qt.Key.Key_F1)
    help_page = QApplication.activeModalWidget()
    assert help_page.objectName() == "help"

    qtbot.keyClick(help_page, Qt.Key.Key_Escape)

    assert QApplication.activeModalWidget() is None


def test_the_search_box_finds_and_shows_and_esc_clears_it_and_goes_back_to_the_page(window, qtbot):
    qtbot.keyClick(window, Qt.Key.Key_K, CTRL)
    qtbot.keyClicks(window.search, "nasra abdi")
    qtbot.keyClick(window.search, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: type(window.current_tab).__name__ == "ContactsTab")
    assert window.search.text() == ""

    qtbot.keyClick(window, Qt.Key.Key_K, CTRL)
    qtbot.keyClicks(window.search, "abdi")
    qtbot.keyClick(window.search, Qt.Key.Key_Escape)

    assert window.search.text() == ""
    assert QApplication.focusWidget() is window.current_tab.first_focus()
