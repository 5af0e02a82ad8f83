"""What a window does by opening a dialog: print, bring in, export, copy, and show what there is to know."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from facilitator.refusal import Refusal
from facilitator.store.document import COPY_ENDING
from facilitator.words import translate

if TYPE_CHECKING:
    from facilitator.ui.history_panel import HistoryPanel
    from facilitator.ui.main_window import MainWindow

_CONTACT_ENDINGS = {".csv", ".tsv", ".txt", ".xlsx", ".xls", ".ods", ".vcf"}


class Errands:
    """The errands of one window; each dialog is loaded when it is first asked for."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window
        self._desk = window.desk
        self._history: HistoryPanel | None = None

    def print(self, handouts: Sequence[str] = (), meeting: str = "", contacts: str = "") -> None:
        """Show the print studio with these handouts ticked, for a list of contacts; without any, the person chooses."""
        from facilitator.ui.dialogs.print_studio import PrintStudioDialog

        self._window.commit()
        PrintStudioDialog(self._desk, list(handouts), meeting, self._window, contacts=contacts).open()

    def print_this(self) -> None:
        """Print what the person is looking at."""
        shown = self._window.tabs.current
        self.print(*shown.to_print(), contacts=shown.list_to_print())

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

    def choose_changes(self) -> None:
        """Ask for a file from a partner and show what it would change."""
        from facilitator.ui.dialogs.review_changes import choose_and_review

        self._window.commit()
        choose_and_review(self._desk, self._window)

    def review_changes(self, path: Path) -> None:
        """Show what a file from a partner would change."""
        from facilitator.ui.dialogs.review_changes import ReviewChanges

        self._window.commit()
        ReviewChanges(self._desk, path, self._window).open()

    def print_receipt(self, number: int) -> None:
        """Show the receipt of a file that was brought in, to be printed or saved."""
        from facilitator.ui.dialogs.print_studio import PrintStudioDialog

        self._window.commit()
        PrintStudioDialog(self._desk, [], "", self._window, receipt=number).open()

    def show_brought_in(self) -> None:
        """Show what was brought in from partners, and the receipts of it."""
        from facilitator.ui.dialogs.brought_in import BroughtIn

        self._window.commit()
        BroughtIn(self._desk, self._window).open()

    def send_back(self) -> None:
        """Write what was done in somebody's copy to a file for them."""
        from facilitator.ui.dialogs import send_back

        self._window.commit()
        send_back.send_back(self._desk, self._window)

    def send_copy(self) -> None:
        """Ask what to give to a partner, and write it."""
        from facilitator.ui.dialogs.send_copy import SendCopy

        self._window.commit()
        SendCopy(self._desk, self._window).open()

    def restore_day(self) -> None:
        """Show the days that were kept, and go back to one of them."""
        from facilitator.ui.dialogs.restore_day import RestoreDay

        self._window.commit()
        RestoreDay(self._desk, self._window).open()

    def settle(self) -> None:
        """Show what has two values since changes were brought in."""
        from facilitator.ui.dialogs.settle import Settle

        self._window.commit()
        Settle(self._desk, self._window).open()

    def show_removed(self) -> None:
        """Show what was removed lately."""
        from facilitator.ui.dialogs.removed_things import RemovedThings

        self._window.commit()
        RemovedThings(self._desk, self._window).open()

    def show_history(self) -> None:
        """Show the history of the record looked at beside the tabs, or put it away."""
        if self._history is None:
            from PySide6.QtCore import Qt

            from facilitator.ui.history_panel import HistoryPanel

            self._history = HistoryPanel(self._desk, self._window)
            self._window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, self._history)
        else:
            self._history.setVisible(self._history.isHidden())

    def export_contacts(self) -> None:
        """Ask what contacts to write to a file, and where."""
        from facilitator.ui.dialogs.export_contacts import ExportContacts

        self._window.commit()
        ExportContacts(self._desk, self._window).open()

    def take_file(self, path: Path) -> None:
        """Do what a file dropped on the window asks for: open it, or bring its contacts in."""
        if path.suffix.lower() in (".collab", COPY_ENDING):
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
