"""Pairs of people who may be one are found without comparing each with each."""

import time

from facilitator.domain.records import Affiliation, Organization, Person
from facilitator.exchange.duplicates import Directory, Likeness, entry, name_key
from facilitator.exchange.look_through import Pair, find_people
from facilitator.exchange.phone_keys import PhoneKeys


def add(document, *people):
    with document.change("Add people") as change:
        tenants = change.insert(Organization(name="Tenants"))
        for person in people:
            change.insert(Affiliation(person=change.insert(person), organization=tenants))


def names(pairs: list[Pair]):
    return [({pair.one.name, pair.other.name}, str(pair.why)) for pair in pairs]


def test_pairs_by_name_phone_email_and_spelling(document):
    add(
        document,
        Person(name="Luis Peña", phone="303 555 0100"),
        Person(name="Peña, Luis", email="luis@example.org"),
        Person(name="Lucho", other_phone="+1 (303) 555-0100"),
        Person(name="Ana Ruiz", email="ana@example.org"),
        Person(name="A. R.", other_email="ANA@example.org"),
        Person(name="Margaret Thompson"),
        Person(name="Margret Thompson"),
        Person(name="Omar Haddad", phone="303 555 0165"),
    )

    found = names(find_people(document.connection))

    assert [pair for pair, _ in found if pair == {"Luis Peña", "Peña, Luis"}]
    assert ({"Luis Peña", "Lucho"}, "the same phone as “Lucho”") in found
    assert [pair for pair, _ in found if pair == {"Ana Ruiz", "A. R."}]
    assert [pair for pair, _ in found if pair == {"Margaret Thompson", "Margret Thompson"}]
    assert len(found) == 4


def test_a_family_with_one_phone_is_asked_about_and_not_the_same():
    keys = PhoneKeys()
    directory = Directory()
    directory.add(entry("mother", "Rosa Ortiz", ["303 555 0142"], [], [], keys))

    match = directory.find(entry("son", "Luis Ortiz", ["(303) 555-0142"], [], [], keys))

    assert match.likeness is Likeness.LIKELY


def test_two_of_one_name_of_whom_nothing_is_known_are_the_same_only_in_one_organization():
    keys = PhoneKeys()
    directory = Directory()
    directory.add(entry(1, "Rosa Ortiz", [], [], ["Tenants"], keys))

    assert directory.find(entry(2, "Rosa Ortíz", [], [], ["TENANTS"], keys)).likeness is Likeness.SAME
    assert directory.find(entry(3, "Rosa Ortiz", [], [], ["Library"], keys)).likeness is Likeness.LIKELY


def test_a_name_key_knows_no_accents_capitals_commas_or_order():
    assert name_key("Peña Núñez, José") == name_key("JOSE PENA  NUNEZ")
    assert name_key("Grace O'Neil") == name_key("Grace O’Neil")


def test_a_number_is_one_however_it_is_written():
    keys = PhoneKeys("us")

    written = ("(303) 555-0142", "303.555.0142", "+1 303 555 0142", "tel 1-303-555-0142", "303-555-0142 ")
    assert {keys.key(one) for one in written} == {"+13035550142"}
    assert keys.key("303 555 0142 ext. 7") != keys.key("303 555 0142")
    assert keys.key("none") == keys.key("12345") == ""
    assert PhoneKeys("MX").key("55 1234 5678") == PhoneKeys("US").key("+52 55 1234 5678")


def test_thousands_behind_one_switchboard_are_no_freeze(document):
    add(document, *(Person(name=f"Worker {number} Office", phone="303 555 0100") for number in range(800)))
    begun = time.perf_counter()

    find_people(document.connection)

    assert time.perf_counter() - begun < 20
