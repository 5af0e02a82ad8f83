"""Puts the pieces of a contact together: a name of its parts, an address of its lines, numbers in their order."""

from collections.abc import Iterable

from facilitator.domain.plain_text import clean_line
from facilitator.words import translate

Ranked = tuple[int, str]


def join_name(given: str, middle: str, family: str, suffix: str) -> str:
    """Give a full name of its parts, in the order it is said."""
    return clean_line(" ".join(part for part in (given, middle, family, suffix) if part))


def join_address(street: str, city: str, region: str, postal_code: str, country: str) -> str:
    """Give an address on its lines: street, then city with region and code, then country."""
    region_and_code = clean_line(f"{region} {postal_code}")
    place = ", ".join(part for part in (clean_line(city), region_and_code) if part)
    return "\n".join(part for part in (street.strip(), place, clean_line(country)) if part)


def place_numbers(
    phones: Iterable[Ranked], emails: Iterable[Ranked], addresses: Iterable[Ranked], notes: Iterable[str]
) -> dict[str, str]:
    """Give the fields that several phones, emails and addresses fill, the lowest rank first.

    What has no field of its own (a third phone, a second address) is kept in the notes, so that nothing is lost.
    """
    phone, other_phone, *more_phones = (*_in_order(phones), "", "")
    email, other_email, *more_emails = (*_in_order(emails), "", "")
    address, *more_addresses = (*_in_order(addresses), "")
    further = (
        *(translate("Phone: {value}", value=one) for one in more_phones if one),
        *(translate("Email: {value}", value=one) for one in more_emails if one),
        *(translate("Address: {value}", value=clean_line(one)) for one in more_addresses if one),
    )
    return {
        "phone": phone,
        "other_phone": other_phone,
        "email": email,
        "other_email": other_email,
        "address": address,
        "notes": "\n".join(text for text in (*(note.strip() for note in notes), *further) if text),
    }


def _in_order(ranked: Iterable[Ranked]) -> list[str]:
    filled = [(rank, text.strip()) for rank, text in ranked if text.strip()]
    return list(dict.fromkeys(text for _, text in sorted(filled, key=lambda one: one[0])))
