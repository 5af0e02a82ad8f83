"""The answers to the lines of a partner's file: given one by one or to all at once, and written in the step that brings it in."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from facilitator.domain.records import BY_TABLE
from facilitator.exchange.sharing.review import Answer, Kind, Line
from facilitator.store import conflicts, rows, uniting
from facilitator.store.change import Change
from facilitator.store.merging import Report


def answer(given: Sequence[Line], wanted: Iterable[int], said: Answer) -> list[Line]:
    """Give the lines with another answer at the places `wanted`, where they offer it."""
    places = set(wanted)
    return [
        replace(line, answer=said) if at in places and said in line.choices else line for at, line in enumerate(given)
    ]


def answer_questions(given: Sequence[Line], said: Answer) -> list[Line]:
    """Give the lines with one answer to all that both sides changed; where it cannot be given, both values stay."""
    asked = [at for at, line in enumerate(given) if line.is_question]
    return answer(answer(given, asked, Answer.BOTH), asked, said)


def answer_sure(given: Sequence[Line]) -> list[Line]:
    """Give the lines with the answer that it is the same, where hardly anything speaks against it."""
    sure = [at for at, line in enumerate(given) if line.looks_like and line.looks_like.is_sure]
    return answer(given, sure, Answer.SAME)


def settling(answered: Sequence[Line]) -> Callable[[Change, Report], None]:
    """Give what writes the answers, for the change that takes the partner's operations in."""
    return lambda change, _report: settle(change, answered)


def settle(change: Change, answered: Sequence[Line]) -> None:
    """Write the answers, in the same change that took the partner's operations in.

    What is not wanted is answered by a change of one's own, which travels back: so it is not offered again for ever.
    """
    for line in answered:
        # What an earlier answer removed, with all that belonged to it, has no more to be said about.
        is_there = rows.get(change.connection, BY_TABLE[line.table], line.uid) is not None
        if line.kind is Kind.REMOVED:
            _bring_back(change, line)
        elif is_there and line.is_question:
            _choose(change, line)
        elif is_there and line.answer is Answer.MINE:
            _decline(change, line)
    for line in answered:
        if line.answer is Answer.SAME and line.looks_like:
            _unite(change, line, line.looks_like.uid)


def _unite(change: Change, line: Line, kept: str) -> None:
    record = BY_TABLE[line.table]
    # Another answer may have removed the one or the other.
    if all(rows.get(change.connection, record, uid) for uid in (line.uid, kept)):
        uniting.unite(change, record, line.uid, kept)


def _choose(change: Change, line: Line) -> None:
    if line.answer is Answer.BOTH:
        return
    is_mine = line.answer is Answer.MINE
    if line.kind is Kind.DELETED:
        # Whoever has the record wants to keep it, the other to remove it.
        conflicts.settle_deletion(change, line.table, line.uid, keep=is_mine == (line.before is not None))
    else:
        conflicts.settle(change, line.table, line.uid, line.field, line.mine if is_mine else line.theirs)


def _decline(change: Change, line: Line) -> None:
    record = BY_TABLE[line.table]
    if line.kind is Kind.NEW:
        change.delete(record, line.uid)
    else:
        change.update(record, line.uid, **{line.field: line.mine})


def _bring_back(change: Change, line: Line) -> None:
    if line.answer is Answer.MINE and line.before is not None:
        change.set_row(line.table, line.uid, line.before.values())
