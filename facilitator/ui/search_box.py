"""Search everything: one box for people, organizations, meetings, agenda items and handouts."""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from facilitator.domain.records import BY_TABLE
from facilitator.ui.desk import Desk
from facilitator.ui.icons import icon
from facilitator.words import spoken, translate

if TYPE_CHECKING:
    from PySide6.QtGui import QStandardItemModel
    from PySide6.QtWidgets import QAbstractItemView, QCompleter

    from facilitator.ui.seeking import Answer, Seeker

_PAUSE_MS = 150
_LOOKING_MS = 200  # an answer that comes sooner needs no word before it
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
        self._looking = QTimer(self)
        self._looking.setSingleShot(True)
        self._looking.setInterval(_LOOKING_MS)
        self._looking.timeout.connect(self._say_looking)
        self._wants_first = False
        self.textEdited.connect(self._wait)
        self.returnPressed.connect(self._show_first)

    @cached_property
    def seeker(self) -> "Seeker":
        """What looks things up, made with the first question."""
        from facilitator.ui.seeking import Seeker

        made = Seeker(self._desk.document, self)
        made.answered.connect(self._take)
        return made

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

    def leave(self) -> None:
        """Look for nothing any more; before the file is closed."""
        self._forget_question()
        if "_list" in vars(self):
            self._popup.hide()
        if "seeker" in vars(self):
            self.seeker.leave()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        from PySide6.QtCore import Qt

        if event.key() == Qt.Key.Key_Escape:
            self._forget_question()
            self.clear()
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def look_up(self) -> None:
        """Search for what is typed; the list is shown when the answer comes."""
        self._pause.stop()
        if not self.text().strip():
            self._forget_question()
            self._popup.hide()
            return
        self._looking.start()
        self.seeker.ask(self.text())

    def _wait(self) -> None:
        # Whatever was asked before, nobody wants to see it any more.
        self._forget_question()
        self._pause.start()

    def _forget_question(self) -> None:
        self._wants_first = False
        self._pause.stop()
        self._looking.stop()
        if "seeker" in vars(self):
            self.seeker.drop()

    def _take(self, answer: "Answer") -> None:
        self._looking.stop()
        self._fill(answer)
        wants_first, self._wants_first = self._wants_first, False
        first = self._found.index(0, 0)
        # Somebody who has gone elsewhere meanwhile is not pulled back.
        if wants_first and first.data(_WHAT) and self.window().focusWidget() is self:
            self._popup.hide()
            self._show(first)
        else:
            self._show_list()

    def _say_looking(self) -> None:
        self._found.clear()
        self._say(translate("Looking through everything…"))
        self._show_list()

    def _show_list(self) -> None:
        if not self.hasFocus():
            return
        # As wide as what was found asks for; Qt keeps it on the screen.
        edge = self._popup.frameWidth() * 2 + self._popup.verticalScrollBar().sizeHint().width()
        wanted = self._popup.sizeHintForColumn(0) + edge
        self._list.complete(QRect(0, 0, max(self.width(), wanted), self.height()))

    def _fill(self, answer: "Answer") -> None:
        self._found.clear()
        for one in answer.found:
            kind = translate(BY_TABLE[one.table].one)
            about = ", ".join(part for part in (spoken().short_date(one.day) if one.day else "", one.about) if part)
            self._add(f"{one.title} — {kind}" + (f", {about}" if about else ""), one.table, one.uid)
        for name, title in answer.papers:
            self._add(translate("{title} — print", title=title), _HANDOUT, name)
        if answer.refusal:
            self._say(str(answer.refusal))
        elif not self._found.rowCount():
            self._say(translate("Nothing holds “{words}”", words=answer.typed.strip()))

    def _say(self, sentence: str) -> None:
        from PySide6.QtGui import QStandardItem

        item = QStandardItem(icon("search"), sentence)
        item.setEnabled(False)
        item.setForeground(self.palette().text())  # to be read all the same
        self._found.appendRow(item)

    def _add(self, text: str, table: str, uid: str) -> None:
        from PySide6.QtGui import QStandardItem

        item = QStandardItem(icon(_ICONS.get(table, "printer")), text)
        item.setData((table, uid), _WHAT)
        self._found.appendRow(item)

    def _show_first(self) -> None:
        if self._popup.isVisible() and self._popup.currentIndex().isValid():
            return  # the list answers Enter itself
        self._wants_first = True
        self.look_up()

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
