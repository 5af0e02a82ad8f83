"""The collaborative's own details: its name, purpose, place, and how its papers look."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from facilitator.domain.records import Collaborative
from facilitator.store.steps import Step
from facilitator.ui.countries import COUNTRIES
from facilitator.ui.desk import Desk
from facilitator.ui.widgets.plain import button, label
from facilitator.ui.widgets.record_form import RecordForm
from facilitator.words import translate

_FIELDS = ("name", "purpose", "place", "contact", "language", "paper", "phone_country")


class Details(QDialog):
    """A form that saves each field when it is left, as every form does."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("details")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(translate("Collaborative details"))
        self._uid = desk.document.collaborative().uid
        countries = [("", translate("not chosen yet")), *((code, translate(name)) for code, name in COUNTRIES)]
        self.form = RecordForm(desk, Collaborative, _FIELDS, {"phone_country": countries})
        self.form.show_record(self._uid)
        desk.changed.connect(self._on_change)
        done = button(translate("Done"), self.accept)
        # Enter in a field saves the field; it must not close the window as well.
        done.setAutoDefault(False)
        row = QHBoxLayout()
        row.addWidget(label(translate("Every change is saved when you leave a field."), is_wrapped=True), 1)
        row.addWidget(done)
        layout = QVBoxLayout(self)
        layout.addWidget(self.form)
        layout.addLayout(row)
        self.resize(self.fontMetrics().averageCharWidth() * 80, self.sizeHint().height())

    def done(self, result: int) -> None:
        self.form.commit()
        super().done(result)

    def _on_change(self, _step: Step) -> None:
        self.form.show_record(self._uid)
