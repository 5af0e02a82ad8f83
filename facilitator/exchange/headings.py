"""Recognizes what the columns of a sheet hold, from their headings or, without any, from their cells."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from facilitator.domain.plain_text import clean_line, fold
from facilitator.exchange import heading_words as said
from facilitator.exchange.incoming import LABELS
from facilitator.words import CODES, Language, language, mark

_ADDRESS_PARTS = (said.STREET, said.CITY, said.REGION, said.POSTAL_CODE, said.COUNTRY)
# What a column can be mapped to by hand, with the words for it. Several columns may be phones, emails or addresses: the
# first two that are filled have fields of their own, further ones go to the notes.
CHOICES: dict[str, str] = {
    **{name: label for name, label in LABELS.items() if name not in ("other_phone", "other_email")},
    said.FIRST: mark("First name"),
    said.MIDDLE: mark("Middle name"),
    said.LAST: mark("Last name"),
    said.SUFFIX: mark("Name suffix"),
    said.STREET: mark("Street"),
    said.CITY: mark("City"),
    said.REGION: mark("State or region"),
    said.POSTAL_CODE: mark("Postal code"),
    said.COUNTRY: mark("Country"),
    said.PHONE_KIND: mark("Kind of phone"),
}

_GOOGLE_PHONE = re.compile(r"phone (\d+) (value|type|label)")
_GOOGLE_EMAIL = re.compile(r"e mail (\d+) value")
_GOOGLE_ADDRESS = re.compile(r"address (\d+) (formatted|street|city|region|postal code|country)")
_GOOGLE_WORK = re.compile(r"organization (\d+) (name|title)")
_MANY_ROWS = 50

EMAIL = re.compile(r"[^\s@,;]+@[^\s@,;]+\.[^\s@,;.]{2,}")
PHONE = re.compile(r"\+?[\d\s().\-/]{7,24}(?:\s*(?:x|ext\.?)\s*\d+)?", re.IGNORECASE | re.ASCII)


@dataclass(frozen=True, slots=True)
class Target:
    """What a column holds: a field (one of `CHOICES`), "" when it is left out. Columns of one `group` belong together.

    Of several phones or emails the one with the lowest `rank` is taken for the first.
    """

    field: str
    group: str = ""
    rank: int = 0


_LEFT_OUT = Target("")


@dataclass(frozen=True, slots=True)
class Mapping:
    """What every column of a sheet holds."""

    targets: tuple[Target, ...]

    @property
    def fields(self) -> tuple[str, ...]:
        """The field of every column; "" for one that is left out."""
        return tuple(target.field for target in self.targets)

    @property
    def is_usable(self) -> bool:
        """Whether it leads to a name or at least to an organization."""
        return bool({"name", said.FIRST, said.LAST, "organization"} & {*self.fields})

    def with_field(self, column: int, field: str) -> "Mapping":
        """Give the mapping with `column` holding `field` instead; "" leaves the column out."""
        if field and field not in CHOICES:
            raise ValueError(f"no field {field!r}")
        targets = list(self.targets)
        targets[column] = Target(field, rank=column)
        return Mapping(tuple(targets))


def guess(headings: Sequence[str]) -> Mapping:
    """Recognize the columns by their headings, as Google, Outlook, Thunderbird, LibreOffice and people write them."""
    plain = [_plain(heading) for heading in headings]
    known = {*plain}
    targets = [_of_heading(heading, known) for heading in plain]
    return Mapping(tuple(_in_order(targets)))


def guess_by_cells(rows: Sequence[Sequence[str]], width: int) -> Mapping:
    """Recognize the columns of a sheet without headings by what their cells look like."""
    targets = [_of_cells([row[at] for row in rows[:_MANY_ROWS] if at < len(row)]) for at in range(width)]
    first_words = next((at for at, target in enumerate(targets) if target is None), None)
    named = [Target("name") if at == first_words else target or _LEFT_OUT for at, target in enumerate(targets)]
    return Mapping(tuple(_in_order(named)))


def are_headings(rows: Sequence[Sequence[str]]) -> bool:
    """Tell whether the first of `rows` holds headings and not a contact already."""
    if not rows:
        return False
    first = [clean_line(cell) for cell in rows[0]]
    if any(EMAIL.fullmatch(cell) or PHONE.fullmatch(cell) for cell in first):
        return False
    recognized = sum(1 for field in guess(first).fields if field)
    if recognized:
        return True
    below = guess_by_cells(rows[1:], len(first)).fields
    # Words above a column of phones or emails are its heading, in whatever language.
    return bool({"phone", "email"} & {field for field, cell in zip(below, first, strict=False) if cell})


def _of_heading(plain: str, known: set[str]) -> Target:
    if not plain:
        return _LEFT_OUT
    # In English and Spanish address books one word means different things, told apart by its neighbors.
    if plain == "nombre":
        return Target(said.FIRST if known & {"apellidos", "apellido", "segundo nombre"} else "name")
    if plain in ("title", "titulo"):
        return _LEFT_OUT if known & {"job title", "puesto", "cargo"} else Target("role")
    if plain == "label" or plain == "labels":
        return _LEFT_OUT
    return (
        _of_google(plain) or _known_words().get(plain) or _of_group(plain, known) or _of_address(plain, known)
        or _by_its_words(plain) or _LEFT_OUT
    )  # fmt: skip


def _of_google(plain: str) -> Target | None:
    if found := _GOOGLE_PHONE.fullmatch(plain):
        return Target("phone" if found[2] == "value" else said.PHONE_KIND, found[1], int(found[1][:4]))
    if found := _GOOGLE_EMAIL.fullmatch(plain):
        return Target("email", rank=int(found[1][:4]))
    if found := _GOOGLE_ADDRESS.fullmatch(plain):
        part = {"formatted": "address", "postal code": said.POSTAL_CODE}.get(found[2], found[2])
        return Target(part, found[1], int(found[1][:4]))
    if found := _GOOGLE_WORK.fullmatch(plain):
        if found[1] != "1":
            return _LEFT_OUT
        return Target("organization" if found[2] == "name" else "role")
    return None


def _of_group(plain: str, known: set[str]) -> Target | None:
    for group, words in said.GROUPS.items():
        if plain in words.split("|"):
            return Target("phone", group, said.PHONE_RANKS[group])
    return None


def _of_address(plain: str, known: set[str]) -> Target | None:
    """Recognize "Business Postal Code", "Ciudad de residencia", "Home Street 2" and their like."""
    words = [word for word in plain.split() if word not in said.FILLERS]
    marks = {"home": said.HOME_MARKS, "work": said.WORK_MARKS, "other": said.OTHER_MARKS}
    group = next((group for group, those in marks.items() if those & {*words}), "")
    if not group:
        return None
    every_mark = said.HOME_MARKS | said.WORK_MARKS | said.OTHER_MARKS
    rest = [word for word in words if word not in every_mark]
    line = len(rest) > 1 and rest[-1] in ("2", "3")
    target = _known_words().get(" ".join(rest[:-1] if line else rest))
    if target is None or target.field not in (*_ADDRESS_PARTS, "address"):
        return None
    rank = {"home": 0, "work": 1, "other": 2}[group]
    # Thunderbird writes "Home Address" and "Home Address 2" for the lines of a street.
    return Target(said.STREET if target.field == "address" else target.field, group, rank)


def _by_its_words(plain: str) -> Target | None:
    words = {*plain.split()}
    if words & said.LEFT_OUT or len(words) > 4:
        return None
    if words & said.PHONE_WORDS:
        return Target("phone", rank=said.PHONE_RANKS["other"])
    if words & said.EMAIL_WORDS and not words & {"name", "nombre", "type", "display", "list"}:
        return Target("email", rank=9)
    return None


@cache
def _known_words() -> dict[str, Target]:
    found: dict[str, Target] = {}
    for field, words in said.WORDS.items():
        for word in words.split("|"):
            found.setdefault(word, _target(field))
    for name, label in LABELS.items():
        for spoken in languages():
            found.setdefault(_plain(spoken.translate(label)), _target(name))
            if spoken.translate(label) != label or spoken.code == "en":
                found[_plain(spoken.translate(label))] = _target(name)
    return found


def _target(field: str) -> Target:
    if field in ("other_phone", "other_email"):
        return Target(field.removeprefix("other_"), rank=6)
    return Target(field)


def languages() -> Iterator[Language]:
    """Give every language whose words are there, to read headings and choices in."""
    for code in CODES:
        try:
            yield language(code)
        except FileNotFoundError:
            continue  # a checkout whose catalogues were not made yet


def _of_cells(cells: Sequence[str]) -> Target | None:
    """Give what a column's cells look like; None for words, left out when it is empty or numbers."""
    filled = [clean_line(cell) for cell in cells if cell.strip()]
    if not filled:
        return _LEFT_OUT
    for field, pattern in (("email", EMAIL), ("phone", PHONE)):
        if sum(1 for cell in filled if pattern.fullmatch(cell)) * 2 > len(filled):
            return Target(field)
    words = sum(1 for cell in filled if any(letter.isalpha() for letter in cell))
    return None if words * 2 > len(filled) else _LEFT_OUT


def _in_order(targets: Sequence[Target]) -> Iterator[Target]:
    """Rank columns of one kind by where they stand, too, so that none are equal."""
    for at, target in enumerate(targets):
        yield Target(target.field, target.group, target.rank * 100 + at) if target.field else target


@lru_cache(maxsize=4096)
def _plain(heading: str) -> str:
    return " ".join(re.sub(r"[^\w]+|_", " ", fold(clean_line(heading))).split())
