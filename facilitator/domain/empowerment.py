"""Empowerment gauges: how much of the say is held by people of the community itself. Six gauges, never one score.

Each carries the records it counts, so that nobody has to believe a number. Benchmarks of the decision share: boards of
community action agencies in the United States, at least a third chosen by residents with low income; community health
centers, more than half patients. Its bands follow S. R. Arnstein's ladder (1969); the limit of parity is a convention of
this program.
"""

from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from fractions import Fraction

from facilitator.words import mark

ADVISORY_BELOW = Fraction(1, 3)
LED_ABOVE = Fraction(1, 2)
LEAST_PARITY = Fraction(4, 5)
MEETINGS_LOOKED_AT = 3


class Band(Enum):
    """What a decision share means."""

    ADVISORY = mark("Less than a third: the community advises, and may be there only for show.")
    SHARED = mark("A third to a half: decisions are shared.")
    LED = mark("More than half: the community leads.")


@dataclass(frozen=True, slots=True)
class Behind:
    """The records that a gauge counts, by id: of the community, of institutions, and where nobody knows which."""

    table: str
    community: tuple[str, ...] = ()
    institution: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()

    @property
    def uids(self) -> tuple[str, ...]:
        """All of them."""
        return (*self.community, *self.institution, *self.unknown)

    @property
    def is_known(self) -> bool:
        """Whether it is known of any of them where it belongs."""
        return bool(self.community or self.institution)


@dataclass(frozen=True, slots=True)
class Gauge:
    """One gauge on the day `as_of`; with `since` it looks back to the first meeting it counts.

    `lacking` is a sentence that says what would have to be recorded, "" when it is known; `caution` what is not in it.
    `membership` is the community's share of all members, for those gauges that are compared with it.
    """

    name: str
    title: str
    as_of: date
    behind: Behind
    since: date | None = None
    lacking: str = ""
    caution: str = ""
    membership: Fraction | None = None

    @property
    def numerator(self) -> int:
        """How many are held by community people."""
        return len(self.behind.community)

    @property
    def denominator(self) -> int:
        """How many there are in all, those included of which nobody knows whose they are."""
        return len(self.behind.uids)

    @property
    def share(self) -> Fraction | None:
        """Numerator / denominator, exact; None while it is not known."""
        return None if self.lacking else Fraction(self.numerator, self.denominator)

    @property
    def band(self) -> Band | None:
        """What the decision share means: below 1/3, from 1/3 to 1/2 with both ends, above 1/2; None for other gauges."""
        if self.share is None or self.name != "E1":
            return None
        if self.share < ADVISORY_BELOW:
            return Band.ADVISORY
        return Band.LED if self.share > LED_ABOVE else Band.SHARED

    @property
    def parity(self) -> Fraction | None:
        """Share / share of the members, exact; None where there is nothing to compare with."""
        return self.share / self.membership if self.share is not None and self.membership else None

    @property
    def is_below_parity(self) -> bool:
        """Whether the community holds less than 0.80 of what its number among the members would give it."""
        return self.parity is not None and self.parity < LEAST_PARITY


def decision_share(seats: Behind, community_members: int, members: int, as_of: date) -> Gauge:
    """E1: decision seats held by community people / all decision seats, and its parity with the membership.

    Raises ValueError when the community has more members than there are.
    """
    if not 0 <= community_members <= members:
        raise ValueError("the community has more members than there are")
    title = mark("Decision seats held by community people")
    lacking = ""
    if not seats.uids:
        lacking = mark("Not known yet: tick “Has a decision seat” for everybody who has one.")
    elif not seats.is_known:
        lacking = mark("Not known yet: choose a sector for the people who have a decision seat.")
    return Gauge("E1", title, as_of, seats, lacking=lacking,
                 membership=Fraction(community_members, members) if members else None)  # fmt: skip


def seats_of_own_organizations(as_of: date) -> Gauge:
    """E2: community seats filled by residents' own organizations / community seats."""
    lacking = mark("Not known yet: it would have to be recorded of each community seat whether a residents' own organization "
                   "fills it, or an agency on their behalf.")  # fmt: skip
    return Gauge("E2", mark("Community seats filled by residents' own organizations"), as_of, Behind("people"),
                 lacking=lacking)  # fmt: skip


def proposed_items(items: Behind, as_of: date, since: date | None) -> Gauge:
    """E3: agenda items proposed by community people / all items but breaks, of the last three meetings held."""
    lacking = _of_meetings(
        items, since, mark("Not known yet: say on the agenda items which sector they were proposed by.")
    )
    return Gauge("E3", mark("Agenda items proposed by community people"), as_of, items, since, lacking)


def community_actions(as_of: date) -> Gauge:
    """E4: actions designed or led by community people / all actions, open and done."""
    lacking = mark(
        "Not known yet: actions would have to be recorded, and of each whether community people designed or lead it."
    )
    return Gauge("E4", mark("Actions designed or led by community people"), as_of, Behind("actions"), lacking=lacking)


def leading_roles(items: Behind, as_of: date, since: date | None) -> Gauge:
    """E5: agenda items led by community people / all items that somebody led, of the last three meetings held."""
    lacking = _of_meetings(
        items, since, mark("Not known yet: choose contacts who lead agenda items, and a sector for each of them.")
    )
    caution = mark("Chair, facilitator and spokesperson are not recorded yet: only who led agenda items is counted.")
    return Gauge("E5", mark("Leading roles held by community people"), as_of, items, since, lacking, caution)


def reports_back(as_of: date) -> Gauge:
    """E6: reports back to residents made / due, and answers to what they said given / due."""
    lacking = mark("Not known yet: it would have to be recorded what residents said, when a report back to them was due, and "
                   "when it was made.")  # fmt: skip
    return Gauge(
        "E6", mark("Reports back to residents that were made when due"), as_of, Behind("reports"), lacking=lacking
    )


def without_community(gauge: Gauge) -> Gauge:
    """Give a gauge as it stands where no sector is marked as community, so that nobody is known to be of it."""
    if not gauge.behind.uids:
        return gauge
    return replace(gauge, lacking=mark("Not known yet: tick the sectors that are the community itself."))


def _of_meetings(items: Behind, since: date | None, otherwise: str) -> str:
    if since is None:
        return mark("Not known yet: no meeting is marked as held.")
    return "" if items.is_known else otherwise
