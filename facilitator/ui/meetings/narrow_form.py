"""A form for a narrow pane: every caption above its field, and boxes to tick with their words beside them."""

from PySide6.QtWidgets import QCheckBox, QFormLayout

from facilitator.domain.records import Record
from facilitator.ui.desk import Desk
from facilitator.ui.widgets.record_form import RecordForm
from facilitator.words import translate


class NarrowForm(RecordForm):
    """A record's form that needs only the width of its widest field."""

    def __init__(self, desk: Desk, record: type[Record], names: tuple[str, ...]) -> None:
        super().__init__(desk, record, names)
        self._rows = self.layout()
        assert isinstance(self._rows, QFormLayout)
        self._rows.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        for edit in self.edits.values():
            caption = self._rows.labelForField(edit)
            if isinstance(edit.editor, QCheckBox) and caption:
                edit.editor.setText(translate(edit.field.label))
                caption.hide()

    def show_field(self, name: str, is_shown: bool) -> None:
        """Show or hide a field with its caption."""
        assert isinstance(self._rows, QFormLayout)
        self._rows.setRowVisible(self.edits[name], is_shown)
