"""What an empowerment gauge says in sentences, in a language."""

from facilitator.domain.empowerment import LEAST_PARITY, Gauge
from facilitator.domain.shown_numbers import decimals_beside, percent
from facilitator.words import Language, mark

_PARITY = mark("{membership}% of the members are community people: parity {parity}.")
_BELOW_PARITY = mark("{membership}% of the members are community people: parity {parity}, below 0.80.")


def figure(gauge: Gauge, language: Language) -> str:
    """Say the gauge as a number of a number and its percent, or "not known yet"."""
    if gauge.share is None:
        return language.translate("Not known yet")
    return language.translate("{numerator} of {denominator} · {share}%", numerator=gauge.numerator,
                              denominator=gauge.denominator, share=percent(gauge.share))  # fmt: skip


def sentences(gauge: Gauge, language: Language) -> list[str]:
    """Say what the gauge means, what is flagged, and what is not in it."""
    if gauge.lacking:
        return [language.translate(gauge.lacking)]
    said = []
    if gauge.band:
        said.append(language.translate(gauge.band.value))
    if gauge.parity is not None and gauge.membership is not None:
        text = _BELOW_PARITY if gauge.is_below_parity else _PARITY
        said.append(
            language.translate(
                text, membership=percent(gauge.membership), parity=decimals_beside(gauge.parity, LEAST_PARITY, 3)
            )
        )
    if gauge.behind.unknown:
        said.append(language.plural("Of {n} nobody has said which sector it belongs to.",
                                    "Of {n} nobody has said which sector they belong to.",
                                    len(gauge.behind.unknown)))  # fmt: skip
    if gauge.caution:
        said.append(language.translate(gauge.caution))
    return said


def dated(gauge: Gauge, language: Language) -> str:
    """Say of which day the gauge is, or which days' meetings it looks back to."""
    day = language.short_date(gauge.as_of)
    if gauge.since is None:
        return day
    return language.translate("Meetings from {since} to {day}", since=language.short_date(gauge.since), day=day)
