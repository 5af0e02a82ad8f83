"""Ask for a file: the one place where file choosers are opened, none of which blocks the program."""

import re
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from facilitator.ui import settings
from facilitator.words import translate

Done = Callable[[Path], object]
_NOT_IN_FILE_NAMES = r'[<>:"/\\|?*\x00-\x1f]'
_LONGEST_FILE_NAME = 80


def open_name(parent: QWidget | None, title: str, filters: Sequence[str], done: Done) -> QFileDialog:
    """Ask which file to open, and call `done` with it; nothing is called when the person thinks better of it.

    `filters` are words such as "Contacts (*.vcf *.csv)"; the first is chosen, and "All files" is added.
    """
    dialog = _chooser(parent, title, [*filters, translate("All files (*)")], done)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setDirectory(str(last_folder()))
    dialog.open()
    return dialog


def save_name(
    parent: QWidget | None, title: str, suggested: Path | str, filters: Sequence[str], done: Done
) -> QFileDialog:
    """Ask where to save, and call `done` with the path; the chooser itself asks before a file is replaced.

    `suggested` is a file name, or a path with its folder. A name without an ending gets that of the chosen filter.
    """
    dialog = _chooser(parent, title, filters, done)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    path = Path(suggested)
    folder = path.parent if path.is_absolute() and path.parent.is_dir() else last_folder()
    dialog.setDirectory(str(folder))
    dialog.selectFile(path.name)

    def use_ending(chosen: str) -> None:
        dialog.setDefaultSuffix(_ending(chosen))

    dialog.filterSelected.connect(use_ending)
    use_ending(filters[0] if filters else "")
    dialog.open()
    return dialog


def collaborative_filters() -> list[str]:
    """Give the filters for collaboratives' own files."""
    return [translate("Collaboratives (*.collab)")]


def openable_filters() -> list[str]:
    """Give the filters for all that can be opened: collaboratives' own files, and copies from partners."""
    return [translate("Collaboratives and copies (*.collab *.collabshare)")]


def file_name(name: str) -> str:
    """Give a name that every system takes for a file, without an ending; "" when nothing of it can be used."""
    cleaned = re.sub(_NOT_IN_FILE_NAMES, " ", name).strip(" .")[:_LONGEST_FILE_NAME].strip(" .")
    return " ".join(cleaned.split())


def last_folder() -> Path:
    """Give the folder a file was last chosen in, else that for documents."""
    folder = Path(settings.text("folder", ""))
    return folder if folder.is_absolute() and folder.is_dir() else documents()


def documents() -> Path:
    """Give the person's folder for documents; their own folder where there is none."""
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(folder) if folder and Path(folder).is_dir() else Path.home()


def _chooser(parent: QWidget | None, title: str, filters: Sequence[str], done: Done) -> QFileDialog:
    dialog = QFileDialog(parent, title)
    dialog.setObjectName("choose_file")
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    # The desktop's own chooser on Windows and macOS; elsewhere Qt's, which speaks the program's language.
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog, sys.platform not in ("win32", "darwin"))
    # Two of its labels are missing from Qt's own Spanish.
    dialog.setLabelText(QFileDialog.DialogLabel.LookIn, translate("Look in:"))
    dialog.setLabelText(QFileDialog.DialogLabel.FileType, translate("Files of type:"))
    dialog.setNameFilters(list(filters))

    def chosen(name: str) -> None:
        settings.remember("folder", str(Path(name).parent))
        done(Path(name))

    dialog.fileSelected.connect(chosen)
    return dialog


def _ending(words: str) -> str:
    """Give the first ending of a filter: "vcf" for "Contacts (*.vcf *.csv)"."""
    _, _, endings = words.rpartition("(")
    first = endings.rstrip(")").split(" ")[0]
    return first.removeprefix("*.") if first.startswith("*.") else ""
