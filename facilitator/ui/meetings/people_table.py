"""The attendance list as a table: Space ticks, Enter changes the state or a time."""

from PySide6.QtCore import QAbstractItemModel, Qt, Signal
from PySide6.QtGui import QPainter, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from facilitator.domain.records.attendance import STATES
from facilitator.store.attendance import Line
from facilitator.ui.meetings.keyed_table import KeyedTable
from facilitator.ui.meetings.people_model import NAME, ORGANIZATION, SECTOR, STATE, PeopleModel
from facilitator.ui.row_model import Index, Role
from facilitator.words import translate

_NARROW = 84
_MEASURED_ROWS = 30


class PeopleTable(KeyedTable):
    """Several people may be selected and ticked at once: `state_wanted` names them and what is said of them."""

    state_wanted = Signal(object, str)
    removal_wanted = Signal(object)

    def __init__(self, model: PeopleModel) -> None:
        super().__init__(translate("People of this meeting"), model)
        model.ticked.connect(self._tick)
        self.on_key("Space", self._toggle)
        self.on_key("Del", lambda: self.removal_wanted.emit(self.chosen_lines()))
        self.setObjectName("attendance")
        self.setItemDelegate(_Delegate(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        header = self.horizontalHeader()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        # Measuring hundreds of names at every tick is what would make ticking slow.
        header.setResizeContentsPrecision(_MEASURED_ROWS)
        for column in (ORGANIZATION, SECTOR, STATE):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        header.setMinimumSectionSize(self.fontMetrics().averageCharWidth() * 8)

    def resizeEvent(self, event: QResizeEvent) -> None:
        # Sectors are counted beside the list; when it is narrow, names and states need the room more.
        self.setColumnHidden(SECTOR, event.size().width() < self.fontMetrics().averageCharWidth() * _NARROW)
        super().resizeEvent(event)

    def chosen_lines(self) -> list[Line]:
        """List the selected lines, or the one the keyboard is on."""
        chosen = set(self.chosen_ids()) or {self.current_id()}
        return [line for line in self.rows.rows if line.uid in chosen]

    def _tick(self, uid: str, is_here: bool) -> None:
        lines = [line for line in self.rows.rows if line.uid == uid]
        self.state_wanted.emit(lines, "present" if is_here else "expected")

    def _toggle(self) -> None:
        lines = self.chosen_lines()
        self.state_wanted.emit(lines, "expected" if all(line.is_here for line in lines) else "present")


class _Delegate(QStyledItemDelegate):
    """Offers the states to choose from, and a line to type a time in."""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        if index.column() == STATE:
            combo = QComboBox(parent)
            for state, words in STATES:
                combo.addItem(translate(words), state)
            editor: QWidget = combo
        else:
            line = QLineEdit(parent)
            line.setFrame(False)
            editor = line
        heading = index.model().headerData(index.column(), Qt.Orientation.Horizontal)
        editor.setAccessibleName(str(heading))
        editor.setAutoFillBackground(True)
        return editor

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        if index.column() == NAME:
            self._paint_box(painter, option, index)

    def _paint_box(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        # The style's own box is hard to see on a dark ground; a line in the colour of the words is not.
        shown = QStyleOptionViewItem(option)
        self.initStyleOption(shown, index)
        style = QApplication.style()
        box = style.subElementRect(QStyle.SubElement.SE_ItemViewItemCheckIndicator, shown, None)
        is_selected = bool(shown.state & QStyle.StateFlag.State_Selected)
        role = QPalette.ColorRole.HighlightedText if is_selected else QPalette.ColorRole.Text
        painter.setPen(shown.palette.color(role))
        painter.drawRect(box.adjusted(0, 0, -1, -1))

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        value = str(index.data(Role.EditRole))
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(max(0, editor.findData(value)))
        elif isinstance(editor, QLineEdit):
            editor.setText(value)
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        value = editor.currentData() if isinstance(editor, QComboBox) else ""
        if isinstance(editor, QLineEdit):
            value = editor.text().strip()
        model.setData(index, value)
