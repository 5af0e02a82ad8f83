"""Start a collaborative: one short dialog, whose defaults are good enough to press the button after giving a name."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from facilitator.domain.records import Collaborative
from facilitator.domain.records.collaborative import LANGUAGES, PAPERS
from facilitator.domain.sector_presets import PRESETS
from facilitator.refusal import Refusal
from facilitator.store import document as documents
from facilitator.store import sectors
from facilitator.ui import settings
from facilitator.ui.countries import COUNTRIES, LETTER_COUNTRIES
from facilitator.ui.dialogs import choose_file
from facilitator.ui.widgets.message_bar import MessageBar
from facilitator.ui.widgets.plain import button, label
from facilitator.words import language, mark, spoken, translate

_FOLDER = mark("Collaboratives")


class StartCollaborative(QDialog):
    """Asks for a name and the usual settings, writes the file and says `started` with its path."""

    started = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("start_collaborative")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(translate("Start a collaborative"))
        self._folder = choose_file.documents() / translate(_FOLDER)
        self._own_place: Path | None = None
        self.bar = MessageBar()
        fields = Collaborative.fields
        self.name = QLineEdit()
        self.name.setMaxLength(fields["name"].limit)
        self.name.setPlaceholderText(translate("Eastside Youth Collaborative"))
        self.name.textChanged.connect(self._show_place)
        self.place = QLineEdit()
        self.place.setMaxLength(fields["place"].limit)
        self.sectors = _choice([(name, words) for name, (words, _) in PRESETS.items()])
        self.sectors.addItem(translate("None yet"), "")
        self.language = _choice(LANGUAGES)
        self.language.setCurrentIndex(max(0, self.language.findData(spoken().code)))
        self.paper = _choice(PAPERS)
        self.country = _choice(COUNTRIES)
        self.country.currentIndexChanged.connect(self._choose_usual_paper)
        self._where = QLineEdit()
        self._where.setReadOnly(True)
        self._lay_out()
        self._show_place()

    @property
    def path(self) -> Path:
        """The file that would be made now."""
        return self._own_place or self._folder / f"{_file_name(self.name.text())}.collab"

    def accept(self) -> None:
        """Write the file and say so; what stands in the way is said here, and nothing that was typed is lost."""
        try:
            self._make()
        except Refusal as refusal:
            self.bar.tell(str(refusal), stays=True, sign="triangle-alert", kind="warns")
            return
        path = self.path
        super().accept()
        self.started.emit(path)

    def _make(self) -> None:
        if not self.name.text().strip():
            self.name.setFocus()
            raise Refusal(mark("Give the collaborative a name. You can change it later."))
        collaborative = Collaborative.checked(
            "", name=self.name.text(), place=self.place.text(), language=self.language.currentData(),
            paper=self.paper.currentData(), phone_country=self.country.currentData(),
        )  # fmt: skip
        if self._own_place is None:
            self._make_folder()
        first, _, second = str(self.language.currentData()).partition("+")
        with documents.create(self.path, collaborative, settings.author()) as document:
            preset = str(self.sectors.currentData())
            if preset:
                with document.change(mark("Add the usual sectors"), kind="start") as change:
                    sectors.add_preset(change, preset, language(first), language(second) if second else None)

    def _make_folder(self) -> None:
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
        except OSError:
            raise Refusal(
                mark("The folder {folder} cannot be made. Choose another place for the file."), folder=str(self._folder)
            ) from None

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        form.addRow(_caption(translate("&Name:"), self.name), self.name)
        form.addRow(_caption(translate("Usual &meeting place:"), self.place), self.place)
        form.addRow(_caption(translate("&Sectors to start with:"), self.sectors), self.sectors)
        form.addRow(_caption(translate("&Language of papers:"), self.language), self.language)
        form.addRow(_caption(translate("&Paper:"), self.paper), self.paper)
        form.addRow(_caption(translate("&Country for phone numbers:"), self.country), self.country)
        form.addRow(_caption(translate("&Kept in:"), self._where), self._where)
        form.addRow(label(), button(translate("Choose another place…"), self._choose_place))
        buttons = QDialogButtonBox()
        self.go = button(translate("Start the collaborative"), self.accept, "check")
        buttons.addButton(self.go, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(button(translate("Cancel"), self.reject), QDialogButtonBox.ButtonRole.RejectRole)
        layout = QVBoxLayout(self)
        layout.addWidget(self.bar)
        layout.addLayout(form)
        layout.addStretch(1)
        layout.addWidget(buttons)
        self.go.setDefault(True)
        self.resize(max(self.sizeHint().width(), self.fontMetrics().averageCharWidth() * 80), self.sizeHint().height())

    def _choose_place(self) -> None:
        def chosen(path: Path) -> None:
            self._own_place = path
            self._show_place()

        choose_file.save_name(
            self, translate("Where to keep the collaborative"), self.path, choose_file.collaborative_filters(), chosen
        )

    def _choose_usual_paper(self) -> None:
        uses_letter = self.country.currentData() in LETTER_COUNTRIES
        self.paper.setCurrentIndex(self.paper.findData("letter" if uses_letter else "a4"))

    def _show_place(self) -> None:
        self._where.setText(str(self.path))


def _choice(choices: Sequence[tuple[str, str]]) -> QComboBox:
    made = QComboBox()
    for value, words in choices:
        made.addItem(translate(words), value)
    return made


def _caption(words: str, field: QWidget) -> QWidget:
    made = label(words)
    made.setBuddy(field)
    field.setAccessibleName(words.replace("&", "").rstrip(":"))
    return made


def _file_name(name: str) -> str:
    """Give a name that every system takes for a file."""
    return choose_file.file_name(name) or translate("My collaborative")
