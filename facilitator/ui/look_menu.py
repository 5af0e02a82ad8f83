"""The View menu: appearance, letters, their size, and the language, each changed at once."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu

from facilitator import words
from facilitator.ui import settings
from facilitator.words import mark, translate

if TYPE_CHECKING:
    from facilitator.ui.main_window import MainWindow

APPEARANCES = (
    ("system", mark("&Like the system")),
    ("light", mark("L&ight")),
    ("dark", mark("&Dark")),
    ("contrast", mark("&High contrast")),
)
LETTERS = (
    ("noto", mark("&Noto Sans")),
    ("atkinson", mark("&Atkinson Hyperlegible (easy to read)")),
    ("system", mark("&Like the system")),
)
_STEP = 10
_USUAL = 100


class LookMenu:
    """Fills the View menu of a window; its sub-menus are made when they are first opened."""

    def __init__(self, window: "MainWindow", menu: QMenu) -> None:
        self._window = window
        looks = menu.addMenu(translate("&Appearance"))
        looks.aboutToShow.connect(lambda: self._fill(looks, "appearance", "system", APPEARANCES))
        sizes = menu.addMenu(translate("&Text size"))
        for said, keys, step in (
            (translate("&Larger"), ["Ctrl++", "Ctrl+="], _STEP),
            (translate("&Smaller"), ["Ctrl+-"], -_STEP),
            (translate("&Usual"), ["Ctrl+0"], 0),
        ):
            action = sizes.addAction(said)
            action.setShortcuts([QKeySequence(key) for key in keys])
            action.triggered.connect(lambda _=False, step=step: self._resize(step))
        letters = menu.addMenu(translate("&Letters"))
        letters.aboutToShow.connect(lambda: self._fill(letters, "letters", "noto", LETTERS))
        menu.addSeparator()
        languages = menu.addMenu(translate("Lan&guage"))
        languages.aboutToShow.connect(lambda: self._fill_languages(languages))

    def _resize(self, step: int) -> None:
        size = settings.text_size() + step if step else _USUAL
        settings.remember("text_size", min(max(size, settings.SMALLEST), settings.LARGEST))
        self._window.looks_changed.emit()

    def _fill(self, menu: QMenu, key: str, usual: str, choices: Sequence[tuple[str, str]]) -> None:
        def choose(name: str) -> None:
            settings.remember(key, name)
            self._window.looks_changed.emit()

        menu.clear()
        group = QActionGroup(menu)
        for name, said in choices:
            _add_choice(menu, group, translate(said), settings.text(key, usual) == name, partial(choose, name))

    def _fill_languages(self, menu: QMenu) -> None:
        menu.clear()
        group = QActionGroup(menu)
        for code in words.CODES:
            # After the menu has closed: the window that holds it is made anew in the other language.
            _add_choice(
                menu, group, words.OWN_NAMES[code], words.spoken().code == code,
                partial(self._window.language_wanted.emit, code),
            )  # fmt: skip


def _add_choice(menu: QMenu, group: QActionGroup, said: str, is_chosen: bool, act: Callable[[], object]) -> QAction:
    action = menu.addAction(said)
    action.setCheckable(True)
    action.setChecked(is_chosen)
    action.triggered.connect(lambda: act())
    group.addAction(action)
    return action
