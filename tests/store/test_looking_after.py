from datetime import date, timedelta

from facilitator.domain.records import Attendance, Meeting, Organization, Person, Stakeholder, Touch
from facilitator.store import attendance, looking_after, people, sectors
from facilitator.words import language

TODAY = date(2026, 11, 22)


def said(document):
    return [care.say(language("en")) for care in looking_after.cares(document.connection, TODAY)]


def hold(change, days_ago, *present, name="Meeting"):
    uid = change.insert(Meeting(name=name, on_day=(TODAY - timedelta(days_ago)).isoformat(), state="held"))
    for person in present:
        attendance.tick(change, uid, person)
    return uid


def test_nothing_is_worth_doing_in_an_empty_file(document):
    assert said(document) == []


def test_a_sector_missing_from_three_meetings_is_named(document):
    with document.change("Fill") as change:
        youth, business = sectors.add(change, "Youth", True), sectors.add(change, "Business")
        rosa = change.insert(Person(name="Rosa", sector=youth, phone="1"))
        change.insert(Person(name="Mei", sector=business, phone="1"))
        for days in (10, 40):
            hold(change, days, rosa)
    assert said(document) == []

    with document.change("Hold") as change:
        hold(change, 70, rosa)

    assert said(document) == ["Nobody from Business at the last 3 meetings"]


def test_a_sector_without_anybody_to_call_is_not_missed(document):
    with document.change("Fill") as change:
        sectors.add(change, "Media")
        for days in (10, 40, 70):
            hold(change, days)

    assert said(document) == []


def test_somebody_sits_at_the_table_for_the_sector_of_their_organization(document):
    with document.change("Fill") as change:
        health = sectors.add(change, "Health")
        clinic = change.insert(Organization(name="Clinic", sector=health))
        rosa = people.add(change, "Rosa", "Clinic")
        change.update(Person, rosa, phone="1")
        meetings = [hold(change, days) for days in (10, 40, 70)]
    assert clinic
    assert said(document) == ["Nobody from Health at the last 3 meetings"]

    with document.change("Tick") as change:
        attendance.tick(change, meetings[1], rosa)

    assert said(document) == []


def test_walk_ins_of_the_latest_meeting_wait_to_become_contacts(document):
    with document.change("Fill") as change:
        uid = hold(change, 10, name="Forum")
        line = attendance.walk_in(change, uid, "Kayla Brown, Neighbors")
        attendance.walk_in(change, uid, "Jo Lee")
    assert said(document) == ["2 people walked in at “Forum” (Nov 12, 2026) and are not among the contacts yet"]

    with document.change("Make contact") as change:
        from facilitator.store import rows

        attendance.make_contact(change, rows.get(change.connection, Attendance, line))

    assert "1 person walked in at “Forum” (Nov 12, 2026) and is not among the contacts yet" in said(document)


def test_a_meeting_that_is_over_waits_for_its_ticks(document):
    with document.change("Plan") as change:
        change.insert(Meeting(name="Monthly meeting", on_day="2026-11-21"))
        change.insert(Meeting(name="Next one", on_day="2026-11-22"))

    assert said(document) == ["“Monthly meeting” of Nov 21, 2026 is over: tick who came"]


def test_stakeholders_nobody_ever_called_are_counted(document):
    with document.change("Fill") as change:
        uids = [change.insert(Stakeholder(name=name)) for name in ("Farmers", "Loggers", "Anglers")]
        change.insert(Touch(stakeholder=uids[0], on_day="2026-01-01", heard="No fence"))

    assert said(document) == ["2 stakeholders were never called or visited"]


def test_a_question_whose_answer_is_late_leads_to_it(document):
    with document.change("Fill") as change:
        uid = change.insert(Stakeholder(name="Farmers"))
        change.insert(Touch(stakeholder=uid, on_day="2026-11-01", asked="When?", answer_due="2026-11-22"))
        late = change.insert(Touch(stakeholder=uid, on_day="2026-11-02", asked="Who pays?", answer_due="2026-11-21"))
    assert said(document) == ["1 question of a stakeholder should have been answered by now"]
    (care,) = looking_after.cares(document.connection, TODAY)
    assert (care.table, care.uid) == ("outreach", late)

    with document.change("Answer") as change:
        change.update(Touch, late, answered_on="2026-11-22")

    assert said(document) == []


def test_people_whom_nobody_can_reach_are_counted(document):
    with document.change("Add") as change:
        change.insert(Person(name="Rosa"))
        change.insert(Person(name="Mei", other_email="mei@example.org"))

    assert said(document) == ["1 person has neither phone nor email"]
