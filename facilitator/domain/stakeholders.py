"""Who has a stake and how close they should be: the grid, the level suggested, and the kinds nobody has been named for.

The grid shows today's power. Those who are affected most often score low on it, so it never decides alone.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from facilitator.domain.records import Stakeholder
from facilitator.refusal import Refusal
from facilitator.words import mark

HIGH = 3  # of 5; lower than the middle of the scale, so that in doubt somebody is let in

# The field of each kind, and the question that finds whoever is of it. "Other" is no kind to look for.
KINDS = {
    "is_affected": mark("Who pays taxes for it, or is affected in another way?"),
    "has_family_affected": mark("Whose family is affected?"),
    "owns_property": mark("Who owns property that is affected?"),
    "owns_business": mark("Who owns or runs a business that is affected?"),
    "can_help": mark("Who can help?"),
    "can_block": mark("Who can block it?"),
    "controls_resources": mark("Who controls resources?"),
    "implements": mark("Who would carry out solutions?"),
    "influences": mark("Who influences others?"),
    "informs": mark("Who holds information we need?"),
}
OTHER = "is_other"

LEVEL_NAMES = {
    "": mark("not decided"),
    "core": mark("Core"),
    "active": mark("Active"),
    "informed": mark("Informed"),
}
PLACES = {
    "promoter": mark("Promoter: much influence, much interest"),
    "latent": mark("Latent: much influence, little interest"),
    "defender": mark("Defender: little influence, much interest"),
    "apathetic": mark("Apathetic: little influence, little interest"),
}

_COMMUNITY = mark("directly affected community that speaks through its own organization")


@dataclass(frozen=True, slots=True)
class Suggestion:
    """The level somebody should have, and why, in words still to be translated."""

    level: str
    reason: str


def place(influence: int | None, interest: int | None) -> str:
    """Give the place on the grid of influence and interest, or "" while one of them is not known."""
    if influence is None or interest is None:
        return ""
    if influence >= HIGH:
        return "promoter" if interest >= HIGH else "latent"
    return "defender" if interest >= HIGH else "apathetic"


def suggest(one: Stakeholder) -> Suggestion:
    """Suggest the level wanted: the highest that anything speaks for."""
    on_grid = place(one.influence, one.interest)
    if on_grid == "promoter":
        return Suggestion("core", mark("much influence and much interest"))
    if one.is_directly_affected and one.is_community and one.own_organization:
        return Suggestion("core", _COMMUNITY)
    if one.is_directly_affected:
        return Suggestion("active", mark("directly affected"))
    if one.can_block:
        return Suggestion("active", mark("can block"))
    if one.implements:
        return Suggestion("active", mark("would carry out solutions"))
    if on_grid == "latent":
        return Suggestion("active", mark("much influence, and little interest so far"))
    if on_grid == "defender":
        return Suggestion("active", mark("much interest, and little influence so far"))
    return Suggestion("informed", mark("nothing said so far asks for more"))


def covered(register: Iterable[Stakeholder]) -> list[str]:
    """List the kinds that at least one stakeholder is of."""
    every = list(register)
    return [kind for kind in KINDS if any(getattr(one, kind) for one in every)]


def gaps(register: Iterable[Stakeholder]) -> list[str]:
    """List the kinds that nobody has been named for."""
    named = covered(register)
    return [kind for kind in KINDS if kind not in named]


def coverage(register: Iterable[Stakeholder]) -> float:
    """Give the part of the ten kinds that somebody has been named for."""
    return len(covered(register)) / len(KINDS)


def check(one: Stakeholder) -> None:
    """Raise a `Refusal` for what no stakeholder can be, whatever else is in the register."""
    if not (one.name or one.person or one.organization):
        raise Refusal(mark("Name the stakeholder, or choose a person or an organization of the contacts."))
    if one.person and one.organization:
        raise Refusal(mark("A stakeholder is one person or one organization of the contacts, not both."))
    if one.person and one.person == one.through:
        raise Refusal(mark("{name} cannot be reached through themselves. Choose somebody else, or nobody."),
                      name=one.name)  # fmt: skip


def runs_in_a_circle(one: Stakeholder, ways: Mapping[str, str]) -> bool:
    """Say whether the way to somebody leads back to them; `ways` gives, by person, the person they are reached through."""
    seen: set[str] = set()
    at = one.through
    while at and at not in seen:
        if at == one.person:
            return True
        seen.add(at)
        at = ways.get(at, "")
    return False
