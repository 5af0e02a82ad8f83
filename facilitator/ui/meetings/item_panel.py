"""Beside the agenda: everything else about the chosen item, and what is worth a second look."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QStackedWidget, QVBoxLayout, QWidget

from facilitator.domain.records import AgendaItem
from facilitator.store import sectors
from facilitator.ui.desk import Desk
from facilitator.ui.meetings.narrow_form import NarrowForm
from facilitator.ui.widgets.plain import heading, label
from facilitator.ui.widgets.segments import Segments
from facilitator.words import translate

_FIELDS = (
    "outcome", "process", "materials", "method", "priority", "least_minutes", "fixed_start", "proposed_by",
    "proposed_sector", "other_topic", "is_consent", "is_confidential", "result",
)  # fmt: skip
_ITEM, _HINTS = range(2)


class ItemPanel(QWidget):
    """Two pages: the chosen item, and the hints."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.segments = Segments([(translate("This item"), ""), (translate("Hints"), "")])
        self.segments.setObjectName("item_or_hints")
        self.form = NarrowForm(desk, AgendaItem, _FIELDS)
        self.form.setObjectName("agenda_item")
        self._topic = heading("", 1.1)
        self._topic.setWordWrap(True)
        self._hints = label(is_wrapped=True)
        self._hints.setObjectName("hints")
        self._hints.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._pages = QStackedWidget()
        self._pages.addWidget(_column(self._topic, self.form))
        self._pages.addWidget(_column(self._hints))
        self.segments.chosen.connect(self._pages.setCurrentIndex)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 0, 6, 0)
        layout.addWidget(self.segments, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self._pages, 1)

    def show_item(self, uid: str, topic: str, opening: str) -> None:
        """Show an item's other fields; a fixed start typed as "7" is meant near the `opening` of the meeting."""
        self._topic.setText(topic or translate("Choose an item to see all about it"))
        self.form.setVisible(bool(uid))
        self.form.edits["fixed_start"].near = opening
        present = sectors.listing(self._desk.document.connection)
        self.form.show_choices("proposed_sector", [("", ""), *((one.uid, one.name) for one in present)])
        self.form.show_record(uid)

    def show_hints(self, hints: Sequence[str]) -> None:
        """List what is worth a second look, with the count on the button."""
        count = len(hints)
        button = self.segments.findChildren(QPushButton)[_HINTS]
        button.setText(translate("Hints ({n})", n=count) if count else translate("Hints"))
        nothing = translate("Nothing here needs a second look.")
        self._hints.setText("\n\n".join(f"• {hint}" for hint in hints) if hints else nothing)


def _column(*widgets: QWidget) -> QWidget:
    page = QWidget()
    layout = QVBoxLayout(page)
    layout.setContentsMargins(0, 4, 0, 0)
    for one in widgets:
        layout.addWidget(one)
    layout.addStretch(1)
    return page
