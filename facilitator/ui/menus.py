"""The menus of the main window, and every key that works anywhere in it."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from facilitator.store.steps import Step
from facilitator.ui.look_menu import LookMenu
from facilitator.words import spoken, translate

if TYPE_CHECKING:
    from facilitator.ui.main_window import MainWindow

Act = Callable[[], object]


class Menus:
    """Builds the menu bar of a window; what an action does is the window's or a dialog's affair."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window
        self._document = window.desk.document
        self._changing: list[QAction] = []  # of no use while the file is only to look at
        self._add_file()
        self._add_edit()
        self._looks = LookMenu(window, window.menuBar().addMenu(translate("&View")))
        self._add_help()
        self._add_tab_keys()
        for action in self._changing:
            action.setEnabled(self._document.look_only is None)

    def name_steps(self, undo: Step | None, redo: Step | None) -> None:
        """Say in the Edit menu what Undo and Redo would do now."""
        can_change = self._document.look_only is None
        self.undo_action.setText(
            translate("&Undo {what}", what=_shown(undo.say(spoken()))) if undo else translate("&Undo")
        )
        self.redo_action.setText(
            translate("&Redo {what}", what=_shown(redo.say(spoken()))) if redo else translate("&Redo")
        )
        self.undo_action.setEnabled(undo is not None and can_change)
        self.redo_action.setEnabled(redo is not None and can_change)

    def _add_file(self) -> None:
        window = self._window
        menu = window.menuBar().addMenu(translate("&File"))
        self._add(menu, translate("&New collaborative…"), "Ctrl+Shift+N", lambda: window.window_wanted.emit("new"))
        self._add(menu, translate("&Open…"), "Ctrl+O", lambda: window.window_wanted.emit("choose"))
        recent = menu.addMenu(translate("Open &recent"))
        recent.aboutToShow.connect(lambda: self._fill_recent(recent))
        menu.addSeparator()
        self._add(menu, translate("Save a &copy…"), "Ctrl+Shift+S", window.errands.save_copy)
        self._changing.append(self._add(menu, translate("Res&tore an earlier day…"), "", window.errands.restore_day))
        menu.addSeparator()
        bring_in = menu.addMenu(translate("&Bring in"))
        self._changing.append(
            self._add(bring_in, translate("&Contacts from a file…"), "", window.errands.choose_contacts)
        )
        self._changing.append(
            self._add(bring_in, translate("C&hanges from a partner…"), "", window.errands.choose_changes)
        )
        self._add(menu, translate("Files brought &in…"), "", window.errands.show_brought_in)
        self._add(menu, translate("&Send a copy to a partner…"), "", window.errands.send_copy)
        export = menu.addMenu(translate("&Export"))
        self._add(export, translate("&Contacts…"), "", window.errands.export_contacts)
        menu.addSeparator()
        self._add(menu, translate("&Print…"), "Ctrl+P", window.errands.print_this)
        menu.addSeparator()
        self._add(menu, translate("Collaborative &details…"), "", window.errands.show_details)
        self._add(menu, translate("C&lose"), "Ctrl+W", lambda: window.window_wanted.emit("close"))
        leave = self._add(menu, translate("&Quit"), "Ctrl+Q", window.quit_wanted.emit)
        leave.setMenuRole(QAction.MenuRole.QuitRole)

    def _add_edit(self) -> None:
        window = self._window
        menu = window.menuBar().addMenu(translate("&Edit"))
        self.undo_action = self._add(menu, translate("&Undo"), "Ctrl+Z", window.stepping.undo)
        self.redo_action = self._add(menu, translate("&Redo"), "Ctrl+Y", window.stepping.redo)
        self.redo_action.setShortcuts([QKeySequence("Ctrl+Y"), QKeySequence("Ctrl+Shift+Z")])
        menu.addSeparator()
        self._changing.append(
            self._add(menu, translate("&Add a new line here"), "Ctrl+N", lambda: window.tabs.current.add_new())
        )
        self._add(menu, translate("&Filter this list"), "Ctrl+F", lambda: window.tabs.current.start_filter())
        self._add(menu, translate("&Search everything"), "Ctrl+K", window.search.setFocus)
        menu.addSeparator()
        self._add(menu, translate("&History of this record"), "Ctrl+H", window.errands.show_history)
        self._add(menu, translate("&Bin…"), "", window.errands.show_removed)
        menu.addSeparator()
        preferences = self._add(menu, translate("&Preferences…"), "Ctrl+,", window.errands.show_preferences)
        preferences.setMenuRole(QAction.MenuRole.PreferencesRole)

    def _add_help(self) -> None:
        from_here = self._window
        menu = from_here.menuBar().addMenu(translate("&Help"))
        self._add(menu, translate("&Keys and first steps"), "F1", self._window.errands.show_help)
        about = self._add(menu, translate("&About this program"), "", self._window.errands.show_about)
        about.setMenuRole(QAction.MenuRole.AboutRole)

    def _add_tab_keys(self) -> None:
        tabs = self._window.tabs
        for at in range(tabs.count()):
            self._add(None, tabs.tabText(at), f"Ctrl+{at + 1}", partial(tabs.setCurrentIndex, at))
        for words, key, step in (
            (translate("Next tab"), "Ctrl+Tab", 1),
            (translate("Previous tab"), "Ctrl+Shift+Tab", -1),
        ):
            self._add(None, words, key, partial(tabs.go_on, step))
        self._add(None, translate("Save"), "Ctrl+S", self._window.errands.say_saved)

    def _add(self, menu: QMenu | None, words: str, key: str, act: Act) -> QAction:
        action = QAction(words, self._window)
        if key:
            # Not `setShortcut`: to choose among its forms PySide builds all of `Qt` (see `widgets.plain`).
            action.setShortcuts([QKeySequence(key)])
        action.triggered.connect(lambda: act())
        if menu is None:
            self._window.addAction(action)
        else:
            menu.addAction(action)
        return action

    def _fill_recent(self, menu: QMenu) -> None:
        from facilitator.ui import settings

        menu.clear()
        for path, _ in settings.recent_files():
            if path.exists() and path != self._document.path:
                self._add(menu, _shown(path.stem), "", partial(self._window.open_wanted.emit, path))
        if menu.isEmpty():
            menu.addAction(translate("No other files yet")).setEnabled(False)


def _shown(words: str) -> str:
    """Give words for a menu, where a lone & would vanish and underline the next letter."""
    return words.replace("&", "&&")
