"""The register in the file: names of the contacts, calls counted, circles refused, and forgotten with the person."""

import sqlite3
from datetime import date

import pytest

from facilitator.domain.records import Collaborative, Organization, Person, Sector, Stakeholder
from facilitator.refusal import Refusal
from facilitator.store import bin as removed_things
from facilitator.store import check, entering, forgetting, outreach, people, rows, schema, search, sectors, stakeholders
from facilitator.store.document import create, open_file
from tests.conftest import everything_in

TODAY = date(2026, 11, 22)


def add(document, record):
    with document.change("Add") as change:
        return change.insert(record)


def enter(document, table, **typed):
    with document.change("Add") as change:
        return entering.add(change, entering.table(table), typed)


def set_to(document, table, uid, **typed):
    with document.change("Set") as change:
        entering.set_fields(change, entering.table(table), uid, typed)


def names(document):
    return [line.name for line in stakeholders.listing(document.connection, TODAY)]


def test_a_stakeholder_is_called_as_the_contacts_call_them_today(document):
    ana = add(document, Person(name="Ana Peña", phone="555 0100"))
    uid = enter(document, "stakeholders", person="Ana Peña")
    assert rows.get(document.connection, Stakeholder, uid).name == "Ana Peña"

    with document.change("Rename") as change:
        change.update(Person, ana, name="Ana Ruiz")

    (line,) = stakeholders.listing(document.connection, TODAY)
    assert (line.name, line.phone) == ("Ana Ruiz", "555 0100")


def test_the_sector_is_its_own_or_that_of_the_contact(document):
    health = add(document, Sector(name="Health"))
    add(document, Sector(name="Business"))
    add(document, Organization(name="Clinic", sector=health))
    enter(document, "stakeholders", organization="Clinic")
    enter(document, "stakeholders", name="Farmers", sector="Business")

    assert {line.name: line.sector for line in stakeholders.listing(document.connection, TODAY)} == {
        "Clinic": "Health",
        "Farmers": "Business",
    }


def test_the_list_begins_with_those_who_were_never_called_and_ends_with_those_not_due(document):
    enter(document, "stakeholders", name="Farmers")
    enter(document, "stakeholders", name="Youth", is_directly_affected="yes")
    enter(document, "stakeholders", name="Called long ago", level_now="informed")
    enter(document, "stakeholders", name="Called yesterday", level_now="core")
    enter(document, "outreach", stakeholder="Called long ago", on_day="2026-01-01")
    enter(document, "outreach", stakeholder="Called long ago", on_day="2026-02-01", asked="When?")
    enter(document, "outreach", stakeholder="Called yesterday", on_day="2026-11-21")

    lines = stakeholders.listing(document.connection, TODAY)

    assert [line.name for line in lines] == ["Youth", "Farmers", "Called long ago", "Called yesterday"]
    assert [line.is_overdue for line in lines] == [True, True, True, False]
    assert [line.last for line in lines] == [None, None, date(2026, 2, 1), date(2026, 11, 21)]
    assert [line.waiting for line in lines] == [0, 0, 1, 0]
    assert stakeholders.due(lines) == lines[:3]
    assert outreach.figures(document.connection).coverage == 0.5


def test_a_name_is_linked_to_the_one_contact_called_so(document):
    ana = add(document, Person(name="Ana Peña"))
    clinic = add(document, Organization(name="Clinic"))
    add(document, Person(name="Jo Lee"))
    add(document, Person(name="Jo Lee"))
    with document.change("Add") as change:
        made = [
            stakeholders.add_named(change, typed, can_help=True)
            for typed in ("ana pena", "CLINIC", "Jo Lee", "Farmers")
        ]

    found = [rows.get(document.connection, Stakeholder, uid) for uid in made]
    assert [(one.name, one.person, one.organization) for one in found] == [
        ("Ana Peña", ana, ""), ("Clinic", "", clinic), ("Jo Lee", "", ""), ("Farmers", "", ""),
    ]  # fmt: skip


def test_who_is_in_the_register_already_is_told_the_new_kind_and_not_named_twice(document):
    with document.change("Add") as change:
        first = stakeholders.add_named(change, "Farmers", can_help=True)
        again = stakeholders.add_named(change, " farmers ", can_block=True)

    assert first == again
    assert rows.get(document.connection, Stakeholder, first).said() == {
        "name": "Farmers",
        "can_help": True,
        "can_block": True,
    }


def test_a_way_in_a_circle_is_refused_and_one_that_came_in_a_circle_can_be_mended(document):
    for name in ("Ana", "Ben", "Eva"):
        add(document, Person(name=name))
    enter(document, "stakeholders", person="Ana", through="Ben")
    ben = enter(document, "stakeholders", person="Ben", through="Eva")
    with pytest.raises(Refusal, match="would lead back to Eva"):
        enter(document, "stakeholders", person="Eva", through="Ana")
    with pytest.raises(Refusal, match="through themselves"):
        set_to(document, "stakeholders", ben, through="Ben")
    assert names(document) == ["Ana", "Ben"]
    with document.change("From elsewhere") as change:
        ana = rows.select(change.connection, Person, "WHERE name = 'Ana'")[0].uid
        change.update(Stakeholder, ben, through=ana)

    set_to(document, "stakeholders", ben, place="Mill Street")
    set_to(document, "stakeholders", ben, through="")

    assert rows.get(document.connection, Stakeholder, ben).through == ""


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"asked": "When?", "answered_on": "2026-10-31"}, "before the question"),
        ({"answered_on": "2026-11-02"}, "no question to answer"),
        ({"way": "pigeon"}, "takes one of"),
        ({"on_day": ""}, "cannot be empty"),
    ],
)
def test_a_call_that_cannot_be_is_refused_and_nothing_is_written(document, typed, words):
    enter(document, "stakeholders", name="Farmers")

    with pytest.raises(Refusal, match=words):
        enter(document, "outreach", **{"stakeholder": "Farmers", "on_day": "2026-11-01"} | typed)

    assert outreach.listing(document.connection) == []


def test_removing_takes_the_calls_along_and_the_bin_brings_both_back(document):
    uid = enter(document, "stakeholders", name="Farmers")
    enter(document, "outreach", stakeholder=uid, on_day="2026-11-01", heard="No fence")
    with document.change("Remove") as change:
        stakeholders.remove(change, [uid])
    assert everything_in(document)["outreach"] == []
    (gone,) = removed_things.removed(document.connection)
    assert (gone.title, len(gone.owned)) == ("Farmers", 1)

    with document.change("Back") as change:
        removed_things.bring_back(change, "stakeholders", uid)

    assert [one.heard for one in outreach.of(document.connection, uid)] == ["No fence"]


def test_a_person_who_is_removed_takes_their_entry_along_and_undo_brings_both_back(document):
    ana = add(document, Person(name="Ana"))
    enter(document, "stakeholders", person="Ana")
    with document.change("Remove") as change:
        people.remove(change, [ana])
    assert names(document) == []

    document.undo()

    assert names(document) == ["Ana"]


def test_a_sector_that_is_removed_leaves_its_stakeholders_without_one(document):
    uid = add(document, Sector(name="Business"))
    enter(document, "stakeholders", name="Farmers", sector="Business")
    with document.change("Remove") as change:
        sectors.remove(change, uid)

    (line,) = stakeholders.listing(document.connection, TODAY)
    assert (line.stakeholder.sector, line.sector) == ("", "")


def test_forgetting_a_person_forgets_what_was_said_of_them_and_leaves_those_they_only_lead_to(document):
    ana = add(document, Person(name="Anastasia Quirk"))
    uid = enter(document, "stakeholders", person="Anastasia Quirk", stance="-2", wants="Peace and quiet")
    enter(document, "outreach", stakeholder=uid, on_day="2026-11-01", heard="Slammed the door")
    farmers = enter(document, "stakeholders", name="Farmers", through="Anastasia Quirk")
    once = enter(document, "stakeholders", person="Anastasia Quirk", name="Millers")
    set_to(document, "stakeholders", once, person="")
    enter(document, "outreach", stakeholder=farmers, on_day="2026-11-02", by="Anastasia Quirk", by_person=ana)

    forgetting.forget(document, ana)

    assert sorted(names(document)) == ["Farmers", "Millers"]
    kept = rows.get(document.connection, Stakeholder, farmers)
    assert (kept.name, kept.through) == ("Farmers", "")
    (touch,) = outreach.listing(document.connection)
    assert (touch.by, touch.by_person) == ("", "")
    everything = "\n".join(document.connection.iterdump())
    for word in ("Anastasia", "Quirk", "Slammed", "Peace and quiet"):
        assert word not in everything
    assert list(check.problems(document.connection)) == []


def test_what_was_heard_is_found_as_the_stakeholder(document):
    uid = enter(document, "stakeholders", name="Farmers")
    enter(document, "outreach", stakeholder=uid, on_day="2026-11-01", heard="No fence along the bank")

    (found,) = search.find(document.connection, "fence")

    assert (found.table, found.uid, found.title) == ("stakeholders", uid, "Farmers")


def test_a_file_of_the_first_version_gets_the_register(tmp_path):
    path = tmp_path / "first.collab"
    with create(path, Collaborative(name="Eastside")) as document:
        add(document, Person(name="Ana"))
        before = everything_in(document)
    connection = sqlite3.connect(path)
    connection.execute("DROP TABLE stakeholders")
    connection.execute("DROP TABLE outreach")
    connection.execute("PRAGMA user_version = 1")
    connection.commit()
    connection.close()

    with open_file(path) as document:
        assert document.connection.execute("PRAGMA user_version").fetchone() == (schema.VERSION,)
        assert everything_in(document) == before
        enter(document, "stakeholders", name="Farmers")
        assert names(document) == ["Farmers"]
        assert list(check.problems(document.connection)) == []
