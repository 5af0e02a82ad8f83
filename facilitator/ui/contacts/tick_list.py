"""Boxes to tick for the yes-or-no fields of a record, each with its own words beside it."""

from collections.abc import Sequence

from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from facilitator.domain.records import Record
from facilitator.store import rows
from facilitator.store.change import Change
from facilitator.ui.desk import Desk
from facilitator.ui.writing import can_write, write
from facilitator.words import mark, translate


class TickList(QWidget):
    """Saves each tick as one step that can be undone."""

    def __init__(self, desk: Desk, record: type[Record], names: Sequence[str]) -> None:
        super().__init__()
        self._desk = desk
        self._record = record
        self._uid = ""
        self.boxes: dict[str, QCheckBox] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        for name in names:
            box = QCheckBox(translate(record.fields[name].label))
            box.clicked.connect(lambda is_ticked, name=name: self._save(name, is_ticked))
            self.boxes[name] = box
            layout.addWidget(box)

    def show_record(self, uid: str) -> None:
        """Show a record of the file; with an id that is not there the boxes are empty and switched off."""
        found = rows.get(self._desk.document.connection, self._record, uid) if uid else None
        self._uid = found.uid if found else ""
        self.setEnabled(found is not None and can_write(self._desk))
        for name, box in self.boxes.items():
            box.setChecked(bool(found and getattr(found, name)))

    def _save(self, name: str, is_ticked: bool) -> None:
        uid = self._uid
        found = rows.get(self._desk.document.connection, self._record, uid)

        def tick(change: Change) -> bool:
            change.update(self._record, uid, **{name: is_ticked})
            return True

        label = self._record.fields[name].label
        done = write(
            self._desk, mark("Change “{field}” of {name}"), tick, field=label, name=found.title if found else ""
        )
        if not done:
            self.show_record(uid)
