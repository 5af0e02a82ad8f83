"""Search everything: whatever people wrote anywhere, by the beginnings of words in any order, accents aside.

Where no word begins so, words that hold what was typed in their middle are found; of numbers always. The index is in
`search_index`.
"""

import re
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from facilitator.domain.plain_text import clean, fold
from facilitator.domain.records import BY_TABLE, Record
from facilitator.store import rows, search_index

_MOST_WORDS = 20
_LONGEST = 60
_SHORTEST_PIECE = 3  # letters; fewer are in the middle of everything
_FEWEST_DIGITS = 4  # as people remember the end of a number


@dataclass(frozen=True, slots=True)
class Found:
    """One thing that was found: its table and id, its title, and a few words (or a day) that tell it from others.

    `field` names the field that holds what was typed, "" when it is something that belongs to it; `excerpt` is the
    part of that field around it.
    """

    table: str
    uid: str
    title: str
    about: str = ""
    day: date | None = None
    field: str = ""
    excerpt: str = ""


def find(connection: sqlite3.Connection, typed: str, limit: int = 8) -> list[Found]:
    """List what holds every typed word or beginning of a word, at most `limit` of each kind.

    Those that are called so come first, then those in which it is written somewhere.
    """
    # Letters and digits of any writing; what is beyond them parts words, here and in the index.
    words = re.findall(r"[^\W_]+", clean(typed[:1000]))[:_MOST_WORDS]
    if not words:
        return []
    search_index.bring_up_to_date(connection)
    folded = [fold(word) for word in words]
    beginnings = [_beginnings(word) for word in words]
    numbers = [_middles(connection, word) if _is_number(word) else [] for word in folded]
    found = _all_found(connection, folded, _question(beginnings, numbers), limit)
    if found or not any(_may_be_middle(word) for word in folded):
        return found
    middles = [_middles(connection, word) if _may_be_middle(word) else [] for word in folded]
    return _all_found(connection, folded, _question(beginnings, middles), limit)


def _beginnings(word: str) -> list[str]:
    """Give what a word may look like in the index, which knows of accents but not that ß is ss."""
    return [f'"{way}"*' for way in dict.fromkeys((fold(word), word.lower()))]


def _middles(connection: sqlite3.Connection, word: str) -> list[str]:
    return [f'"{one}"' for one in search_index.words_with(connection, word)]


def _is_number(word: str) -> bool:
    return word.isascii() and word.isdecimal() and len(word) >= _FEWEST_DIGITS


def _may_be_middle(word: str) -> bool:
    return len(word) >= _SHORTEST_PIECE and not _is_number(word)


def _question(*ways: list[list[str]]) -> str:
    """Give the question that asks for every word, each in any of its ways."""
    return " AND ".join(f"({' OR '.join([*beginnings, *middles])})" for beginnings, middles in zip(*ways, strict=True))


def _all_found(connection: sqlite3.Connection, words: list[str], question: str, limit: int) -> list[Found]:
    found: list[Found] = []
    kind = search_index.next_kind(connection, question)
    while kind is not None:
        found += _found(connection, kind, words, question, limit)
        kind = search_index.next_kind(connection, question, kind)
    return found


def _found(
    connection: sqlite3.Connection, record: type[Record], words: list[str], question: str, limit: int
) -> Iterator[Found]:
    # More than are shown: several rows may be found as the one they belong to.
    holding = search_index.holding(connection, record, question, limit * 4)
    called_so = search_index.holding(connection, record, question, limit, is_called_so=True)
    shown = 0
    for uid in dict.fromkeys([*called_so, *holding]):
        row = rows.get(connection, record, uid)
        if row is not None and shown < limit:
            shown += 1
            yield _told(connection, row, words)


def _told(connection: sqlite3.Connection, row: Record, words: list[str]) -> Found:
    owner = _owner_of(connection, row)
    about = (
        owner.title
        if owner
        else next((text for name in ("email", "website", "place") if (text := getattr(row, name, ""))), "")
    )
    on_day = getattr(owner or row, "on_day", "")
    field = max(search_index.texts(type(row)), key=lambda name: _count(getattr(row, name), words))
    text = str(getattr(row, field))
    if not any(_count(text, words)):
        field = text = ""
    return Found(row.table, row.uid, row.title, about, _day(on_day), field, _excerpt(text, words))


def _owner_of(connection: sqlite3.Connection, row: Record) -> Record | None:
    for name, field in row.fields.items():
        if field.is_owner and field.target in BY_TABLE:
            return rows.get(connection, BY_TABLE[field.target], getattr(row, name))
    return None


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _count(text: object, words: list[str]) -> tuple[int, int]:
    """Count the words that begin so, and those that hold it anywhere."""
    folded = fold(str(text))
    beginnings = sum(re.search(rf"(?<![^\W_]){re.escape(word)}", folded) is not None for word in words)
    return beginnings, sum(word in folded for word in words)


def _excerpt(text: str, words: list[str]) -> str:
    line = " ".join(text.split())
    if len(line) <= _LONGEST:
        return line
    # Accents may make the folded text a letter or two longer; the place is near enough.
    at = max(0, fold(line).find(words[0]) - _LONGEST // 3)
    part = line[at : at + _LONGEST]
    return f"{'…' if at else ''}{part}{'…' if at + _LONGEST < len(line) else ''}"
