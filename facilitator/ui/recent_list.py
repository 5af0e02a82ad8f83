"""The files opened lately: open one again, look for one that is missing, or take it off the list."""

from datetime import date, datetime
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from facilitator.ui import settings
from facilitator.ui.widgets.plain import button, heading, label
from facilitator.words import spoken, translate


class RecentList(QScrollArea):
    """Says `open_wanted` with the path of the file that was chosen."""

    open_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.show_files()

    def show_files(self) -> None:
        """List the files opened lately; those that are missing can be looked for, or taken off the list."""
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(heading(translate("Recent collaboratives")))
        files = settings.recent_files()
        if not files:
            layout.addWidget(label(translate("The ones you open will be listed here."), is_wrapped=True))
        for path, opened in files:
            layout.addWidget(self._line(path, opened))
        layout.addStretch(1)
        self.setWidget(page)

    def _line(self, path: Path, opened: datetime) -> QWidget:
        made = QFrame()
        made.setFrameShape(QFrame.Shape.StyledPanel)
        row = QHBoxLayout(made)
        says = QVBoxLayout()
        says.setSpacing(0)
        is_there = path.exists()
        name = label(path.stem, is_wrapped=True)
        font = name.font()
        font.setBold(True)
        name.setFont(font)
        says.addWidget(name)
        folder = _short(path.parent)
        about = f"{_when(opened)} · {folder}" if is_there else translate("Cannot be found in {folder}", folder=folder)
        says.addWidget(label(about, is_wrapped=True))
        row.addLayout(says, 1)
        for one, said in self._buttons(path, is_there):
            one.setAccessibleName(said)
            row.addWidget(one)
        return made

    def _buttons(self, path: Path, is_there: bool) -> list[tuple[QPushButton, str]]:
        name = path.stem
        if is_there:
            opens = button(translate("Open"), lambda: self.open_wanted.emit(path))
            return [(opens, translate("Open {name}", name=name))]
        return [
            (button(translate("Locate…"), lambda: self._locate(path)), translate("Locate {name}", name=name)),
            (
                button(translate("Remove"), lambda: self._forget(path)),
                translate("Remove {name} from this list", name=name),
            ),
        ]

    def _locate(self, missing: Path) -> None:
        from facilitator.ui.dialogs import choose_file

        def found(path: Path) -> None:
            settings.forget_recent(missing)
            self.open_wanted.emit(path)

        choose_file.open_name(
            self, translate("Locate {name}", name=missing.stem), choose_file.collaborative_filters(), found
        )

    def _forget(self, path: Path) -> None:
        settings.forget_recent(path)
        self.show_files()


def _when(opened: datetime) -> str:
    days = (date.today() - opened.date()).days
    if days == 0:
        return translate("today {time}", time=spoken().time_of_day(opened.time()))
    return translate("yesterday") if days == 1 else spoken().short_date(opened.date())


def _short(folder: Path) -> str:
    """Give a folder as people say it: from their own folder on."""
    return str(folder.relative_to(Path.home())) if folder.is_relative_to(Path.home()) else str(folder)
