"""Names of organizations and sectors that two people spell in their own ways."""

import re
from collections.abc import Iterable, Iterator, Sequence

from facilitator.domain.records import Organization, Sector
from facilitator.exchange.duplicates import ALIKE, name_key

# Words that one writes in a name and another leaves out.
_LITTLE = {"the", "and", "el", "la", "los", "las", "y", "e"}


def keys(one: Sector | Organization) -> list[str]:
    """Give the names of one as they are compared."""
    names = (one.name, one.other_name) if isinstance(one, Sector) else (one.name,)
    return [found for name in names if (found := key(name))]


def key(name: str) -> str:
    """Give a name without what two people write differently: accents, capitals, order, points and little words."""
    words = name_key(name).split()
    return " ".join([word for word in words if word not in _LITTLE] or words)


def nearly(wanted: Iterable[str], known: Sequence[str]) -> Iterator[str]:
    """Give those of the `known` names that are spelled nearly like one of those that are wanted."""
    from rapidfuzz import fuzz, process

    for one in wanted:
        for other, _, _ in process.extract_iter(one, known, scorer=fuzz.ratio, score_cutoff=ALIKE):
            if _digits(other) == _digits(one):  # "School 12" is not "School 13"
                yield other


def _digits(name: str) -> list[str]:
    return sorted(re.findall(r"\d+", name))
