"""Organizations and sectors in the store."""

from facilitator.domain.records import Affiliation, Organization, Person, Sector
from facilitator.store import organizations, people, rows, sectors
from facilitator.words import language


def test_an_organization_is_found_again_whatever_the_capitals_and_accents(document):
    with document.change("Add") as change:
        first = organizations.find_or_add(change, "Fundación Peña")
        assert organizations.find_or_add(change, "FUNDACION PENA") == first
        assert organizations.find_or_add(change, "Fundación Peña Norte") != first

    assert organizations.named(document.connection, "100% Youth") is None


def test_the_list_counts_the_people_of_today(document):
    with document.change("Add") as change:
        people.add(change, "Rosa Ortiz", "Eastside Tenants", "President")
        left = people.add(change, "Mei Chen", "Eastside Tenants")
        place = organizations.affiliations_of(document.connection, left)[0]
        change.update(Affiliation, place.uid, until="2025-06-30")

    (line,) = organizations.listing(document.connection)
    assert (line.name, line.people) == ("Eastside Tenants", 1)
    members = organizations.members(document.connection, line.uid)
    assert [(one.name, one.role, one.until) for one in members] == [
        ("Rosa Ortiz", "President", ""),
        ("Mei Chen", "", "2025-06-30"),
    ]


def test_a_removed_organization_takes_the_places_in_it_along_and_brings_them_back(document):
    with document.change("Add") as change:
        rosa = people.add(change, "Rosa Ortiz", "Eastside Tenants", "President")
    uid = organizations.listing(document.connection)[0].uid

    with document.change("Remove") as change:
        organizations.remove(change, [uid])

    assert rows.count(document.connection, Organization) == rows.count(document.connection, Affiliation) == 0
    assert rows.get(document.connection, Person, rosa)
    document.undo()
    assert organizations.affiliations_of(document.connection, rosa)[0].role == "President"


def names(document):
    return [one.name for one in sectors.listing(document.connection)]


def test_a_sector_moves_before_another_or_to_the_end(document):
    with document.change("Add") as change:
        a, b, c = (sectors.add(change, name) for name in "ABC")

    with document.change("Move") as change:
        sectors.move(change, c, a)
    assert names(document) == ["C", "A", "B"]
    with document.change("Move") as change:
        sectors.move(change, c, "")
    assert names(document) == ["A", "B", "C"]
    with document.change("Move") as change:
        sectors.move(change, a, c)
    assert names(document) == ["B", "A", "C"]
    assert b


def test_sectors_of_the_same_rank_can_still_be_moved(document):
    with document.change("Add") as change:
        for name in "AB":
            change.insert(Sector(name=name, rank="i"))
        c = sectors.add(change, "C")

    with document.change("Move") as change:
        sectors.move(change, c, rows.select(document.connection, Sector, "ORDER BY rank, uid")[1].uid)

    assert sorted(names(document)) == ["A", "B", "C"]


def test_a_removed_sector_leaves_people_and_organizations_without_one(document):
    with document.change("Add") as change:
        youth = sectors.add(change, "Youth")
        rosa = change.insert(Person(name="Rosa Ortiz", sector=youth))
        club = change.insert(Organization(name="Club", sector=youth))
    assert sectors.counts(document.connection) == {youth: 1}

    with document.change("Remove") as change:
        sectors.remove(change, youth)

    assert rows.get(document.connection, Person, rosa).sector == ""
    assert rows.get(document.connection, Organization, club).sector == ""
    document.undo()
    assert rows.get(document.connection, Person, rosa).sector == youth


def test_a_preset_adds_what_is_not_there_yet_and_comes_after_it(document):
    with document.change("Add") as change:
        sectors.add(change, "Zebra friends")
        sectors.add_preset(change, "usual", language("en"))
    count = len(names(document))

    with document.change("Again") as change:
        sectors.add_preset(change, "usual", language("en"))
        sectors.add_preset(change, "drug-free", language("en"))

    assert names(document)[:2] == ["Zebra friends", "Residents and people affected"]
    assert names(document)[count] == "Parents"
    assert len(names(document)) == len(set(names(document)))


def test_somebody_counts_for_their_own_sector_before_that_of_their_organization(document):
    with document.change("Add") as change:
        youth, health = sectors.add(change, "Youth"), sectors.add(change, "Health")
        rosa = people.add(change, "Rosa Ortiz", "Clinic")
        change.update(Organization, organizations.named(document.connection, "Clinic").uid, sector=health)
        people.add(change, "Mei Chen", "Clinic")
        change.update(Person, rosa, sector=youth)

    assert sectors.counts(document.connection) == {youth: 1, health: 1}
