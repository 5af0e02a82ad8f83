"""What an experienced facilitator would ask about an agenda before it goes out; hints, never a block."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from fractions import Fraction

from facilitator.domain.agenda_clock import Timetable, longest_stretch
from facilitator.domain.records import AgendaItem
from facilitator.words import mark

BREAK_AFTER = 90
MOST_INFORM = Fraction(1, 3)
LEAST_BUFFER = Fraction(1, 10)
ASK_AGAIN_AFTER = 3


@dataclass(frozen=True, slots=True)
class Hint:
    """One sentence, and the item it is about (None: the whole agenda)."""

    text: str
    values: tuple[tuple[str, object], ...] = ()
    item: AgendaItem | None = None

    def say(self, translate: Callable[..., str]) -> str:
        """Give the sentence through a language's `translate`."""
        return translate(self.text, **dict(self.values))


def hints(table: Timetable, community_people: Collection[str] = ()) -> list[Hint]:
    """List what is worth a second look, item by item first.

    `community_people` holds the ids of contacts from community sectors; without any, nobody is missed as presenter.
    Shares are compared as exact fractions: more than 1/3 of the minutes to inform, less than 1/10 kept free.
    """
    if not table.slots:
        return []
    return [*_about_items(table), *_about_the_whole(table, community_people)]


def _about_items(table: Timetable) -> Iterator[Hint]:
    for slot in table.slots:
        item = slot.item
        if item.purpose == "decide" and not item.method:
            yield Hint(mark("“{topic}” is to be decided: say how you will decide."), (("topic", item.topic),), item)
        if item.purpose == "decide" and not item.materials:
            yield Hint(mark("“{topic}” is to be decided: say what people should read first."),
                       (("topic", item.topic),), item)  # fmt: skip
        if slot.late:
            yield Hint(mark("“{topic}” starts {late} min after its fixed time."),
                       (("topic", item.topic), ("late", slot.late)), item)  # fmt: skip
        if (item.carried or 0) >= ASK_AGAIN_AFTER:
            yield Hint(mark("“{topic}” was carried over {n} times: drop it, hand it to somebody, or make it a must."),
                       (("topic", item.topic), ("n", item.carried)), item)  # fmt: skip


def _about_the_whole(table: Timetable, community_people: Collection[str]) -> Iterator[Hint]:
    items = [slot.item for slot in table.slots]
    total = sum(item.minutes or 0 for item in items)
    if table.over:
        yield Hint(mark("The agenda is {over} min longer than the meeting."), (("over", table.over),))
    elif table.planned_minutes and table.planned_minutes - total < table.planned_minutes * LEAST_BUFFER:
        yield Hint(mark("Nothing is kept free: leave about {free} min for what takes longer."),
                   (("free", -(-table.planned_minutes // 10)),))  # fmt: skip
    if longest_stretch(table.slots) > BREAK_AFTER:
        yield Hint(mark("There is no break within {n} min."), (("n", BREAK_AFTER),))
    inform = sum(item.minutes or 0 for item in items if item.purpose == "inform")
    if total and Fraction(inform, total) > MOST_INFORM:
        yield Hint(mark("More than a third of the time goes to telling: send some of it out beforehand."))
    if community_people and not any(item.presenter_person in community_people for item in items):
        yield Hint(mark("Nobody from the community leads an item."))
