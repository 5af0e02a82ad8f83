"""The lines of a sheet as contacts, by a mapping of its columns."""

from collections.abc import Iterator, Sequence

from facilitator.domain.plain_text import fold
from facilitator.exchange import heading_words as said
from facilitator.exchange.assembling import Ranked, join_address, join_name, place_numbers
from facilitator.exchange.headings import Mapping, Target
from facilitator.exchange.incoming import LABELS, Incoming
from facilitator.exchange.sheet import Row, Sheet
from facilitator.words import translate

# Google writes several values of one kind into one cell.
_BETWEEN_VALUES = ":::"
_PLACED = {"phone", "email", "address", "notes", "name"}
_PLAIN = tuple(name for name in LABELS if name not in _PLACED and name not in ("other_phone", "other_email"))
_PHONE_GROUPS = {word: group for group, words in said.GROUPS.items() for word in words.split("|")}

Cells = list[tuple[Target, str]]


def incoming(sheet: Sheet, mapping: Mapping) -> list[Incoming]:
    """Give the contacts of a sheet; a line that could not be read says why."""
    return [Incoming(row.line, _values(row, mapping), row.trouble) for row in sheet.lines]


def _values(row: Row, mapping: Mapping) -> dict[str, str]:
    cells = [
        (target, cell.strip())
        for target, cell in zip(mapping.targets, row.cells, strict=False)
        if target.field and cell.strip()
    ]
    values: dict[str, str] = {}
    further: list[str] = []
    for target, cell in cells:
        if target.field in _PLAIN:
            value = _first_value(cell)
            if values.setdefault(target.field, value) != value:
                label = translate(LABELS[target.field])
                further.append(translate("{label}: {value}", label=label, value=value))
    values |= _name(cells)
    values |= place_numbers(
        _phones(cells),
        [(rank, one.removeprefix("mailto:")) for rank, one in _several(cells, "email")],
        _addresses(cells),
        [*(cell for target, cell in cells if target.field == "notes"), *further],
    )
    return {name: value for name, value in values.items() if value}


def _name(cells: Cells) -> dict[str, str]:
    # Read backwards, so that of several columns for one part the first that is filled counts.
    parts = {target.field: cell for target, cell in reversed(cells) if target.field in (*_NAME_PARTS, "name")}
    first, middle, last, suffix = (parts.get(name, "") for name in _NAME_PARTS)
    name = parts.get("name") or join_name(first, middle, last, suffix)
    # A family name of two words is said here, so lists need not guess it from the last word.
    if " " in last and name.endswith(last):
        return {"name": name, "sort_under": last}
    return {"name": name}


_NAME_PARTS = (said.FIRST, said.MIDDLE, said.LAST, said.SUFFIX)


def _phones(cells: Cells) -> list[Ranked]:
    kinds = {target.group: fold(cell).strip("* ") for target, cell in cells if target.field == said.PHONE_KIND}
    found: list[Ranked] = []
    for rank, group, phone in _grouped(cells, "phone"):
        kind = kinds.get(group, "")
        if not any(word in said.LEFT_OUT for word in kind.split()):
            better = said.PHONE_RANKS[_PHONE_GROUPS.get(kind, "")] * 100 if kind else 0
            found.append((rank + better, phone.removeprefix("tel:")))
    return found


def _several(cells: Cells, field: str) -> list[Ranked]:
    return [(rank, value) for rank, _, value in _grouped(cells, field)]


def _grouped(cells: Cells, field: str) -> Iterator[tuple[int, str, str]]:
    for target, cell in cells:
        if target.field == field:
            for value in cell.split(_BETWEEN_VALUES):
                yield target.rank, target.group, value.strip()


def _addresses(cells: Cells) -> list[Ranked]:
    """Give every address: as written in one cell, else of the parts of its group."""
    whole = {target.group: (target.rank, cell) for target, cell in cells if target.field == "address"}
    groups: dict[str, list[tuple[Target, str]]] = {}
    for target, cell in cells:
        if target.field in _ADDRESS_PARTS:
            groups.setdefault(target.group, []).append((target, cell))
    found = [*whole.values()] if whole else []
    for group, parts in groups.items():
        if group in whole and _has_all(whole[group][1], parts):
            continue
        joined = _joined(parts)
        if group in whole:
            # "Address" beside "City" and "Zip" is the street of the same address.
            found.remove(whole[group])
            joined = _joined([(Target(said.STREET), whole[group][1]), *parts])
        found.append((min(target.rank for target, _ in parts), joined))
    return found


def _has_all(address: str, parts: Cells) -> bool:
    return all(fold(cell) in fold(address) for _, cell in parts)


def _joined(parts: Cells) -> str:
    texts: dict[str, list[str]] = {}
    for target, cell in parts:
        texts.setdefault(target.field, []).append(cell)
    street = "\n".join(texts.get(said.STREET, ()))
    return join_address(street, *(" ".join(texts.get(part, ())) for part in _ADDRESS_PARTS[1:]))


_ADDRESS_PARTS = (said.STREET, said.CITY, said.REGION, said.POSTAL_CODE, said.COUNTRY)


def _first_value(cell: str) -> str:
    values: Sequence[str] = [value.strip() for value in cell.split(_BETWEEN_VALUES)]
    return next((value for value in values if value), "")
