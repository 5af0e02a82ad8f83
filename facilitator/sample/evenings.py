"""When the sample's people met, what they took up, and who came."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from random import Random

from facilitator.domain import agenda_templates, order_key
from facilitator.domain.agenda_clock import timetable
from facilitator.domain.records import AgendaItem, Attendance, Meeting, Record
from facilitator.sample import story
from facilitator.sample.cast import USUAL_SIZE, Cast, uid
from facilitator.sample.neighbors import FIRST_NAMES, LAST_NAMES, MEMBERS, STREETS, Neighbor
from facilitator.sample.story import Topic
from facilitator.store.change import paired_uid
from facilitator.words import language

DAYS_TO_NEXT = 9
FAITH = 9
MISSED_BY_FAITH = 3
MOST_LISTED = 400
WALK_INS = ("Rosa Medrano, Levee Road", "Devin Carter, Youth Voices Council", "Pang Her, Mill Street",
            "Linda Swenson", "Abdi Noor, Depot Street", "Martín Olvera, Alder Street")  # fmt: skip
LATE = ("18:10", "18:20", "18:35")


def records(random: Random, cast: Cast) -> Iterator[Record]:
    """Give the records of thirteen held meetings, a forum, the next meeting and the next forum, oldest first."""
    listed = cast.neighbors[: min(MOST_LISTED, len(cast.neighbors) * len(MEMBERS) // USUAL_SIZE or 1)]
    coming = cast.today + timedelta(days=DAYS_TO_NEXT)
    earlier_key = ""
    for n, evening in enumerate(story.EVENINGS):
        day = _months_before(coming, len(story.EVENINGS) - n)
        meeting = _monthly(random, day, evening.purpose, "held")
        items = _agenda(random, cast, meeting, _whole_evening(evening.topics), earlier_key)
        yield from (meeting, *items)
        earlier_key = next((item.uid for item in items if item.result in ("no", "partly")), "")
        yield from _attendance(random, cast, meeting, listed, len(story.EVENINGS) - n)
        if n == 7:
            yield from _forum(random, cast, day + timedelta(days=16))
    meeting = _monthly(random, coming, story.NEXT_PURPOSE, "planned")
    yield from (meeting, *_agenda(random, cast, meeting, story.NEXT, earlier_key))
    yield from (_expected(meeting, uid_, one) for uid_, one in zip(cast.person_uids, listed, strict=False))
    yield from _planned_forum(random, coming + timedelta(days=37))


def _months_before(day: date, months: int) -> date:
    """Give the same weekday of the month (the second Tuesday, say), some months earlier."""
    place = min((day.day - 1) // 7, 3)
    month = day.month - 1 - months
    first = date(day.year + month // 12, month % 12 + 1, 1)
    return first + timedelta(days=(day.weekday() - first.weekday()) % 7 + 7 * place)


def _monthly(random: Random, day: date, purpose: str, state: str) -> Meeting:
    month, other_month = story.MONTHS[day.month - 1]
    return Meeting(
        uid(random), name=f"{month} meeting", other_name=f"Reunión de {other_month}", on_day=day.isoformat(),
        starts="18:00", ends="20:00", place=story.PLACE, purpose=purpose, access=story.ACCESS, state=state,
    )  # fmt: skip


def _whole_evening(topics: tuple[Topic, ...]) -> tuple[Topic, ...]:
    return (*story.OPENING, topics[0], story.BREAK, *topics[1:], *story.CLOSING)


def _agenda(random: Random, cast: Cast, meeting: Meeting, topics: Sequence[Topic], earlier: str) -> list[AgendaItem]:
    items = [
        AgendaItem(
            uid(random), meeting=meeting.uid, rank=rank, topic=one.topic, other_topic=one.other_topic, purpose=one.purpose,
            minutes=one.minutes, presenter=one.led_by, presenter_person=cast.uid_of(one.led_by) if one.led_by else "",
            priority=one.priority, process=one.process, outcome=one.outcome, materials=one.materials, method=one.method,
            fixed_start=one.fixed_start, is_consent=one.is_consent, is_confidential=one.is_confidential,
            proposed_sector="" if one.asked_by is None else cast.sector_uids[one.asked_by],
            carried=one.again or None, carried_from=earlier if one.again else "",
            result="" if meeting.state == "planned" or one.purpose == "break" else one.result,
        )
        for one, rank in zip(topics, order_key.spread(len(topics)), strict=True)
    ]  # fmt: skip
    return items if meeting.state == "planned" else _as_it_went(random, meeting, items)


def _as_it_went(random: Random, meeting: Meeting, items: Sequence[AgendaItem]) -> list[AgendaItem]:
    """Write down when each item really began and ended: a few minutes off, as evenings go."""
    moment = meeting.opening + timedelta(minutes=random.randrange(6))
    done = []
    for slot in timetable(meeting, items).slots:
        ended = moment + timedelta(minutes=max(1, (slot.item.minutes or 0) + random.randrange(-3, 5)))
        done.append(slot.item.but(actual_start=_clock(moment), actual_end=_clock(ended)))
        moment = ended
    return done


def _clock(moment: datetime) -> str:
    return f"{moment:%H:%M}"


def _attendance(
    random: Random, cast: Cast, meeting: Meeting, listed: Sequence[Neighbor], months_ago: int
) -> Iterator[Attendance]:
    for person, neighbor in zip(cast.person_uids, listed, strict=False):
        expected = _expected(meeting, person, neighbor)
        is_away = cast.sector_of(neighbor) == FAITH and months_ago <= MISSED_BY_FAITH
        if not is_away and random.randrange(100) < neighbor.comes:
            came_at = random.choice(LATE) if random.random() < 0.12 else "18:00"
            left_at = "19:15" if random.random() < 0.05 else ""
            yield expected.but(state="present", came_at=came_at, left_at=left_at, is_remote=random.random() < 0.05)
        elif random.random() < 0.15:
            yield expected.but(state="apologies", alternate=random.choice(WALK_INS).partition(",")[0])
        else:
            yield expected.but(state=random.choice(("apologies", "absent")))
    for typed in random.sample(WALK_INS, random.randrange(3)):
        yield _walk_in(random, meeting, typed, "18:05")


def _expected(meeting: Meeting, person: str, neighbor: Neighbor) -> Attendance:
    return Attendance(paired_uid(meeting.uid, person), meeting=meeting.uid, person=person, name=neighbor.name)


def _walk_in(random: Random, meeting: Meeting, typed: str, came_at: str) -> Attendance:
    name, _, organization = (part.strip() for part in typed.partition(","))
    return Attendance(
        uid(random), meeting=meeting.uid, name=name, organization=organization, state="present", came_at=came_at,
        is_walk_in=True, is_guest=True,
    )  # fmt: skip


def _forum(random: Random, cast: Cast, day: date) -> Iterator[Record]:
    meeting = _public(random, day, "held")
    yield meeting
    items = _from_template(random, meeting)
    yield from _as_it_went(random, meeting, [item.but(result="yes") for item in items])
    for person, neighbor in zip(cast.person_uids, cast.neighbors, strict=False):
        if neighbor.has_seat and random.randrange(100) < neighbor.comes:
            yield _expected(meeting, person, neighbor).but(state="present", came_at="18:00")
    for _ in range(29):
        kind = random.randrange(len(FIRST_NAMES))
        name = f"{random.choice(FIRST_NAMES[kind])} {random.choice(LAST_NAMES[kind])}"
        yield _walk_in(random, meeting, f"{name}, {random.choice(STREETS)}", random.choice(LATE))


def _planned_forum(random: Random, day: date) -> Iterator[Record]:
    meeting = _public(random, day, "planned")
    yield from (meeting, *_from_template(random, meeting))


def _public(random: Random, day: date, state: str) -> Meeting:
    return Meeting(
        uid(random), name="Public forum: the river and us", other_name="Foro público: el río y nosotros",
        on_day=day.isoformat(), starts="18:00", ends="20:00", place="Bethel A.M.E. Church, 8 Chapel Hill, Cedar Bend",
        purpose=story.FORUM_PURPOSE, access=story.ACCESS, is_public=True, state=state,
    )  # fmt: skip


def _from_template(random: Random, meeting: Meeting) -> list[AgendaItem]:
    items = agenda_templates.items(agenda_templates.PUBLIC_FORUM, language("en"))
    ranks = order_key.spread(len(items))
    return [item.but(uid=uid(random), meeting=meeting.uid, rank=rank) for item, rank in zip(items, ranks, strict=True)]
