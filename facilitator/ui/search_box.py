"""Search everything: one box for people, organizations, meetings, agenda items and handouts."""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from facilitator.domain.plain_text import fold
from facilitator.domain.records import BY_TABLE
from facilitator.ui.desk import Desk
from facilitator.ui.icons import icon
from facilitator.words import spoken, translate

if TYPE_CHECKING:
    from PySide6.QtGui import QStandardItemModel
    from PySide6.QtWidgets import QAbstractItemView, QCompleter

_PAUSE_MS = 150
_ICONS = {"people": "user", "organizations": "building-2", "meetings": "calendar-days", "agenda_items": "list-checks"}
_HANDOUT = "handout"
_WHAT = 0x100  # Qt.ItemDataRole.UserRole; see `widgets.plain` on why it is not named


class SearchBox(QLineEdit):
    """Shows what it finds in a list below; Enter or a click shows the thing in its tab, or prepares the handout."""

    left = Signal()  # by Esc

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.setObjectName("search_everything")
        self.setPlaceholderText(translate("Search everything (Ctrl+K)"))
        self.setAccessibleName(translate("Search everything"))
        self.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * 30)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.look_up)
        self.textEdited.connect(self._pause.start)
        self.returnPressed.connect(self._show_first)

    @cached_property
    def _found(self) -> "QStandardItemModel":
        from PySide6.QtGui import QStandardItemModel

        return QStandardItemModel(self)

    @cached_property
    def _list(self) -> "QCompleter":
        from PySide6.QtWidgets import QCompleter

        made = QCompleter(self._found, self)
        made.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        made.setWidget(self)
        made.setMaxVisibleItems(14)
        made.activated[QModelIndex].connect(self._show)  # type: ignore[index]  # one of two signals of that name
        return made

    @cached_property
    def _popup(self) -> "QAbstractItemView":
        from PySide6.QtCore import Qt

        popup = self._list.popup()
        assert popup is not None  # Qt makes one when asked
        popup.setAccessibleName(translate("What was found"))
        popup.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        return popup

    def keyPressEvent(self, event: QKeyEvent) -> None:
        from PySide6.QtCore import Qt

        if event.key() == Qt.Key.Key_Escape:
            self.clear()
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def look_up(self) -> None:
        """Search for what is typed and show the list."""
        if not self._fill():
            self._popup.hide()
            return
        # As wide as what was found asks for; Qt keeps it on the screen.
        edge = self._popup.frameWidth() * 2 + self._popup.verticalScrollBar().sizeHint().width()
        wanted = self._popup.sizeHintForColumn(0) + edge
        self._list.complete(QRect(0, 0, max(self.width(), wanted), self.height()))

    def _fill(self) -> bool:
        self._pause.stop()
        self._found.clear()
        if not self.text().strip():
            return False
        from facilitator.store import search

        for one in search.find(self._desk.document.connection, self.text()):
            kind = translate(BY_TABLE[one.table].one)
            about = ", ".join(part for part in (spoken().short_date(one.day) if one.day else "", one.about) if part)
            self._add(f"{one.title} — {kind}" + (f", {about}" if about else ""), one.table, one.uid)
        self._add_handouts()
        if not self._found.rowCount():
            from PySide6.QtGui import QStandardItem

            nothing = QStandardItem(translate("Nothing holds “{words}”", words=self.text().strip()))
            nothing.setEnabled(False)
            self._found.appendRow(nothing)
        return True

    def _add_handouts(self) -> None:
        from facilitator.handouts import making

        words = fold(self.text()).split()
        for handout in making.catalogue():
            title = translate(handout.title)
            if handout.needs != "import" and all(word in fold(title) for word in words):
                self._add(translate("{title} — print", title=title), _HANDOUT, handout.name)

    def _add(self, text: str, table: str, uid: str) -> None:
        from PySide6.QtGui import QStandardItem

        item = QStandardItem(icon(_ICONS.get(table, "printer")), text)
        item.setData((table, uid), _WHAT)
        self._found.appendRow(item)

    def _show_first(self) -> None:
        if self._popup.isVisible() and self._popup.currentIndex().isValid():
            return  # the list answers Enter itself
        if self._fill():
            self._popup.hide()
            self._show(self._found.index(0, 0))

    def _show(self, index: QModelIndex | QPersistentModelIndex) -> None:
        what = index.data(_WHAT)
        if not what:
            return
        table, uid = what
        self.clear()
        if table == _HANDOUT:
            self._desk.print_wanted.emit([uid], "")
        else:
            self._desk.show_wanted.emit(table, uid)
