from datetime import date

import pytest

from facilitator import words
from facilitator.domain.records import Affiliation, Organization, Person, Sector
from facilitator.sample import writing
from facilitator.store import organizations, people, rows, sectors


@pytest.fixture
def sample():
    with writing.write(today=date(2026, 11, 22)) as document:
        yield document


def test_lists_sort_by_family_name_as_a_directory_does(document):
    with document.change("Add") as change:
        for name in ("Zoe Abt", "Ana Ñandú", "Ana Nunez", "Óscar Ávila", "Bo Ortiz"):
            people.add(change, name)

    names = [line.name for line in people.first_lines(document.connection)]

    assert names == ["Zoe Abt", "Óscar Ávila", "Ana Nunez", "Ana Ñandú", "Bo Ortiz"]


def test_pages_of_lines_add_up_to_the_whole_list(sample):
    uids = people.ids(sample.connection)

    pages = [line for at in range(0, len(uids), 10) for line in people.lines(sample.connection, uids[at : at + 10])]

    assert [line.uid for line in pages] == uids
    assert pages == people.first_lines(sample.connection, 1000)
    assert people.count(sample.connection) == len(uids) == 64


def test_what_a_filter_looks_through_holds_organizations_and_sectors_without_accents(sample):
    found = {uid for uid, text in people.searchable(sample.connection) if "madres del rio" in text}

    assert {line.name for line in people.lines(sample.connection, list(found))} == {
        "Guadalupe Peña Ortiz", "Tomás Villarreal", "Alejandra Quiñones", "Beatriz Escobedo"
    }  # fmt: skip


def test_every_saved_filter_answers_and_counts_alike(sample):
    for name in people.FILTERS:
        found = people.matching(sample.connection, name)
        assert found <= set(people.ids(sample.connection))
        assert people.count_matching(sample.connection, name) == len(found)
        assert found, f"the sample should have somebody for “{name}”"


def test_not_seen_for_three_meetings_finds_the_churches_of_the_sample(sample):
    missed = people.lines(sample.connection, sorted(people.matching(sample.connection, "missed")))

    assert {"Rev. Isaiah Grant", "Loretta Simms"} <= {line.name for line in missed}


def test_somebody_is_found_by_name_or_by_what_they_are_called(sample):
    assert [one.name for one in people.named(sample.connection, "pastor grant")] == ["Rev. Isaiah Grant"]
    assert [one.name for one in people.named(sample.connection, " XOCHITL  ramirez ")] == ["Xóchitl Ramírez"]
    for nobody in ("", " ", "%", "_", "Ana%"):
        assert people.named(sample.connection, nobody) == []


def test_community_people_are_those_whose_sector_is_one_own_or_of_their_organization(sample):
    names = {line.name for line in people.lines(sample.connection, sorted(people.community_ids(sample.connection)))}

    assert {"Denise Holloway", "Ofelia Domínguez", "Terrell Banks"} <= names
    assert names.isdisjoint({"Carol Whitmore", "Rev. Isaiah Grant", "Walter Nyberg"})


def test_an_organization_is_found_whatever_the_capitals_and_accents_and_made_once(document):
    with document.change("Add") as change:
        first = organizations.find_or_add(change, "Ñandú Club 100%")
        assert organizations.find_or_add(change, "NANDU CLUB 100%") == first
        assert organizations.find_or_add(change, "Ñandú Club 1000") != first


def test_a_removed_person_takes_their_places_along_and_leaves_the_organization(document):
    with document.change("Add") as change:
        uid = people.add(change, "Ana", "Clinic", "Nurse")
        change.delete(Person, uid)

    assert rows.count(document.connection, Affiliation) == 0
    assert rows.count(document.connection, Organization) == 1


def test_the_presets_come_in_their_order_and_in_two_languages(document):
    with document.change("Add") as change:
        sectors.add_preset(change, "usual", words.language("en"), words.language("es"))
        sectors.add(change, "Fishers", True)

    found = sectors.listing(document.connection)
    assert len(found) == 16
    assert [found[0].name, found[2].name, found[-1].name] == ["Residents and people affected", "Youth", "Fishers"]
    assert all(isinstance(one, Sector) and one.other_name for one in found[:-1])
    assert sectors.named(document.connection, "YOUTH") == found[2]
