"""What is answered to the lines of a partner's file is what is there afterwards, in the step that brought the file in."""

import pytest

from facilitator.domain.records import Affiliation, AgendaItem, Meeting, Person
from facilitator.exchange.sharing import answering, review
from facilitator.exchange.sharing.review import Answer, Kind
from facilitator.store import conflicts, rows
from facilitator.words import spoken
from tests.conftest import everything_in
from tests.exchange.sharing.conftest import bring_in, lines_of, take

TAKE, MINE, BOTH = Answer.TAKE, Answer.MINE, Answer.BOTH


def answered(lines, **by_kind):
    """Give every line of a kind another answer."""
    for kind, said in by_kind.items():
        wanted = [at for at, line in enumerate(lines) if line.kind is Kind[kind]]
        assert wanted
        lines = answering.answer(lines, wanted, said)
    return lines


def edit(document, uid="p1", **values):
    with document.change("Edit") as change:
        change.update(Person, uid, **values)


def remove(document, uid="p1"):
    with document.change("Remove") as change:
        change.delete(Person, uid)


def person(document, uid="p1"):
    return rows.get(document.connection, Person, uid)


def open_fields(document):
    return {one.field for one in conflicts.open_conflicts(document.connection)}


def test_what_went_along_with_a_removed_person_goes_or_stays_with_them(river, send, opened, send_back):
    with river.change("Add") as change:
        change.insert(Affiliation("a1", person="p1", organization="o1"))
    partner = opened(send(river))
    remove(partner)
    edit(river, phone="555-1")

    lines = lines_of(river, back := send_back(partner))
    assert [(line.kind, line.table) for line in lines] == [
        (Kind.DELETED, "people")
    ]  # and nothing is asked of their place
    bring_in(river, back, lines)

    assert person(river).phone == "555-1"
    assert rows.get(river.connection, Affiliation, "a1") is not None


@pytest.mark.parametrize(
    ("said", "phones"), [(TAKE, ["555-2"]), (MINE, ["555-1"]), (BOTH, ["555-1", "555-2"])]
)  # fmt: skip
def test_a_field_that_both_sides_changed_holds_what_was_answered(river, partner, send_back, said, phones):
    edit(river, phone="555-1")
    edit(partner, phone="555-2")
    back = send_back(partner)

    lines = lines_of(river, back)
    bring_in(river, back, answered(lines, BOTH=said))

    assert (lines[0].mine, lines[0].theirs, lines[0].answer) == ("555-1", "555-2", BOTH)
    assert person(river).phone in phones
    assert open_fields(river) == ({"phone"} if said is BOTH else set())


@pytest.mark.parametrize("is_removed_here", [True, False])
@pytest.mark.parametrize("said", [TAKE, MINE, BOTH])
def test_mine_keeps_my_removal_as_much_as_my_record(river, partner, send_back, said, is_removed_here):
    remove(river if is_removed_here else partner)
    edit(partner if is_removed_here else river, called="Lucho")
    back = send_back(partner)

    lines = lines_of(river, back)
    bring_in(river, back, answered(lines, DELETED=said))

    is_kept = {MINE: not is_removed_here, TAKE: is_removed_here, BOTH: True}[said]
    assert (person(river) is not None) == is_kept
    assert open_fields(river) == ({""} if said is BOTH else set())


@pytest.mark.parametrize("is_removed_here", [True, False])
def test_usually_what_one_side_still_works_on_is_kept_and_the_sentence_says_who_removed_it(
    river, partner, send_back, is_removed_here
):
    remove(river if is_removed_here else partner)
    edit(partner if is_removed_here else river, called="Lucho")

    lines = lines_of(river, send_back(partner))
    line = next(one for one in lines if one.kind is Kind.DELETED)

    said = review.say(river.connection, line, spoken(), "Luis", lines)
    assert said.startswith("You removed" if is_removed_here else "Luis removed")
    bring_in(river, send_back(partner), lines)
    assert person(river).called == "Lucho"


@pytest.mark.parametrize(("removal", "field"), [(TAKE, MINE), (TAKE, TAKE), (MINE, MINE), (BOTH, MINE)])
def test_a_field_of_a_record_that_is_removed_after_all_needs_no_answer(river, partner, send_back, removal, field):
    edit(partner, phone="555-2")
    remove(partner)
    edit(river, phone="555-1", called="Lucho")
    back = send_back(partner)

    bring_in(river, back, answered(lines_of(river, back), DELETED=removal, BOTH=field))

    luis = person(river)
    assert (luis is None) == (removal is TAKE)
    if luis:
        assert luis.phone == "555-1"


def test_a_field_i_changed_before_i_removed_its_record_can_be_kept_as_i_had_it(river, partner, send_back):
    edit(river, phone="555-1")
    remove(river)
    edit(partner, phone="555-2")
    back = send_back(partner)

    bring_in(river, back, answered(lines_of(river, back), DELETED=TAKE, BOTH=MINE))

    assert person(river).phone == "555-1"
    assert open_fields(river) == set()


def test_where_one_side_holds_two_values_already_nobody_answers_for_it(river, send, opened, send_back):
    sent = send(river)
    luis, mei = opened(sent, "luis", "Luis"), opened(sent, "mei", "Mei")
    for document, phone in ((river, "555-1"), (luis, "555-2"), (mei, "555-3")):
        edit(document, phone=phone)
    take(river, send_back(luis, "luis.collabshare"))
    back = send_back(mei, "mei.collabshare")

    (line,) = answering.answer_questions(lines_of(river, back), MINE)

    assert line.choices == (BOTH, TAKE)
    assert line.stays_open
    bring_in(river, back, [line])
    (question,) = conflicts.open_conflicts(river.connection)
    assert [one.value for one in question.candidates] == ["555-1", "555-2", "555-3"]


def test_what_was_open_before_is_not_asked_for_a_file_that_does_not_speak_of_it(river, send, opened, send_back):
    sent = send(river)
    luis, mei = opened(sent, "luis", "Luis"), opened(sent, "mei", "Mei")
    edit(river, phone="555-1")
    edit(luis, phone="555-2")
    edit(mei, called="Lucho")
    take(river, send_back(luis, "luis.collabshare"))

    lines = lines_of(river, send_back(mei, "mei.collabshare"))

    assert [(line.kind, line.field) for line in lines] == [(Kind.CHANGED, "called")]


def test_one_answer_to_all_questions_leaves_the_other_lines_as_they_are(river, partner, send_back):
    edit(river, phone="555-1")
    edit(partner, phone="555-2", called="Lucho")
    with partner.change("New") as change:
        change.insert(Person("p3", name="Abdi"))
    back = send_back(partner)

    bring_in(river, back, answering.answer_questions(lines_of(river, back), MINE))

    assert (person(river).phone, person(river).called, person(river, "p3").name) == ("555-1", "Lucho", "Abdi")


def test_a_place_in_an_organization_is_called_by_both_and_not_by_its_id(river, send, opened, send_back):
    with river.change("Place") as change:
        change.insert(Affiliation("a1", person="p1", organization="o1"))
    partner = opened(send(river))
    with partner.change("Work") as change:
        change.delete(Affiliation, "a1")
        change.insert(Person("p3", name="Abdi"))
        change.insert(Affiliation("a2", person="p3", organization="o1"))

    lines = lines_of(river, send_back(partner))

    assert {line.title for line in lines} == {"Abdi", "Abdi – Tenants", "Luis Peña – Tenants"}


def test_what_is_not_wanted_is_answered_in_the_same_step_and_is_not_offered_again(river, partner, send_back):
    before = everything_in(river)
    with partner.change("Work") as change:
        change.insert(Meeting("m2", name="Second", on_day="2026-12-08"))
        change.insert(AgendaItem("a1", meeting="m2", topic="Dues", rank="i"))
        change.update(Person, "p1", called="Lucho")
        change.delete(Person, "p2")
    back = send_back(partner)

    bring_in(river, back, answered(lines_of(river, back), NEW=MINE, CHANGED=MINE, REMOVED=MINE))

    assert everything_in(river) == before
    assert lines_of(river, back) == []
    river.undo()
    assert everything_in(river) == before
