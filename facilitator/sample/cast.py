"""Who lives in the sample: its sectors, organizations, people, and who belongs where."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from uuid import UUID

from facilitator.domain.plain_text import fold
from facilitator.domain.records import Affiliation, Organization, Person, Record, Sector
from facilitator.sample.neighbors import (
    BODIES,
    FIRST_NAMES,
    GROUP_KINDS,
    LANGUAGES,
    LAST_NAMES,
    MEMBERS,
    OTHERS,
    SECTORS,
    STREETS,
    Body,
    Neighbor,
)
from facilitator.sample.story import NOTES

_MOVED = 9  # one of sixteen has moved, nobody knows where to
USUAL_SIZE = len(MEMBERS) + len(OTHERS)


@dataclass(frozen=True, slots=True)
class Cast:
    """Everybody, with the ids they have in the file; lists run alongside each other."""

    today: date
    sector_uids: tuple[str, ...]
    bodies: tuple[Body, ...]
    body_uids: tuple[str, ...]
    neighbors: tuple[Neighbor, ...]
    person_uids: tuple[str, ...]

    def sector_of(self, neighbor: Neighbor) -> int | None:
        """Give the sector somebody stands for: that of their organization, or their own."""
        return neighbor.sector if neighbor.body is None else self.bodies[neighbor.body].sector

    def uid_of(self, name: str) -> str:
        """Give the id of somebody by full name, or "" in a sample too small to hold them."""
        return next((uid for one, uid in zip(self.neighbors, self.person_uids, strict=True) if one.name == name), "")


def uid(random: Random) -> str:
    """Give an id that is the same for the same seed."""
    return str(UUID(int=random.getrandbits(128), version=4))


def make(random: Random, today: date, size: int) -> Cast:
    """Choose `size` people, those of the story first, and organizations in proportion (never fewer than the story's)."""
    bodies = [*BODIES]
    for n in range(len(BODIES), round(len(BODIES) * size / USUAL_SIZE)):
        street = STREETS[n % len(STREETS)]
        kind = GROUP_KINDS[n // len(STREETS) % len(GROUP_KINDS)]
        bodies.append(Body(f"{street} {kind} {n}", n % len(SECTORS), f"{n} {street}, Cedar Bend"))
    known = [*MEMBERS, *OTHERS][:size]
    invented = [_invented(random, len(bodies)) for _ in range(size - len(known))]
    return Cast(
        today,
        tuple(uid(random) for _ in SECTORS),
        tuple(bodies),
        tuple(uid(random) for _ in bodies),
        (*known, *invented),
        tuple(uid(random) for _ in range(size)),
    )


def records(random: Random, cast: Cast) -> Iterator[Record]:
    """Give the records of sectors, organizations, people and affiliations."""
    for n, (name, other_name, is_community) in enumerate(SECTORS):
        rank = "123456789abcdefghijklmnopqrstuvwxyz"[n * 2]
        yield Sector(cast.sector_uids[n], name=name, other_name=other_name, is_community=is_community, rank=rank)
    for n, body in enumerate(cast.bodies):
        yield Organization(cast.body_uids[n], name=body.name, sector=cast.sector_uids[body.sector], address=body.address,
                           phone=_phone(n + 5000))  # fmt: skip
    for n, neighbor in enumerate(cast.neighbors):
        yield _person(random, cast, n, neighbor)
        if neighbor.body is not None:
            since = cast.today - timedelta(days=random.randrange(430, 3000))
            yield Affiliation(uid(random), person=cast.person_uids[n], organization=cast.body_uids[neighbor.body],
                              role=neighbor.role, since=since.isoformat())  # fmt: skip


def _person(random: Random, cast: Cast, n: int, neighbor: Neighbor) -> Person:
    names = fold(neighbor.name.replace(".", "").replace("'", "")).split(" ")
    email = f"{names[0]}.{names[-1]}{n or ''}@example.org"
    reaches = random.choice(("phone", "phone", "text", "email", ""))
    by_visit = neighbor.called.startswith("Don ")
    agreed = cast.today - timedelta(days=random.randrange(10, 420))
    email = "" if by_visit or random.random() < 0.2 else email
    address = f"{random.randrange(10, 990)} {random.choice(STREETS)}, Cedar Bend"
    is_listed = n % 2 == 0 and not by_visit
    return Person(
        cast.person_uids[n],
        name=neighbor.name,
        called=neighbor.called,
        pronouns=neighbor.pronouns,
        sector=cast.sector_uids[neighbor.sector] if neighbor.body is None and neighbor.sector is not None else "",
        has_seat=neighbor.has_seat,
        phone="" if by_visit else _phone(n),
        email=email,
        address="" if n % 16 == _MOVED else address,
        reach_by="visit" if by_visit else reaches,
        best_time=random.choice(("", "", "evenings", "before noon", "Saturdays")),
        languages=neighbor.languages,
        needs=neighbor.needs,
        can_help=neighbor.can_help,
        agreed_on=agreed.isoformat() if random.random() < 0.85 else "",
        is_listed=is_listed,
        lists_phone=is_listed and n % 3 != 0,
        lists_email=is_listed and n % 8 != 0,
        lists_address=is_listed and n % 10 == 0,
        notes=random.choice(NOTES) if random.random() < 0.1 else "",
    )


def _invented(random: Random, bodies: int) -> Neighbor:
    kind = random.randrange(len(FIRST_NAMES))
    first, last, second = (random.choice(names[kind]) for names in (FIRST_NAMES, LAST_NAMES, LAST_NAMES))
    # Two family names where Spanish is spoken, elsewhere an initial between.
    name = f"{first} {last} {second}" if kind == 0 else f"{first} {second[0]}. {last}"
    languages = LANGUAGES[kind] if random.random() < 0.7 else ""
    comes = random.randrange(20, 80)
    if random.random() < 0.7:
        return Neighbor(name, random.randrange(bodies), random.choice(("Member", "Volunteer", "")), comes=comes,
                        languages=languages)  # fmt: skip
    return Neighbor(name, sector=0, comes=comes, languages=languages)


def _phone(n: int) -> str:
    # Numbers from 555-0100 to 555-0199 belong to nobody, in every area.
    area = 763 if n < 100 else 201 + n // 100 % 700
    return f"({area}) 555-01{n % 100:02d}"
