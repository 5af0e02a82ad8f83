"""What a partner may get to see, by name. What is listed here leaves; everything else stays.

A new table or field stays until it is written down in `SHARED` or, on purpose, in `STAYS`.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from facilitator.domain.records import Value
from facilitator.domain.records.people import AGREED_BY
from facilitator.refusal import Refusal
from facilitator.words import mark

Fields = Mapping[str, frozenset[str]]
# Does a row with these values leave, as seen from that day?
RowRule = Callable[[Mapping[str, Value], date], bool]

SHARED: dict[str, tuple[str, ...]] = {
    "collaborative": ("name", "purpose", "place", "contact", "language", "paper", "phone_country"),
    "sectors": ("name", "other_name", "is_community", "rank", "same_as"),
    "organizations": ("name", "sector", "phone", "email", "website", "address", "same_as"),
    "people": (
        "name", "called", "sort_under", "pronouns", "sector", "has_seat", "phone", "other_phone", "email",
        "other_email", "address", "reach_by", "best_time", "languages", "needs", "can_help", "agreed_on",
        "is_listed", "lists_phone", "lists_email", "lists_address", "same_as",
    ),
    "affiliations": ("person", "organization", "role", "since", "until", "same_as"),
    "meetings": (
        "name", "other_name", "on_day", "starts", "ends", "place", "purpose", "access", "is_public", "state",
    ),
    "agenda_items": (
        "meeting", "rank", "topic", "other_topic", "purpose", "minutes", "least_minutes", "presenter",
        "presenter_person", "priority", "process", "outcome", "materials", "proposed_by", "proposed_sector", "method",
        "fixed_start", "is_consent", "is_confidential", "actual_start", "actual_end", "result", "carried",
        "carried_from",
    ),
    "attendance": (
        "meeting", "person", "name", "organization", "state", "came_at", "left_at", "is_guest", "is_walk_in",
        "is_remote", "alternate", "same_as",
    ),
    "duties": ("name", "holder", "stand_in", "since", "how", "rank"),
    "not_the_same": ("person", "other_person", "organization", "other_organization"),
}  # fmt: skip
# Never shared with anybody; named so that forgetting to decide about a field is noticed.
STAYS: dict[str, tuple[str, ...]] = {
    "organizations": ("notes",),
    "people": ("notes",),
    "meetings": ("notes",),
    # Who may be against us, and what somebody said on the phone, was said to the facilitator alone.
    "stakeholders": (
        "name",
        "person",
        "organization",
        "sector",
        "place",
        "is_affected",
        "has_family_affected",
        "owns_property",
        "owns_business",
        "can_help",
        "can_block",
        "controls_resources",
        "implements",
        "influences",
        "informs",
        "is_other",
        "is_directly_affected",
        "is_community",
        "own_organization",
        "was_left_out",
        "wants",
        "stance",
        "influence",
        "interest",
        "level_now",
        "level_wanted",
        "through",
        "notes",
    ),
    "differences": (
        "about", "between", "noticed_on", "needs", "mediator", "agreement", "settled_on", "review_on", "notes",
    ),
    "outreach": (
        "stakeholder",
        "on_day",
        "way",
        "by",
        "by_person",
        "heard",
        "asked",
        "answer_due",
        "answered_on",
        "next_step",
        "next_day",
    ),
    # What somebody filters by may say what they think of people.
    "lists": (
        "name",
        "words",
        "sector",
        "organization",
        "seat",
        "language",
        "has_languages",
        "has_needs",
        "no_consent",
        "unreachable",
        "not_seen_for",
        "came_at_least",
        "of_last",
        "not_contacted_days",
    ),
}  # fmt: skip

_DESK: dict[str, tuple[str, ...]] = {
    "collaborative": ("name", "place", "language", "paper", "phone_country"),
    "organizations": ("name", "same_as"),
    "people": ("name", "called", "sort_under", "same_as"),
    "meetings": ("name", "other_name", "on_day", "starts", "ends", "place", "is_public", "state"),
    "attendance": SHARED["attendance"],
}
_CONTACTS = ("collaborative", "sectors", "organizations", "people", "affiliations", "not_the_same")


def _from_today_on(values: Mapping[str, Value], today: date) -> bool:
    return str(values.get("on_day") or "") >= today.isoformat()


@dataclass(frozen=True, slots=True)
class Profile:
    """A choice of what leaves. `rows` holds, by table, the rule that a row must pass; without one all rows do."""

    name: str
    title: str
    sentence: str
    fields: Fields
    rows: Mapping[str, RowRule]


@dataclass(frozen=True, slots=True)
class LeaveOut:
    """Something that may be taken out of any profile: fields by table, and rows of a table whose field says yes.

    `unless` holds, by table and field, the fields of the same row that must all say yes for its value to leave.
    """

    name: str
    title: str
    fields: Fields
    rows: Mapping[str, str]
    unless: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)


def _fields(listed: Mapping[str, tuple[str, ...]]) -> Fields:
    return {table: frozenset(names) for table, names in listed.items()}


PROFILES: tuple[Profile, ...] = (
    Profile(
        "everything",
        mark("Everything they may see"),
        mark(
            "All meetings, agendas, people and organizations, without your private notes and your register of stakeholders."
        ),
        _fields(SHARED),
        {},
    ),
    Profile(
        "contacts",
        mark("Contacts only"),
        mark("People, organizations and sectors; no meetings, and none of your private notes."),
        _fields({table: SHARED[table] for table in _CONTACTS}),
        {},
    ),
    Profile(
        "desk",
        mark("Volunteer desk"),
        mark(
            "What is needed at the door: meetings from today on, who is expected, and names; no phones and no emails."
        ),
        _fields(_DESK),
        {"meetings": _from_today_on},
    ),
)

LEAVE_OUT: tuple[LeaveOut, ...] = (
    # Whom to ask is free text that usually holds a number or an address.
    LeaveOut("phones", mark("Phones"), _fields({
        "collaborative": ("contact",), "organizations": ("phone",), "people": ("phone", "other_phone"),
    }), {}),
    LeaveOut("emails", mark("Emails"), _fields({
        "collaborative": ("contact",), "organizations": ("email",), "people": ("email", "other_email"),
    }), {}),
    LeaveOut("notes", mark("What was noted about people (needs, help, best time)"), _fields({
        "people": ("needs", "can_help", "best_time", "reach_by", "languages", "agreed_on"),
    }), {}),
    LeaveOut("confidential", mark("Confidential agenda items"), {}, {"agenda_items": "is_confidential"}),
    LeaveOut(
        "unagreed", mark("Contact details that people did not agree to share"), {}, {},
        {"people": {way: ("is_listed", agreed) for way, agreed in AGREED_BY.items()}},
    ),
)  # fmt: skip


def profile(name: str) -> Profile:
    """Give the profile of a name; raises a `Refusal` that lists the known ones."""
    for one in PROFILES:
        if one.name == name:
            return one
    raise Refusal(mark("There is no selection “{name}”. Known are: {known}."), name=name,
                  known=", ".join(one.name for one in PROFILES))  # fmt: skip


def left_out(names: frozenset[str]) -> list[LeaveOut]:
    """Give what is to be taken out, by its names; raises a `Refusal` that lists the known ones."""
    known = {one.name: one for one in LEAVE_OUT}
    for name in sorted(names):
        if name not in known:
            raise Refusal(mark("“{name}” is nothing that can be left out. Known are: {known}."), name=name,
                          known=", ".join(known))  # fmt: skip
    return [one for one in LEAVE_OUT if one.name in names]


def allowed(chosen: Profile, without: list[LeaveOut]) -> Fields:
    """Give the fields by table that leave with a profile when some things are left out."""
    return {
        table: names - frozenset[str]().union(*(one.fields.get(table, frozenset()) for one in without))
        for table, names in chosen.fields.items()
    }
