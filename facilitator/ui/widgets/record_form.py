"""A form for a record, described by the names of its fields; what is entered is saved when a field is left."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtWidgets import QFormLayout, QWidget

from facilitator.domain.records import Kind, Record, Value
from facilitator.refusal import Refusal
from facilitator.store import rows
from facilitator.ui.desk import Desk
from facilitator.ui.widgets.field_edit import Choices, FieldEdit
from facilitator.ui.widgets.plain import label
from facilitator.words import mark, translate


class RecordForm(QWidget):
    """Shows some fields of one record at a time and saves each as one step that can be undone.

    `choices` pairs stored values with words, for a line of text that is better chosen from a list; `made` has editors
    of another kind for some fields.
    """

    def __init__(
        self,
        desk: Desk,
        record: type[Record],
        names: Sequence[str],
        choices: Mapping[str, Choices] | None = None,
        made: Mapping[str, FieldEdit] | None = None,
    ) -> None:
        super().__init__()
        self._desk = desk
        self._record = record
        self._uid = ""
        self.edits: dict[str, FieldEdit] = {}
        layout = QFormLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        layout.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        for name in names:
            field = record.fields[name]
            edit = (made or {}).get(name) or FieldEdit(field, (choices or {}).get(name, ()))
            edit.committed.connect(self._save)
            edit.edited.connect(desk.edited)
            self.edits[name] = edit
            caption = label(translate(field.label) + ("" if field.kind is Kind.YES_NO else ":"))
            caption.setBuddy(edit)
            layout.addRow(caption, edit)

    def show_record(self, uid: str) -> None:
        """Show a record of the file; with an id that is not there, or "", the form is empty and switched off."""
        is_other = uid != self._uid
        if is_other:
            self.commit()
        found = rows.get(self._desk.document.connection, self._record, uid) if uid else None
        self._uid = found.uid if found else ""
        self.setEnabled(found is not None and self._desk.document.look_only is None)
        for name, edit in self.edits.items():
            edit.show_value(getattr(found, name) if found else edit.field.empty, is_other=is_other)

    def show_choices(self, name: str, choices: Choices) -> None:
        """Offer the things that a linking field may lead to, "" among them for none."""
        self.edits[name].show_choices(choices)

    def commit(self) -> None:
        """Save what is being typed."""
        for edit in self.edits.values():
            if self._uid and (edit.editor.hasFocus() or edit.is_unsaved):
                edit.commit()

    def _save(self, name: str, value: Value) -> None:
        self._write(self._uid, name, value)

    def _write(self, uid: str, name: str, value: Value) -> None:
        document = self._desk.document
        found = rows.get(document.connection, self._record, uid)
        if found is None:
            return
        field = self._record.fields[name]
        from facilitator.store import contradictions  # when something is first changed; showing does without

        wanted: dict[str, Any] = {name: value}
        try:
            contradictions.check_change(document.connection, found, found.but(**wanted))
        except Refusal as refusal:
            self.edits[name].refuse(refusal, getattr(found, name))
            return
        try:
            with document.change(mark("Change “{field}” of {name}"), field=field.label, name=found.title) as change:
                change.update(self._record, uid, **{name: value})
        except Refusal as refusal:
            if uid == self._uid:
                self.edits[name].keep_unsaved(getattr(found, name))
            self._desk.could_not_save.emit(refusal, partial(self._write, uid, name, value))
