"""Text from files of any age and system: finds out how the letters were written down."""

import codecs
import re
from collections import Counter

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

# One-byte ways to write Western European letters: Windows, old Macs, DOS.
_WESTERN = ("cp1252", "mac_roman", "cp850")
_LIKELY = frozenset("áéíóúüñçàèìòùâêîôûäöëïãõåøæßÁÉÍÓÚÜÑÇÀÈÌÒÙÂÊÎÔÛÄÖËÏÃÕÅØÆ¿¡ºª°’‘“”–—…€\u00a0«»")
_SAMPLE = 64_000
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def decode(content: bytes) -> str | None:
    """Give the text of `content` without its byte-order mark, or None when it is no text at all."""
    for start, encoding in _MARKS:
        if content.startswith(start):
            return _as_text(content[len(start) :], encoding)
    wide = _without_mark(content[:_SAMPLE])
    if wide:
        return _as_text(content, wide)
    if b"\0" in content:
        return None
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        text = _mostly_utf_8(content) or _in_one_byte(content)
    return text if _reads_as_text(text) else None


def _as_text(content: bytes, encoding: str) -> str | None:
    width = {"utf-16": 2, "utf-32": 4}.get(encoding[:6], 1)
    whole = content[: len(content) // width * width]
    # One damaged letter is no reason to lose the other lines; it shows as "\ufffd".
    text = whole.decode(encoding, errors="replace")
    return text if _reads_as_text(text) and text.count("\ufffd") <= len(text) // 50 else None


def _without_mark(sample: bytes) -> str:
    """Tell UTF-16 without a mark by the zero bytes between plain letters."""
    half = len(sample) // 2
    if not half:
        return ""
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > half * 0.4 and even < half * 0.05:
        return "utf-16-le"
    if even > half * 0.4 and odd < half * 0.05:
        return "utf-16-be"
    return ""


def _mostly_utf_8(content: bytes) -> str:
    """Give the text when only a few letters among many are damaged, else ""."""
    text = content.decode("utf-8", errors="replace")
    damaged = text.count("\ufffd")
    whole = len(text) - len(text.encode("ascii", errors="ignore")) - damaged
    return text if damaged * 10 <= whole else ""


def _in_one_byte(content: bytes) -> str:
    unusual = Counter(content.translate(None, bytes(range(128)))[:_SAMPLE])
    by_fit = {
        encoding: sum(
            count for byte, count in unusual.items() if bytes([byte]).decode(encoding, errors="replace") in _LIKELY
        )
        for encoding in _WESTERN
    }
    best = max(by_fit, key=lambda encoding: by_fit[encoding])
    if by_fit[best] * 2 < unusual.total():
        best = _guessed(content[:_SAMPLE]) or best
    return content.decode(best, errors="replace")


def _guessed(sample: bytes) -> str:
    """Ask the library for languages beyond the Western European ones."""
    from charset_normalizer import from_bytes

    found = from_bytes(sample).best()
    return found.encoding if found else ""


def _reads_as_text(text: str) -> bool:
    sample = text[:_SAMPLE]
    return len(_CONTROLS.findall(sample)) <= len(sample) // 200
