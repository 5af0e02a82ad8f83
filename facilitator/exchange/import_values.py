"""The values of an incoming contact, checked by the fields they go into."""

from functools import cache

from facilitator.domain.plain_text import clean_line, fold
from facilitator.domain.records import Affiliation, Field, Kind, Organization, Person, Value
from facilitator.exchange.headings import languages
from facilitator.exchange.incoming import ORGANIZATION, ROLE
from facilitator.refusal import Refusal
from facilitator.words import mark, translate

_BESIDE = {
    ORGANIZATION: Organization.fields["name"],
    ROLE: Affiliation.fields["role"],
    "sector": Organization.fields["name"],  # a name still; the link is made when it is written
}


def checked(values: dict[str, str]) -> dict[str, Value]:
    """Give the values that say something, in the shape they are kept; raise a `Refusal` for the first that does not fit.

    A role without an organization goes to the notes, as there is no place it belongs to.
    """
    said = dict(values)
    if said.get(ROLE) and not said.get(ORGANIZATION):
        role = translate("Role: {value}", value=said.pop(ROLE))
        said["notes"] = "\n".join(text for text in (said.get("notes", ""), role) if text)
    known = Person.fields
    found: dict[str, Value] = {}
    for name, typed in said.items():
        field = _BESIDE.get(name) or known[name]
        if field.is_required and not clean_line(typed):
            continue
        value = field.read(_stored_choice(name, field, typed))
        if value != field.empty:
            found[name] = value
    return found


def _stored_choice(name: str, field: Field, typed: str) -> str:
    if field.kind is Kind.YES_NO:
        return "yes" if fold(clean_line(typed)) in _yes_words() else typed
    return _words_of_choice(name).get(fold(clean_line(typed)), typed) if field.kind is Kind.CHOICE else typed


@cache
def _words_of_choice(name: str) -> dict[str, str]:
    """Give the stored value for each choice as it is said in any language."""
    choices = Person.fields[name].choices
    return {fold(spoken.translate(words)): stored for spoken in languages() for stored, words in choices if words}


@cache
def _yes_words() -> frozenset[str]:
    return frozenset(fold(spoken.translate(mark("Yes"))) for spoken in languages())


def listed(names: list[str]) -> Refusal:
    """Give the labels of fields as a sentence's value: said one after another, in whatever language is asked."""
    first, *rest = names
    field = _BESIDE[first] if first == ROLE else Person.fields.get(first)
    label = Refusal(field.label if field else mark("Organization"))
    return Refusal(mark("{first}, {rest}"), first=label, rest=listed(rest)) if rest else label
