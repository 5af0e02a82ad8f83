"""The keys that work everywhere, and the first steps, on one page."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from facilitator.ui.widgets.plain import button, heading, label
from facilitator.words import mark, translate

_STEPS = (
    mark("1. Bring in the people you already know: File, Bring in, Contacts from a file."),
    mark("2. Plan the first meeting on the Meetings page; the start times work themselves out."),
    mark("3. Print the agenda and the sign-in sheet from Home."),
    mark("4. After the meeting, tick who came."),
)
_NOTES = (
    mark("Everything is saved the moment you leave a field. There is no Save button to forget."),
    mark("Undo takes back any step, also after closing and opening the file again."),
    mark("The collaborative is one file. Copy it to a stick or mail it as it is."),
)
_KEYS = (
    ("Ctrl+1 … 8, Ctrl+Tab", mark("Go to another page")),
    ("Ctrl+N", mark("Add a new line to this page")),
    ("Ctrl+F", mark("Filter the list on this page")),
    ("Ctrl+K", mark("Search everything")),
    ("Enter, F2", mark("Change what is chosen, in place")),
    (mark("Space"), mark("Tick, or take the tick away")),
    (mark("Del"), mark("Remove what is chosen (Undo brings it back)")),
    ("Ctrl+D", mark("Make a second one like it")),
    ("Alt+↑, Alt+↓", mark("Move it up or down")),
    ("Ctrl+Z, Ctrl+Y", mark("Undo, redo")),
    ("Ctrl+P", mark("Print what you are looking at")),
    ("Ctrl++, Ctrl+−, Ctrl+0", mark("Larger, smaller, usual letters")),
    ("Ctrl+Shift+N, Ctrl+O", mark("Start a collaborative, open a file")),
    ("Ctrl+Shift+S", mark("Save a copy")),
    ("Ctrl+,", mark("Preferences")),
    ("F1", mark("This page")),
)


class Help(QDialog):
    """Shows first steps and keys; Esc closes it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("help")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(translate("Keys and first steps"))
        page = QWidget()
        inside = QVBoxLayout(page)
        inside.addWidget(heading(translate("First steps")))
        for one in (*_STEPS, "", *_NOTES):
            inside.addWidget(label(translate(one), is_wrapped=True))
        inside.addWidget(heading(translate("Keys")))
        keys = QGridLayout()
        keys.setColumnStretch(1, 1)
        keys.setHorizontalSpacing(self.fontMetrics().averageCharWidth() * 4)
        for row, (key, meaning) in enumerate(_KEYS):
            keys.addWidget(label(translate(key)), row, 0)
            keys.addWidget(label(translate(meaning), is_wrapped=True), row, 1)
        inside.addLayout(keys)
        inside.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidget(page)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setAccessibleName(translate("Keys and first steps"))
        buttons = QDialogButtonBox()
        buttons.addButton(button(translate("Close"), self.accept), QDialogButtonBox.ButtonRole.AcceptRole)
        layout = QVBoxLayout(self)
        layout.addWidget(scroll, 1)
        layout.addWidget(buttons)
        metrics = self.fontMetrics()
        wanted = page.sizeHint().height() + metrics.lineSpacing() * 4
        screen = self.screen().availableSize()
        self.resize(
            min(metrics.averageCharWidth() * 85, screen.width()),
            min(wanted, screen.height() - metrics.lineSpacing() * 3),
        )
