"""What people agreed that others may see, when two entries turn out to be one person."""

from facilitator.domain.records.people import AGREED_BY, Person


def together(one: Person, other: Person) -> dict[str, bool]:
    """Give what both entries together agree to: a way to be reached only when each entry that has one agrees to it.

    So no number is shown that nobody asked about, and an entry without a number takes no agreement away.
    """
    agreed = {"is_listed": one.is_listed or other.is_listed}
    for flag in dict.fromkeys(AGREED_BY.values()):
        ways = [way for way, by in AGREED_BY.items() if by == flag]
        asked = [each for each in (one, other) if any(getattr(each, way) for way in ways)] or [one, other]
        agreed[flag] = all(each.shows(ways[0]) for each in asked)
    return agreed
