"""The words people read, in their language: for windows, paper and the command line alike.

English is the source. Other languages are gettext catalogues in `resources/translations`. A window speaks one
language at a time (`speak`), while a bilingual sheet asks two `Language`s at once.
"""

from datetime import date, time
from functools import cache
from gettext import GNUTranslations, NullTranslations

from facilitator import shipped

CODES = ("en", "es")
_CATALOGUES = {"es": "es_419"}


def mark(text: str) -> str:
    """Leave `text` as it is, to be translated when it is shown."""
    return text


def mark_plural(one: str, many: str) -> tuple[str, str]:
    """Leave both forms of a text as they are, to be translated by `plural` when they are shown."""
    return one, many


OWN_NAMES = {"en": "English", "es": "Español"}

_MONTHS = mark("January February March April May June July August September October November December")
_SHORT_MONTHS = mark("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec")
_WEEKDAYS = mark("Monday Tuesday Wednesday Thursday Friday Saturday Sunday")


class Language:
    """One language: its words, plurals, dates and times."""

    def __init__(self, code: str, catalogue: NullTranslations) -> None:
        self.code = code
        self._catalogue = catalogue

    @property
    def own_name(self) -> str:
        """What its speakers call it."""
        return OWN_NAMES[self.code]

    def translate(self, text: str, **values: object) -> str:
        """Give `text` in this language, with `{name}` places filled from `values`."""
        said = self._catalogue.gettext(text) if text else ""
        return said.format(**values) if values else said

    def plural(self, one: str, many: str, n: int, **values: object) -> str:
        """Give `one` or `many` in this language, whichever fits `n`; `{n}` shows the number."""
        return self._catalogue.ngettext(one, many, n).format(n=n, **values)

    def long_date(self, day: date) -> str:
        """Say a day in full: "Tuesday, December 1, 2026"."""
        return self.translate(
            "{weekday}, {month} {day}, {year}",
            weekday=self._nth(_WEEKDAYS, day.weekday()),
            month=self._nth(_MONTHS, day.month - 1),
            day=day.day,
            year=day.year,
        )

    def short_date(self, day: date) -> str:
        """Say a day in few letters, the month still a word: "Dec 1, 2026"."""
        month = self._nth(_SHORT_MONTHS, day.month - 1)
        return self.translate("{month} {day}, {year}", month=month, day=day.day, year=day.year)

    def time_of_day(self, moment: time) -> str:
        """Say a time of day by the twelve-hour clock: "6:30 PM"."""
        half = self.translate("AM") if moment.hour < 12 else self.translate("PM")
        return f"{moment.hour % 12 or 12}:{moment.minute:02d} {half}"

    def bare_time(self, moment: time) -> str:
        """Say a time of day without its half, for narrow columns: "6:30"."""
        return f"{moment.hour % 12 or 12}:{moment.minute:02d}"

    def _nth(self, names: str, n: int) -> str:
        return self.translate(names).split()[n]


@cache
def language(code: str) -> Language:
    """Give a language by its code; one without a catalogue speaks English."""
    catalogue: NullTranslations = NullTranslations()
    if code in _CATALOGUES:
        with shipped.path("translations", f"{_CATALOGUES[code]}.mo").open("rb") as file:
            catalogue = GNUTranslations(file)
    return Language(code, catalogue)


_spoken = "en"


def speak(code: str) -> None:
    """Answer every later `translate` in the language `code`."""
    global _spoken
    _spoken = code if code in CODES else "en"


def spoken() -> Language:
    """Give the language the program speaks now."""
    return language(_spoken)


def translate(text: str, **values: object) -> str:
    """Give `text` in the language the program speaks."""
    return spoken().translate(text, **values)


def plural(one: str, many: str, n: int, **values: object) -> str:
    """Give `one` or `many`, whichever fits `n`, in the language the program speaks."""
    return spoken().plural(one, many, n, **values)
