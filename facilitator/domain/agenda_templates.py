"""Agendas to start from: a first meeting, a monthly meeting, a public forum."""

from dataclasses import dataclass

from facilitator.domain.records import AgendaItem
from facilitator.refusal import Refusal
from facilitator.words import Language, mark


@dataclass(frozen=True, slots=True)
class Line:
    """One item of a template; its words are marked, and said in a language when an agenda is made of them."""

    topic: str
    minutes: int
    purpose: str
    process: str = ""
    outcome: str = ""
    priority: str = "should"
    method: str = ""
    materials: str = ""


@dataclass(frozen=True, slots=True)
class Template:
    """An agenda to start from. `minutes` is the length of the meeting it is meant for, with some kept free."""

    name: str
    title: str
    about: str
    minutes: int
    is_public: bool
    lines: tuple[Line, ...]


FIRST_MEETING = Template(
    "first",
    mark("First meeting"),
    mark("People who hardly know each other find out whether they want to work together, and on what."),
    120,
    False,
    (
        Line(mark("Arrive, eat, find a seat"), 10, "connect", mark("Name tents, food on the table"),
             mark("everybody greeted by name")),
        Line(mark("Who is here, and what brought you?"), 20, "connect", mark("Round, one minute each; anybody may pass"),
             mark("every voice heard once")),
        Line(mark("Why this, why now?"), 10, "inform", mark("Two people tell what they have seen"),
             mark("one picture of what we came for")),
        Line(mark("What would have changed in three years?"), 25, "discuss",
             mark("Pairs, then fours, then cards on the wall"), mark("a wall of hopes in our own words"), "must"),
        Line(mark("Break"), 10, "break"),
        Line(mark("Who is not here yet?"), 10, "discuss", mark("Walk along the list of sectors"),
             mark("names to invite, and who will ask them")),
        Line(mark("How do we want to treat each other?"), 10, "discuss", mark("Everybody writes one wish"),
             mark("a first list of ground rules to try")),
        Line(mark("Do we meet again: when, where, with what food?"), 5, "decide", mark("Show of hands"),
             mark("a date, a place and a time"), "must", "consensus", mark("A calendar with school and feast days")),
        Line(mark("What worked tonight, what would you change?"), 5, "connect", mark("One word each")),
    ),
)  # fmt: skip

MONTHLY_MEETING = Template(
    "monthly",
    mark("Monthly meeting"),
    mark("What was promised, one thing to think through, one thing to decide, and who does what next."),
    120,
    False,
    (
        Line(mark("Welcome, and agree on tonight's agenda"), 10, "connect", mark("Round: your name and one good thing"),
             mark("an agenda everybody can live with")),
        Line(mark("What did we promise, and what came of it?"), 15, "discuss", mark("Walk down the list; no excuses needed"),
             mark("each promise done, moved or dropped"), "must"),
        Line(mark("News from the sectors"), 10, "inform", mark("One minute each, paper copies on the table")),
        Line(mark("A question to think through together"), 30, "discuss", mark("Pairs, then the whole table"),
             mark("what we understand now that we did not before")),
        Line(mark("Break"), 10, "break"),
        Line(mark("A decision that is due"), 20, "decide", mark("Proposal, questions, round, then we test for agreement"),
             mark("a decision with a date to look at it again"), "must", "consensus",
             mark("The proposal on one page, sent three days before")),
        Line(mark("Who does what by when?"), 8, "decide", mark("Read back aloud"),
             mark("every action with one name and one date"), "must", "consent", mark("Tonight's list of actions")),
        Line(mark("What worked tonight, what would you change?"), 5, "connect", mark("One thing each")),
    ),
)  # fmt: skip

PUBLIC_FORUM = Template(
    "forum",
    mark("Public forum"),
    mark("Neighbors hear what the collaborative is doing and say what it should know."),
    120,
    True,
    (
        Line(mark("Doors open: food, children's corner, interpreters"), 10, "connect",
             mark("Greeters at the door; signing in is voluntary")),
        Line(mark("Welcome, and how this evening works"), 5, "inform", mark("Said in every language of the room")),
        Line(mark("What we have done so far, in pictures"), 10, "inform", mark("Five pictures, no slides of words"),
             mark("everybody knows what has happened")),
        Line(mark("What do you see on your street?"), 35, "discuss", mark("Tables of eight with a host and a note taker"),
             mark("notes from every table"), "must"),
        Line(mark("Break: read the walls"), 10, "break"),
        Line(mark("The microphone is yours"), 20, "discuss", mark("Two minutes each, first come, first heard"),
             mark("public comment, written down"), "must"),
        Line(mark("What matters most?"), 10, "discuss", mark("Three dots each on the walls"), mark("a picture of what weighs most")),
        Line(mark("What happens with all this, and how to join in"), 5, "inform", mark("Contact slips at the door"),
             mark("people know when they will hear from us")),
    ),
)  # fmt: skip

TEMPLATES = (FIRST_MEETING, MONTHLY_MEETING, PUBLIC_FORUM)


def find(name: str) -> Template:
    """Give the template called `name`; raises a `Refusal` that names those there are."""
    found = next((template for template in TEMPLATES if template.name == name), None)
    if found is None:
        raise Refusal(mark("There is no agenda template “{name}”. Known are: {known}."), name=name,
                      known=", ".join(template.name for template in TEMPLATES))  # fmt: skip
    return found


def items(template: Template, language: Language, second: Language | None = None) -> list[AgendaItem]:
    """Give the items of a template in words of `language`, their topics also in a `second` one; `agenda.add_all` takes them."""
    return [
        AgendaItem(
            topic=language.translate(line.topic),
            other_topic=second.translate(line.topic) if second else "",
            purpose=line.purpose,
            minutes=line.minutes,
            process=language.translate(line.process),
            outcome=language.translate(line.outcome),
            priority=line.priority,
            method=line.method,
            materials=language.translate(line.materials),
        )
        for line in template.lines
    ]
