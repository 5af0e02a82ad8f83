"""Who stands for which sector, read from the tables, and the gauges with the records behind them."""

from datetime import date
from fractions import Fraction

import pytest

from facilitator.domain.records import AgendaItem, Attendance, Meeting, Organization, Person
from facilitator.refusal import Refusal
from facilitator.store import gauges, meetings, organizations, people, representation, sectors

TODAY = date(2026, 11, 25)


@pytest.fixture
def table(document):
    """Seat two residents (one by their organization), two of the city, and one nobody has placed."""
    with document.change("Fill") as change:
        uids = {
            "residents": sectors.add(change, "Residents", is_community=True),
            "city": sectors.add(change, "City"),
            "schools": sectors.add(change, "Schools"),
        }
        uids["rosa"] = change.insert(Person(name="Rosa Ortiz", sector=uids["residents"], has_seat=True))
        uids["mei"] = people.add(change, "Mei Chen", "Tenants")
        tenants = organizations.named(document.connection, "tenants")
        change.update(Organization, tenants.uid, sector=uids["residents"])
        uids["alan"] = change.insert(Person(name="Alan Brooks", sector=uids["city"], has_seat=True))
        uids["dana"] = change.insert(Person(name="Dana Lee", sector=uids["city"], has_seat=True))
        uids["luis"] = change.insert(Person(name="Luis Peña"))
    return uids


@pytest.fixture
def hold(document):
    def hold(on_day, present=(), items=(), state="held"):
        with document.change("Hold") as change:
            meeting = change.insert(Meeting(name="Meeting", on_day=on_day, state=state))
            for values in present:
                change.insert(Attendance(meeting=meeting, state="present", **values))
            added = [change.insert(AgendaItem(meeting=meeting, topic="Topic", **values)) for values in items]
        return meeting, added

    return hold


def standing(document, group):
    return representation.standing(document.connection, group, representation.last_held(document.connection, TODAY))


def names_behind(document, group, sector):
    return [one.title for one in representation.people_behind(document.connection, standing(document, group), sector)]


def test_members_are_counted_by_their_own_sector_or_that_of_their_organization(document, table):
    members = standing(document, "members")

    assert members.balance.counts == {table["residents"]: 2, table["city"]: 2, table["schools"]: 0}
    assert members.balance.apart == 1
    assert members.balance.missing == (table["schools"],)
    assert names_behind(document, "members", table["residents"]) == ["Mei Chen", "Rosa Ortiz"]
    assert names_behind(document, "members", "") == ["Luis Peña"]


def test_seats_are_counted_alone(document, table):
    assert standing(document, "seats").balance.counts == {table["residents"]: 1, table["city"]: 2, table["schools"]: 0}
    assert names_behind(document, "seats", table["city"]) == ["Alan Brooks", "Dana Lee"]


def test_a_person_who_came_to_several_meetings_is_counted_once(document, table, hold):
    for day in ("2026-09-01", "2026-10-01", "2026-11-01"):
        hold(day, [{"person": table["rosa"], "name": "Rosa"}, {"name": "A passer-by"}])

    present = standing(document, "present")

    assert present.balance.counts[table["residents"]] == 1
    assert present.balance.apart == 1
    assert [one.on_day for one in present.meetings] == ["2026-11-01", "2026-10-01", "2026-09-01"]
    (stranger,) = representation.people_behind(document.connection, present, "")
    assert (stranger.title, stranger.uid) == ("A passer-by", "")


def test_only_those_who_came_to_the_last_three_meetings_held_count_as_present(document, table, hold):
    hold("2026-08-01", [{"person": table["alan"]}])
    for day in ("2026-09-01", "2026-10-01", "2026-11-01"):
        hold(day, [{"person": table["rosa"]}])
    hold("2026-11-20", [{"person": table["dana"]}], state="cancelled")
    hold("2026-12-20", [{"person": table["dana"]}])

    assert standing(document, "present").balance.counts[table["city"]] == 0


def test_one_meeting_alone_can_be_looked_at(document, table, hold):
    meeting, _ = hold("2026-08-01", [{"person": table["alan"]}])
    hold("2026-11-01", [{"person": table["rosa"]}])
    one = meetings.find(document.connection, meeting, TODAY)

    present = representation.standing(document.connection, "present", [one])

    assert present.balance.counts == {table["residents"]: 0, table["city"]: 1, table["schools"]: 0}


def test_presenters_are_people_each_counted_once_however_much_they_led(document, table, hold):
    lead = {"presenter_person": table["alan"], "presenter": "Alan"}
    hold("2026-11-01", items=[lead, lead, {"presenter": "A guest"}, {}])

    presenters = standing(document, "presenters")

    assert presenters.balance.counts[table["city"]] == 1
    assert presenters.balance.apart == 1


def test_a_person_who_was_removed_stays_counted_as_having_come(document, table, hold):
    hold("2026-11-01", [{"person": table["luis"], "name": "Luis Peña"}])
    with document.change("Remove") as change:
        people.remove(change, [table["luis"]])

    assert standing(document, "present").balance.apart == 1
    assert names_behind(document, "present", "") == ["Luis Peña"]


def test_without_sectors_everybody_is_apart(document):
    with document.change("Add") as change:
        change.insert(Person(name="Rosa Ortiz"))

    assert (standing(document, "members").balance.n, standing(document, "members").balance.apart) == (0, 1)


def test_an_unknown_group_is_refused_with_those_there_are(document):
    with pytest.raises(Refusal, match="members, seats, present, presenters"):
        representation.standing(document.connection, "friends")


def read(document):
    return {gauge.name: gauge for gauge in gauges.read(document.connection, TODAY)}


def test_there_are_six_gauges_and_no_score(document):
    assert list(read(document)) == ["E1", "E2", "E3", "E4", "E5", "E6"]


def test_the_decision_share_knows_the_people_behind_it(document, table):
    gauge = read(document)["E1"]

    assert (gauge.numerator, gauge.denominator) == (1, 3)
    assert gauge.membership == Fraction(2, 5)
    assert gauge.behind.community == (table["rosa"],)
    assert gauge.behind.institution == (table["alan"], table["dana"])
    found = representation.named(document.connection, gauge.behind.table, gauge.behind.uids)
    assert [(one.title, one.about) for one in found] == [
        ("Alan Brooks", "City"), ("Dana Lee", "City"), ("Rosa Ortiz", "Residents"),
    ]  # fmt: skip


def test_items_of_the_last_three_meetings_are_counted_by_who_proposed_and_who_led_them(document, table, hold):
    by_rosa = {"proposed_sector": table["residents"], "presenter_person": table["rosa"]}
    by_city = {"proposed_sector": table["city"], "presenter_person": table["alan"]}
    hold("2026-07-01", items=[by_rosa])
    _, first = hold("2026-09-01", items=[by_rosa, by_city, {"purpose": "break"}])
    hold("2026-10-01", items=[by_city, {"presenter": "A guest"}])
    _, last = hold("2026-11-01", items=[by_city, {}])

    found = read(document)

    assert (found["E3"].numerator, found["E3"].denominator) == (1, 6)
    assert (found["E5"].numerator, found["E5"].denominator) == (1, 5)
    assert found["E3"].behind.community == (first[0],)
    assert (found["E3"].since, found["E3"].as_of) == (date(2026, 9, 1), date(2026, 11, 1))
    named = representation.named(document.connection, "agenda_items", found["E3"].behind.uids)
    assert {one.uid for one in named} == set(found["E3"].behind.uids)
    assert (named[0].about, named[-1].about) == ("2026-11-01", "2026-09-01")
    assert set(last) <= set(found["E3"].behind.uids)


def test_what_nobody_recorded_is_not_guessed(document, table):
    found = read(document)

    assert [name for name, gauge in found.items() if gauge.share is None] == ["E2", "E3", "E4", "E5", "E6"]
    assert all(gauge.lacking.startswith("Not known yet: ") for gauge in found.values() if gauge.share is None)


def test_without_a_community_sector_the_decision_share_is_not_known(document):
    with document.change("Fill") as change:
        city = sectors.add(change, "City")
        change.insert(Person(name="Alan Brooks", sector=city, has_seat=True))

    assert "tick the sectors" in read(document)["E1"].lacking


def test_the_sample_is_a_community_whose_balance_is_poor(tmp_path, written_samples):
    from facilitator.store.document import look

    with look(written_samples(TODAY, tmp_path / "sample.collab")) as sample:
        held = representation.last_held(sample.connection, TODAY)
        presenters = representation.standing(sample.connection, "presenters", held).balance
        present = representation.standing(sample.connection, "present", held)
        found = read(sample)

    assert presenters.evenness < 0.70
    assert "Faith groups" in [one.name for one in present.sectors if one.uid in present.balance.missing]
    assert found["E3"].share < Fraction(1, 3)
    assert found["E5"].share < Fraction(1, 3)
