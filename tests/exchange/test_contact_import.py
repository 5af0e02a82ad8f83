"""Contacts come in by a plan that says line by line what will happen, and nothing is overwritten or merged silently."""

import pytest

from facilitator import words
from facilitator.domain.records import Affiliation, Organization, Person, Sector
from facilitator.exchange import contact_import, reading
from facilitator.exchange.contact_import import What
from facilitator.store import check, people, rows
from facilitator.words import language
from tests.conftest import everything_in


def planned(document, text, name="a.csv"):
    return contact_import.plan(document.connection, reading.read(text.encode(), name).incoming())


def everybody(document):
    return {one.name: one for one in rows.select(document.connection, Person)}


def test_a_file_comes_in_as_one_step(document, bring_in, files):
    before = everything_in(document)

    bring_in((files / "google_2024.csv").read_bytes())

    assert set(everybody(document)) == {"Rosa Ortiz Beltrán", "Mai Xiong"}
    assert {one.name for one in rows.select(document.connection, Organization)} == {
        "Eastside Tenants Association", "Westside Food Bank",
    }  # fmt: skip
    (line,) = [one for one in people.first_lines(document.connection) if one.name == "Rosa Ortiz Beltrán"]
    assert line.organization == "Eastside Tenants Association"
    document.undo()
    assert everything_in(document) == before
    document.redo()
    assert len(everybody(document)) == 2
    assert list(check.problems(document.connection)) == []


def test_planning_writes_nothing(document, files):
    before = everything_in(document)

    planned(document, (files / "libreoffice.csv").read_text("utf-8-sig"))

    assert everything_in(document) == before


def test_the_same_file_again_brings_nothing_new(document, bring_in, files):
    for path in sorted(files.iterdir()):
        bring_in(path.read_bytes(), path.name)
    before = everything_in(document)

    for path in sorted(files.iterdir()):
        plan = bring_in(path.read_bytes(), path.name)
        assert plan.summary.added == plan.summary.changed == 0, path.name

    assert everything_in(document) == before


def test_what_is_empty_is_filled_and_what_differs_is_kept(document, bring_in):
    bring_in("Name,Phone,Email,Best time\nRosa Ortiz,(303) 555-0142,,evenings\n")

    plan = bring_in(
        "Name,Phone,Email,Best time,Organization,Role\n"
        "ROSA ORTÍZ,+1 303 555 0142,rosa@example.org,mornings,Tenants,Chair\n"
    )

    (line,) = plan.lines
    assert line.what is What.CHANGE
    assert {fill.field: fill.new for fill in line.fills} == {
        "email": "rosa@example.org", "organization": "Tenants", "role": "Chair",
    }  # fmt: skip
    assert [(kept.field, kept.old, kept.new) for kept in line.kept] == [("best_time", "evenings", "mornings")]
    assert str(line.reason) == (
        "Rosa Ortiz is here already. Filled in: Organization, Role, Email. Different, kept as here: Best time."
    )
    rosa = everybody(document)["Rosa Ortiz"]
    assert (rosa.phone, rosa.email, rosa.best_time) == ("(303) 555-0142", "rosa@example.org", "evenings")
    (place,) = rows.select(document.connection, Affiliation)
    assert (place.person, place.role) == (rosa.uid, "Chair")


def test_a_second_phone_takes_the_place_that_is_free(document, bring_in):
    bring_in("Name,Phone,Email\nRosa Ortiz,303 555 0142,rosa@example.org\n")

    bring_in("Name,Phone,Other phone,Email\nRosa Ortiz,720 555 0100,303-555-0142,ROSA@example.org\n")

    rosa = everybody(document)["Rosa Ortiz"]
    assert (rosa.phone, rosa.other_phone) == ("303 555 0142", "720 555 0100")
    assert (rosa.email, rosa.other_email) == ("rosa@example.org", "")


def test_the_same_name_with_another_phone_is_asked_about(document, bring_in):
    bring_in("Name,Phone\nMaria Garcia,303 555 0100\n")

    plan = bring_in("Name,Phone\nMaría García,303 555 0199\n")

    (line,) = plan.lines
    assert line.what is What.ASK
    assert str(line.reason) == "Perhaps the same name as “Maria Garcia”. Left out unless you choose otherwise."
    assert plan.summary.skipped == plan.summary.asked == 1
    assert len(everybody(document)) == 1


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("Bob Ortiz,(303) 555-0142,,", "the same phone as “Rosa Ortiz”"),
        ("Bob Ortiz,,ROSA@EXAMPLE.ORG,", "the same email as “Rosa Ortiz”"),
        ("Rosa Ortis,,,Tenants Association", "spelled nearly like “Rosa Ortiz”, of the same organization"),
        ('"Ortiz, Rosa",,,', "the same name as “Rosa Ortiz”"),
    ],
)
def test_a_likely_duplicate_is_shown_and_never_merged_silently(document, bring_in, line, why):
    bring_in("Name,Phone,Email,Organization\nRosa Ortiz,303-555-0142,rosa@example.org,Tenants Association\n")
    before = everything_in(document)

    plan = bring_in(f"Name,Phone,Email,Organization\n{line}\n")

    assert plan.lines[0].what is What.ASK
    assert why in str(plan.lines[0].reason)
    assert everything_in(document) == before


def test_people_alike_by_spelling_alone_are_two(document, bring_in):
    bring_in("Name,Organization\nRosa Ortiz,Tenants\n")

    plan = bring_in("Name,Organization\nRosa Ortis,Library\n")

    assert plan.lines[0].what is What.ADD


def test_somebody_decides_about_a_likely_duplicate(document, bring_in):
    bring_in("Name,Phone\nRosa Ortiz,303 555 0142\n")
    plan = planned(document, "Name,Phone,Email\nRosa O.,303 555 0142,rosa@example.org\n")

    with document.change("Bring in") as change:
        done = contact_import.apply(change, plan.choose(2, What.CHANGE))
    assert (done.changed, done.added) == (1, 0)
    assert everybody(document)["Rosa Ortiz"].email == "rosa@example.org"
    document.undo()

    with document.change("Bring in") as change:
        done = contact_import.apply(change, plan.choose(2, What.ADD))
    assert (done.changed, done.added) == (0, 1)
    assert set(everybody(document)) == {"Rosa Ortiz", "Rosa O."}
    with pytest.raises(ValueError, match="line 2 does not offer"):
        planned(document, "Name,Phone\nRosa Ortiz,303 555 0142\n").choose(2, What.CHANGE)


def test_all_likely_duplicates_can_be_decided_at_once(document, bring_in):
    bring_in("Name,Phone\nRosa Ortiz,303 555 0142\nOmar Haddad,303 555 0165\n")

    plan = planned(document, "Name,Phone\nRosa,303 555 0142\nOmar,303 555 0165\n").choose_all_asked(What.ADD)

    assert plan.summary.added == 2


def test_two_lines_of_one_file_for_one_person_become_one(document, bring_in):
    plan = bring_in(
        "Name,Phone,Email\nRosa Ortiz,303 555 0142,\nRosa Ortiz,(303) 555-0142,rosa@example.org\n"
        "Rosa Ortiz,303.555.0142,\n"
    )

    assert [line.what for line in plan.lines] == [What.ADD, What.CHANGE, What.SKIP]
    assert str(plan.lines[1].reason) == "Rosa Ortiz is on line 2 already. Filled in: Email."
    (rosa,) = everybody(document).values()
    assert rosa.email == "rosa@example.org"


def test_what_adds_to_a_line_that_was_left_out_is_left_out_with_it(document):
    plan = planned(document, "Name,Phone,Email\nRosa Ortiz,303 555 0142,\nRosa Ortiz,303 555 0142,r@example.org\n")

    with document.change("Bring in") as change:
        done = contact_import.apply(change, plan.choose(2, What.SKIP))

    assert done.skipped == 2
    assert everybody(document) == {}


def test_a_bad_line_never_stops_the_good_ones(document, bring_in):
    plan = bring_in(f"Name,Phone,Agreed on\nAna Ruiz,{'5' * 61},\nLuis Peña,,yesterday\n{'x' * 201},,\nRuth Abebe,,\n")

    assert [line.what for line in plan.lines] == [What.SKIP, What.SKIP, What.SKIP, What.ADD]
    assert "“Phone” takes at most 60 letters" in str(plan.lines[0].reason)
    assert "takes a date such as 2026-12-01" in str(plan.lines[1].reason)
    assert "“Full name” takes at most 200" in str(plan.lines[2].reason)
    assert set(everybody(document)) == {"Ruth Abebe"}


def test_a_line_without_a_name_says_so_or_becomes_an_organization(document, bring_in):
    plan = bring_in("Name,Organization,Phone,Email\n,Food Bank,303 555 0190,\n,,,nobody@example.org\n")

    assert plan.lines[0].is_organization
    assert plan.lines[1].what is What.SKIP
    assert plan.lines[1].name == "nobody@example.org"
    assert str(plan.lines[1].reason).startswith("There is no name on this line.")
    (bank,) = rows.select(document.connection, Organization)
    assert (bank.name, bank.phone) == ("Food Bank", "303 555 0190")


def test_an_organization_that_is_here_is_filled_and_not_doubled(document, bring_in):
    bring_in("Name,Organization\nRosa Ortiz,Tenants\n")

    plan = bring_in("Name,Organization,Phone\n,TENANTS,303 555 0190\n")

    assert plan.lines[0].what is What.CHANGE
    (tenants,) = rows.select(document.connection, Organization)
    assert (tenants.name, tenants.phone) == ("Tenants", "303 555 0190")


def test_a_sector_is_found_by_its_name_and_an_unknown_one_is_named(document, bring_in):
    with document.change("Add sectors") as change:
        youth = change.insert(Sector(name="Youth", other_name="Jóvenes"))

    plan = bring_in("Name,Sector\nMai Xiong,jovenes\nRosa Ortiz,Astronauts\n")

    assert everybody(document)["Mai Xiong"].sector == youth
    assert everybody(document)["Rosa Ortiz"].sector == ""
    assert str(plan.lines[1].reason) == "New. The sector “Astronauts” is not among yours and is left out."
    again = planned(document, "Name,Sector\nMai Xiong,Youth\n")
    assert again.lines[0].what is What.SKIP


def test_a_second_organization_is_named_and_not_added(document, bring_in):
    bring_in("Name,Phone,Organization\nRosa Ortiz,303 555 0142,Tenants\n")

    plan = bring_in("Name,Phone,Organization,Role\nRosa Ortiz,303 555 0142,Library,Reader\n")

    assert [kept.field for kept in plan.lines[0].kept] == ["organization"]
    assert len(rows.select(document.connection, Affiliation)) == 1


def test_a_role_without_an_organization_goes_to_the_notes(document, bring_in):
    bring_in("Name,Role\nRosa Ortiz,Grandmother\n")

    assert everybody(document)["Rosa Ortiz"].notes == "Role: Grandmother"


def test_phones_are_compared_by_the_collaboratives_country(document, bring_in):
    from facilitator.domain.records import Collaborative

    with document.change("Set country") as change:
        change.update(Collaborative, document.collaborative().uid, phone_country="MX")
    bring_in("Name,Phone\nRosa Ortiz,55 1234 5678\n")

    plan = bring_in("Name,Phone\nRosa Ortiz,+52 55 1234 5678\n")

    assert plan.lines[0].what is What.SKIP


def test_progress_is_told_and_can_end_the_work(document):
    text = "Name\n" + "".join(f"Person {number} Of Many\n" for number in range(300))
    told = []

    def tell(done, every):
        told.append((done, every))
        if len(told) == 4:
            raise KeyboardInterrupt

    plan = contact_import.plan(document.connection, reading.read(text.encode(), "a.csv").incoming())
    with pytest.raises(KeyboardInterrupt), document.change("Bring in") as change:
        contact_import.apply(change, plan, tell)

    assert told == [(0, 300), (50, 300), (100, 300), (150, 300)]
    assert everybody(document) == {}


def test_reasons_are_said_in_the_language_that_is_asked(document, bring_in):
    bring_in("Name,Phone\nRosa Ortiz,303 555 0142\n")
    plan = planned(document, "Name,Phone,Email\nRosa Ortiz,303 555 0142,rosa@example.org\n")

    class Shouting(words.Language):
        def translate(self, text, **values):
            return super().translate(text, **values).upper()

    english = language("en")
    shouted = plan.lines[0].reason.say(Shouting("en", english._catalogue))

    assert plan.lines[0].reason.say(english) == "Rosa Ortiz is here already. Filled in: Email."
    assert shouted == "ROSA ORTIZ IS HERE ALREADY. FILLED IN: EMAIL."
