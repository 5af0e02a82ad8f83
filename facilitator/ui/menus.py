"""The menus of the main window, and every key that works anywhere in it."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from facilitator.refusal import Refusal
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

    def save_copy(self) -> None:
        """Ask for a place and write a copy of the file there."""
        self.save_copy_and(lambda path: self._window.bar.tell(translate("Saved a copy as “{name}”.", name=path.name)))

    def save_copy_and(self, then: Callable[[Path], object]) -> None:
        """Ask for a place, write a copy there, and go on with it."""
        from facilitator.store import backup
        from facilitator.ui.dialogs import choose_file

        def save(path: Path) -> None:
            try:
                backup.save_copy(self._document.connection, path)
            except Refusal as refusal:
                self._window.bar.tell(str(refusal), stays=True, sign="triangle-alert", kind="warns")
            else:
                then(path)

        self._window.commit()
        suggested = translate("{name} copy", name=self._document.name) + ".collab"
        choose_file.save_name(
            self._window, translate("Save a copy"), suggested, choose_file.collaborative_filters(), save
        )

    def _add_file(self) -> None:
        window = self._window
        menu = window.menuBar().addMenu(translate("&File"))
        self._add(menu, translate("&New collaborative…"), "Ctrl+Shift+N", lambda: window.window_wanted.emit("new"))
        self._add(menu, translate("&Open…"), "Ctrl+O", lambda: window.window_wanted.emit("choose"))
        recent = menu.addMenu(translate("Open &recent"))
        recent.aboutToShow.connect(lambda: self._fill_recent(recent))
        menu.addSeparator()
        self._add(menu, translate("Save a &copy…"), "Ctrl+Shift+S", self.save_copy)
        menu.addSeparator()
        bring_in = menu.addMenu(translate("&Bring in"))
        self._changing.append(self._add(bring_in, translate("&Contacts from a file…"), "", self.choose_contacts))
        export = menu.addMenu(translate("&Export"))
        self._add(export, translate("&Contacts…"), "", self._export_contacts)
        menu.addSeparator()
        self._add(menu, translate("&Print…"), "Ctrl+P", lambda: window.print(*window.current_tab.to_print()))
        menu.addSeparator()
        self._add(menu, translate("Collaborative &details…"), "", self.show_details)
        self._add(menu, translate("C&lose"), "Ctrl+W", lambda: window.window_wanted.emit("close"))
        leave = self._add(menu, translate("&Quit"), "Ctrl+Q", window.quit_wanted.emit)
        leave.setMenuRole(QAction.MenuRole.QuitRole)

    def _add_edit(self) -> None:
        window = self._window
        menu = window.menuBar().addMenu(translate("&Edit"))
        self.undo_action = self._add(menu, translate("&Undo"), "Ctrl+Z", window.undo)
        self.redo_action = self._add(menu, translate("&Redo"), "Ctrl+Y", window.redo)
        self.redo_action.setShortcuts([QKeySequence("Ctrl+Y"), QKeySequence("Ctrl+Shift+Z")])
        menu.addSeparator()
        self._changing.append(
            self._add(menu, translate("&Add a new line here"), "Ctrl+N", lambda: window.current_tab.add_new())
        )
        self._add(menu, translate("&Filter this list"), "Ctrl+F", lambda: window.current_tab.start_filter())
        self._add(menu, translate("&Search everything"), "Ctrl+K", window.search.setFocus)
        menu.addSeparator()
        preferences = self._add(menu, translate("&Preferences…"), "Ctrl+,", self._show_preferences)
        preferences.setMenuRole(QAction.MenuRole.PreferencesRole)

    def _add_help(self) -> None:
        from_here = self._window
        menu = from_here.menuBar().addMenu(translate("&Help"))
        self._add(menu, translate("&Keys and first steps"), "F1", self._show_help)
        about = self._add(menu, translate("&About this program"), "", self._show_about)
        about.setMenuRole(QAction.MenuRole.AboutRole)

    def _add_tab_keys(self) -> None:
        tabs = self._window.tabs
        for at in range(tabs.count()):
            self._add(None, tabs.tabText(at), f"Ctrl+{at + 1}", partial(tabs.setCurrentIndex, at))
        for words, key, step in (
            (translate("Next tab"), "Ctrl+Tab", 1),
            (translate("Previous tab"), "Ctrl+Shift+Tab", -1),
        ):
            self._add(None, words, key, partial(self._go_on, step))
        self._add(None, translate("Save"), "Ctrl+S", self._window.say_saved)

    def _go_on(self, step: int) -> None:
        tabs = self._window.tabs
        tabs.setCurrentIndex((tabs.currentIndex() + step) % tabs.count())

    def _add(self, menu: QMenu | None, words: str, key: str, act: Act) -> QAction:
        action = QAction(words, self._window)
        if key:
            action.setShortcut(QKeySequence(key))
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

    def choose_contacts(self) -> None:
        """Ask for a file with contacts and show the assistant for it."""
        from facilitator.ui.dialogs import choose_file

        choose_file.open_name(
            self._window,
            translate("Bring in contacts"),
            [translate("Contacts (*.vcf *.csv *.tsv *.txt *.xlsx *.xls *.ods)")],
            self._window.bring_in,
        )

    def _export_contacts(self) -> None:
        from facilitator.ui.dialogs.export_contacts import ExportContacts

        self._window.commit()
        ExportContacts(self._window.desk, self._window).open()

    def show_details(self) -> None:
        """Show the collaborative's own details."""
        from facilitator.ui.dialogs.details import Details

        Details(self._window.desk, self._window).open()

    def _show_preferences(self) -> None:
        from facilitator.ui.dialogs.preferences import Preferences

        preferences = Preferences(self._window)
        preferences.looks_changed.connect(self._window.looks_changed)
        preferences.language_wanted.connect(self._window.language_wanted)
        preferences.author_changed.connect(self._sign)
        preferences.open()

    def _sign(self, name: str) -> None:
        self._document.author = name

    def _show_help(self) -> None:
        from facilitator.ui.dialogs.help import Help

        Help(self._window).open()

    def _show_about(self) -> None:
        from facilitator.ui.dialogs.about import About

        About(self._window).open()


def _shown(words: str) -> str:
    """Give words for a menu, where a lone & would vanish and underline the next letter."""
    return words.replace("&", "&&")
