"""Saved filters with their counts: a row of buttons where there is room, else one choice."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QComboBox, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from facilitator.store import people
from facilitator.ui.widgets.segments import Segment
from facilitator.words import mark, translate

_TITLES = {"": mark("Everybody"), **{name: words for name, (words, _) in people.FILTERS.items()}}


class SavedFilters(QWidget):
    """Says `chosen` with the name of a saved filter, "" for everybody; one that lets nobody through is left out."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._counts: dict[str, int] = {}
        self._chosen = ""
        self._buttons: dict[str, QPushButton] = {}
        group = QButtonGroup(self)
        self._row = QWidget()
        row = QHBoxLayout(self._row)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        for name in _TITLES:
            one = Segment("")
            one.setFlat(True)
            one.clicked.connect(lambda _checked=False, name=name: self.choose(name))
            group.addButton(one)
            row.addWidget(one)
            self._buttons[name] = one
        row.addStretch(1)
        self.combo = QComboBox()
        self.combo.setAccessibleName(translate("Saved filter"))
        self.combo.activated.connect(lambda at: self.choose(str(self.combo.itemData(at))))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._row, 100)
        layout.addWidget(self.combo)
        layout.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._show()

    @property
    def current(self) -> str:
        """The chosen filter's name."""
        return self._chosen

    def show_count(self, name: str, count: int) -> None:
        """Show how many people a filter lets through."""
        if self._counts.get(name) != count:
            self._counts[name] = count
            self._show()

    def choose(self, name: str) -> None:
        """Choose a filter as a click would."""
        self._chosen = name
        self._show()
        self.chosen.emit(name)

    def minimumSizeHint(self) -> QSize:
        return QSize(self.combo.minimumSizeHint().width(), self.combo.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _show(self) -> None:
        self.combo.clear()
        for name, one in self._buttons.items():
            count = self._counts.get(name, 0)
            is_offered = bool(count) or name in ("", self._chosen)
            words = f"{translate(_TITLES[name])} {count}"
            one.setText(words)
            one.setVisible(is_offered)
            one.setChecked(name == self._chosen)
            if is_offered:
                self.combo.addItem(words, name)
        self.combo.setCurrentIndex(self.combo.findData(self._chosen, Qt.ItemDataRole.UserRole))
        self._fit()

    def _fit(self) -> None:
        offered = [one for one in self._buttons.values() if not one.isHidden()]
        wanted = sum(one.sizeHint().width() + 2 for one in offered)
        has_room = wanted <= self.width()
        self._row.setVisible(has_room)
        self.combo.setVisible(not has_room)
