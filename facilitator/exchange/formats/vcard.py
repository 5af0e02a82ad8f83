"""Contact cards (.vcf) in versions 2.1, 3.0 and 4.0, as phones and address books make them."""

import re
from collections.abc import Iterable
from typing import Any

from facilitator.exchange.assembling import join_address, join_name, place_numbers
from facilitator.exchange.encodings import decode
from facilitator.exchange.formats._card_text import cards, plain_card
from facilitator.exchange.formats._format import Contact, Format, Outgoing
from facilitator.exchange.incoming import Incoming
from facilitator.exchange.sheet import MOST_LINES
from facilitator.refusal import Refusal
from facilitator.words import mark

_START = re.compile(r"^\s*BEGIN\s*:\s*VCARD\s*$", re.IGNORECASE | re.MULTILINE)
_RANKS = {"cell": 0, "mobile": 0, "iphone": 0, "main": 1, "home": 2, "work": 3}
_LONGEST_CARD = 200_000
_MOST_LINES_IN_A_CARD = 1_000
_NO_VOICE = {"fax", "pager", "modem"}


def _recognizes(content: bytes) -> bool:
    text = decode(content[:4096])
    return text is not None and _START.search(text) is not None


def _read(content: bytes, name: str) -> list[Incoming]:
    text = decode(content)
    if text is None:
        raise Refusal(mark("“{name}” is damaged: its letters cannot be read. Export the contacts again."), name=name)
    found: list[Incoming] = []
    for line, lines in cards(text):
        if len(found) >= MOST_LINES:
            raise Refusal(mark("“{name}” holds more than {most} contacts. Split it into smaller files."),
                          name=name, most=f"{MOST_LINES:,}")  # fmt: skip
        found.append(_incoming(line, lines))
    if not found:
        raise Refusal(mark("“{name}” holds no contact cards. Export the contacts again."), name=name)
    return found


def _incoming(line: int, lines: list[str]) -> Incoming:
    import vobject

    card = plain_card(lines)
    if len(card) > _LONGEST_CARD or card.count("\n") > _MOST_LINES_IN_A_CARD:
        return Incoming(line, trouble=Refusal(mark("This card is longer than any contact can be.")))
    try:
        parsed = vobject.readOne(card, allowQP="QUOTED-PRINTABLE" in card.upper())
        return Incoming(line, _values(parsed.contents))
    except Exception:  # the library meets a damaged card with errors of a dozen kinds
        return Incoming(
            line, trouble=Refusal(mark("This card is damaged and cannot be read. Add the contact by hand."))
        )


def _values(contents: dict[str, list[Any]]) -> dict[str, str]:
    values = {
        "called": _first(contents, "nickname"),
        "organization": _first(contents, "org"),
        "role": _first(contents, "title") or _first(contents, "role"),
        **_name(contents),
        **place_numbers(
            [(_rank(one), _words(one.value).removeprefix("tel:").replace(";ext=", " ext. ")) for one in
             contents.get("tel", ()) if not _kinds(one) & _NO_VOICE],
            [(_rank(one), _words(one.value).removeprefix("mailto:")) for one in contents.get("email", ())],
            [(_rank(one), _address(one.value)) for one in contents.get("adr", ())],
            _all(contents, "note"),
        ),
    }  # fmt: skip
    if _is_organization(contents) or (values["name"] == values["organization"] and not _has_name_parts(contents)):
        values["organization"] = values["organization"] or values["name"]
        values["name"] = ""
    return {name: value for name, value in values.items() if value}


def _name(contents: dict[str, list[Any]]) -> dict[str, str]:
    full = _first(contents, "fn")
    for line in contents.get("n", ()):
        parts = line.value
        family, given = _words(parts.family), _words(parts.given)
        # Titles are no part of a name: "Dra. Sofía García" is found again as "Sofía García".
        full = full.removeprefix(_words(parts.prefix)).strip() or full
        joined = join_name(given, _words(parts.additional), family, _words(parts.suffix))
        if not full or (family and full.startswith(f"{family}, ")):
            full = joined
        # A family name of two words is said here, so lists need not guess it from the last word.
        if " " in family and full.endswith(family):
            return {"name": full, "sort_under": family}
    return {"name": full}


def _has_name_parts(contents: dict[str, list[Any]]) -> bool:
    return any(_words(line.value.family) or _words(line.value.given) for line in contents.get("n", ()))


def _is_organization(contents: dict[str, list[Any]]) -> bool:
    return _first(contents, "kind").lower() in ("org", "organization") or (
        _first(contents, "x-abshowas").upper() == "COMPANY"
    )


def _address(value: Any) -> str:
    street = "\n".join(part for part in (_words(value.box), _words(value.extended), _words(value.street)) if part)
    return join_address(street, _words(value.city), _words(value.region), _words(value.code), _words(value.country))


def _kinds(line: Any) -> set[str]:
    said: Iterable[str] = (*line.params.get("TYPE", ()), *line.singletonparams)
    return {kind.strip().lower() for kinds in said for kind in kinds.split(",")}


def _rank(line: Any) -> int:
    kinds = _kinds(line)
    rank = min((_RANKS[kind] for kind in kinds if kind in _RANKS), default=4)
    return rank - 10 if "pref" in kinds or "1" in line.params.get("PREF", ()) else rank


def _first(contents: dict[str, list[Any]], name: str) -> str:
    lines = contents.get(name, ())
    value = lines[0].value if lines else ""
    # An organization comes with its departments; the first is the organization itself.
    return _words(value[0] if isinstance(value, list) and value else value)


def _all(contents: dict[str, list[Any]], name: str) -> list[str]:
    return [_words(line.value) for line in contents.get(name, ())]


def _words(value: Any) -> str:
    return " ".join(_words(part) for part in value) if isinstance(value, list) else str(value).strip()


def _write(outgoing: Outgoing) -> bytes:
    return "".join(_card(contact, outgoing.fields) for contact in outgoing.contacts).encode("utf-8")


def _card(contact: Contact, fields: tuple[str, ...]) -> str:
    import vobject

    person = contact.person
    card = vobject.vCard()
    card.add("fn").value = person.name
    family = person.sort_under if person.name.endswith(f" {person.sort_under}") else ""
    # The name is not guessed apart: without a word to sort under, all of it is the given name.
    given = person.name.removesuffix(family).strip()
    card.add("n").value = vobject.vcard.Name(family=family, given=given)
    if contact.organization:
        card.add("org").value = [contact.organization]
    for name, value in (("title", contact.role), ("nickname", person.called)):
        if value:
            card.add(name).value = value
    for name, value, kind in (
        ("tel", person.phone, "PREF"), ("tel", person.other_phone, "VOICE"),
        ("email", person.email, "PREF"), ("email", person.other_email, "INTERNET"),
    ):  # fmt: skip
        if value:
            line = card.add(name)
            line.value, line.type_param = value, kind
    if person.address:
        card.add("adr").value = vobject.vcard.Address(street=person.address)
    if "notes" in fields and person.notes:
        card.add("note").value = person.notes
    return str(card.serialize())


FORMAT = Format("vcard", mark("Contact cards (.vcf)"), (".vcf", ".vcard"), 10, _recognizes, _read, _write, ".vcf")
