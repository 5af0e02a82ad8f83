"""How a paper was printed last on this computer, and how it is printed for the first time."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QLocale

from facilitator.domain.records.collaborative import LANGUAGES, PAPERS
from facilitator.store.document import Document
from facilitator.ui import settings
from facilitator.words import spoken

_LETTER_COUNTRIES = (
    QLocale.Country.UnitedStates, QLocale.Country.Canada, QLocale.Country.Mexico, QLocale.Country.Colombia,
    QLocale.Country.Chile, QLocale.Country.CostaRica, QLocale.Country.ElSalvador, QLocale.Country.Guatemala,
    QLocale.Country.Nicaragua, QLocale.Country.Panama, QLocale.Country.Venezuela, QLocale.Country.DominicanRepublic,
    QLocale.Country.PuertoRico, QLocale.Country.Philippines,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Choice:
    """What is chosen beside the papers themselves."""

    paper: str
    language: str
    is_large: bool = False


class Memory:
    """Remembers, for the papers of one file or for blank ones, what was chosen last."""

    def __init__(self, document: Document | None) -> None:
        self._document = document
        self._file = document.collaborative_id if document else "blank"

    def last(self, name: str) -> Choice:
        """Give how a paper was printed last; the first time, what fits the collaborative, else this computer."""
        words = settings.text(self._key(name), "").split()
        if len(words) == 3 and words[0] in dict(PAPERS) and words[1] in dict(LANGUAGES):
            return Choice(words[0], words[1], words[2] == "large")
        if self._document:
            collaborative = self._document.collaborative()
            return Choice(collaborative.paper, collaborative.language)
        usual = "letter" if QLocale.system().territory() in _LETTER_COUNTRIES else "a4"
        return Choice(usual, spoken().code)

    def remember(self, names: Iterable[str], choice: Choice) -> None:
        """Keep how papers are printed."""
        for name in names:
            size = "large" if choice.is_large else "usual"
            settings.remember(self._key(name), f"{choice.paper} {choice.language} {size}")

    def _key(self, name: str) -> str:
        return f"print/{self._file}/{name}"
