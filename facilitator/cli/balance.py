"""How evenly people come from the sectors that are expected, and the empowerment gauges."""

import sqlite3
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

import click

from facilitator.cli import _saying
from facilitator.cli._files import FILE, JSON, TODAY, reading
from facilitator.domain import balance_words, empowerment_words
from facilitator.domain.balance import Balance
from facilitator.domain.empowerment import Gauge
from facilitator.domain.plain_text import clean_line
from facilitator.domain.records import Meeting
from facilitator.domain.shown_numbers import percent, rounded
from facilitator.store import gauges, meetings, representation
from facilitator.store.representation import GROUPS, OF_MEETINGS, Standing
from facilitator.words import mark, spoken, translate

_BAR = 40  # letters of a bar that is everybody
_LETTERS = "#"


def _tell(file: Path, group: str, meeting: str | None, count: int, has_gauges: bool, today: date | None,
          as_json: bool) -> None:  # fmt: skip
    day = today or date.today()
    with reading(file) as document:
        shown = representation.standing(
            document.connection, group, _looked_at(document.connection, meeting, count, day)
        )
        found = gauges.read(document.connection, day) if has_gauges else []
    if as_json:
        answer = _as_object(shown, day)
        if has_gauges:
            answer["gauges"] = [_gauge_as_object(one) for one in found]
        _saying.as_json(answer)
        return
    _print_standing(shown, day)
    for one in found:
        _print_gauge(one)


def _looked_at(connection: sqlite3.Connection, meeting: str | None, count: int, day: date) -> list[Meeting]:
    if meeting:
        return [meetings.find(connection, meeting, day)]
    return representation.last_held(connection, day, count)


def _print_standing(shown: Standing, day: date) -> None:
    balance, language = shown.balance, spoken()
    title = translate(GROUPS[shown.group][0])
    click.echo(f"{title}, {language.short_date(day)}: {balance_words.counted(balance, language)}")
    if shown.group in OF_MEETINGS:
        days = ", ".join(language.short_date(one.day) for one in shown.meetings)
        click.echo(translate("Meetings: {days}", days=days) if days else translate("No meeting is marked as held."))
    if not shown.sectors:
        click.echo(translate("No sector is expected yet: add the parts of the community that should be at the table."))
        return
    names = {one.uid: clean_line(one.name) for one in shown.sectors}
    widest = max(len(name) for name in names.values())
    for sector, name in names.items():
        said = balance_words.figure(balance, sector, language)
        click.echo(f"{name:{widest}}  {_bar(balance, sector):{_BAR}}  {said}")
    for sentence in balance_words.sentences(balance, names, language):
        click.echo(sentence)
    _echo_joined(balance_words.figures(balance, language))


def _echo_joined(words: Sequence[str]) -> None:
    if words:
        click.echo("; ".join(words))


def _bar(balance: Balance, sector: str) -> str:
    """Give a bar as long as the share; whoever is there has at least one letter of it."""
    length = rounded(balance.shares[sector] * _BAR)
    return _LETTERS * max(length, 1 if balance.counts[sector] else 0)


def _print_gauge(gauge: Gauge) -> None:
    language = spoken()
    click.echo("")
    head = f"{gauge.name} {translate(gauge.title)}"
    if not gauge.lacking:  # else the sentence says it
        head += f": {empowerment_words.figure(gauge, language)} ({empowerment_words.dated(gauge, language)})"
    click.echo(head)
    for sentence in empowerment_words.sentences(gauge, language):
        click.echo(f"   {sentence}")


def _as_object(shown: Standing, day: date) -> dict[str, object]:
    balance = shown.balance
    names = {one.uid: one.name for one in shown.sectors}
    return {
        "of": shown.group,
        "day": day.isoformat(),
        "meetings": [{"uid": one.uid, "on_day": one.on_day, "name": one.name} for one in shown.meetings],
        "n": balance.n,
        "without_sector": balance.apart,
        "sectors": [
            {
                "uid": one.uid,
                "name": one.name,
                "is_community": one.is_community,
                "count": balance.counts[one.uid],
                "percent": percent(balance.shares[one.uid]) if balance.n else "",
            }
            for one in shown.sectors
        ],
        "entropy": balance.entropy,
        "evenness": balance.evenness,
        "effective_sectors": balance.effective,
        "simpson": _as_text(balance.simpson),
        "simpson_scaled": _as_text(balance.scaled),
        "largest": _named(balance.largest, names),
        "largest_percent": percent(balance.largest_share) if balance.largest_share is not None else "",
        "missing": _named(balance.missing, names),
        "flags": [flag.value for flag in balance.flags],
        "sentences": balance_words.sentences(balance, names, spoken()),
    }


def _gauge_as_object(gauge: Gauge) -> dict[str, object]:
    return {
        "name": gauge.name,
        "title": translate(gauge.title),
        "numerator": None if gauge.lacking else gauge.numerator,
        "denominator": None if gauge.lacking else gauge.denominator,
        "percent": percent(gauge.share) if gauge.share is not None else "",
        "band": gauge.band.name.lower() if gauge.band else "",
        "parity": _as_text(gauge.parity),
        "is_below_parity": gauge.is_below_parity,
        "since": gauge.since.isoformat() if gauge.since else "",
        "as_of": gauge.as_of.isoformat(),
        "sentences": empowerment_words.sentences(gauge, spoken()),
        "behind": {
            "table": gauge.behind.table,
            "community": list(gauge.behind.community),
            "institution": list(gauge.behind.institution),
            "unknown": list(gauge.behind.unknown),
        },
    }


def _as_text(exact: object) -> str:
    return "" if exact is None else str(exact)


def _named(sectors: Iterable[str], names: dict[str, str]) -> list[str]:
    return [names[sector] for sector in sectors]


COMMAND = click.Command(
    "balance",
    callback=_tell,
    help=mark(
        "Say how evenly people come from the sectors of FILE: a bar a sector, what is worth talking about, and the figures. "
        "--of chooses whom to count. People without a sector are counted apart.\n\n"
        "With --json one object: of, day, meetings (those looked at), n, without_sector, sectors (each with uid, name, "
        "is_community, count, percent), entropy, evenness, effective_sectors (numbers, where they can be told), simpson, simpson_scaled "
        "(exact fractions), largest, largest_percent, missing (names), flags (uneven, largest, missing), sentences; with "
        "--gauges also gauges (each with name, title, numerator, denominator, percent, band, parity, is_below_parity, "
        "since, as_of, sentences, behind: a table and the ids of its records)."
    ),
    params=[
        FILE,
        click.Option(["--of", "group"], type=click.Choice(list(GROUPS)), default=representation.MEMBERS, show_default=True,
                     help=mark("Whom to count.")),
        click.Option(["--meeting"], metavar="WHICH", help=mark("next, last, a date such as 2026-12-01, or an id.")),
        click.Option(["--last", "count"], type=click.IntRange(1, 1000), default=3, show_default=True,
                     help=mark("How many of the last meetings held to look at, without --meeting.")),
        click.Option(["--gauges", "has_gauges"], is_flag=True, help=mark("Print the six empowerment gauges too.")),
        TODAY,
        JSON,
    ],
)  # fmt: skip
