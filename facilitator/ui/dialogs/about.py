"""What this program is, and on whose work it stands, with the licences that come with it."""

from importlib import metadata
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from facilitator import __version__, shipped
from facilitator.ui.icons import program_icon
from facilitator.ui.widgets.plain import button, heading, label
from facilitator.words import translate


class About(QDialog):
    """Shows the version, and any of the licences in full."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("about")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(translate("About this program"))
        self._texts = _licences()
        self.choice = QComboBox()
        self.choice.setAccessibleName(translate("License of"))
        self.choice.addItems(list(self._texts))
        self.choice.currentTextChanged.connect(self._show)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setAccessibleName(translate("The license"))
        letters = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        letters.setPointSizeF(self.font().pointSizeF())
        self.text.setFont(letters)
        row = QHBoxLayout()
        caption = label(translate("&License of:"))
        caption.setBuddy(self.choice)
        row.addWidget(caption)
        row.addWidget(self.choice, 1)
        buttons = QDialogButtonBox()
        close = button(translate("Close"), self.accept)
        buttons.addButton(close, QDialogButtonBox.ButtonRole.AcceptRole)
        layout = QVBoxLayout(self)
        layout.addLayout(self._top())
        layout.addLayout(row)
        layout.addWidget(self.text, 1)
        layout.addWidget(buttons)
        self._show(self.choice.currentText())
        close.setFocus()
        metrics = self.fontMetrics()
        self.resize(metrics.averageCharWidth() * 95, metrics.lineSpacing() * 26)

    def _top(self) -> QHBoxLayout:
        sign = QLabel()
        size = self.fontMetrics().height() * 4
        sign.setPixmap(program_icon().pixmap(size, size))
        says = QVBoxLayout()
        says.addWidget(heading(translate("Facilitator's Companion"), 1.5))
        says.addWidget(label(translate("Version {version}", version=__version__)))
        says.addWidget(label(translate("The desk of a person who keeps a multisector collaborative together. It works "
                                       "without the internet, and what you write stays in your file."),
                             is_wrapped=True))  # fmt: skip
        row = QHBoxLayout()
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(says, 1)
        return row

    def _show(self, name: str) -> None:
        self.text.setPlainText(self._texts[name])


def _licences() -> dict[str, str]:
    """Give the text of each licence that comes with the program, by what it covers."""
    found = {
        translate("This program"): _own(),
        translate("What it stands on"): _read(shipped.path("licences", "README.md")),
        translate("Icons: Lucide"): _read(shipped.path("icons", "LICENSE")),
        translate("Letters: Noto Sans"): _read(shipped.path("fonts", "NotoSans-OFL.txt")),
        translate("Letters: Atkinson Hyperlegible Next"): _read(
            shipped.path("fonts", "AtkinsonHyperlegibleNext-OFL.txt")
        ),
    }
    for path in sorted(shipped.path("licences").glob("*.txt"), key=lambda path: path.stem.casefold()):
        found[path.stem] = _read(path)
    return {name: text for name, text in found.items() if text}


def _own() -> str:
    """Give the program's own licence: beside the program, or where the installer has put it."""
    beside = _read(shipped.path().parent / "LICENSE")
    if beside:
        return beside
    try:
        return metadata.distribution("facilitators-companion").read_text("licenses/LICENSE") or ""
    except metadata.PackageNotFoundError:
        return ""


def _read(path: Path) -> str:
    return path.read_text("utf-8", errors="replace") if path.is_file() else ""
