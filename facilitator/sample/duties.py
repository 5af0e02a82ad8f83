"""Who does what for the group at Cedar Bend, and what stands between people there; made up."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from random import Random

from facilitator.domain import order_key
from facilitator.domain.duties import USUAL
from facilitator.domain.records import Difference, Duty, Record
from facilitator.sample.cast import Cast, uid

# For each of the usual duties: who does it, who steps in, and how. Nobody has taken two of them yet.
_SHARED_OUT = (
    (
        "Fatima Warsame",
        "Denise Holloway",
        "Everybody on the list in the week before, those who missed the last one first.",
    ),
    ("Denise Holloway", "", "Sits at the back, and asks afterwards those who said nothing."),
    ("Walter Nyberg", "Gail Petersen", "Ten days ahead; on paper to Orchard Lane and Depot Street."),
    ("Yusuf Hassan", "", ""),
    ("", "", ""),
    ("Grace Pham", "Charlene Dupree", "Bread from the bakery; nothing with pork, one plate without nuts."),
    ("", "", ""),
)


@dataclass(frozen=True, slots=True)
class _Dispute:
    """A difference, counted back from today."""

    about: str
    between: str
    days_ago: int
    needs: str
    mediator: str = ""
    agreement: str = ""
    settled: int | None = None
    review_in: int | None = None


_DISPUTES = (
    _Dispute(
        "Lamps or patrols on the river path first", "Block clubs and the police department", 64,
        "The block clubs need light when the patrol is not there. The police need somebody who walks along.",
        "Samuel Two Rivers",
        "Three lamps first, and one walk a week with two neighbors; both counted until spring.", 20, 50,
    ),
    _Dispute(
        "Meetings that run past eight", "Madres del Río and the council staff", 33,
        "The mothers need to be home at eight. The staff cannot come before six.",
    ),
    _Dispute(
        "Who speaks with the Weekly", "Youth council and the school", 118,
        "The youth council needs its own words in print. The school needs to know before it is printed.",
        "Denise Holloway", "Both see a text the day before; nobody changes the other's words.", 90, 100,
    ),
)  # fmt: skip


def records(random: Random, cast: Cast) -> Iterator[Record]:
    """Give the duties in their order, then the differences."""
    for name, (holder, stand_in, how), rank in zip(USUAL, _SHARED_OUT, order_key.spread(len(USUAL)), strict=True):
        yield Duty(
            uid(random), name=name, holder=cast.uid_of(holder) if holder else "",
            stand_in=cast.uid_of(stand_in) if stand_in else "", how=how, rank=rank,
            since=(cast.today - timedelta(days=200)).isoformat() if holder else "",
        )  # fmt: skip
    for one in _DISPUTES:
        noticed = cast.today - timedelta(days=one.days_ago)
        yield Difference(
            uid(random), about=one.about, between=one.between, noticed_on=noticed.isoformat(), needs=one.needs,
            mediator=cast.uid_of(one.mediator) if one.mediator else "", agreement=one.agreement,
            settled_on="" if one.settled is None else (noticed + timedelta(days=one.settled)).isoformat(),
            review_on="" if one.review_in is None else (noticed + timedelta(days=one.review_in)).isoformat(),
        )  # fmt: skip
