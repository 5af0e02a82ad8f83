"""The letters on paper: two faces of Noto Sans, how wide words are in them, and which letters they have."""

from functools import cache

from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from facilitator import shipped

REGULAR = "NotoSans-Regular"
BOLD = "NotoSans-Bold"
INSTEAD = "\ufffd"

# Noto Sans holds Devanagari, but its letters must be joined and reordered, which nothing here does: drawn one by one
# they would be wrong without a word of warning.
_NEEDS_SHAPING = (range(0x0900, 0x0980), range(0x1CD0, 0x1D00), range(0xA8E0, 0xA900))


@cache
def faces() -> dict[str, TTFont]:
    """Load the faces into reportlab, once, and give them by name."""
    rl_config.useA85 = 0  # half again as many bytes, for readers that nobody has had for decades
    loaded = {name: TTFont(name, str(shipped.path("fonts", f"{name}.ttf"))) for name in (REGULAR, BOLD)}
    for font in loaded.values():
        pdfmetrics.registerFont(font)
    return loaded


_WIDTHS: dict[tuple[str, str], float] = {}
_MOST_WIDTHS = 100_000


def width(words: str, face: str, size: float) -> float:
    """Give how wide words are, in points."""
    known = _WIDTHS.get((words, face))
    if known is None:
        if len(_WIDTHS) > _MOST_WIDTHS:
            _WIDTHS.clear()
        known = _WIDTHS[words, face] = pdfmetrics.stringWidth(words, face, 1000) / 1000
    return known * size


@cache
def _letters() -> frozenset[str]:
    known = set.intersection(*(set(font.face.charToGlyph) for font in faces().values()))
    return frozenset(map(chr, known.difference(*_NEEDS_SHAPING)))


def missing_from(words: str) -> str:
    """Give the letters of `words` that cannot be drawn, each once."""
    if words.isascii() or _letters().issuperset(words):
        return ""
    return "".join(dict.fromkeys(letter for letter in words if letter not in _letters()))


def readable(words: str) -> str:
    """Give `words` with a visible mark in the place of every letter that cannot be drawn."""
    for letter in missing_from(words):
        words = words.replace(letter, INSTEAD)
    return words
