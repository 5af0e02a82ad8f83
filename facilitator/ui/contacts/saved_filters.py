"""Lists of contacts with their counts: a row of buttons where there is room, else one choice; and a way to make one."""

from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QComboBox, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from facilitator.domain.contact_lists import READY_MADE
from facilitator.domain.records import ContactList
from facilitator.ui.widgets.plain import button, tool_button
from facilitator.ui.widgets.segments import Segment
from facilitator.words import translate


class SavedFilters(QWidget):
    """Says `chosen` with the id of a list, "" for everybody; a ready-made one that finds nobody is left out.

    Says `new_wanted` when another list is to be made, and `change_wanted` when the chosen one is to be changed.
    """

    chosen = Signal(str)
    new_wanted = Signal()
    change_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._counts: dict[str, int] = {}
        self._chosen = ""
        self._buttons: dict[str, QPushButton] = {}
        self._titles: dict[str, str] = {}
        self._group = QButtonGroup(self)
        self._row = QWidget()
        self._in_row = QHBoxLayout(self._row)
        self._in_row.setContentsMargins(0, 0, 0, 0)
        self._in_row.setSpacing(2)
        self._in_row.addStretch(1)
        self.combo = QComboBox()
        self.combo.setAccessibleName(translate("Saved filter"))
        self.combo.activated.connect(lambda at: self.choose(str(self.combo.itemData(at))))
        self.change = tool_button(translate("Change this list…"), self.change_wanted.emit, "pencil")
        self.new = button(translate("New list…"), self.new_wanted.emit, "plus")
        self.new.setFlat(True)
        layout = self._layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._row, 100)
        layout.addWidget(self.combo)
        layout.addWidget(self.change)
        layout.addWidget(self.new)
        layout.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_lists(())

    @property
    def current(self) -> str:
        """The chosen list's id."""
        return self._chosen

    def has(self, name: str) -> bool:
        """Say whether a list is offered."""
        return name in self._titles

    def show_lists(self, lists: Iterable[ContactList]) -> None:
        """Offer everybody and these lists; when the chosen one is not among them any more, everybody is chosen."""
        titles = {"": translate("Everybody"), **{one.uid: one.name for one in lists}}
        if titles == self._titles:
            return
        self._titles = titles
        for old in self._buttons.values():
            self._group.removeButton(old)
            self._in_row.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._buttons = {name: self._made(name) for name in titles}
        if self._chosen not in titles:
            self.choose("")
        self._show()

    def show_count(self, name: str, count: int) -> None:
        """Show how many people are on a list."""
        if self._counts.get(name) != count:
            self._counts[name] = count
            self._show()

    def choose(self, name: str) -> None:
        """Choose a list as a click would."""
        self._chosen = name
        self._show()
        self.chosen.emit(name)

    def minimumSizeHint(self) -> QSize:
        tools = self.change.sizeHint().width() + self.new.sizeHint().width() + 2 * self._layout.spacing()
        return QSize(self.combo.minimumSizeHint().width() + tools, self.combo.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _made(self, name: str) -> QPushButton:
        one = Segment("")
        one.setFlat(True)
        one.clicked.connect(lambda _checked=False: self.choose(name))
        self._group.addButton(one)
        self._in_row.insertWidget(self._in_row.count() - 1, one)
        return one

    def _show(self) -> None:
        self.combo.clear()
        for name, one in self._buttons.items():
            count = self._counts.get(name, 0)
            is_offered = bool(count) or name not in READY_MADE or name == self._chosen
            words = f"{self._titles[name]} {count}"
            one.setText(words.replace("&", "&&"))
            one.setVisible(is_offered)
            one.setChecked(name == self._chosen)
            if is_offered:
                self.combo.addItem(words, name)
        self.combo.setCurrentIndex(self.combo.findData(self._chosen, Qt.ItemDataRole.UserRole))
        self.change.setVisible(bool(self._chosen) and self._chosen not in READY_MADE)
        self._fit()

    def _fit(self) -> None:
        offered = [one for one in self._buttons.values() if not one.isHidden()]
        tools: list[QWidget] = [one for one in (self.change, self.new) if not one.isHidden()]
        wanted = sum(one.sizeHint().width() + 2 for one in offered)
        wanted += sum(one.sizeHint().width() + self._layout.spacing() for one in tools)
        has_room = wanted <= self.width()
        self._row.setVisible(has_room)
        self.combo.setVisible(not has_room)
