"""People's own words, made safe to keep, to compare and to sort."""

import re
import unicodedata

# Controls, bidirectional overrides and zero-width characters hide or reorder what is read; lone surrogates cannot be
# written to a file. Zero-width (non-)joiners stay: several scripts need them.
_UNWANTED = "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\ud800-\udfff]"
_SPACES = r"[ \t\u00a0]+"


def clean(text: str) -> str:
    """Give `text` composed (NFC), with unseen characters gone and no space at the ends; line breaks stay."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    return unicodedata.normalize("NFC", re.sub(_UNWANTED, "", text)).strip()


def clean_line(text: str) -> str:
    """Give `text` clean and on one line, with single spaces."""
    return re.sub(_SPACES, " ", clean(text).replace("\n", " ")).strip()


def fold(text: str) -> str:
    """Give `text` as a search sees it: without accents, in small letters ("Peña" becomes "pena")."""
    if text.isascii():
        return text.lower()
    bare = (letter for letter in unicodedata.normalize("NFKD", text) if not unicodedata.combining(letter))
    return "".join(bare).casefold()


def search_words(typed: str) -> list[str]:
    """Give typed words as a folded text holds them; one without letters is a part of a phone number, kept as digits."""
    return [_as_kept(word) for word in fold(typed).split()]


def _as_kept(word: str) -> str:
    if any(letter.isalpha() for letter in word):
        return word
    return "".join(letter for letter in word if letter.isdigit()) or word


def sort_key(text: str) -> str:
    """Give a key that sorts names as a directory does: accents aside, ñ after every other n, spaces before letters."""
    # "~" follows "z" in byte order, so "ñandú" comes after "nunez" and before "ortiz".
    composed = unicodedata.normalize("NFC", text).replace("ñ", "n~").replace("Ñ", "n~")
    return fold(composed)
