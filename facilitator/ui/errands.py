"""What a window does by opening a dialog: print, bring in, export, copy, and show what there is to know."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from facilitator.refusal import Refusal
from facilitator.words import translate

if TYPE_CHECKING:
    from facilitator.ui.main_window import MainWindow

_CONTACT_ENDINGS = {".csv", ".tsv", ".txt", ".xlsx", ".xls", ".ods", ".vcf"}


class Errands:
    """The errands of one window; each dialog is loaded when it is first asked for."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window
        self._desk = window.desk

    def print(self, handouts: Sequence[str] = (), meeting: str = "") -> None:
        """Show the print studio with these handouts ticked; without any, the person chooses."""
        from facilitator.ui.dialogs.print_studio import PrintStudioDialog

        self._window.commit()
        PrintStudioDialog(self._desk, list(handouts), meeting, self._window).open()

    def print_this(self) -> None:
        """Print what the person is looking at."""
        self.print(*self._window.tabs.current.to_print())

    def choose_contacts(self) -> None:
        """Ask for a file with contacts and show the assistant for it."""
        from facilitator.ui.dialogs import choose_file

        choose_file.open_name(
            self._window,
            translate("Bring in contacts"),
            [translate("Contacts (*.vcf *.csv *.tsv *.txt *.xlsx *.xls *.ods)")],
            self.bring_in,
        )

    def bring_in(self, path: Path) -> None:
        """Show the assistant that brings in contacts from a file."""
        from facilitator.ui.dialogs.bring_in import BringIn

        self._window.commit()
        BringIn(self._desk, path, self._window).open()

    def export_contacts(self) -> None:
        """Ask what contacts to write to a file, and where."""
        from facilitator.ui.dialogs.export_contacts import ExportContacts

        self._window.commit()
        ExportContacts(self._desk, self._window).open()

    def take_file(self, path: Path) -> None:
        """Do what a file dropped on the window asks for: open it, or bring its contacts in."""
        if path.suffix.lower() == ".collab":
            self._window.open_wanted.emit(path)
        elif path.suffix.lower() not in _CONTACT_ENDINGS:
            self._window.bar.tell(
                translate(
                    "“{name}” cannot be used here. Drop a collaborative (.collab), or contacts as .csv, .xlsx, .ods or .vcf.",
                    name=path.name,
                )
            )
        elif self._desk.document.look_only:
            self._window.bar.tell(translate("Nothing can be brought in while this file is only to look at."))
        else:
            self.bring_in(path)

    def save_copy(self) -> None:
        """Ask for a place and write a copy of the file there."""
        self.save_copy_and(lambda path: self._window.bar.tell(translate("Saved a copy as “{name}”.", name=path.name)))

    def save_copy_and(self, then: Callable[[Path], object]) -> None:
        """Ask for a place, write a copy there, and go on with it."""
        from facilitator.store import backup
        from facilitator.ui.dialogs import choose_file

        def save(path: Path) -> None:
            try:
                backup.save_copy(self._desk.document.connection, path)
            except Refusal as refusal:
                self._window.bar.tell(str(refusal), stays=True, sign="triangle-alert", kind="warns")
            else:
                then(path)

        self._window.commit()
        suggested = translate("{name} copy", name=self._desk.document.name) + ".collab"
        choose_file.save_name(
            self._window, translate("Save a copy"), suggested, choose_file.collaborative_filters(), save
        )

    def say_saved(self) -> None:
        """Answer somebody who looks for a Save button (Ctrl+S)."""
        self._window.commit()
        if self._desk.document.look_only is None and not self._window.saved.is_in_trouble:
            said = translate("Already saved: every change is kept the moment you leave a field.")
            self._window.bar.tell(said, sign="check")

    def show_details(self) -> None:
        """Show the collaborative's own details."""
        from facilitator.ui.dialogs.details import Details

        Details(self._desk, self._window).open()

    def show_preferences(self) -> None:
        """Show the settings of this computer."""
        from facilitator.ui.dialogs.preferences import Preferences

        preferences = Preferences(self._window)
        preferences.looks_changed.connect(self._window.looks_changed)
        preferences.language_wanted.connect(self._window.language_wanted)
        preferences.author_changed.connect(self._sign)
        preferences.open()

    def show_help(self) -> None:
        """Show the keys and the first steps."""
        from facilitator.ui.dialogs.help import Help

        Help(self._window).open()

    def show_about(self) -> None:
        """Show what this program is."""
        from facilitator.ui.dialogs.about import About

        About(self._window).open()

    def _sign(self, name: str) -> None:
        self._desk.document.author = name
