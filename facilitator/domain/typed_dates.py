"""Dates and times as people type them, in English and Spanish; nothing is guessed that cannot be shown back in words."""

import re
from calendar import monthrange
from datetime import date, timedelta

from facilitator.domain.plain_text import clean_line, fold
from facilitator.domain.records.fields import read_clock

_MONTHS = {
    "en": [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ],
    "es": [
        "enero",
        "febrero",
        "marzo",
        "abril",
        "mayo",
        "junio",
        "julio",
        "agosto",
        "septiembre",
        "octubre",
        "noviembre",
        "diciembre",
    ],
}
_WEEKDAYS = {
    "en": ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"],
    "es": ["lunes", "martes", "miercoles", "jueves", "viernes", "sabado", "domingo"],
}
_DAYS_AWAY = {
    "today": 0, "tonight": 0, "hoy": 0, "esta noche": 0, "tomorrow": 1, "manana": 1, "day after tomorrow": 2,
    "pasado manana": 2, "yesterday": -1, "ayer": -1,
}  # fmt: skip
_UNITS = {
    "day": "day", "days": "day", "dia": "day", "dias": "day", "d": "day",
    "week": "week", "weeks": "week", "semana": "week", "semanas": "week", "w": "week",
    "month": "month", "months": "month", "mes": "month", "meses": "month",
    "year": "year", "years": "year", "ano": "year", "anos": "year",
}  # fmt: skip
_NUMBERS = {
    "a": 1, "an": 1, "one": 1, "un": 1, "una": 1, "two": 2, "dos": 2, "three": 3, "tres": 3, "four": 4, "cuatro": 4,
    "five": 5, "cinco": 5, "six": 6, "seis": 6,
}  # fmt: skip
_SHORT = {"set": 9, "sept": 9}
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_FIGURES = re.compile(r"(\d{1,2})\s*[/.-]\s*(\d{1,2})(?:\s*[/.-]\s*(\d{4}|\d{2}))?\.?")
_AWAY = re.compile(r"(?:in|en|dentro de)\s+(\w+)\s+(\w+)")
_PLUS = re.compile(r"\+\s*(\d{1,4})")
_NEXT = re.compile(r"(?:el |la )?(?:(?:next|proximo|proxima) (\w+)|(\w+) (?:proximo|proxima|que viene))")
_FILLERS = {"de", "del", "of", "the", "el", "on", "this", "este", "esta", "al"}
_MOST_AWAY = 3660
_YEARS = range(1900, 2200)


def read(typed: str, today: date, language: str = "en", *, looks_back: bool = False) -> date | None:
    """Give the day that somebody typed, or None when it is none.

    Both languages are understood at any time; `language` settles the order of 12/4. A date without a year, a bare
    day of the month or a weekday is the next one to come (a weekday never today), or with `looks_back` the last one.
    """
    text = fold(clean_line(typed)).replace(",", " ").strip(" .")
    text = re.sub(r"\s+", " ", text)
    if text in _DAYS_AWAY:
        return today + timedelta(days=_DAYS_AWAY[text])
    for reading in (_iso, _figures, _away, _next):
        found = reading(text, today, language, looks_back)
        if found:
            return found
    return _words(text, today, language, looks_back)


def read_time(typed: str, near: str = "") -> str:
    """Give a typed time of day as HH:MM, or "" when it is none.

    Without AM or PM it is the reading closest to the time `near`: beside an opening at 18:30, "7" is 19:00.
    """
    text = clean_line(typed)
    clock = read_clock(text)
    has_half = bool(re.search(r"[ap]\.?\s*m?\.?$", text, re.IGNORECASE))
    hour = int(clock[:2]) if clock else 0
    if not clock or not near or has_half or text.startswith("0") or not 1 <= hour <= 12:
        return clock
    readings = (f"{hour % 12:02d}:{clock[3:]}", f"{hour % 12 + 12:02d}:{clock[3:]}")
    return min(readings, key=lambda reading: _minutes_apart(reading, near))


def _iso(text: str, _today: date, _language: str, _looks_back: bool) -> date | None:
    match = _ISO.fullmatch(text)
    return _day(int(match[1]), int(match[2]), int(match[3])) if match else None


def _figures(text: str, today: date, language: str, looks_back: bool) -> date | None:
    match = _FIGURES.fullmatch(text)
    if match is None:
        return None
    month, day = (int(match[1]), int(match[2])) if language == "en" else (int(match[2]), int(match[1]))
    if month > 12 >= day:
        month, day = day, month
    return _dated(today, month, day, match[3] or "", looks_back)


def _away(text: str, today: date, _language: str, _looks_back: bool) -> date | None:
    plus = _PLUS.fullmatch(text)
    if plus:
        return today + timedelta(days=min(int(plus[1]), _MOST_AWAY))
    match = _AWAY.fullmatch(text)
    if match is None or match[2] not in _UNITS:
        return None
    count = int(match[1]) if match[1].isdecimal() else _NUMBERS.get(match[1], 0)
    return _later(today, count, _UNITS[match[2]]) if 0 < count <= _MOST_AWAY else None


def _next(text: str, today: date, language: str, _looks_back: bool) -> date | None:
    match = _NEXT.fullmatch(text)
    if match is None:
        return None
    word = match[1] or match[2]
    if word in _UNITS:
        return _later(today, 1, _UNITS[word])
    weekday = _weekday(word, language)
    if weekday is None:
        return None
    monday = today + timedelta(days=7 - today.weekday())
    return monday + timedelta(days=weekday)


def _words(text: str, today: date, language: str, looks_back: bool) -> date | None:
    words = [word for word in text.split(" ") if word not in _FILLERS]
    if len(words) == 1:
        return _one_word(words[0], today, language, looks_back)
    # A weekday in front of a full date only says it again: "Tuesday, December 1".
    if len(words) > 2 and _weekday(words[0], language) is not None:
        words = words[1:]
    if not 2 <= len(words) <= 3:
        return None
    year = words[2] if len(words) == 3 else ""
    if year and not re.fullmatch(r"\d{4}|\d{2}", year):
        return None
    for day_word, month_word in ((words[1], words[0]), (words[0], words[1])):
        month, day = _month(month_word, language), _day_of_month(day_word)
        if month and day:
            return _dated(today, month, day, year, looks_back)
    return None


def _one_word(word: str, today: date, language: str, looks_back: bool) -> date | None:
    day = _day_of_month(word)
    if day:
        return _nearest_day_of_month(today, day, looks_back)
    weekday = _weekday(word, language)
    if weekday is None:
        return None
    ahead = (weekday - today.weekday()) % 7
    return today - timedelta(days=(7 - ahead) % 7) if looks_back else today + timedelta(days=ahead or 7)


def _nearest_day_of_month(today: date, day: int, looks_back: bool) -> date | None:
    year, month = today.year, today.month
    for _ in range(12):
        found = _day(year, month, day)
        if found and (found <= today if looks_back else found >= today):
            return found
        step = -1 if looks_back else 1
        year, month = year + (month + step - 1) // 12, (month + step - 1) % 12 + 1
    return None


def _dated(today: date, month: int, day: int, year: str, looks_back: bool) -> date | None:
    if year:
        return _day(int(year) + (2000 if len(year) == 2 else 0), month, day)
    # Eight years, since there may be no February 29 for so long.
    years = range(today.year, today.year - 9, -1) if looks_back else range(today.year, today.year + 9)
    found = (_day(one, month, day) for one in years)
    return next((one for one in found if one and (one <= today if looks_back else one >= today)), None)


def _later(today: date, count: int, unit: str) -> date | None:
    if unit in ("day", "week"):
        return today + timedelta(days=min(count * (7 if unit == "week" else 1), _MOST_AWAY))
    months = today.month - 1 + count * (12 if unit == "year" else 1)
    year, month = today.year + months // 12, months % 12 + 1
    return _day(year, month, min(today.day, monthrange(year, month)[1])) if year in _YEARS else None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if year in _YEARS else None
    except ValueError:
        return None


def _day_of_month(word: str) -> int:
    match = re.fullmatch(r"(\d{1,2})(?:st|nd|rd|th|\.|º|o)?", word)
    return int(match[1]) if match and 1 <= int(match[1]) <= 31 else 0


def _month(word: str, language: str) -> int:
    word = word.rstrip(".")
    if word in _SHORT:
        return _SHORT[word]
    at = _starting(word, _MONTHS, language)
    return 0 if at is None else at + 1


def _weekday(word: str, language: str) -> int | None:
    word = word.rstrip(".")
    # In English "mar" alone is March and no day of the week, though it is martes in Spanish.
    if language == "en" and _starting(word, {"en": _MONTHS["en"]}, "en") is not None:
        return None
    return _starting(word, _WEEKDAYS, language)


def _starting(word: str, names: dict[str, list[str]], language: str) -> int | None:
    if len(word) < 3:
        return None
    for one in sorted(names, key=lambda code: code != language):
        for at, name in enumerate(names[one]):
            if name.startswith(word):
                return at
    return None


def _minutes_apart(one: str, other: str) -> int:
    gap = abs(_minutes(one) - _minutes(other))
    return min(gap, 24 * 60 - gap)


def _minutes(clock: str) -> int:
    return int(clock[:2]) * 60 + int(clock[3:])
