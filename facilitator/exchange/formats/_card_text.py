"""The text of contact cards: taken apart into cards, unfolded, and freed of what is of no use here."""

import re
from collections.abc import Iterator

_WANTED = {
    "VERSION",
    "N",
    "FN",
    "NICKNAME",
    "ORG",
    "TITLE",
    "ROLE",
    "TEL",
    "EMAIL",
    "ADR",
    "NOTE",
    "KIND",
    "X-ABSHOWAS",
}
_BEGIN = re.compile(r"\s*BEGIN\s*:\s*VCARD\s*", re.IGNORECASE)
_END = re.compile(r"\s*END\s*:\s*VCARD\s*", re.IGNORECASE)
_NAME = re.compile(r"\s*(?:[A-Za-z0-9_-]+\.)?([A-Za-z0-9-]+)\s*[;:]")


def cards(text: str) -> Iterator[tuple[int, list[str]]]:
    """Give each card's lines between its BEGIN and END, with the number of the line it begins on.

    A card that is never closed ends where the next one begins; a card inside another (an agent's) is a card.
    """
    start = 0
    inside: list[str] | None = None
    for number, line in enumerate(re.split(r"\r\n|\n|\r", text), start=1):
        if _BEGIN.fullmatch(line):
            if inside is not None and inside:
                yield start, inside
            start, inside = number, []
        elif _END.fullmatch(line):
            if inside is not None:
                yield start, inside
            inside = None
        elif inside is not None:
            inside.append(line)
    if inside:
        yield start, inside


def plain_card(lines: list[str]) -> str:
    """Give a card's wanted properties, one a line and unfolded, as a card of its own.

    Pictures, keys and sounds are left out, so that they cost nothing and their damage does not matter.
    """
    wanted = [line for line in _unfolded(lines) if (name := _NAME.match(line)) and name[1].upper() in _WANTED]
    return "\r\n".join(("BEGIN:VCARD", *(line.strip() for line in wanted), "END:VCARD", ""))


def _unfolded(lines: list[str]) -> Iterator[str]:
    whole = ""
    for line in lines:
        if _is_soft(whole):
            # Quoted-printable text that runs on: the equals sign stands for the end of the written line only.
            whole = whole[:-1] + line
        elif line[:1] in (" ", "\t"):
            whole += line[1:]
        else:
            if whole:
                yield whole
            whole = line
    if whole:
        yield whole.removesuffix("=") if _is_soft(whole) else whole


def _is_soft(line: str) -> bool:
    return line.endswith("=") and "QUOTED-PRINTABLE" in line.partition(":")[0].upper()
