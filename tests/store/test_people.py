"""People in the store: what lists show, what a filter looks through, and what goes when somebody goes."""

import pytest

from facilitator.domain.records import Affiliation, Attendance, Organization, Person
from facilitator.store import attendance, meetings, organizations, people, rows, sectors


def test_a_list_is_read_by_pages_in_the_order_of_a_directory(document, add):
    for name in ("Olga Ortiz", "Luis Ñandú", "Ana Núñez"):
        add(name)
    ids = people.ids(document.connection)

    assert [line.name for line in people.lines(document.connection, ids)] == ["Ana Núñez", "Luis Ñandú", "Olga Ortiz"]
    assert people.lines(document.connection, ids[1:2])[0].name == "Luis Ñandú"
    assert [line.uid for line in people.first_lines(document.connection, 2)] == ids[:2]


def test_a_line_has_the_organization_of_today_and_its_sector(document, add):
    rosa = add("Rosa Ortiz")
    with document.change("Place") as change:
        youth = sectors.add(change, "Youth", is_community=True)
        old = people.place_in(change, rosa, "Old Club")
        change.update(Affiliation, old, since="2020-01-01", until="2024-01-01")
        people.place_in(change, rosa, "Eastside Tenants", "President")
        change.update(Organization, organizations.named(document.connection, "eastside tenants").uid, sector=youth)

    line = people.lines(document.connection, [rosa])[0]

    assert (line.organization, line.sector) == ("Eastside Tenants", "Youth")
    assert people.community_ids(document.connection) == {rosa}


def test_the_searchable_text_holds_organizations_and_sectors_folded(document, add):
    rosa, mei = add("Rosa Peña", phone="(555) 010-2231"), add("Mei Chen")
    with document.change("Place") as change:
        health = sectors.add(change, "Health")
        people.place_in(change, mei, "Public Library")
        change.update(Person, mei, sector=health)

    texts = dict(people.searchable(document.connection))
    assert "pena" in texts[rosa]
    assert "5550102231" in texts[rosa]
    assert "public library" in texts[mei]
    assert "health" in texts[mei]
    assert dict(people.searchable(document.connection, [mei])) == {mei: texts[mei]}


def test_what_a_change_tells_of_whom(document, add):
    rosa, mei = add("Rosa Ortiz"), add("Mei Chen")
    with document.change("Place") as change:
        place = people.place_in(change, rosa, "Eastside Tenants")
    tenants = organizations.named(document.connection, "Eastside Tenants").uid

    def told(*touched):
        return people.telling_of(document.connection, touched)

    assert told(("people", mei)) == {mei}
    assert told(("affiliations", place)) == {rosa}
    assert told(("organizations", tenants)) == {rosa}
    assert told(("affiliations", "gone")) is None
    assert told(("sectors", "any")) is None


def test_the_time_line_has_the_latest_meeting_first(document, add):
    rosa = add("Rosa Ortiz")
    with document.change("Meet") as change:
        for day in ("2026-10-06", "2026-11-03"):
            attendance.tick(change, meetings.add(change, "Monthly meeting", day), rosa)

    assert [(one.on_day, one.state) for one in people.visits(document.connection, rosa)] == [
        ("2026-11-03", "present"),
        ("2026-10-06", "present"),
    ]
    assert len(people.visits(document.connection, rosa, limit=1)) == 1


@pytest.mark.parametrize(
    ("typed", "name", "email"),
    [
        ("Rosa Ortiz", "Rosa Ortiz", ""),
        ("Rosa Ortiz <rosa@example.org>", "Rosa Ortiz", "rosa@example.org"),
        ('"Ortiz, Rosa" <rosa@example.org>', "Ortiz, Rosa", "rosa@example.org"),
        ("<rosa@example.org>", "rosa@example.org", "rosa@example.org"),
        ("Rosa <3", "Rosa <3", ""),
    ],
)
def test_a_typed_line_becomes_name_and_email(document, typed, name, email):
    with document.change("Add") as change:
        uid = people.add_typed(change, typed)

    found = rows.get(document.connection, Person, uid)
    assert (found.name, found.email) == (name, email)


def test_a_removed_person_leaves_their_name_on_past_lists_and_comes_back_with_their_places(document, add):
    rosa = add("Rosa Ortiz")
    with document.change("Meet") as change:
        people.place_in(change, rosa, "Eastside Tenants")
        attendance.tick(change, meetings.add(change, "Monthly meeting", "2026-11-03"), rosa)

    with document.change("Remove") as change:
        people.remove(change, [rosa])

    assert rows.count(document.connection, Affiliation) == 0
    assert [one.name for one in rows.select(document.connection, Attendance)] == ["Rosa Ortiz"]
    document.undo()
    assert people.lines(document.connection, [rosa])[0].organization == "Eastside Tenants"


def test_people_are_found_by_full_name_or_by_what_they_are_called(document, add):
    add("José Luis Peña", called="Pepe")

    assert [one.name for one in people.named(document.connection, "jose luis pena")] == ["José Luis Peña"]
    assert [one.name for one in people.named(document.connection, "PEPE")] == ["José Luis Peña"]
    assert people.named(document.connection, "José") == []
