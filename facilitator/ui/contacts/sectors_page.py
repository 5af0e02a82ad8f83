"""The sectors of a collaborative: an editable list in the collaborative's own order."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QMenu, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from facilitator.domain.records import Sector, Value
from facilitator.domain.sector_presets import PRESETS
from facilitator.refusal import Refusal
from facilitator.store import sectors
from facilitator.store.change import Change
from facilitator.ui.contacts.page import Page
from facilitator.ui.contacts.sectors_model import COMMUNITY, NAME, SectorsModel
from facilitator.ui.desk import Desk
from facilitator.ui.icons import icon
from facilitator.ui.widgets.column_shares import ColumnShares
from facilitator.ui.widgets.empty_state import EmptyState
from facilitator.ui.widgets.flow import FlowLayout
from facilitator.ui.widgets.plain import button, label, table
from facilitator.ui.widgets.tick_delegate import TickDelegate
from facilitator.words import language, mark, spoken, translate

_EDITING = QAbstractItemView.State.EditingState
Act = Callable[[Change], object]


class SectorsPage(Page):
    """Edit in place with Enter or F2, tick with Space, move by dragging or Alt+Up and Alt+Down, Del removes."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.model = SectorsModel(self)
        self.model.edited.connect(self._edit)
        self.model.moved.connect(self._move)
        self.table = table(translate("List of sectors"))
        self.table.setObjectName("sectors")
        self.table.setModel(self.model)
        ColumnShares(self.table, (36, 26, 28, 10))
        self.table.setItemDelegateForColumn(COMMUNITY, TickDelegate(self.table))
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.table.setDragDropOverwriteMode(False)
        self.table.setDropIndicatorShown(True)
        self.table.installEventFilter(self)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._filled())
        self._stack.addWidget(self._never_used())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)

    def refresh(self) -> None:
        """Show what is in the file now; the chosen one stays."""
        chosen = self._chosen()
        connection = self._desk.document.connection
        self.model.can_change = self._desk.document.look_only is None
        self.model.show_sectors(sectors.listing(connection), sectors.counts(connection))
        self._stack.setCurrentIndex(0 if self.model.rows else 1)
        if self.model.rows:
            self.show_thing("sectors", chosen.uid if chosen else self.model.rows[0].uid)

    def first_focus(self) -> QWidget:
        """Give the list, or the first button while there is none."""
        return self.table if self._stack.currentIndex() == 0 else self._first_button

    def show_thing(self, table: str, uid: str) -> bool:
        """Choose a sector; False when it is gone."""
        place = self.model.place_of(uid)
        if place < 0:
            return False
        column = max(0, self.table.currentIndex().column())
        self.table.setCurrentIndex(self.model.index(place, column))
        return True

    def add_new(self) -> None:
        """Add a sector at the end and open its name for typing."""
        added: list[str] = []

        def add(change: Change) -> None:
            added.append(sectors.add(change, translate("New sector")))

        if self._write(mark("Add sector"), add):
            self.show_thing("sectors", added[0])
            self.table.setFocus()
            self.table.edit(self.model.index(self.model.place_of(added[0]), NAME))

    def remove_chosen(self) -> None:
        """Remove the chosen sector, with a way back; people and organizations in it then have none."""
        chosen = self._chosen()
        if chosen and self._write(
            mark("Remove {name}"), lambda change: sectors.remove(change, chosen.uid), name=chosen.name
        ):
            self._desk.told.emit(translate("{name} was removed.", name=chosen.name), True)

    def move_chosen(self, places: int) -> None:
        """Move the chosen sector up (-1) or down (1)."""
        chosen = self._chosen()
        if chosen is None:
            return
        target = self.model.place_of(chosen.uid) + places
        if 0 <= target < len(self.model.rows):
            after = target + (1 if places > 0 else 0)
            self._move(chosen.uid, self.model.rows[after].uid if after < len(self.model.rows) else "")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # A cell's editor passes Enter on when it is done with it.
        is_at_rest = watched is self.table and self.table.state() != _EDITING
        if is_at_rest and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            is_alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
            if is_alt and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
                self.move_chosen(-1 if event.key() == Qt.Key.Key_Up else 1)
                return True
            if event.key() == Qt.Key.Key_Delete:
                self.remove_chosen()
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.table.edit(self.table.currentIndex())
                return True
        return super().eventFilter(watched, event)

    def _filled(self) -> QWidget:
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        words = translate(
            "Sectors are the parts of community life that should be at the table. Tick those that are the community "
            "itself rather than an institution: the agenda and the counts look after them."
        )
        layout.addWidget(label(words, is_wrapped=True))
        tools = FlowLayout()
        for one in (
            button(translate("Move up"), lambda: self.move_chosen(-1), "arrow-up", translate("Alt+Up")),
            button(translate("Move down"), lambda: self.move_chosen(1), "arrow-down", translate("Alt+Down")),
            button(translate("Remove"), self.remove_chosen, "trash-2", translate("Del")),
        ):
            tools.addWidget(one)
        preset = button(translate("Add a usual list"), lambda: None, "list-checks")
        preset.setMenu(self._preset_menu())
        tools.addWidget(preset)
        layout.addLayout(tools)
        layout.addWidget(self.table, 1)
        return page

    def _preset_menu(self) -> QMenu:
        menu = QMenu(self)
        for name, (words, _) in PRESETS.items():
            menu.addAction(icon("plus"), translate(words), lambda name=name: self._add_preset(name))
        return menu

    def _never_used(self) -> QWidget:
        starts = [self._preset_button(name, words) for name, (words, _) in PRESETS.items()]
        self._first_button = starts[0]
        return EmptyState(
            "tags",
            translate("Which parts of the community should be at the table?"),
            translate(
                "Residents, youth, business, schools, health, faith groups: with sectors the program can say who is "
                "missing. Start from a usual list and change every word of it."
            ),
            starts,
        )

    def _preset_button(self, name: str, words: str) -> QPushButton:
        return button(translate(words), lambda: self._add_preset(name), "list-checks")

    def _add_preset(self, name: str) -> None:
        papers = self._desk.document.collaborative().language
        second = language("es") if papers == "en+es" and spoken().code == "en" else None
        self._write(mark("Add a list of sectors"), lambda change: sectors.add_preset(change, name, spoken(), second))

    def _edit(self, sector: Sector, field: str, value: Value) -> None:
        self._write(
            mark("Change “{field}” of {name}"),
            lambda change: change.update(Sector, sector.uid, **{field: value}),
            field=Sector.fields[field].label,
            name=sector.name,
        )

    def _move(self, uid: str, before: str) -> None:
        self._write(mark("Move sector"), lambda change: sectors.move(change, uid, before))
        self.show_thing("sectors", uid)

    def _write(self, title: str, act: Act, **said: str) -> bool:
        try:
            with self._desk.document.change(title, **said) as change:
                act(change)
        except Refusal as refusal:
            self._desk.told.emit(str(refusal), False)
            return False
        return True

    def _chosen(self) -> Sector | None:
        row = self.table.currentIndex().row()
        return self.model.rows[row] if 0 <= row < len(self.model.rows) else None
