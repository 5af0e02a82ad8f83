from facilitator import words
from facilitator.domain.agenda_checks import hints
from facilitator.domain.agenda_clock import timetable
from facilitator.domain.records import AgendaItem, Meeting

MEETING = Meeting("m", name="Evening", on_day="2026-12-01", starts="18:00", ends="20:00")


def item(topic, minutes, purpose="discuss", **more):
    return AgendaItem(topic, meeting="m", topic=topic, minutes=minutes, purpose=purpose, **more)


def said(*items, community=()):
    return [hint.say(words.language("en").translate) for hint in hints(timetable(MEETING, items), community)]


def test_a_sound_agenda_gives_no_hint():
    sound = (
        item("Welcome", 10, "connect"),
        item("Lights", 40, "decide", method="consensus", materials="Map", presenter_person="ana"),
        item("Break", 10, "break"),
        item("Water", 35),
    )

    assert said(*sound, community={"ana"}) == []


def test_an_empty_agenda_gives_no_hint():
    assert said() == []


def test_a_decision_wants_a_way_to_decide_and_papers():
    assert said(item("Lights", 10, "decide")) == [
        "“Lights” is to be decided: say how you will decide.",
        "“Lights” is to be decided: say what people should read first.",
    ]


def test_a_late_item_and_one_carried_over_three_times_are_named():
    assert said(
        item("Talk", 30), item("Guest", 10, fixed_start="18:20"), item("Key", 5, carried=3), item("New", 5, carried=2)
    ) == [
        "“Guest” starts 10 min after its fixed time.",
        "“Key” was carried over 3 times: drop it, hand it to somebody, or make it a must.",
    ]


def test_an_overfull_agenda_says_by_how_much():
    assert said(item("A", 70), item("Break", 10, "break"), item("B", 45)) == [
        "The agenda is 5 min longer than the meeting."
    ]


def test_less_than_a_tenth_kept_free_is_too_little():
    assert said(item("A", 60), item("Break", 10, "break"), item("B", 38)) == []
    assert said(item("A", 60), item("Break", 10, "break"), item("B", 39)) == [
        "Nothing is kept free: leave about 12 min for what takes longer."
    ]


def test_ninety_minutes_may_pass_without_a_break_and_no_more():
    assert said(item("A", 90)) == []
    assert said(item("A", 91)) == ["There is no break within 90 min."]


def test_telling_may_take_a_third_and_no_more():
    assert said(item("A", 20, "inform"), item("B", 40)) == []
    assert said(item("A", 21, "inform"), item("B", 39)) == [
        "More than a third of the time goes to telling: send some of it out beforehand."
    ]


def test_somebody_from_the_community_should_lead_something():
    assert said(item("A", 10, presenter_person="mayor"), community={"ana"}) == [
        "Nobody from the community leads an item."
    ]


def test_braces_in_a_topic_are_shown_as_they_are():
    assert said(item("{topic} {0}", 10, "decide", materials="x")) == [
        "“{topic} {0}” is to be decided: say how you will decide."
    ]
