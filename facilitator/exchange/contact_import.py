"""Brings contacts in: first a plan that says line by line what will happen, then the plan carried out as one change."""

import sqlite3
from collections.abc import Sequence

from facilitator.domain.records import Value
from facilitator.exchange import blanks, import_writing
from facilitator.exchange.duplicates import Likeness, Match, Progress
from facilitator.exchange.import_plan import Fill, Kept, Plan, PlannedLine, Summary, What
from facilitator.exchange.import_values import checked, listed
from facilitator.exchange.incoming import NO_NAME, OF_ORGANIZATION, ORGANIZATION, ROLE, Incoming
from facilitator.exchange.known_contacts import KnownContacts, Present
from facilitator.refusal import Refusal
from facilitator.store.change import Change
from facilitator.words import mark

__all__ = ["Plan", "PlannedLine", "Summary", "What", "apply", "plan"]

_LINES_BETWEEN_WORDS = 50


def plan(connection: sqlite3.Connection, incoming: Sequence[Incoming], progress: Progress | None = None) -> Plan:
    """Plan what each of the incoming contacts leads to; nothing is written.

    `progress(done, all)` is called now and then; what it raises ends the work.
    """
    known = KnownContacts(connection)
    lines: list[PlannedLine] = []
    for at, one in enumerate(incoming):
        if progress and at % _LINES_BETWEEN_WORDS == 0:
            progress(at, len(incoming))
        lines.append(_planned(one, known))
    return Plan(tuple(lines))


def apply(change: Change, plan: Plan, progress: Progress | None = None) -> Summary:
    """Carry a plan out and count what was really done; likely duplicates that nobody chose about are left out."""
    return import_writing.write(change, plan, progress)


def _planned(incoming: Incoming, known: KnownContacts) -> PlannedLine:
    name = incoming.values.get("name", "") or incoming.values.get(ORGANIZATION, "")
    if incoming.trouble:
        return PlannedLine(incoming.line, What.SKIP, name, incoming.trouble, {})
    try:
        values = checked(incoming.values)
    except Refusal as problem:
        return PlannedLine(incoming.line, What.SKIP, name[:200], problem, {})
    if not values.get("name"):
        return _planned_organization(incoming.line, values, known)
    left_out = _own_sector(values, known)
    found = known.who(values)
    if found is None:
        known.add(incoming.line, values)
        return PlannedLine(
            incoming.line, What.ADD, str(values["name"]), _new(left_out), values, choices=(What.ADD, What.SKIP)
        )
    return _planned_match(incoming.line, values, *found, known)


def _planned_match(
    line: int, values: dict[str, Value], match: Match, present: Present, known: KnownContacts
) -> PlannedLine:
    fills, kept = _compare(present, values, known)
    if match.likeness is Likeness.SAME:
        what = What.CHANGE if fills else What.SKIP
        choices = (What.CHANGE, What.SKIP, What.ADD) if fills else (What.SKIP, What.ADD)
        reason = _reason(_there(present), fills, kept)
        known.fill(present, fills)
    else:
        what = What.ASK
        choices = (What.ASK, What.ADD, *((What.CHANGE,) if fills else ()), What.SKIP)
        place = _on_line(match.why, present)
        reason = Refusal(mark("Perhaps {why}. Left out unless you choose otherwise."), why=place)
        known.add(line, values)
    return PlannedLine(
        line, what, str(values["name"]), reason, values, match=present.uid, match_line=present.line,
        match_name=present.name, fills=fills, kept=kept, choices=choices,
    )  # fmt: skip


def _compare(
    present: Present, values: dict[str, Value], known: KnownContacts
) -> tuple[tuple[Fill, ...], tuple[Kept, ...]]:
    there = present.values(str(values.get(ORGANIZATION, "")))
    fills, kept = blanks.compare(there, values, known.keys)
    if any(one.field == ORGANIZATION for one in kept):
        # The role belongs to the organization that is not taken over.
        fills = tuple(fill for fill in fills if fill.field != ROLE)
        kept = tuple(one for one in kept if one.field != ROLE)
    return fills, kept


def _planned_organization(line: int, values: dict[str, Value], known: KnownContacts) -> PlannedLine:
    name = str(values.get(ORGANIZATION, ""))
    if not name:
        shown = next((str(values[field]) for field in ("email", "phone") if values.get(field)), "")
        return PlannedLine(line, What.SKIP, shown, Refusal(NO_NAME), values)
    brought: dict[str, Value] = {field: values[field] for field in OF_ORGANIZATION if field in values}
    brought["name"] = name
    present = known.organization(name)
    if present is None:
        known.add_organization(line, name, brought)
        return PlannedLine(line, What.ADD, name, Refusal(mark("New organization.")), brought, is_organization=True,
                           choices=(What.ADD, What.SKIP))  # fmt: skip
    fills, kept = blanks.compare(present.said, brought, known.keys)
    present.said |= {fill.field: fill.new for fill in fills}
    return PlannedLine(
        line, What.CHANGE if fills else What.SKIP, name, _reason(_there(present), fills, kept), brought,
        is_organization=True, match=present.uid, match_line=present.line, match_name=present.name, fills=fills,
        kept=kept, choices=(What.CHANGE, What.SKIP) if fills else (What.SKIP,),
    )  # fmt: skip


def _own_sector(values: dict[str, Value], known: KnownContacts) -> str:
    """Put the collaborative's own word for the sector in place; give the word it does not know."""
    brought = str(values.pop("sector", ""))
    own = known.sector(brought)
    if own:
        values["sector"] = own
    return "" if own else brought


def _new(left_out: str) -> Refusal:
    if left_out:
        return Refusal(mark("New. The sector “{sector}” is not among yours and is left out."), sector=left_out)
    return Refusal(mark("New."))


def _there(present: Present) -> Refusal:
    if present.uid:
        return Refusal(mark("{name} is here already"), name=present.name)
    return Refusal(mark("{name} is on line {line} already"), name=present.name, line=present.line)


def _on_line(why: Refusal, present: Present) -> Refusal:
    return why if present.uid else Refusal(mark("{why} on line {line}"), why=why, line=present.line)


def _reason(there: Refusal, fills: tuple[Fill, ...], kept: tuple[Kept, ...]) -> Refusal:
    filled, stays = [fill.field for fill in fills], list(dict.fromkeys(one.field for one in kept))
    if filled and stays:
        return Refusal(mark("{there}. Filled in: {filled}. Different, kept as here: {stays}."),
                       there=there, filled=listed(filled), stays=listed(stays))  # fmt: skip
    if filled:
        return Refusal(mark("{there}. Filled in: {filled}."), there=there, filled=listed(filled))
    if stays:
        return Refusal(mark("{there}. Different, kept as here: {stays}."), there=there, stays=listed(stays))
    return Refusal(mark("{there}, and nothing is new."), there=there)
