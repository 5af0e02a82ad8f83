"""Papers made from the contacts and their lists: the directory, the phone tree, labels, badges and the welcome sheet."""

import re

import pytest

from facilitator.domain import phone_tree
from facilitator.domain.records import ContactList, Person
from facilitator.handouts._label_stock import ADDRESSES, BADGES
from facilitator.refusal import Refusal
from facilitator.store import contact_lists, people, rows
from tests.handouts.conftest import TODAY, make

FOOTER = 75
PAPERS = {"letter": (612.0, 792.0), "a4": (595.28, 841.89)}


def warnings(made):
    return [str(one) for one in made.written.warnings]


def test_the_directory_holds_whoever_agreed_with_what_they_agreed_to_and_nothing_else(document, add):
    reach = {"phone": "(555) 010-{0}", "other_phone": "(555) 020-{0}", "email": "a{0}@example.org", "address": "{0} Elm Lane",
             "other_email": "b{0}@example.org"}  # fmt: skip
    every = dict.fromkeys(("is_listed", "lists_phone", "lists_email", "lists_address"), True)
    for at, (name, agreed) in enumerate({
        "Everything Agreed": every, "Nothing Agreed": every | {"is_listed": False}, "Only Phone": every | {"lists_email": False, "lists_address": False},
        "Only Email": every | {"lists_phone": False, "lists_address": False}, "Only Address": every | {"lists_phone": False, "lists_email": False},
        "Only Name": {"is_listed": True},
    }.items()):  # fmt: skip
        add(name, **{field: words.format(1000 + at) for field, words in reach.items()}, **agreed)

    text = make("directory", document).text

    found = set(re.findall(r"\(555\) 0\d0-\d+|[ab]\d+@example.org|\d+ Elm Lane", text))
    assert found == {
        "(555) 010-1000", "(555) 020-1000", "a1000@example.org", "b1000@example.org", "1000 Elm Lane", "(555) 010-1002",
        "(555) 020-1002", "a1003@example.org", "b1003@example.org", "1004 Elm Lane",
    }  # fmt: skip
    assert "Nothing Agreed" not in text
    assert "Only Name" in text
    assert "5 people are in it. 1 is not in it." in text
    assert "MEMBERS" in text


def test_the_directory_never_names_the_list_it_was_made_from(document, add):
    add("Rosa Ortiz", is_listed=True, needs="Ramp"), add("Mei Chen", is_listed=True)
    with document.change("List") as change:
        uid = change.insert(ContactList(name="Those who complain", has_needs=True))

    made = make("directory", document, contacts=uid)

    assert "Rosa Ortiz" in made.text
    assert "Mei Chen" not in made.text
    assert b"complain" not in made.pdf
    assert "complain" not in made.text + str(made.reader.metadata)


@pytest.mark.parametrize(("is_large", "columns"), [(False, 2), (True, 1)])
def test_the_directory_has_two_columns_that_end_together_and_one_in_large_print(sample, is_large, columns):
    made = make("directory", sample, is_large=is_large)
    names = {one.name for one in rows.select(sample.connection, Person) if one.is_listed}

    starts = [line for line in made.said(0) if line.is_bold and line.words.partition(" (")[0] in names]
    assert len({line.x for line in starts}) == columns
    last = made.said(made.written.pages - 1)
    lows = {x: min(line.y for line in last if line.x == x and line.y > FOOTER) for x in {one.x for one in starts}}
    assert max(lows.values()) - min(lows.values()) < 120
    assert sum(made.text.count(name) for name in names) >= len(names)


def test_when_nobody_agreed_the_directory_says_so(document, add):
    add("Rosa Ortiz", phone="(555) 010-1000")

    made = make("directory", document)

    assert "Rosa" not in made.text
    assert "has agreed to stand in the directory" in warnings(made)[0]


def test_a_blank_directory_asks_and_holds_no_number(sample):
    made = make("directory", sample, is_blank=True)

    assert "May you stand in our directory?" in made.text
    assert "(763)" not in made.text


def test_nobody_calls_more_than_five_and_everybody_is_called_once():
    for people_there in (0, 1, 5, 6, 30, 31, 64, 500):
        plan = phone_tree.plan(people_there)
        called = [one for calls in plan for one in calls.called]
        assert called == list(range(people_there))
        assert all(len(calls.called) <= phone_tree.MOST for calls in plan)
        assert all(calls.caller is None or calls.caller < calls.called.start for calls in plan)


def test_those_with_a_seat_are_called_first_and_call_the_others(sample):
    made = make("phone-tree", sample)
    everybody = contact_lists.persons(sample.connection, "", TODAY)
    seated = [one.name for one in everybody if one.has_seat and one.phone]

    places = [made.text.index(f"{name} · Has a seat") for name in seated]
    assert places == sorted(places)
    assert f"{seated[0]} calls" in made.text
    for one in everybody:
        assert one.name in made.text
    assert "FACILITATOR ONLY" in made.text
    assert "Pedro Ibáñez: Visit" in made.text


def test_a_part_of_the_phone_tree_is_never_cut_by_a_page(sample):
    made = make("phone-tree", sample)

    for page in made.pages:
        assert page.count("Phone, best time") == page.count(" calls\n") + page.count("The first calls, by")


def test_before_the_phone_tree_goes_out_it_says_who_was_not_asked(document, add):
    add("Rosa Ortiz", phone="1", is_listed=True, lists_phone=True), add("Mei Chen", phone="2")

    assert warnings(make("phone-tree", document)) == [
        "Have not agreed that members see their phone: 1 of 2. Ask before you hand out the parts."
    ]


@pytest.mark.parametrize(("paper", "is_large"), ADDRESSES)
def test_every_label_lies_within_its_sheet(paper, is_large):
    stock = ADDRESSES[paper, is_large]
    _fits(stock, paper)


@pytest.mark.parametrize("paper", BADGES)
def test_every_badge_lies_within_its_sheet(paper):
    assert BADGES[paper].count == 8
    _fits(BADGES[paper], paper)


def _fits(stock, paper):
    wide, high = PAPERS[paper]
    x, y = stock.corner(stock.count - 1, high)
    # As much white is left on the right as on the left, and below as above.
    assert x + stock.width + stock.left == pytest.approx(wide, abs=0.6)
    assert y - stock.height == pytest.approx(stock.top, abs=0.6)
    assert stock.across >= stock.width
    assert stock.down >= stock.height - 0.01


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("is_large", [False, True])
def test_labels_stand_on_their_label_from_the_first_free_one(sample, paper, is_large):
    stock, high = ADDRESSES[paper, is_large], PAPERS[paper][1]
    made = make("labels", sample, paper=paper, is_large=is_large, start_at=6)
    with_address = [one for one in contact_lists.persons(sample.connection, "", TODAY) if one.address]

    places = range(5, 5 + len(with_address))
    assert made.written.pages == -(-(5 + len(with_address)) // stock.count)
    for at, person in zip(places, with_address, strict=True):
        page, place = divmod(at, stock.count)
        x, y = stock.corner(place, high)
        inside = [
            line for line in made.said(page)
            if x <= line.x and line.end <= x + stock.width and y - stock.height <= line.y <= y
        ]  # fmt: skip
        assert " ".join(line.words for line in inside).replace(",", "") == f"{person.name} {person.address}".replace(
            ",", ""
        )


def test_an_address_breaks_behind_the_street(document, add):
    add("Rosa Ortiz", address="937 Second Avenue, Cedar Bend, MN 55001")

    assert [line.words for line in make("labels", document).said(0)] == [
        "Rosa Ortiz", "937 Second Avenue", "Cedar Bend, MN 55001"
    ]  # fmt: skip


def test_people_without_an_address_and_addresses_too_long_are_named(document, add):
    add("Rosa Ortiz", address="12 Elm Lane"), add("Mei Chen"), add("Luis Vang", address="\n".join(["Long Lane"] * 40))

    made = make("labels", document)

    assert warnings(made) == [
        "There is no label for those without an address: Mei Chen.",
        "The address of Luis Vang is too long for a label; write it by hand.",
    ]
    assert "Long Lane" not in made.text


def test_without_any_address_the_sheet_says_so(document, add):
    add("Mei Chen")

    assert "Nobody on this list has an address; the sheet is empty." in warnings(make("labels", document))


@pytest.mark.parametrize("start", [0, 31, -4])
def test_a_label_that_is_not_on_the_sheet_is_refused(sample, start):
    with pytest.raises(Refusal, match="Avery 5160 has 30 labels"):
        make("labels", sample, start_at=start)


def test_a_blank_sheet_numbers_its_labels(sample):
    made = make("labels", sample, is_blank=True)

    assert made.text.split() == [str(number) for number in range(1, 31)]


def test_a_badge_shows_what_somebody_is_called_in_the_biggest_letters(sample):
    made = make("badges", sample, contacts="Speak Spanish")
    found = contact_lists.persons(sample.connection, "Speak Spanish", TODAY)

    assert made.written.pages == -(-len(found) // 8)
    big = [line.words for page in range(made.written.pages) for line in made.said(page) if line.is_bold]
    assert big == [one.first_name for one in found]
    assert "Lupita" in big
    assert "Madres del Río" in made.text


def test_blank_badges_fill_a_sheet_whatever_is_free_on_another(sample):
    made = make("badges", sample, is_blank=True, start_at=7)

    assert made.written.pages == 1
    assert made.text.split() == ["Name"] * 8


def test_badges_for_a_meeting_are_for_those_expected_at_it(sample, members_meeting):
    text = make("badges", sample, members_meeting).text

    assert "Denise Holloway" in text
    assert "Abena Mensah" not in text
    assert "Abena Mensah" in make("badges", sample).text


def test_the_welcome_sheet_says_what_the_file_knows(sample):
    text = make("welcome-sheet", sample).text

    assert "Welcome to Cedar Bend River and Youth Collaborative" in text
    assert "the water is clean enough to wade in" in text
    assert "Tuesday, December 1, 2026, 6:00 PM to 8:00 PM" in text
    assert "Fatima Warsame, Second Wind Family Services, (763) 555-0100" in text
    assert "Who is missing so far Other" in text
    assert "Consent: we go ahead unless somebody has a strong reason against it" in text


def test_a_blank_welcome_sheet_has_lines_for_what_it_does_not_know():
    made = make("welcome-sheet")

    assert made.text.startswith("Welcome What we are for")
    assert "Who is at the table" not in made.text


def test_a_list_that_is_gone_is_refused_with_those_there_are(sample):
    with pytest.raises(Refusal, match="There is no list “Bakers”"):
        make("directory", sample, contacts="Bakers")


def test_the_organization_on_a_badge_is_the_one_that_lists_show(sample):
    belonging = people.organizations_of(sample.connection)

    for line in people.lines(sample.connection, people.ids(sample.connection)):
        assert belonging.get(line.uid, "") == line.organization
