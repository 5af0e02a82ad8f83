"""What the details of a person and of an organization share: a scrolling page of titled groups, and a way to start a new one."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from facilitator.ui.widgets.plain import button, heading, label
from facilitator.ui.widgets.record_form import RecordForm
from facilitator.words import translate

_CAPTION_LETTERS = 15
_UNDER_NAME = 2  # after the title and the line


class Card(QStackedWidget):
    """Shows either the details of one thing, or one line that asks for the name of a new one.

    Says `named` with what was typed there, or `given_up`, and
    `removal_wanted` for its button.
    """

    named = Signal(str)
    given_up = Signal()
    removal_wanted = Signal()

    def __init__(self, new_title: str, name_caption: str, hint: str) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.title = heading("")
        self.title.setWordWrap(True)
        self.remove = button(translate("Remove"), self.removal_wanted.emit, "trash-2", translate("Del in the list"))
        top = QHBoxLayout()
        top.addWidget(self.title, 1)
        top.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignTop)
        page = QWidget()
        self._groups = QVBoxLayout(page)
        self._groups.addLayout(top)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(page)
        self._forms: list[RecordForm] = []
        self.addWidget(self._area)
        self.addWidget(self._new_page(new_title, name_caption, hint))

    @property
    def is_asking(self) -> bool:
        """Whether the name of a new one is being asked for."""
        return self.currentIndex() == 1

    def ask_name(self) -> None:
        """Ask for the name of a new one; nothing is written until it is given."""
        self.new_name.clear()
        self.setCurrentIndex(1)
        self.new_name.setFocus()

    def add_under_name(self, widget: QWidget) -> None:
        """Put a widget under the line that asks for the name of a new one."""
        self._asking.insertWidget(_UNDER_NAME, widget)

    def show_details(self) -> None:
        """Show the details again."""
        self.setCurrentIndex(0)

    def add_group(self, title: str, *widgets: QWidget) -> None:
        """Add a group of widgets under a title."""
        if title:
            self._groups.addSpacing(self.fontMetrics().height() // 2)
            self._groups.addWidget(heading(title, 1.0))
        for one in widgets:
            self._groups.addWidget(one)
            if isinstance(one, RecordForm):
                self._forms.append(one)

    def finish(self) -> None:
        """Put what is left of the room below the last group, and set the captions under each other."""
        self._groups.addStretch(1)
        self._align()

    def edit_of(self, name: str) -> QWidget:
        """Give the editor of a field."""
        return next(form.edits[name] for form in self._forms if name in form.edits)

    def save_typing(self) -> None:
        """Save what is being typed in any field."""
        for form in self._forms:
            form.commit()

    def scroll_up(self) -> None:
        """Show the top of the details."""
        self._area.verticalScrollBar().setValue(0)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._align()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.is_asking:
            self._give_up()
            return
        super().keyPressEvent(event)

    def _align(self) -> None:
        align_captions(self._forms)

    def _new_page(self, title: str, caption: str, hint: str) -> QWidget:
        self.new_name = QLineEdit()
        self.new_name.setMaxLength(200)
        self.new_name.returnPressed.connect(self._take_name)
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        words = label(caption)
        words.setBuddy(self.new_name)
        form.addRow(words, self.new_name)
        page = QWidget()
        layout = self._asking = QVBoxLayout(page)
        layout.addWidget(heading(title))
        layout.addLayout(form)
        layout.addWidget(label(hint, is_wrapped=True))
        row = QHBoxLayout()
        row.addWidget(button(translate("Add"), self._take_name, "check"))
        row.addWidget(button(translate("Not now"), self._give_up))
        row.addStretch(1)
        layout.addLayout(row)
        layout.addStretch(1)
        return page

    def _take_name(self) -> None:
        typed = self.new_name.text().strip()
        if typed:
            self.show_details()
            self.named.emit(typed)
        else:
            self.new_name.setFocus()

    def _give_up(self) -> None:
        self.show_details()
        self.given_up.emit()


def caption_width(widget: QWidget) -> int:
    """Give the width of the captions on a card, in the letters of `widget`."""
    return widget.fontMetrics().averageCharWidth() * _CAPTION_LETTERS


def align_captions(forms: Sequence[RecordForm]) -> None:
    """Give the captions of several forms one width, so that the fields begin below each other; long ones wrap."""
    for form in forms:
        for caption in form.findChildren(QLabel):
            if caption.buddy() is not None:
                caption.setWordWrap(True)
                caption.setMinimumWidth(caption_width(form))
                caption.setMaximumWidth(caption_width(form))
