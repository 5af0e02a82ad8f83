"""Where a person belongs: their organizations with role and dates, edited in place."""

from PySide6.QtCore import QEvent, QObject, QStringListModel, Qt, Signal
from PySide6.QtWidgets import QCompleter, QFormLayout, QHBoxLayout, QLineEdit, QToolButton, QVBoxLayout, QWidget

from facilitator.domain.records import Affiliation, Organization, Person, Value
from facilitator.refusal import Refusal
from facilitator.store import organizations, rows
from facilitator.ui.contacts.card import caption_width
from facilitator.ui.desk import Desk
from facilitator.ui.icons import icon
from facilitator.ui.widgets.field_edit import FieldEdit
from facilitator.ui.widgets.plain import button, label
from facilitator.words import mark, translate

_DETAILS = ("role", "since", "until")


class PlacesEdit(QWidget):
    """One block of fields for every place; an empty one waits for the first, and for each that is asked for."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._person = ""
        self._blocks: list[PlaceEdit] = []
        self._has_room = False
        self._names = QStringListModel(self)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._more = button(translate("Add another organization"), self._ask_for_more, "plus")
        self._layout.addWidget(self._more)

    @property
    def blocks(self) -> list["PlaceEdit"]:
        """The blocks that are shown."""
        return [one for one in self._blocks if not one.isHidden()]

    def show_places(self, person: str) -> None:
        """Show the places of a person, present ones first."""
        if person != self._person:
            self._person, self._has_room = person, False
        connection = self._desk.document.connection
        found = organizations.affiliations_of(connection, person) if person else []
        shown: list[Affiliation | None] = [*found]
        if not found or self._has_room:
            shown.append(None)
        while len(self._blocks) < len(shown):
            self._add_block()
        for at, block in enumerate(self._blocks):
            block.setVisible(at < len(shown))
            if at < len(shown):
                place = shown[at]
                block.show_place(place, _name_of(self._desk, place))
        can_change = bool(person) and self._desk.document.look_only is None
        self.setEnabled(can_change)
        self._more.setVisible(bool(found) and not self._has_room)

    def _add_block(self) -> None:
        block = PlaceEdit(self._names)
        block.organization_named.connect(self._name_organization)
        block.detail_changed.connect(self._change_detail)
        block.removal_wanted.connect(self._remove)
        block.asked_for_names.connect(self._offer_names)
        self._blocks.append(block)
        self._layout.insertWidget(len(self._blocks) - 1, block)

    def _ask_for_more(self) -> None:
        self._has_room = True
        self.show_places(self._person)
        self.blocks[-1].organization.setFocus()

    def _offer_names(self) -> None:
        names = sorted(organizations.names(self._desk.document.connection).values(), key=str.casefold)
        if names != self._names.stringList():
            self._names.setStringList(names)

    def _name_organization(self, uid: str, name: str) -> None:
        person = rows.get(self._desk.document.connection, Person, self._person)
        if person is None or (not uid and not name):
            return
        if not name:
            self._remove(uid)
            return
        self._has_room = False
        said = mark("Place {name} in {organization}")
        try:
            with self._desk.document.change(said, name=person.name, organization=name) as change:
                if uid:
                    change.update(Affiliation, uid, organization=organizations.find_or_add(change, name))
                else:
                    change.insert(Affiliation(person=person.uid, organization=organizations.find_or_add(change, name)))
        except Refusal as refusal:
            self._desk.told.emit(str(refusal), False)
            self.show_places(self._person)

    def _change_detail(self, uid: str, field: str, value: Value) -> None:
        caption = Affiliation.fields[field].label
        person = rows.get(self._desk.document.connection, Person, self._person)
        name = person.name if person else ""
        try:
            with self._desk.document.change(mark("Change “{field}” of {name}"), field=caption, name=name) as change:
                change.update(Affiliation, uid, **{field: value})
        except Refusal as refusal:
            self._desk.told.emit(str(refusal), False)

    def _remove(self, uid: str) -> None:
        place = rows.get(self._desk.document.connection, Affiliation, uid)
        if place is None:
            self._has_room = False
            self.show_places(self._person)
            return
        name = _name_of(self._desk, place)
        try:
            with self._desk.document.change(mark("Take out of {organization}"), organization=name) as change:
                change.delete(Affiliation, uid)
        except Refusal as refusal:
            self._desk.told.emit(str(refusal), False)
            return
        self._desk.told.emit(translate("Taken out of {organization}.", organization=name), True)


class PlaceEdit(QWidget):
    """The fields of one place: organization, role, since, until."""

    organization_named = Signal(str, str)  # id of the place ("" for a new one), the organization's name
    detail_changed = Signal(str, str, object)  # id of the place, field, value
    removal_wanted = Signal(str)  # id of the place
    asked_for_names = Signal()

    def __init__(self, names: QStringListModel) -> None:
        super().__init__()
        self._uid = ""
        self._name = ""
        self.organization = QLineEdit()
        self.organization.setPlaceholderText(translate("Type a name"))
        completer = QCompleter(names, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.organization.setCompleter(completer)
        self.organization.installEventFilter(self)
        self.organization.editingFinished.connect(self._finish)
        self.remove = QToolButton()
        self.remove.setIcon(icon("x"))
        self.remove.setAutoRaise(True)
        self.remove.clicked.connect(lambda: self.removal_wanted.emit(self._uid))
        self.details = {name: FieldEdit(Affiliation.fields[name]) for name in _DETAILS}
        top = QHBoxLayout()
        top.setContentsMargins(0, 0, 0, 0)
        top.addWidget(self.organization, 1)
        top.addWidget(self.remove)
        self._layout = QFormLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        self._add_row(translate("Organization:"), self.organization, top)
        for name, edit in self.details.items():
            edit.committed.connect(lambda field, value: self.detail_changed.emit(self._uid, field, value))
            self._add_row(f"{translate(Affiliation.fields[name].label)}:", edit, edit)

    def show_place(self, place: Affiliation | None, name: str) -> None:
        """Show a place, or with None an empty line for the organization's name."""
        if not self.organization.hasFocus() or name != self._name:
            self.organization.setText(name)
            self.organization.setCursorPosition(0)
        self._uid, self._name = (place.uid, name) if place else ("", "")
        for field, edit in self.details.items():
            self._layout.setRowVisible(edit, place is not None)
            if place:
                edit.show_value(getattr(place, field))
                edit.editor.setAccessibleName(
                    translate("{field} at {organization}", field=translate(edit.field.label), organization=name)
                )
        self.remove.setVisible(place is not None)
        words = translate("Take out of {organization}", organization=name)
        self.remove.setToolTip(words)
        self.remove.setAccessibleName(words)
        self.organization.setAccessibleName(
            translate("Organization: {organization}", organization=name) if place else translate("Organization")
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            self.asked_for_names.emit()
        return super().eventFilter(watched, event)

    def _add_row(self, caption: str, buddy: QWidget, content: QHBoxLayout | FieldEdit) -> None:
        words = label(caption)
        words.setBuddy(buddy)
        words.setMinimumWidth(caption_width(self))
        if isinstance(content, QHBoxLayout):
            self._layout.addRow(words, content)
        else:
            self._layout.addRow(words, content)

    def _finish(self) -> None:
        typed = self.organization.text().strip()
        if typed != self._name:
            self._name = typed
            self.organization_named.emit(self._uid, typed)


def _name_of(desk: Desk, place: Affiliation | None) -> str:
    if place is None:
        return ""
    found = rows.get(desk.document.connection, Organization, place.organization)
    return found.name if found else ""
