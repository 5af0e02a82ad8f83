"""The dialog after a mistake of the program, and the report that can be kept of it."""

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from facilitator.ui.dialogs import choose_file
from facilitator.ui.icons import icon
from facilitator.ui.widgets.plain import button, heading, label
from facilitator.words import spoken, translate


class ProblemDialog(QDialog):
    """Says that the work is safe, and offers to go on, to close, or to keep a report."""

    close_wanted = Signal()

    def __init__(self, text: str, *, are_many: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("problem")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(translate("A problem"))
        self._text = text
        sign = QLabel()
        size = self.fontMetrics().height() * 2
        sign.setPixmap(icon("circle-alert").pixmap(size, size))
        clock = spoken().time_of_day(datetime.now().time())
        self._words = label(is_wrapped=True)
        self._words.setText(
            translate("Your work up to {time} is saved. What you did last may have to be done again.", time=clock)
        )
        self._words.setMinimumWidth(self.fontMetrics().averageCharWidth() * 60)
        says = QVBoxLayout()
        says.addWidget(heading(translate("The program had a problem.")))
        says.addWidget(self._words)
        top = QHBoxLayout()
        top.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        top.addLayout(says, 1)
        buttons = QDialogButtonBox()
        self.go_on = button(translate("Go on"), self.accept)
        self.save = button(translate("Save a problem report…"), self._show_report)
        self.leave = button(translate("Close the program"), self._leave)
        for one, role in (
            (self.go_on, QDialogButtonBox.ButtonRole.AcceptRole),
            (self.leave, QDialogButtonBox.ButtonRole.RejectRole),
            (self.save, QDialogButtonBox.ButtonRole.ActionRole),
        ):
            buttons.addButton(one, role)
        layout = QVBoxLayout(self)
        layout.addLayout(top)
        layout.addWidget(buttons)
        self.go_on.setDefault(True)
        if are_many:
            self.advise_to_close()

    @property
    def words(self) -> str:
        """What it says about the work."""
        return self._words.text()

    def advise_to_close(self) -> None:
        """Say that it goes on and on, so that closing is the wiser choice."""
        self._words.setText(
            translate("This has now happened several times. Your work is saved: close the program and open it again.")
        )
        self.leave.setDefault(True)

    def _show_report(self) -> None:
        ProblemReport(self._text, self).open()

    def _leave(self) -> None:
        self.accept()
        self.close_wanted.emit()


class ProblemReport(QDialog):
    """Shows a report before it is saved, so that everybody can see that it names nobody."""

    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(translate("Problem report"))
        self._text = text
        words = QPlainTextEdit(text)
        words.setReadOnly(True)
        words.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        words.setAccessibleName(translate("What the report says"))
        self._trouble = label(is_wrapped=True)
        self._trouble.hide()
        buttons = QDialogButtonBox()
        self.save = button(translate("Save…"), self._save)
        buttons.addButton(self.save, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(button(translate("Cancel"), self.reject), QDialogButtonBox.ButtonRole.RejectRole)
        layout = QVBoxLayout(self)
        layout.addWidget(label(translate("This text helps to mend the program. It holds no words from your file."),
                               is_wrapped=True))  # fmt: skip
        layout.addWidget(words, 1)
        layout.addWidget(self._trouble)
        layout.addWidget(buttons)
        metrics = self.fontMetrics()
        self.resize(metrics.averageCharWidth() * 90, metrics.lineSpacing() * 24)

    def _save(self) -> None:
        name = f"companion problem {datetime.now():%Y-%m-%d}.txt"
        choose_file.save_name(self, translate("Save a problem report"), name, [translate("Text (*.txt)")], self._write)

    def _write(self, path: Path) -> None:
        try:
            path.write_text(self._text, "utf-8")
        except OSError:
            self._trouble.setText(translate("The report cannot be written there. Choose another folder."))
            self._trouble.show()
        else:
            self.accept()
