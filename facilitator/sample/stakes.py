"""Who has a stake in the river at Cedar Bend, and what was heard from them; made up, the long wait for an answer too."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Call:
    """A touch, counted back from today; `due` and `answered` count days after it, None for never."""

    days_ago: int
    way: str
    by: str
    heard: str
    asked: str = ""
    due: int | None = None
    answered: int | None = None
    next_step: str = ""
    next_in: int | None = None


@dataclass(frozen=True, slots=True)
class Stake:
    """A stakeholder: `body` and `person` are names of the sample, `ticks` the kinds and flags.

    With `owns_a_voice` they speak through their own organization, which is `body`.
    """

    name: str
    ticks: tuple[str, ...]
    wants: str = ""
    stance: int | None = None
    influence: int | None = None
    interest: int | None = None
    now: str = ""
    wanted: str = ""
    sector: int | None = None
    place: str = ""
    body: str = ""
    person: str = ""
    through: str = ""
    owns_a_voice: bool = False
    calls: tuple[Call, ...] = ()


STAKES = (
    Stake(
        "Riverside Block Clubs", ("is_affected", "is_directly_affected", "is_community"),
        "Lights on the path before anything else, and to be asked before a bench is moved.", 2, 3, 5, "core", "core",
        body="Riverside Block Clubs", owns_a_voice=True, calls=(
            Call(12, "visit", "Fatima Warsame", "The third lamp is dark again. They will count lamps with the young people.",
                 next_step="Bring them the lamp count", next_in=19),
            Call(58, "meeting", "Denise Holloway", "They want one person at the city to call, not four."),
        ),
    ),
    Stake(
        "Madres del Río", ("is_affected", "can_help", "is_directly_affected", "is_community"),
        "Somewhere safe for the children after school, within sight of home.", 2, 2, 5, "core", "core",
        body="Madres del Río", owns_a_voice=True, calls=(
            Call(6, "phone", "Tomás Villarreal", "Twelve mothers will come if the meeting ends by eight.",
                 "Will there be child care at the forum?", 5),
        ),
    ),
    Stake(
        "Youth Voices Council", ("is_affected", "influences", "is_directly_affected", "is_community"),
        "Votes, not a youth corner.", 2, 3, 4, "core", "core", body="Youth Voices Council", owns_a_voice=True, calls=(
            Call(9, "meeting", "Fatima Warsame", "They will open the next meeting and film the forum."),
        ),
    ),
    Stake(
        "Young people who sleep under the Depot Street bridge",
        ("is_affected", "is_directly_affected", "is_community", "was_left_out"), influence=1, interest=3, wanted="active",
        sector=2, place="Depot Street bridge", through="Thandiwe Moyo",
    ),
    Stake(
        "Families at the Orchard Lane trailer court",
        ("is_affected", "is_directly_affected", "is_community", "was_left_out"), influence=1, interest=4, wanted="active",
        sector=0, place="Orchard Lane", through="Priscilla Nájera",
    ),
    Stake(
        "River crew of the Cedar River Band",
        ("implements", "is_affected", "is_directly_affected", "is_community", "was_left_out"),
        "The old landing back, and to be named first in whatever is said about the water.", 1, 3, 5, "informed", "core",
        sector=5, place="Upper landing", through="Samuel Two Rivers", calls=(
            Call(41, "meeting", "Samuel Two Rivers", "They remember the last plan, which was finished before they saw it.",
                 next_step="Walk the landing together", next_in=60),
        ),
    ),
    Stake(
        "Farmers of the Fairwater bottomland", ("owns_business", "is_affected", "can_block"),
        "No fence along the bank, and cattle that can drink.", -1, 3, 4, "informed", "active", sector=3,
        place="Bottomland Road", calls=(
            Call(95, "visit", "Ruth Okafor", "They will listen if the first meeting is at a kitchen table.",
                 "Who pays for the strips along the bank?", 25),
        ),
    ),
    Stake(
        "Loggers above the lock", ("owns_business", "can_block"), stance=-1, influence=4, interest=2, wanted="active",
        sector=3, place="Lockhouse Road",
    ),
    Stake(
        "Fairwater Light and Water", ("controls_resources", "implements"), stance=0, influence=5, interest=2,
        wanted="active", sector=3, place="Fairwater",
    ),
    Stake(
        "State River Basin Office", ("controls_resources", "informs", "implements"),
        "A plan that fits the basin plan, with numbers.", 1, 4, 4, "core", "core", body="State River Basin Office", calls=(
            Call(20, "email", "Walter Nyberg", "Samples of four years can be had, as a table.",
                 "Which bend do the young people wade in?", 7, 3),
        ),
    ),
    Stake(
        "Mill Street Merchants", ("owns_business", "can_help"), "Customers who stay after dark.", 1, 3, 3, "active", "active",
        body="Mill Street Merchants", calls=(
            Call(21, "phone", "Fatima Warsame", "Three shops would leave their lights on until ten."),
        ),
    ),
    Stake(
        "Cedar Bend Police Department", ("can_block", "implements"), "Fewer calls to the path on weekends.", 0, 4, 3,
        "active", "active", body="Cedar Bend Police Department", calls=(
            Call(76, "meeting", "Carol Whitmore", "They could walk the path twice a week if somebody walks along.",
                 "May the young people choose who walks?", 14, 10),
        ),
    ),
    Stake(
        "Deb Karlsson", ("influences",), "A story every month, with a face.", 1, 3, 2, "informed", "active",
        person="Deb Karlsson", calls=(
            Call(15, "email", "Fatima Warsame", "She will print the date of the forum on the first page."),
        ),
    ),
    Stake(
        "Lantern Community Fund", ("controls_resources", "can_help"), "To see what a dollar changes.", 1, 4, 3, "active",
        "active", body="Lantern Community Fund", calls=(
            Call(50, "visit", "Walter Nyberg", "A second year is possible if the youth council writes the report.",
                 "How many young people came this summer?", 14, 9),
        ),
    ),
    Stake(
        "Canoe renters and day visitors", ("is_affected",), "A clean landing, and a sign that says where it is.", 1, 1, 3,
        "informed", "informed", sector=14, place="Lower landing", calls=(
            Call(101, "survey", "Gail Petersen", "Of 43 cards, 31 say that the water smells in August."),
        ),
    ),
    Stake(
        "Pedro Ibáñez", ("is_affected", "is_directly_affected"), "To fish with his grandson where he fished as a boy.", 2, 1, 5,
        "informed", "active", person="Pedro Ibáñez", calls=(
            Call(131, "visit", "Guadalupe Peña Ortiz", "He knows where the pipes end that are on no map."),
        ),
    ),
)  # fmt: skip
