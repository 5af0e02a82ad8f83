"""What people who did not know that two records are one wrote on the one that went, added to what is said of the one that stays."""

from collections.abc import Sequence
from dataclasses import replace

from facilitator.domain.records import Value
from facilitator.store import operations
from facilitator.store.operations import Act, Operation, RowState

FIELD = "same_as"  # what a record that went says: the id of the one that stays


def added(kept: list[Operation], gone: Sequence[list[Operation]]) -> list[Operation]:
    """Give what is said of the row that stays, and what the rows that went have to add.

    Whoever united them had seen what their rows said, and took over what was wanted of it. Only values they had not seen
    are added, and those of fields of which the row that stays never said anything, because they were not told.
    """
    everything = [*kept, *(one for each in gone for one in each)]
    states = [operations.add_up(each) for each in gone]
    before = {one.id: one.pred for one in everything}
    seen = operations.reachable((head for one in states for head in one.heads.get(FIELD, ())), before)
    answered = set().union(*(_answers_beside(each) for each in (kept, *gone)))
    told = {name for one in kept if one.act is Act.PUT for name in one.patch}
    found = list(kept)
    for each, state in zip(gone, states, strict=True):
        found += _late(each, state, seen, answered, told)
    return sorted(found, key=lambda one: one.n)


def _answers_beside(each: Sequence[Operation]) -> set[tuple[str, bytes]]:
    """Give what a row's operations replace that was written on other rows: the field, and the operation replaced."""
    own = {one.id for one in each}
    return {
        (name, id_) for one in each if one.act is Act.PUT for name in one.names for id_ in one.pred if id_ not in own
    }


def _late(
    each: Sequence[Operation], state: RowState, seen: set[bytes], answered: set[tuple[str, bytes]],
    told: set[str],
) -> list[Operation]:  # fmt: skip
    puts = [one for one in each if one.act is Act.PUT]
    known: dict[str, list[Value]] = dict(_candidates([one for one in each if one.id in seen]))
    for one in puts:
        for name, value in one.patch.items():
            if (name, one.id) in answered and one.id not in seen:
                known.setdefault(name, []).append(value)
    found: list[Operation] = []
    for one in puts:
        patch = {
            name: value
            for name, value in one.patch.items()
            if name != FIELD
            and one.id in state.told.get(name, ())
            and (name not in told or value not in known.get(name, ()))
        }
        # What was written unseen and answered on the row that stays is there for whoever takes that answer back.
        patch |= {
            name: value
            for name, value in one.patch.items()
            if name != FIELD and (name, one.id) in answered and one.id not in seen and name not in patch
        }
        if patch:
            found.append(replace(one, patch=patch, withheld=()))
    return found


def _candidates(those: Sequence[Operation]) -> dict[str, list[Value]]:
    state = operations.add_up(those)
    return {name: list(state.candidates(name)) for name in state.heads}
