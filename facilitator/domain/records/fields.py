"""How a record declares a field: its kind, its limit and who may see it, once and for every use.

Tables, value checks, the journal, spreadsheets and export profiles all read these declarations.
"""

import re
from dataclasses import dataclass
from datetime import date, time
from enum import IntEnum, StrEnum
from typing import Any

from facilitator.domain.plain_text import clean, clean_line
from facilitator.refusal import Refusal
from facilitator.words import mark, translate


class Audience(IntEnum):
    """Who may see a field; a wider audience includes the narrower ones."""

    FACILITATOR = 0
    MEMBERS = 1
    PARTNERS = 2
    EVERYONE = 3


class Kind(StrEnum):
    """What a field holds."""

    TEXT = "text"
    LONG_TEXT = "long_text"
    NUMBER = "number"
    YES_NO = "yes_no"
    DAY = "day"
    CLOCK = "clock"
    CHOICE = "choice"
    LINK = "link"
    RANK = "rank"


Value = str | int | bool | None

# Patterns, here and in `plain_text`, are compiled when first needed: to open a file takes none of them.
_CLOCK = r"(\d{1,2})(?:[:.h](\d{2}))?\s*([ap])?\.?\s*(?:m\.?)?"
_RANK = r"[0-9a-z]*[1-9a-z]"
_YEARS = range(1800, 3000)  # a slip of the pen such as 0206 is no year of ours, nor one that cannot be reckoned with
_TRUE = {"yes", "y", "true", "1", "x", "sí", "si", "s", "verdadero"}
_FALSE = {"no", "n", "false", "0", "", "falso"}


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a record.

    `limit` is the most letters of a text, or the largest number; `least` the smallest number. `choices` pairs each
    stored word with the words people read. `target` names the table a link leads to; with `is_owner` the record goes
    when the record it leads to goes.
    """

    label: str
    kind: Kind
    audience: Audience
    limit: int = 0
    least: int = 0
    choices: tuple[tuple[str, str], ...] = ()
    target: str = ""
    is_owner: bool = False
    is_required: bool = False
    name: str = ""

    @property
    def empty(self) -> Value:
        """What the field holds when nobody has said anything."""
        if self.kind is Kind.CHOICE:
            return self.choices[0][0]
        if self.kind is Kind.NUMBER:
            return None
        return False if self.kind is Kind.YES_NO else ""

    @property
    def column_type(self) -> str:
        """The type of its column in a table."""
        return "INTEGER" if self.kind in (Kind.NUMBER, Kind.YES_NO) else "TEXT"

    def check(self, value: object) -> Value:
        """Give `value` as it is kept, or raise a `Refusal` that names the field and what it takes."""
        if self.kind is Kind.YES_NO:
            return self._checked_yes_no(value)
        if self.kind is Kind.NUMBER:
            return self._checked_number(value)
        if not isinstance(value, str):
            raise self._refuse(value)
        # Most fields of most records are empty, and need no cleaning.
        text = value and (clean(value) if self.kind is Kind.LONG_TEXT else clean_line(value))
        if not text:
            if self.is_required:
                raise Refusal(mark("“{field}” cannot be empty."), field=Refusal(self.label))
            return self.empty
        return self._checked_text(text)

    def read(self, typed: str) -> Value:
        """Give the value that a person typed in a cell or on the command line; raise a `Refusal` when it does not fit.

        Times may be typed as 18:30, 6:30 PM or 6:30 p. m., yes and no in English or Spanish, a choice by its word
        in the language the program speaks or in English.
        """
        text = clean_line(typed)
        if self.kind is Kind.YES_NO:
            if text.casefold() in _TRUE | _FALSE:
                return text.casefold() in _TRUE
            raise self._refuse(typed)
        if self.kind is Kind.NUMBER:
            if not text:
                return None
            if not re.fullmatch(r"-?[0-9]{1,12}", text):
                raise self._refuse(typed)
            return self.check(int(text))
        if self.kind is Kind.CLOCK and text:
            return self.check(read_clock(text) or typed)
        if self.kind is Kind.CHOICE:
            by_word = {said.casefold(): stored for stored, words in self.choices for said in (translate(words), words)}
            return self.check(by_word.get(text.casefold(), text))
        return self.check(typed)

    def stored(self, value: object) -> Value:
        """Give a value read from the journal in the shape a record keeps it.

        Whoever wrote the journal may have lied: what cannot be in the field at all is shown as nothing.
        """
        if self.kind is Kind.YES_NO:
            return bool(value)
        if self.kind is Kind.NUMBER:
            return value if isinstance(value, int) and not isinstance(value, bool) else None
        return value if isinstance(value, str) else self.empty

    def _checked_yes_no(self, value: object) -> bool:
        if value in (True, False) and isinstance(value, int):
            return bool(value)
        raise self._refuse(value)

    def _checked_number(self, value: object) -> int | None:
        if value is None:
            return None
        if isinstance(value, int) and not isinstance(value, bool) and self.least <= value <= self.limit:
            return value
        raise Refusal(
            mark("“{field}” takes a whole number from {least} to {most}, not “{value}”."),
            field=Refusal(self.label), least=self.least, most=self.limit, value=_shown(value),
        )  # fmt: skip

    def _checked_text(self, text: str) -> str:
        if self.kind is Kind.DAY and not _is_day(text):
            raise Refusal(
                mark("“{field}” takes a date such as 2026-12-01, not “{value}”."),
                field=Refusal(self.label), value=_shown(text),
            )  # fmt: skip
        if self.kind is Kind.CLOCK and not _is_clock(text):
            raise Refusal(
                mark("“{field}” takes a time such as 18:30 or 6:30 PM, not “{value}”."),
                field=Refusal(self.label), value=_shown(text),
            )  # fmt: skip
        if self.kind is Kind.RANK and not re.fullmatch(_RANK, text):
            raise Refusal(
                mark("“{field}” takes small letters and digits that do not end in 0, not “{value}”."),
                field=Refusal(self.label), value=_shown(text),
            )  # fmt: skip
        if self.kind is Kind.CHOICE and text not in dict(self.choices):
            raise Refusal(
                mark("“{field}” takes one of {choices}, not “{value}”."),
                field=Refusal(self.label), choices=", ".join(word for word, _ in self.choices if word),
                value=_shown(text),
            )  # fmt: skip
        if len(text) > self.limit:
            raise Refusal(
                mark("“{field}” takes at most {most} letters; this has {count}. Shorten it, or use the notes."),
                field=Refusal(self.label), most=self.limit, count=len(text),
            )  # fmt: skip
        return text

    def _refuse(self, value: object) -> Refusal:
        text = {
            Kind.YES_NO: mark("“{field}” takes yes or no, not “{value}”."),
            Kind.NUMBER: mark("“{field}” takes a whole number, not “{value}”."),
        }.get(self.kind, mark("“{field}” takes words, not “{value}”."))
        return Refusal(text, field=Refusal(self.label), value=_shown(value))


def read_clock(typed: str) -> str:
    """Give a typed time of day as HH:MM, or "" when it is none: "6:30 PM", "18:30", "6 pm", "6:30 p. m."."""
    match = re.fullmatch(_CLOCK, typed.strip().replace("p. m", "pm").replace("a. m", "am"), re.IGNORECASE)
    if not match:
        return ""
    hour, minute, half = int(match[1]), int(match[2] or 0), (match[3] or "").lower()
    if half and not 1 <= hour <= 12:
        return ""
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return f"{hour:02d}:{minute:02d}" if hour < 24 and minute < 60 else ""


def _is_day(text: str) -> bool:
    try:
        day = date.fromisoformat(text)
        return day.isoformat() == text and day.year in _YEARS
    except ValueError:
        return False


def _is_clock(text: str) -> bool:
    try:
        return f"{time.fromisoformat(text):%H:%M}" == text
    except ValueError:
        return False


def _shown(value: object) -> str:
    text = str(value)
    return text if len(text) <= 40 else f"{text[:39]}…"


# The functions below are used as a record's defaults. They return `Any` so that a field can be typed with what it
# holds, as `dataclasses.field` does.


def text(label: str, audience: Audience, limit: int = 200, *, is_required: bool = False) -> Any:
    """Declare a line of words."""
    return Field(label, Kind.TEXT, audience, limit, is_required=is_required)


def long_text(label: str, audience: Audience, limit: int = 20_000) -> Any:
    """Declare words that may run over several lines."""
    return Field(label, Kind.LONG_TEXT, audience, limit)


def number(label: str, audience: Audience, least: int = 0, most: int = 1_000_000) -> Any:
    """Declare a whole number that may be unknown."""
    return Field(label, Kind.NUMBER, audience, most, least)


def yes_no(label: str, audience: Audience) -> Any:
    """Declare a box to tick."""
    return Field(label, Kind.YES_NO, audience)


def day(label: str, audience: Audience, *, is_required: bool = False) -> Any:
    """Declare a day, kept as YYYY-MM-DD."""
    return Field(label, Kind.DAY, audience, 10, is_required=is_required)


def clock(label: str, audience: Audience) -> Any:
    """Declare a time of day, kept as HH:MM."""
    return Field(label, Kind.CLOCK, audience, 5)


def choice(label: str, audience: Audience, choices: tuple[tuple[str, str], ...]) -> Any:
    """Declare one of a few words; the first of `choices` is the usual one."""
    return Field(label, Kind.CHOICE, audience, 40, choices=choices)


def link(label: str, audience: Audience, target: str) -> Any:
    """Declare a reference to a record of the table `target`; it may dangle after a merge."""
    return Field(label, Kind.LINK, audience, 36, target=target)


def owner(label: str, audience: Audience, target: str, *, is_required: bool = True) -> Any:
    """Declare the record of the table `target` that this one belongs to, and goes with."""
    return Field(label, Kind.LINK, audience, 36, target=target, is_owner=True, is_required=is_required)


def rank(label: str = mark("Place in the list"), audience: Audience = Audience.EVERYONE) -> Any:
    """Declare the key that keeps a list in order."""
    return Field(label, Kind.RANK, audience, 200)
