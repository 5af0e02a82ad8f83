"""The columns of contacts that go out as a sheet: their headings and cells, in words that are read back in."""

from facilitator.domain.records import Kind, Person
from facilitator.exchange.formats._format import Contact, Outgoing
from facilitator.exchange.incoming import LABELS
from facilitator.words import Language


def headings(outgoing: Outgoing) -> list[str]:
    """Give the heading of every column."""
    return [outgoing.language.translate(LABELS[name]) for name in outgoing.fields]


def table(outgoing: Outgoing) -> list[list[str]]:
    """Give the cells of every contact."""
    return [[_cell(contact, name, outgoing.language) for name in outgoing.fields] for contact in outgoing.contacts]


def _cell(contact: Contact, name: str, language: Language) -> str:
    beside = {"organization": contact.organization, "role": contact.role, "sector": contact.sector}
    if name in beside:
        return beside[name]
    field = Person.fields[name]
    value = getattr(contact.person, name)
    if field.kind is Kind.YES_NO:
        return language.translate("Yes") if value else ""
    if field.kind is Kind.CHOICE:
        return language.translate(dict(field.choices)[value]) if value else ""
    return str(value)
