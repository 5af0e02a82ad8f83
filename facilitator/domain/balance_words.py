"""What a sector balance says in sentences, in a language; `names` gives the sectors' names in it."""

from collections.abc import Mapping

from facilitator.domain.balance import LEAST_EVENNESS, MOST_SHARE, Balance, Flag
from facilitator.domain.shown_numbers import decimals, decimals_beside, percent
from facilitator.words import Language


def counted(balance: Balance, language: Language) -> str:
    """Say how many people were counted, and how many of them belong to no sector."""
    said = language.plural("{n} person in a sector", "{n} people in a sector", balance.n)
    if not balance.apart:
        return said
    apart = language.plural("{n} without a sector, counted apart", "{n} without a sector, counted apart", balance.apart)
    return f"{said}; {apart}"


def figure(balance: Balance, sector: str, language: Language) -> str:
    """Say how many people a sector has, and what share of all that is, to a tenth of a percent."""
    count = balance.counts[sector]
    if not balance.n:
        return str(count)
    return language.translate("{count} · {share}%", count=count, share=percent(balance.shares[sector]))


def sentences(balance: Balance, names: Mapping[str, str], language: Language) -> list[str]:
    """Say what is flagged, or that nothing is."""
    if not balance.n:
        return [language.translate("Nobody with a sector is counted here yet.")]
    said = [_flagged(balance, flag, names, language) for flag in balance.flags]
    return said or [language.translate("Every expected sector is there, and none has more than 40% of the people.")]


def figures(balance: Balance, language: Language) -> list[str]:
    """Say the figures themselves: two or three decimals, rounded half up, and the share to a tenth of a percent."""
    said = []
    size = len(balance.counts)
    if balance.evenness is not None:
        said.append(language.translate("Evenness {evenness} of 1", evenness=decimals(balance.evenness, 3)))
    elif size == 1:
        said.append(language.translate("Evenness cannot be told of one sector"))
    if balance.effective is not None:
        said.append(language.translate("as varied as {effective} equal sectors of {size}",
                                       effective=decimals(balance.effective, 2), size=size))  # fmt: skip
    if balance.simpson is not None and balance.scaled is not None:
        said.append(language.translate("Simpson {simpson}, scaled {scaled}", simpson=decimals(balance.simpson, 3),
                                       scaled=decimals(balance.scaled, 3)))  # fmt: skip
    if balance.largest_share is not None:
        said.append(language.translate("largest share {share}%", share=percent(balance.largest_share)))
    return said


def listed(sectors: tuple[str, ...], names: Mapping[str, str]) -> str:
    """Name sectors one after the other; a comma may be in a name, so they are parted by semicolons."""
    return "; ".join(names[sector] for sector in sectors)


def _flagged(balance: Balance, flag: Flag, names: Mapping[str, str], language: Language) -> str:
    if flag is Flag.UNEVEN:
        assert balance.evenness is not None
        evenness = decimals_beside(balance.evenness, LEAST_EVENNESS, 3)
        return language.translate("Uneven: evenness is {evenness}, below 0.70.", evenness=evenness)
    if flag is Flag.LARGEST:
        assert balance.largest_share is not None
        share = decimals_beside(balance.largest_share * 100, MOST_SHARE * 100, 1)
        return language.translate("More than 40% from one sector: {names}, {share}%.",
                                  names=listed(balance.largest, names), share=share)  # fmt: skip
    return language.translate("Nobody from: {names}.", names=listed(balance.missing, names))
