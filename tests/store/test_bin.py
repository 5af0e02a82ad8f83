"""What was removed lies in the bin for thirty days, with what belonged to it, and comes back as it was."""

from datetime import datetime, timedelta

import pytest

from facilitator.domain.records import Affiliation, AgendaItem, Meeting, Person
from facilitator.refusal import Refusal
from facilitator.store import bin as bins
from facilitator.store import check, history, people, rows
from tests.conftest import everything_in


@pytest.fixture
def ana(document):
    with document.change("Add") as change:
        return people.add(change, "Ana Peña", "Clinic", "Nurse")


@pytest.fixture
def evening(document):
    with document.change("Plan") as change:
        uid = change.insert(Meeting(name="Evening", on_day="2026-12-01"))
        for topic in ("Welcome", "Lights"):
            change.insert(AgendaItem(meeting=uid, topic=topic))
        return uid


def remove(document, record, uid):
    with document.change("Remove") as change:
        change.delete(record, uid)


def bring_back(document, table, uid):
    with document.change("Bring back") as change:
        return bins.bring_back(change, table, uid)


def test_the_bin_says_what_was_removed_when_by_whom_and_what_went_with_it(document, ana):
    remove(document, Person, ana)

    (one,) = bins.removed(document.connection)

    assert (one.table, one.uid, one.title, one.by) == ("people", ana, "Ana Peña", "Fatima")
    assert datetime.now() - one.when < timedelta(minutes=1)
    assert [belonging.table for belonging in one.owned] == ["affiliations"]


def test_a_record_comes_back_with_all_that_belonged_to_it(document, evening):
    before = everything_in(document)
    remove(document, Meeting, evening)

    back = bring_back(document, "meetings", evening)

    assert everything_in(document) == before
    assert len(back) == 3
    assert bins.removed(document.connection) == []
    assert list(check.problems(document.connection)) == []
    document.undo()
    assert [one.title for one in bins.removed(document.connection)] == ["Evening"]


def test_what_had_been_removed_before_on_its_own_stays_in_the_bin(document, evening):
    lights = next(one.uid for one in rows.select(document.connection, AgendaItem) if one.topic == "Lights")
    remove(document, AgendaItem, lights)
    remove(document, Meeting, evening)

    assert [one.title for one in bins.removed(document.connection)] == ["Evening", "Lights"]
    bring_back(document, "meetings", evening)

    assert [one.title for one in bins.removed(document.connection)] == ["Lights"]
    assert [one.topic for one in rows.select(document.connection, AgendaItem)] == ["Welcome"]


def test_what_belongs_to_something_in_the_bin_brings_its_owner_back(document, evening):
    lights = next(one.uid for one in rows.select(document.connection, AgendaItem) if one.topic == "Lights")
    remove(document, AgendaItem, lights)
    remove(document, Meeting, evening)

    bring_back(document, "agenda_items", lights)

    assert rows.get(document.connection, Meeting, evening).name == "Evening"
    assert [one.topic for one in rows.select(document.connection, AgendaItem)] == ["Lights"]
    assert list(check.problems(document.connection)) == []


def test_after_thirty_days_it_is_no_longer_listed_and_still_can_be_brought_back(document, ana):
    remove(document, Person, ana)
    later = datetime.now() + timedelta(days=31)

    assert bins.removed(document.connection, now=later) == []
    assert len(bins.removed(document.connection, 60, later)) == 1
    bring_back(document, "people", ana)
    assert rows.get(document.connection, Person, ana).name == "Ana Peña"


def test_an_adding_that_was_taken_back_is_listed_only_when_it_cannot_be_done_again(document, ana):
    document.undo()
    assert bins.removed(document.connection) == []

    with document.change("Go on") as change:
        people.add(change, "Eve Ito")

    assert [one.title for one in bins.removed(document.connection) if one.table == "people"] == ["Ana Peña"]


def test_a_removal_that_was_taken_back_is_not_in_the_bin(document, ana):
    remove(document, Person, ana)
    document.undo()

    assert bins.removed(document.connection) == []


def test_what_is_there_or_was_never_known_is_refused(document, ana):
    for uid in (ana, "nobody"):
        with pytest.raises(Refusal), document.change("Bring back") as change:
            bins.bring_back(change, "people", uid)


def test_a_record_in_the_bin_is_found_by_the_beginning_of_its_id(document, ana):
    remove(document, Person, ana)

    assert bins.find(document.connection, ana[:6]).uid == ana
    (place,) = bins.find(document.connection, ana).owned
    assert bins.find(document.connection, place.uid).table == Affiliation.table
    for typed in ("", "zz"):
        with pytest.raises(Refusal):
            bins.find(document.connection, typed)


def test_one_field_comes_back_from_the_history_and_the_rest_stays(document, ana):
    for phone in ("763 555 0100", "763 555 0199"):
        with document.change("Call") as change:
            change.update(Person, ana, phone=phone, called="Anita")
    entry = history.of(document.connection, Person, ana)[-1]

    with document.change("Bring back") as change:
        history.bring_back(change, Person, ana, "phone", entry)

    person = rows.get(document.connection, Person, ana)
    assert (person.phone, person.called) == ("763 555 0100", "Anita")
    with pytest.raises(Refusal, match="Email"), document.change("Bring back") as change:
        history.bring_back(change, Person, ana, "email", entry)
