"""What a foreign file says about contacts, before anything is compared or written."""

from dataclasses import dataclass, field

from facilitator.domain.records import Affiliation, Organization, Person
from facilitator.refusal import Refusal
from facilitator.words import mark

ORGANIZATION = "organization"
ROLE = "role"

# Fields of a contact that lie in other records than the person's own.
_BESIDE = {
    ORGANIZATION: Affiliation.fields["organization"].label,
    ROLE: Affiliation.fields["role"].label,
}
LABELS: dict[str, str] = {
    name: _BESIDE.get(name) or Person.fields[name].label
    for name in (
        "name", "called", "sort_under", "pronouns", ORGANIZATION, ROLE, "sector", "has_seat", "phone", "other_phone",
        "email", "other_email", "address", "reach_by", "best_time", "languages", "needs", "can_help", "agreed_on",
        "notes",
    )
}  # fmt: skip

# The fields of an organization that a line without a person's name can fill.
OF_ORGANIZATION = tuple(name for name in ("phone", "email", "address", "notes") if name in Organization.fields)


@dataclass(frozen=True, slots=True)
class Incoming:
    """One contact as a file says it: texts by the names in `LABELS`, and the line of the file where it begins.

    `trouble` says why the line could not be read; it then has no values.
    """

    line: int
    values: dict[str, str] = field(default_factory=dict)
    trouble: Refusal | None = None


NO_NAME = mark("There is no name on this line. Write one in the file, or add the contact by hand.")
