"""What this computer remembers: language, looks, recent files, window places. Nothing that a partner must see."""

import os
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QSettings

from facilitator.store import places

APPEARANCES = ("system", "light", "dark", "contrast")
LETTERS = ("system", "noto", "atkinson")
SMALLEST, LARGEST = 90, 200
_MOST_RECENT = 12


def stored() -> QSettings:
    """Give the settings file of this computer's user."""
    return QSettings(str(places.home() / "settings.ini"), QSettings.Format.IniFormat)


def text(key: str, otherwise: str) -> str:
    """Give a remembered word."""
    return str(stored().value(key, otherwise))


def number(key: str, otherwise: int) -> int:
    """Give a remembered whole number; something else in the file counts as not remembered."""
    try:
        return int(str(stored().value(key, otherwise)))
    except ValueError:
        return otherwise


def remember(key: str, value: str | int) -> None:
    """Keep a word or a number."""
    stored().setValue(key, value)


def language() -> str:
    """Give the language of the windows: as chosen, else the computer's, as far as it is spoken here."""
    chosen = text("language", "")
    if chosen:
        return chosen
    return "es" if os.environ.get("LANG", "").lower().startswith("es") else "en"


def text_size() -> int:
    """Give the size of letters in percent."""
    return min(max(number("text_size", 100), SMALLEST), LARGEST)


def author() -> str:
    """Give the name under which changes are kept in the history."""
    return text("author", places.user())


def recent_files() -> list[tuple[Path, datetime]]:
    """List the files opened lately with the time, the latest first; missing ones too."""
    settings = stored()
    found = []
    for at in range(settings.beginReadArray("recent")):
        settings.setArrayIndex(at)
        try:
            opened = datetime.fromisoformat(str(settings.value("opened", "")))
        except ValueError:
            continue
        found.append((Path(str(settings.value("path", ""))), opened))
    settings.endArray()
    return found


def add_recent(path: Path) -> None:
    """Put a file on top of the recent ones."""
    others = [one for one in recent_files() if one[0] != path]
    _write_recent([(path, datetime.now()), *others][:_MOST_RECENT])


def forget_recent(path: Path) -> None:
    """Take a file off the recent ones."""
    _write_recent([one for one in recent_files() if one[0] != path])


def _write_recent(files: list[tuple[Path, datetime]]) -> None:
    settings = stored()
    settings.remove("recent")
    settings.beginWriteArray("recent", len(files))
    for at, (path, opened) in enumerate(files):
        settings.setArrayIndex(at)
        settings.setValue("path", str(path))
        settings.setValue("opened", opened.isoformat(timespec="seconds"))
    settings.endArray()
