"""What Cedar Bend talked about in fourteen months, meeting by meeting; made up."""

from dataclasses import dataclass

NAME = "Cedar Bend River and Youth Collaborative"
PURPOSE = (
    "Neighbors, young people, shops, schools, churches and the city work together so that the river path is safe after "
    "dark, the water is clean enough to wade in, and every young person in Cedar Bend has somewhere to be."
)
PLACE = "Park House, 1 Levee Road, Cedar Bend"
CONTACT = "Fatima Warsame, Second Wind Family Services, (763) 555-0100"
ACCESS = (
    "Step-free entrance on the river side. Spanish and Hmong interpreters are there. Child care in the next room from "
    "5:45 PM. Soup and bread."
)
MONTHS = (
    ("January", "enero"), ("February", "febrero"), ("March", "marzo"), ("April", "abril"), ("May", "mayo"),
    ("June", "junio"), ("July", "julio"), ("August", "agosto"), ("September", "septiembre"), ("October", "octubre"),
    ("November", "noviembre"), ("December", "diciembre"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Topic:
    """One thing a meeting took up, in words of Cedar Bend.

    `led_by` is a full name, `again` how often it was carried over, `asked_by` counts along the sectors.
    """

    topic: str
    minutes: int
    purpose: str = "discuss"
    result: str = "yes"
    led_by: str = ""
    process: str = ""
    outcome: str = ""
    method: str = ""
    materials: str = ""
    priority: str = "should"
    other_topic: str = ""
    fixed_start: str = ""
    is_consent: bool = False
    is_confidential: bool = False
    again: int = 0
    asked_by: int | None = None


@dataclass(frozen=True, slots=True)
class Evening:
    """A past monthly meeting: what it was for and what it took up between the welcome and the next steps."""

    purpose: str
    topics: tuple[Topic, ...]


# The sectors that asked for topics, along the sample's list.
GROUPS, YOUTH, CITY, SCHOOLS, SERVICES, CIVIC = 1, 2, 4, 6, 8, 10

KEY = "Who keeps the key to the park house?"

EVENINGS = (
    Evening("Find out whether we want to work together, and on what.", (
        Topic("Who is here, and what brought you?", 30, "connect", process="Round, one minute each; anybody may pass"),
        Topic("What would have changed in three years?", 30, process="Pairs, then cards on the wall"),
        Topic("Do we meet again?", 10, "decide", method="consensus", led_by="Denise Holloway"),
    )),
    Evening("Hear what each sector sees on the river and on the streets.", (
        Topic("What do you see from your window?", 40, process="Round by sector, two minutes each"),
        Topic("Who is not here yet, and who will ask them?", 20, led_by="Guadalupe Peña Ortiz"),
    )),
    Evening("Agree on how we want to treat each other.", (
        Topic("Ground rules: the first list", 35, "decide", method="consensus", led_by="Samuel Two Rivers"),
        Topic("Which languages do we speak at the table?", 20, "decide", method="consent", led_by="Mai Yer Xiong"),
    )),
    Evening("Put one picture of the future on the wall.", (
        Topic("Cedar Bend in ten years", 45, "connect", process="Groups of four draw, then a walk along the walls"),
        Topic("What is already there to build on?", 20, result="partly", led_by="Keisha Monroe"),
    )),
    Evening("Look at what we know and what we only believe.", (
        Topic("What is already there to build on?", 15, led_by="Keisha Monroe", again=1),
        Topic("The youth survey: what 212 young people said", 25, "inform", led_by="Terrell Banks"),
        Topic("What surprises us, what hurts?", 25, led_by="Patrice Coleman"),
    )),
    Evening("Choose two things to begin with.", (
        Topic("Nine ideas, two to begin with", 40, "decide", method="dots", led_by="Ofelia Domínguez"),
        Topic("What would stop us?", 20),
    )),
    Evening("Decide how money is asked for and who signs.", (
        Topic("The Lantern small grant: shall we ask?", 30, "decide", method="consensus", led_by="Walter Nyberg"),
        Topic("Who may speak for the collaborative?", 25, "decide", result="no", method="consensus"),
    )),
    Evening("Get ready for the public forum.", (
        Topic("Who may speak for the collaborative?", 20, "decide", method="consensus", again=1, led_by="Denise Holloway"),
        Topic("The forum: tables, hosts, food, interpreters", 40, led_by="Guadalupe Peña Ortiz"),
    )),
    Evening("Take in what the forum told us.", (
        Topic("What 61 neighbors told us", 30, "inform", led_by="Xóchitl Ramírez"),
        Topic("What do we change in our plan?", 30, "decide", method="consent", led_by="Dr. Anil Deshmukh"),
    )),
    Evening("Say plainly where we and the city disagree.", (
        Topic("Lights on the levee path: what each of us needs", 40, led_by="Keisha Monroe",
              process="Interests first, positions later"),
        Topic("Open evenings at the park house", 20, "decide", method="majority", led_by="Carol Whitmore"),
    )),
    Evening("Start the open evenings.", (
        Topic("Open evenings: who is there on which day?", 30, "decide", method="consent", led_by="Aaliyah Freeman",
              asked_by=YOUTH),
        Topic(KEY, 10, "decide", result="no", method="consensus", led_by="Owen Fitzgerald", asked_by=CITY),
        Topic("The clean-up Saturday", 15, led_by="Bjorn Halvorsen", asked_by=CIVIC),
    )),
    Evening("Look at the first weeks, and at ourselves.", (
        Topic("Open evenings: the first three weeks", 20, "inform", led_by="Aaliyah Freeman", asked_by=YOUTH),
        Topic(KEY, 10, "decide", result="no", method="consensus", led_by="Owen Fitzgerald", again=1,
              asked_by=CITY),
        Topic("How are we doing with each other?", 25, "connect", process="Pairs on a walk, then one sentence each",
              asked_by=SERVICES),
    )),
    Evening("Get the proposal for the lights ready to decide.", (
        Topic("Lights on the levee path: three proposals", 35, led_by="Ruth Okafor", materials="Map with the dark places",
              asked_by=GROUPS),
        Topic(KEY, 15, "decide", result="partly", method="consensus", led_by="Carol Whitmore", again=2,
              asked_by=CITY),
        Topic("Water samples: who helps the students?", 10, led_by="Bjorn Halvorsen", asked_by=SCHOOLS),
    )),
)  # fmt: skip

OPENING = (
    Topic(
        "Welcome, and agree on tonight's agenda",
        10,
        "connect",
        process="Round: your name and one good thing",
        asked_by=SERVICES,
    ),
    Topic(
        "What did we promise, and what came of it?",
        15,
        process="Walk down the list; no excuses needed",
        priority="must",
        asked_by=SERVICES,
    ),
)
BREAK = Topic("Break", 10, "break")
CLOSING = (
    Topic("Who does what by when?", 10, "decide", process="Read back aloud", method="consent", priority="must",
          materials="Tonight's list of actions", asked_by=SERVICES),
    Topic("What worked tonight, what would you change?", 5, "connect", process="One thing each", asked_by=SERVICES),
)  # fmt: skip

FORUM_PURPOSE = "Neighbors see what has been done and say what the collaborative should know."

NEXT_PURPOSE = "Decide where the first lights on the levee path go, and settle who keeps the key."
NEXT = (
    Topic("Welcome, and agree on tonight's agenda", 10, "connect", led_by="Samuel Two Rivers",
          process="Round: your name and one good thing", outcome="an agenda everybody can live with",
          other_topic="Bienvenida, y acordamos la agenda de hoy"),
    Topic("What did we promise, and what came of it?", 15, led_by="Denise Holloway", priority="must",
          process="Walk down the list; no excuses needed", outcome="each promise done, moved or dropped",
          materials="Last meeting's list of actions", other_topic="¿Qué prometimos y qué se hizo?"),
    Topic("Last month's notes, and the clean-up on the second Saturday", 5, "decide", method="consent", is_consent=True,
          process="One yes for both together", materials="Notes, sent a week ago", outcome="both approved together",
          other_topic="Las notas del mes pasado y la limpieza del segundo sábado"),
    Topic("Water samples: what the new numbers say", 15, "inform", led_by="Ruth Okafor", fixed_start="18:30",
          process="Two students show six numbers, then questions", outcome="six numbers everybody can explain at home",
          materials="One page with a map", other_topic="Muestras de agua: lo que dicen los números nuevos"),
    Topic("Where do the first lights on the levee path go?", 30, "decide", led_by="Keisha Monroe", method="consensus",
          priority="must", process="Proposal, questions, a round, then we test for agreement",
          outcome="three places, in order, with a date to look again", materials="Proposal and map, sent three days before",
          other_topic="¿Dónde van las primeras luces del sendero del dique?"),
    Topic("Break", 10, "break", process="Soup and bread", other_topic="Descanso"),
    Topic(KEY, 15, "decide", led_by="Carol Whitmore", method="consensus", process="Two offers on the table, one round",
          outcome="one name and one stand-in", materials="The two offers in writing", again=3,
          other_topic="¿Quién guarda la llave de la casa del parque?"),
    Topic("The family hurt on Levee Road: what may be said outside this room?", 10, led_by="Patrice Coleman",
          process="A quiet round", outcome="one sentence the family has agreed to", is_confidential=True,
          other_topic="La familia lastimada en Levee Road: ¿qué se puede decir afuera?"),
    Topic("Who does what by when?", 10, "decide", led_by="Terrell Banks", method="consent", priority="must",
          process="Read back aloud", outcome="every action with one name and one date", materials="Tonight's list of actions",
          other_topic="¿Quién hace qué y para cuándo?"),
    Topic("What worked tonight, what would you change?", 5, "connect", led_by="Xóchitl Ramírez", process="One thing each",
          other_topic="¿Qué funcionó hoy y qué cambiaría usted?"),
)  # fmt: skip

NOTES = (
    "Prefers a call over an email, best after 7 PM.",
    "Had a hard year with the landlord; do not put on the spot.",
    "Wants to see the agenda two days early.",
    "Brings her sister when the topic is the school.",
)
