"""The sample's stakeholders and the calls to them as records."""

from collections.abc import Iterator
from datetime import timedelta
from random import Random
from typing import Any

from facilitator.domain.records import Record, Stakeholder, Touch
from facilitator.sample.cast import Cast, uid
from facilitator.sample.stakes import STAKES, Call, Stake


def records(random: Random, cast: Cast) -> Iterator[Record]:
    """Give the records of every stakeholder, each followed by the calls to them."""
    for stake in STAKES:
        made = _stakeholder(random, cast, stake)
        yield made
        for call in stake.calls:
            yield _touch(random, cast, made.uid, call)


def _stakeholder(random: Random, cast: Cast, stake: Stake) -> Stakeholder:
    bodies = {body.name: body_uid for body, body_uid in zip(cast.bodies, cast.body_uids, strict=True)}
    organization = bodies.get(stake.body, "")
    ticks: dict[str, Any] = dict.fromkeys(stake.ticks, True)
    return Stakeholder(
        uid(random),
        name=stake.name,
        person=cast.uid_of(stake.person) if stake.person else "",
        organization=organization,
        sector=cast.sector_uids[stake.sector] if stake.sector is not None else "",
        place=stake.place,
        own_organization=organization if stake.owns_a_voice else "",
        wants=stake.wants,
        stance=stake.stance,
        influence=stake.influence,
        interest=stake.interest,
        level_now=stake.now,
        level_wanted=stake.wanted,
        through=cast.uid_of(stake.through) if stake.through else "",
        **ticks,
    )


def _touch(random: Random, cast: Cast, stakeholder: str, call: Call) -> Touch:
    day = cast.today - timedelta(days=call.days_ago)

    def after(days: int | None) -> str:
        return "" if days is None else (day + timedelta(days=days)).isoformat()

    return Touch(
        uid(random), stakeholder=stakeholder, on_day=day.isoformat(), way=call.way, by=call.by,
        by_person=cast.uid_of(call.by), heard=call.heard, asked=call.asked, answer_due=after(call.due),
        answered_on=after(call.answered), next_step=call.next_step, next_day=after(call.next_in),
    )  # fmt: skip
