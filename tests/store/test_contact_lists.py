"""Lists of contacts: who is on them, which of them cannot be, and that nothing removed makes one grow."""

from datetime import date

import pytest

from facilitator.domain.contact_lists import READY_MADE
from facilitator.domain.records import Affiliation, ContactList, Meeting, Organization, Person, Touch
from facilitator.refusal import Refusal
from facilitator.store import (
    attendance,
    check,
    contact_lists,
    entering,
    forgetting,
    meetings,
    organizations,
    outreach,
    people,
    rows,
    sectors,
    stakeholders,
    uniting,
)

TODAY = date(2026, 11, 22)


@pytest.fixture
def on(document):
    """Give the names of those on a list that asks something."""

    def on(**asked):
        uids = contact_lists.matching(document.connection, ContactList(name="Some", **asked), TODAY)
        count = contact_lists.count(document.connection, ContactList(name="Some", **asked), TODAY)
        assert count == len(uids)
        return [one.first_name for one in rows.select(document.connection, Person, "ORDER BY sort") if one.uid in uids]

    return on


def enter(document, table, **typed):
    with document.change("Add") as change:
        return entering.add(change, entering.table(table), typed)


def hold(document, days, coming):
    """Hold a meeting on each day; `coming` says by person at which of them they were."""
    with document.change("Meet") as change:
        for at, day in enumerate(days):
            meeting = meetings.add(change, "Monthly meeting", day)
            change.update(Meeting, meeting, state="held")
            attendance.expect(change, meeting, coming)
            for person, came in coming.items():
                if at in came:
                    attendance.tick(change, meeting, person)


DAYS = ("2026-07-07", "2026-08-04", "2026-09-01", "2026-10-06", "2026-11-03")


def test_a_list_that_asks_nothing_is_everybody_by_name(on, add):
    add("Rosa Ortiz"), add("Mei Chen")

    assert on() == ["Mei", "Rosa"]


@pytest.mark.parametrize("name", READY_MADE)
def test_every_ready_made_list_counts_whom_it_finds(document, add, name):
    add("Rosa Ortiz", has_seat=True, needs="Child care", languages="Spanish")
    add("Mei Chen", phone="555", agreed_on="2026-03-02")
    one = contact_lists.find(document.connection, name)

    found = contact_lists.matching(document.connection, one, TODAY)

    assert contact_lists.count(document.connection, one, TODAY) == len(found)
    assert {person.uid for person in contact_lists.persons(document.connection, name, TODAY)} == found


def test_the_ready_made_ones_know_seats_reach_and_consent(document, add):
    rosa = add("Rosa Ortiz", has_seat=True, languages="Spanish")
    add("Mei Chen", phone="555", agreed_on="2026-03-02")

    for name, found in (("seats", [rosa]), ("unreachable", [rosa]), ("unasked", [rosa]), ("languages", [rosa]),
                        ("needs", []), ("missed", [])):  # fmt: skip
        assert [one.uid for one in contact_lists.persons(document.connection, name, TODAY)] == found, name


def test_conditions_are_joined_by_and(on, add):
    add("Rosa Ortiz", has_seat=True, needs="Child care")
    add("Mei Chen", has_seat=True)
    add("Luis Vang", needs="Large print")

    assert on(seat="decision", has_needs=True) == ["Rosa"]
    assert on(seat="none") == ["Luis"]


def test_a_sector_is_their_own_or_that_of_their_organization_today(document, on, add):
    rosa, mei, luis = add("Rosa Ortiz"), add("Mei Chen"), add("Luis Vang")
    with document.change("Place") as change:
        youth, health = sectors.add(change, "Youth"), sectors.add(change, "Health")
        clinic = organizations.find_or_add(change, "Clinic")
        change.update(Organization, clinic, sector=health)
        change.update(Person, rosa, sector=youth)
        people.place_in(change, mei, "Clinic")
        left = people.place_in(change, luis, "Clinic")
        change.update(Affiliation, left, until="2020-01-01")

    assert on(sector=youth) == ["Rosa"]
    assert on(sector=health) == ["Mei"]
    assert on(organization=clinic) == ["Mei"]


def test_a_list_of_what_is_gone_finds_nobody_and_finds_them_again_when_it_is_back(document, on, add):
    rosa = add("Rosa Ortiz")
    with document.change("Place") as change:
        youth = sectors.add(change, "Youth")
        change.update(Person, rosa, sector=youth)
        uid = change.insert(ContactList(name="Young people", sector=youth))
    with document.change("Remove") as change:
        sectors.remove(change, youth)

    one = rows.get(document.connection, ContactList, uid)
    assert contact_lists.matching(document.connection, one, TODAY) == set()

    document.undo()
    assert contact_lists.matching(document.connection, one, TODAY) == {rosa}


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("Spanish", ["Rosa", "Ana"]),
        ("español", ["Mei"]),
        ("ESPANOL", ["Mei"]),
        ("man", []),
        ("English, Spanish", ["Ana"]),
    ],
)
def test_a_language_is_a_whole_word_accents_aside(on, add, asked, found):
    add("Rosa Ortiz", languages="spanish")
    add("Ana Peña", languages="Spanish, some English")
    add("Mei Chen", languages="Español")
    add("Otto Braun", languages="German")

    assert on(language=asked) == found


def test_words_are_looked_for_where_the_filter_above_the_list_looks(document, on, add):
    rosa, mei = add("Rosa Peña", phone="(555) 010-2231"), add("Mei Chen", can_help="Drives a truck")
    with document.change("Place") as change:
        people.place_in(change, rosa, "Eastside Tenants")
        change.update(Person, mei, sector=sectors.add(change, "Health"))

    assert on(words="eastside pena") == ["Rosa"]
    assert on(words="0102231") == ["Rosa"]
    assert on(words="truck") == ["Mei"]
    assert on(words="health") == ["Mei"]
    assert on(words="health eastside") == []


def test_who_was_not_seen_for_so_many_meetings(document, on, add):
    rosa, mei = add("Rosa Ortiz"), add("Mei Chen")
    add("New Neighbor")
    hold(document, DAYS, {rosa: {1}, mei: {4}})

    assert on(not_seen_for=3) == ["Rosa"]
    assert on(not_seen_for=4) == []


def test_who_came_to_at_least_three_of_the_last_five(document, on, add):
    rosa, mei, luis = add("Rosa Ortiz"), add("Mei Chen"), add("Luis Vang")
    hold(document, ("2026-06-02", *DAYS), {rosa: {1, 3, 5}, mei: {0, 4, 5}, luis: {0, 1, 2, 3, 4, 5}})

    assert on(came_at_least=3, of_last=5) == ["Rosa", "Luis"]
    assert on(came_at_least=3, of_last=6) == ["Mei", "Rosa", "Luis"]
    assert on(came_at_least=5, of_last=5) == ["Luis"]


def test_who_was_not_contacted_for_so_long_or_never(document, on, add):
    for name in ("Rosa Ortiz", "Mei Chen", "Luis Vang"):
        add(name)
    with document.change("Call") as change:
        for name, day in (("Rosa Ortiz", "2026-10-23"), ("Mei Chen", "2026-10-24")):
            outreach.log(change, Touch(stakeholder=stakeholders.add_named(change, name), on_day="2026-01-01"))
            outreach.log(change, Touch(stakeholder=stakeholders.add_named(change, name), on_day=day))
        outreach.log(change, Touch(stakeholder=stakeholders.add_named(change, "Farmers"), on_day="2026-11-20"))

    assert on(not_contacted_days=30) == ["Rosa", "Luis"]
    assert on(not_contacted_days=29) == ["Mei", "Rosa", "Luis"]


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"came_at_least": "3"}, "of the last how many"),
        ({"of_last": "5"}, "Say how often"),
        ({"came_at_least": "6", "of_last": "5"}, "Nobody can come 6 times to 5 meetings"),
        ({"not_seen_for": "0"}, "from 1 to 100"),
        ({"name": "river friends"}, "already"),
        ({"name": "seats"}, "already"),
        ({"name": "Decision seats"}, "already"),
        ({"seat": "maybe"}, "takes one of"),
        ({"sector": "Nowhere"}, "No sector is called"),
        ({"name": " "}, "cannot be empty"),
    ],
)
def test_a_list_that_cannot_be_is_refused_in_a_sentence(document, typed, sentence):
    enter(document, "lists", name="River Friends")

    with pytest.raises(Refusal, match=sentence):
        enter(document, "lists", **({"name": "Another"} | typed))

    assert [one.name for one in contact_lists.listing(document.connection)] == ["River Friends"]


def test_a_wrong_name_says_which_lists_there_are(document):
    enter(document, "lists", name="River friends")

    with pytest.raises(Refusal, match=r"no list “Bakers”.*seats, missed, .*River friends"):
        contact_lists.find(document.connection, "Bakers")
    assert contact_lists.find(document.connection, "river FRIENDS").name == "River friends"
    assert contact_lists.find(document.connection, "decision seats").uid == "seats"
    assert contact_lists.find(document.connection, "").values() == contact_lists.EVERYBODY.values()


def test_uniting_two_organizations_leads_the_list_to_the_one_that_stays(document, add):
    rosa = add("Rosa Ortiz")
    with document.change("Place") as change:
        people.place_in(change, rosa, "Clinic")
        twice = organizations.find_or_add(change, "Clinic on Alder")
        kept = organizations.find_or_add(change, "Clinic")
        uid = change.insert(ContactList(name="Clinic people", organization=twice))
    with document.change("Unite") as change:
        uniting.unite(change, Organization, twice, kept)

    one = rows.get(document.connection, ContactList, uid)
    assert one.organization == kept
    assert contact_lists.matching(document.connection, one, TODAY) == {rosa}


def test_forgetting_a_person_tells_of_lists_that_name_them_and_takes_old_names_away(document, add):
    ana = add("Anastasia Quirk")
    now = enter(document, "lists", name="Friends of Anastasia Quirk")
    before = enter(document, "lists", name="Anastasia Quirk and friends", words="Anastasia Quirk")
    with document.change("Rename") as change:
        change.update(ContactList, before, name="Friends", words="")

    done = forgetting.forget(document, ana)

    assert [(one.table, one.uid, one.field) for one in done.places if one.is_sure] == [("lists", now, "name")]
    told = document.connection.execute("SELECT patch FROM op WHERE uid = ?", (before,)).fetchall()
    assert "Quirk" not in str(told)
    assert list(check.problems(document.connection)) == []
