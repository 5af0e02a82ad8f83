"""Words broken into lines that fit."""

import re

from facilitator.handouts._letters import width


def wrap(words: str, face: str, size: float, room: float) -> list[str]:
    """Break words into lines of at most `room` points, at spaces; only a word longer than a line is broken itself.

    Line breaks in `words` stay. Empty words give no line.
    """
    if "\n" in words:
        return [line for part in words.split("\n") for line in wrap(part, face, size, room)]
    if width(words, face, size) <= room:
        return [words] if words else []
    lines: list[str] = []
    line = ""
    for word in words.split(" "):
        longer = f"{line} {word}" if line else word
        if width(longer, face, size) <= room:
            line = longer
            continue
        if line:
            lines.append(line)
        *whole, line = _pieces(word, face, size, room)
        lines += whole
    return [*lines, line] if line else lines


def dotted(*texts: str) -> str:
    """Put what is said of texts side by side, with dots between that never begin a line."""
    return "\u00a0· ".join(filter(None, texts))


def longest_word(words: str, face: str, size: float) -> float:
    """Give the width of the longest word, which is the least room words need to stay whole."""
    return max((width(word, face, size) for word in words.split()), default=0)


def fitting_size(words: str, face: str, room: float, most: float, least: float) -> float:
    """Give the largest size, from `most` down to `least` in whole points, at which words fit on one line."""
    size = most
    while size > least and width(words, face, size) > room:
        size -= 1
    return max(size, least)


def _pieces(word: str, face: str, size: float, room: float) -> list[str]:
    """Break a word that is longer than a line, behind a hyphen or slash where there is one."""
    pieces = [""]
    for part in re.split(r"(?<=[-/@._])(?=.)", word) if width(word, face, size) > room else [word]:
        if pieces[-1] and width(pieces[-1] + part, face, size) > room:
            pieces.append("")
        if width(part, face, size) <= room:
            pieces[-1] += part
            continue
        for letter in part:
            if pieces[-1] and width(pieces[-1] + letter, face, size) > room:
                pieces.append("")
            pieces[-1] += letter
    return pieces
