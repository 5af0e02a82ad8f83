"""Sector balance: how evenly the people of a group come from the sectors that are expected at the table.

Sources: C. E. Shannon's entropy and E. C. Pielou's evenness of it (1966), E. H. Simpson's index (1949), M. O. Hill's
effective number (1973). What is flagged is a convention of this program. No figure here has a unit.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction
from math import exp, fsum, log

LEAST_EVENNESS = Fraction(7, 10)
MOST_SHARE = Fraction(2, 5)


class Flag(Enum):
    """What is worth talking about."""

    UNEVEN = "uneven"
    LARGEST = "largest"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Balance:
    """How a group of people stands, by sector.

    `counts` holds every expected sector in its order, those with nobody as 0; `apart` is how many people belong to
    none of them. Shares are exact; `entropy`, `evenness` and `effective` are floats and unrounded. A figure that cannot
    be told is None: all of them when nobody has a sector, `evenness` and `scaled` also when one sector is expected.
    """

    counts: Mapping[str, int]
    apart: int
    entropy: float | None = None
    evenness: float | None = None
    effective: float | None = None
    simpson: Fraction | None = None
    scaled: Fraction | None = None

    @property
    def n(self) -> int:
        """How many people belong to an expected sector: what every share is of."""
        return sum(self.counts.values())

    @property
    def shares(self) -> dict[str, Fraction]:
        """The share of each expected sector, count / n; 0 while there is nobody."""
        n = self.n
        return {sector: Fraction(count, n) if n else Fraction(0) for sector, count in self.counts.items()}

    @property
    def largest(self) -> tuple[str, ...]:
        """The sectors with the largest share: several when they tie, none while there is nobody."""
        most = max(self.counts.values(), default=0)
        return tuple(sector for sector, count in self.counts.items() if count == most) if most else ()

    @property
    def largest_share(self) -> Fraction | None:
        """The largest share, max(p)."""
        return self.shares[self.largest[0]] if self.largest else None

    @property
    def missing(self) -> tuple[str, ...]:
        """The expected sectors with nobody, in their order."""
        return tuple(sector for sector, count in self.counts.items() if not count)

    @property
    def flags(self) -> tuple[Flag, ...]:
        """Evenness below 0.70, largest share above 40 % (each unrounded), any expected sector missing."""
        found = []
        if self.evenness is not None and self.evenness < LEAST_EVENNESS:
            found.append(Flag.UNEVEN)
        if self.largest_share is not None and self.largest_share > MOST_SHARE:
            found.append(Flag.LARGEST)
        if self.missing:
            found.append(Flag.MISSING)
        return tuple(found)


def measure(counts: Mapping[str, int], expected: Sequence[str]) -> Balance:
    """Measure the balance of a group: people by sector, over the S sectors that are expected.

    With p the share of a sector among people of expected sectors, absent sectors having p = 0: entropy
    H = -sum p ln p (in nats), evenness J = H / ln S between 0 and 1, effective sectors e^H between 1 and S, Simpson
    1 - sum p^2, scaled by 1 / (1 - 1/S) to lie between 0 and 1. People under any other key, such as "" for no sector, are
    counted apart. Raises ValueError for a count below zero or a sector that is expected twice.
    """
    if any(count < 0 for count in counts.values()):
        raise ValueError("nobody can be counted less than zero times")
    if len(set(expected)) < len(expected):
        raise ValueError("a sector is expected twice")
    by_sector = {sector: counts.get(sector, 0) for sector in expected}
    n, size = sum(by_sector.values()), len(by_sector)
    apart = sum(counts.values()) - n
    if not n:
        return Balance(by_sector, apart)
    shares = [Fraction(count, n) for count in by_sector.values() if count]
    # Rounding may put an even spread a hair above the most there can be; -0.0 is nobody's entropy.
    entropy = min(max(0.0, -fsum(float(share) * log(share) for share in shares)), log(size))
    simpson = 1 - sum((share * share for share in shares), Fraction(0))
    if size == 1:
        return Balance(by_sector, apart, entropy, None, exp(entropy), simpson, None)
    return Balance(
        by_sector, apart, entropy, entropy / log(size), exp(entropy), simpson, simpson / (1 - Fraction(1, size))
    )
