"""Files that come back twice, late, in any order, through others, from wrong clocks: nothing is lost, nothing silent."""

import os
from dataclasses import replace

import pytest
import time_machine

from facilitator.domain.records import Affiliation, AgendaItem, Attendance, Meeting, Organization, Person
from facilitator.refusal import Refusal
from facilitator.store import attendance, check, conflicts, forgetting, merging, steps
from facilitator.store.change import paired_uid
from facilitator.store.operations import Act, Operation
from tests.store.partners import (
    PRIVATE,
    conflicts_of,
    copied,
    count,
    everything,
    exchange,
    get,
    image,
    journal_of,
    partner,
    problems,
    receive,
    rows_of,
    sent,
)  # fmt: skip


@pytest.fixture
def ana(document):
    """Add Ana, with a phone that partners do not get to see; give her id."""
    with document.change("Add") as change:
        return change.insert(Person(name="Ana", phone="555", email="ana@example.org"))


@pytest.fixture
def evening(document):
    with document.change("Add") as change:
        return change.insert(Meeting(name="Evening", on_day="2026-12-01"))


def edit(document, uid, record=Person, **values):
    with document.change("Edit") as change:
        change.update(record, uid, **values)


def remove(document, uid, record=Person):
    with document.change("Remove") as change:
        change.delete(record, uid)


def what(report, uid):
    return next(row.what for row in report.rows if row.uid == uid)


# What comes back


def test_the_same_file_twice_is_nothing_new_and_changes_no_byte(document, ana):
    luis = copied(document, "Luis")
    edit(luis, ana, email="new@example.org")
    assert receive(document, everything(luis)).added == 1
    before = image(document)

    again = receive(document, everything(luis))

    assert again.is_nothing_new
    assert image(document) == before


def test_nothing_new_leaves_a_file_on_the_disk_alone(file_document):
    before = file_document.path.read_bytes()
    changed = os.stat(file_document.path).st_mtime_ns

    assert receive(file_document, everything(file_document)).is_nothing_new
    assert file_document.path.read_bytes() == before
    assert os.stat(file_document.path).st_mtime_ns == changed


def test_a_copy_without_private_fields_that_comes_back_untouched_is_nothing_new(document, ana):
    edit(document, ana, phone="556", email="other@example.org")
    for is_listed in (True, False):
        luis = partner(document, "Luis", PRIVATE, is_listed)
        before = image(document)

        assert receive(document, sent(luis)).is_nothing_new
        assert image(document) == before


def test_a_returned_copy_never_blanks_what_it_was_not_given(document, ana):
    for is_listed in (True, False):
        luis = partner(document, "Luis", PRIVATE, is_listed)
        assert get(luis, "people", ana).phone == ""
        edit(luis, ana, email=f"luis{is_listed}@example.org")
        remove(luis, ana)
        luis.undo()
        edit(luis, ana, phone="1")
        luis.undo()
        with luis.change("Away and again") as change:
            change.delete(Person, ana)
            change.insert(Person(ana, name="Ana", email=f"luis{is_listed}@example.org"))

        receive(document, sent(luis))

        person = get(document, "people", ana)
        assert (person.phone, person.email) == ("555", f"luis{is_listed}@example.org")
        assert conflicts_of(document) == set()


def test_typing_into_a_field_that_was_withheld_is_a_conflict_at_its_owner(document, ana):
    luis = partner(document, "Luis", PRIVATE)
    edit(luis, ana, phone="777")
    edit(luis, ana, phone="778")

    report = receive(document, sent(luis))

    assert conflicts_of(document) == {("people", ana, "phone")}
    found = conflicts.open_conflicts(document.connection)
    assert [[one.value for one in conflict.candidates] for conflict in found] == [["555", "778"]]
    assert what(report, ana) == "changed"


def test_what_was_typed_over_a_withheld_value_stays_a_question_when_the_row_goes_and_comes_back(document, ana):
    for phone in ("777", "778"):
        luis = partner(document, "Luis", PRIVATE)
        edit(luis, ana, phone=phone)
        if phone == "777":
            remove(luis, ana)
            luis.undo()
        else:
            with luis.change("Away and again") as change:
                change.delete(Person, ana)
                change.insert(Person(ana, name="Ana", phone=phone, email="ana@example.org"))

        receive(document, sent(luis))

        (found,) = conflicts.open_conflicts(document.connection)
        assert [one.value for one in found.candidates] == ["555", phone]
        document.undo()
        assert conflicts_of(document) == set()


def test_typing_over_a_withheld_value_and_removing_in_one_step_that_is_undone_leaves_nothing(document, ana):
    luis = partner(document, "Luis", PRIVATE)
    with luis.change("Both") as change:
        change.update(Person, ana, phone="777")
        change.delete(Person, ana)
    luis.undo()

    receive(document, sent(luis))

    assert get(document, "people", ana).phone == "555"
    assert conflicts_of(document) == set()


def test_a_field_that_is_shared_later_is_filled_in(document, ana):
    luis = partner(document, "Luis", PRIVATE)

    report = receive(luis, everything(document))

    assert (report.added, report.filled, report.is_nothing_new) == (0, 1, False)
    assert get(luis, "people", ana).phone == "555"
    assert receive(luis, everything(document)).is_nothing_new
    assert problems(luis) == []
    assert steps.next_undo(luis.connection).kind == "import"  # the first; there is nothing in the second to take back


def test_a_skeleton_gets_all_that_the_whole_history_tells_later(document, ana):
    edit(document, ana, phone="556", email="2@example.org")
    edit(document, ana, phone="557", email="3@example.org")
    luis = partner(document, "Luis", PRIVATE)
    assert any(one.stamp == 0 for one in everything(luis))

    receive(luis, everything(document))

    assert journal_of(luis) == journal_of(document)


def test_what_is_left_out_later_is_not_taken_away_from_who_has_it(document, ana):
    luis = partner(document, "Luis")

    assert receive(luis, sent(document, PRIVATE)).is_nothing_new
    assert get(luis, "people", ana).phone == "555"


def test_an_own_lost_change_comes_back_from_a_partner(document, ana):
    old = copied(document, "Fatima")
    edit(document, ana, email="new@example.org")
    luis = partner(document, "Luis")

    receive(old, sent(luis))

    assert get(old, "people", ana).email == "new@example.org"
    assert conflicts_of(old) == set()


# Two who change the same


def test_different_fields_never_conflict(document, ana):
    luis = copied(document, "Luis")
    edit(luis, ana, email="luis@example.org")
    edit(document, ana, phone="556")

    exchange(document, luis)

    person = get(document, "people", ana)
    assert (person.phone, person.email) == ("556", "luis@example.org")
    assert conflicts_of(document) == set()
    assert rows_of(document) == rows_of(luis)


def test_the_same_value_given_twice_is_no_conflict(document, ana):
    luis = copied(document, "Luis")
    for one in (luis, document):
        edit(one, ana, phone="556")

    exchange(document, luis)

    assert conflicts_of(document) == set()
    edit(luis, ana, phone="557")
    exchange(document, luis)
    assert conflicts_of(document) == set()
    assert get(document, "people", ana).phone == "557"


def test_two_values_are_both_kept_until_somebody_chooses_and_the_choice_travels(document, ana):
    luis, mei = copied(document, "Luis"), copied(document, "Mei")
    for one, phone in ((document, "1"), (luis, "2"), (mei, "3")):
        edit(one, ana, phone=phone)
    exchange(document, luis, mei)
    for one in (document, luis, mei):
        (found,) = conflicts.open_conflicts(one.connection)
        assert {candidate.value for candidate in found.candidates} == {"1", "2", "3"}
        assert {candidate.author for candidate in found.candidates} == {"Fatima", "Luis", "Mei"}
        assert (found.base, found.title, found.field) == ("555", "Ana", "phone")
        assert found.candidates[-1].value == get(one, "people", ana).phone
        assert problems(one) == []

    with mei.change("Choose") as change:
        conflicts.settle(change, "people", ana, "phone", "2")
    exchange(document, luis, mei)

    for one in (document, luis, mei):
        assert conflicts.open_conflicts(one.connection) == []
        assert get(one, "people", ana).phone == "2"
        assert problems(one) == []


def test_a_plain_edit_settles_a_conflict(document, ana):
    luis = copied(document, "Luis")
    edit(luis, ana, phone="2")
    edit(document, ana, phone="1")
    receive(document, everything(luis))

    edit(document, ana, phone="3")

    assert conflicts_of(document) == set()
    assert problems(document) == []
    document.undo()
    assert conflicts_of(document) == {("people", ana, "phone")}
    assert problems(document) == []


def test_an_edit_of_another_field_leaves_a_conflict_open(document, ana):
    luis = copied(document, "Luis")
    edit(luis, ana, phone="2")
    edit(document, ana, phone="1")
    receive(document, everything(luis))

    edit(document, ana, email="")

    assert conflicts_of(document) == {("people", ana, "phone")}
    assert problems(document) == []


def test_choosing_refuses_what_the_field_does_not_take(document, ana):
    with pytest.raises(Refusal), document.change("Choose") as change:
        conflicts.settle(change, "people", ana, "name", "")
    with pytest.raises(Refusal), document.change("Choose") as change:
        conflicts.settle(change, "people", "nobody", "name", "Ana")
    with pytest.raises(Refusal), document.change("Choose") as change:
        conflicts.settle_deletion(change, "people", "nobody", keep=True)


def test_who_chose_replaces_also_what_nobody_told_them(document, ana):
    luis = partner(document, "Luis", PRIVATE)
    with luis.change("Choose") as change:
        conflicts.settle(change, "people", ana, "phone", "9")

    receive(document, sent(luis))

    assert get(document, "people", ana).phone == "9"
    assert conflicts_of(document) == set()


def test_a_choice_replaces_what_only_a_third_party_said_was_withheld(document, ana):
    # Luis was not told that there is a phone; Mei was told that there is one, and not which.
    luis = partner(document, "Luis", {"phone"}, is_listed=False)
    mei = partner(document, "Mei", {"phone"})
    receive(luis, sent(mei))

    with luis.change("Choose") as change:
        conflicts.settle(change, "people", ana, "phone", "777")
    receive(document, sent(luis))

    assert get(document, "people", ana).phone == "777"
    assert conflicts_of(document) == set()


def test_a_third_party_sees_no_conflict_where_a_skeleton_stands_between(document, ana):
    luis, mei = partner(document, "Luis", PRIVATE), partner(document, "Mei", PRIVATE)
    for email in ("1@example.org", "2@example.org", "3@example.org"):
        edit(document, ana, email=email)
    receive(luis, sent(document, PRIVATE))
    assert get(luis, "people", ana).email == "3@example.org"

    receive(mei, sent(luis))

    assert get(mei, "people", ana).email == "3@example.org"
    assert conflicts_of(mei) == set()
    assert problems(mei) == []


def test_late_and_in_the_wrong_order_leads_to_the_same(document, ana):
    luis = copied(document, "Luis")
    early = everything(luis)
    edit(luis, ana, email="1@example.org")
    middle = everything(luis)
    edit(luis, ana, email="2@example.org")
    late = everything(luis)

    for one in (late, early, middle, late):
        receive(document, reversed(one))

    assert get(document, "people", ana).email == "2@example.org"
    assert conflicts_of(document) == set()
    assert rows_of(document) == rows_of(luis)


def test_an_operation_may_arrive_long_before_the_one_it_replaces(document, ana):
    luis = copied(document, "Luis")
    for email in ("1@example.org", "2@example.org"):
        edit(luis, ana, email=email)
    first, second = [one for one in everything(luis) if one.uid == ana][1:]

    receive(document, [second])
    receive(document, [first])

    assert get(document, "people", ana).email == "2@example.org"


@pytest.mark.parametrize("year", ["2036-01-01", "1996-01-01"])
def test_a_wrong_clock_decides_nothing(document, ana, year):
    with time_machine.travel(year):
        luis = copied(document, "Luis")
        edit(luis, ana, phone="luis")
    receive(document, everything(luis))
    edit(document, ana, phone="fatima")
    receive(luis, everything(document))

    assert get(luis, "people", ana).phone == get(document, "people", ana).phone == "fatima"
    assert conflicts_of(luis) == set()
    with time_machine.travel(year):
        edit(luis, ana, phone="again")
    receive(document, everything(luis))
    assert get(document, "people", ana).phone == "again"


def test_of_two_values_given_at_the_very_same_moment_everybody_shows_the_same(document, ana):
    luis = copied(document, "Luis")
    with time_machine.travel("2030-01-01", tick=False):
        edit(luis, ana, phone="2")
        edit(document, ana, phone="1")
    assert len({one.stamp for file in (luis, document) for one in everything(file)[-1:]}) == 1

    exchange(document, luis)

    assert get(luis, "people", ana).phone == get(document, "people", ana).phone
    assert conflicts_of(luis) == conflicts_of(document) == {("people", ana, "phone")}


def test_a_file_copied_by_the_file_manager_and_edited_on_both_sides_comes_together(document, ana):
    twin = copied(document, "Fatima")
    for at, one in enumerate((document, twin)):
        with one.change("Add") as change:
            change.insert(Person(name=f"Bao {at}"))
        edit(one, ana, needs=f"{at}")

    exchange(document, twin)

    assert rows_of(document) == rows_of(twin)
    assert count(document, "people") == 3
    assert conflicts_of(document) == conflicts_of(twin) == {("people", ana, "needs")}
    assert journal_of(document) == journal_of(twin)


def test_the_same_attendance_noted_twice_is_one_row(document, ana, evening):
    luis = copied(document, "Luis")
    for one in (document, luis):
        with one.change("Came") as change:
            attendance.expect(change, evening, [ana])

    exchange(document, luis)

    assert count(document, "attendance") == 1
    assert get(document, "attendance", paired_uid(evening, ana)).person == ana
    assert problems(document) == []


# Removed here, changed there


@pytest.mark.parametrize("keep", [True, False])
def test_an_edit_beats_a_removal_that_had_not_seen_it_and_both_are_shown(document, ana, keep):
    luis = copied(document, "Luis")
    remove(luis, ana)
    edit(document, ana, phone="556")

    report = receive(document, everything(luis))
    other = receive(luis, everything(document))

    assert what(report, ana) == what(other, ana) == "kept"
    for one in (document, luis):
        assert conflicts_of(one) == {("people", ana, "")}
        assert get(one, "people", ana).phone == "556"
        (found,) = conflicts.open_conflicts(one.connection)
        assert [(candidate.author, candidate.value) for candidate in found.candidates] == [("Luis", None)]
        assert problems(one) == []

    with luis.change("Choose") as change:
        conflicts.settle_deletion(change, "people", ana, keep)
    receive(document, everything(luis))

    for one in (document, luis):
        assert conflicts_of(one) == set()
        assert (get(one, "people", ana) is not None) is keep
        assert problems(one) == []


@pytest.mark.parametrize("at_luis", [False, True])
def test_who_is_kept_keeps_what_was_removed_along_with_them(document, ana, at_luis):
    with document.change("Add") as change:
        change.insert(Organization("o1", name="Tenants"))
        place = change.insert(Affiliation(person=ana, organization="o1", role="Chair"))
        other = change.insert(Affiliation(person=ana, organization="o1", role="Treasurer"))
    luis = copied(document, "Luis")
    with luis.change("Remove") as change:
        change.delete(Affiliation, other)  # for a reason of its own
    remove(luis, ana)
    edit(document, ana, phone="556")
    receive(document, everything(luis))
    receive(luis, everything(document))
    assert get(document, "affiliations", place) is None

    where = luis if at_luis else document
    before = rows_of(where)
    with where.change("Choose") as change:
        conflicts.settle_deletion(change, "people", ana, keep=True)
    exchange(document, luis)

    for one in (document, luis):
        assert get(one, "affiliations", place).role == "Chair"
        assert problems(one) == []
    assert (get(where, "affiliations", other) is None) is at_luis  # of an import all is one step
    where.undo()
    assert rows_of(where) == before


def test_a_removal_of_what_was_not_changed_since_is_respected(document, ana):
    luis = copied(document, "Luis")
    remove(luis, ana)

    report = receive(document, everything(luis))

    assert what(report, ana) == "removed"
    assert get(document, "people", ana) is None
    assert conflicts_of(document) == set()


def test_a_private_change_keeps_a_row_that_a_partner_removed_without_knowing(document, ana):
    luis = partner(document, "Luis", PRIVATE)
    edit(document, ana, phone="556")
    remove(luis, ana)

    receive(document, sent(luis))

    assert get(document, "people", ana).phone == "556"
    assert conflicts_of(document) == {("people", ana, "")}


def test_a_partner_may_remove_what_has_fields_they_never_saw(document, ana):
    for is_listed in (True, False):
        luis = partner(document, "Luis", PRIVATE, is_listed)
        remove(luis, ana)
        receive(document, sent(luis))
        assert get(document, "people", ana) is None
        document.undo()
        assert get(document, "people", ana).phone == "555"


def test_an_old_file_brings_nothing_back(document, ana):
    old = everything(document)
    remove(document, ana)

    assert receive(document, old).is_nothing_new
    assert get(document, "people", ana) is None


def test_removed_by_both_and_brought_back_by_one_is_asked(document, ana):
    luis = copied(document, "Luis")
    remove(luis, ana)
    remove(document, ana)
    document.undo()

    exchange(document, luis)

    for one in (document, luis):
        assert get(one, "people", ana).phone == "555"
        assert conflicts_of(one) == {("people", ana, "")}
        assert problems(one) == []


def test_an_item_added_to_a_meeting_that_was_removed_keeps_the_meeting(document, evening):
    luis = copied(document, "Luis")
    with luis.change("Add") as change:
        item = change.insert(AgendaItem(meeting=evening, topic="Late", rank="i"))
    remove(document, evening, Meeting)

    report = receive(document, everything(luis))
    receive(luis, everything(document))

    assert what(report, evening) == "kept"
    for one in (document, luis):
        assert get(one, "meetings", evening).name == "Evening"
        assert conflicts_of(one) == {("meetings", evening, "")}
        assert problems(one) == []
    remove(luis, item, AgendaItem)
    receive(document, everything(luis))
    for one in (document, luis):
        assert get(one, "meetings", evening) is None
        assert conflicts_of(one) == set()
        assert problems(one) == []
    luis.undo()
    assert get(luis, "meetings", evening).name == "Evening"
    assert conflicts_of(luis) == {("meetings", evening, "")}
    assert problems(luis) == []


@pytest.mark.parametrize("keep", [True, False])
def test_a_meeting_that_is_shown_again_can_be_kept_or_removed(document, evening, keep):
    luis = copied(document, "Luis")
    with luis.change("Add") as change:
        change.insert(AgendaItem(meeting=evening, topic="Late", rank="i"))
    remove(document, evening, Meeting)
    receive(document, everything(luis))

    with document.change("Choose") as change:
        conflicts.settle_deletion(change, "meetings", evening, keep)

    assert (get(document, "meetings", evening) is not None) is keep
    assert count(document, "agenda_items") == int(keep)
    assert conflicts_of(document) == set()
    assert problems(document) == []


def test_a_shown_again_meeting_that_loses_its_last_item_to_another_goes(document, evening):
    with document.change("Add") as change:
        other = change.insert(Meeting(name="Other", on_day="2026-12-02"))
    luis = copied(document, "Luis")
    with luis.change("Add") as change:
        item = change.insert(AgendaItem(meeting=evening, topic="Late", rank="i"))
    remove(document, evening, Meeting)
    receive(document, everything(luis))

    edit(document, item, AgendaItem, meeting=other)

    assert get(document, "meetings", evening) is None
    assert problems(document) == []
    document.undo()
    assert get(document, "meetings", evening) is not None
    assert problems(document) == []


def test_an_edit_of_a_meeting_that_is_shown_again_brings_it_back_itself(document, evening):
    luis = copied(document, "Luis")
    with luis.change("Add") as change:
        item = change.insert(AgendaItem(meeting=evening, topic="Late", rank="i"))
    remove(document, evening, Meeting)
    receive(document, everything(luis))

    edit(document, evening, Meeting, name="Changed")
    remove(document, item, AgendaItem)

    assert get(document, "meetings", evening).name == "Changed"
    assert conflicts_of(document) == {("meetings", evening, "")}
    assert problems(document) == []


# Erased for ever


def test_what_was_erased_stays_so_and_what_arrives_of_it_is_blanked(document, ana):
    luis = copied(document, "Luis")
    edit(luis, ana, phone="Secret 1")
    erase(document, ana)

    receive(document, everything(luis))
    edit(luis, ana, phone="Secret 2")
    receive(document, everything(luis))

    assert get(document, "people", ana) is None
    assert b"Secret" not in image(document)
    assert problems(document) == []
    assert receive(document, everything(luis)).is_nothing_new
    receive(luis, everything(document))
    assert get(luis, "people", ana).phone == "Secret 2"  # the partner is asked, never overruled


def test_what_was_forgotten_in_rows_that_stay_is_not_filled_in_again(document, ana, evening):
    mei = copied(document, "Mei")
    with mei.change("Add") as change:
        line = change.insert(Attendance(meeting=evening, person=ana, name="Secret", state="present"))
    with mei.change("Edit") as change:
        change.update(Attendance, line, alternate="Secret too")
    receive(document, everything(mei))
    forgetting.forget(document, ana)
    assert b"Secret" not in image(document)

    assert receive(document, everything(mei)).is_nothing_new

    assert b"Secret" not in image(document)
    assert get(document, "attendance", line).state == "present"
    assert problems(document) == []


def test_an_author_who_was_forgotten_is_not_named_again(document, ana):
    mei = copied(document, "Mei")
    edit(mei, ana, email="mei@example.org")
    receive(document, everything(mei))
    document.connection.execute("UPDATE op SET author = '' WHERE author = 'Mei'")

    assert receive(document, everything(mei)).is_nothing_new
    assert not [one for one in everything(document) if one.author == "Mei"]


def test_an_erased_person_cannot_be_undone_into_being(document, ana):
    luis = copied(document, "Luis")
    erase(document, ana)
    receive(document, everything(luis))
    remove_step = steps.undoable(document.connection)

    while document.undo():
        assert get(document, "people", ana) is None
    assert remove_step
    assert problems(document) == []


def erase(document, uid):
    connection = document.connection
    connection.execute("BEGIN")
    connection.execute("INSERT INTO erased VALUES ('people', ?)", (uid,))
    connection.execute("UPDATE op SET patch = '{}' WHERE uid = ?", (uid,))
    connection.execute("DELETE FROM people WHERE uid = ?", (uid,))
    connection.execute("COMMIT")


# Undo


def test_an_import_is_one_step_and_undo_and_redo_lead_back_exactly(document, ana, evening):
    luis = copied(document, "Luis")
    with luis.change("Much") as change:
        change.insert(Person(name="Bao"))
        change.insert(AgendaItem(meeting=evening, topic="New", rank="i"))
        change.update(Person, ana, email="luis@example.org", phone="2")
    edit(document, ana, phone="1")
    before = rows_of(document), conflicts_of(document)

    receive(document, everything(luis))
    after = rows_of(document), conflicts_of(document)
    assert ("people", ana, "phone") in after[1]

    for _ in range(2):
        assert document.undo().kind == "undo"
        assert (rows_of(document), conflicts_of(document)) == before
        assert receive(copied(document, "x"), everything(luis)).is_nothing_new
        assert document.redo() is not None
        assert (rows_of(document), conflicts_of(document)) == after
        assert problems(document) == []


def test_undo_of_an_import_that_removed_or_kept_leads_back_too(document, ana, evening):
    with document.change("Add") as change:
        bao = change.insert(Person(name="Bao"))
    luis = copied(document, "Luis")
    remove(luis, ana)
    remove(luis, bao)
    edit(document, bao, phone="3")
    before = rows_of(document), conflicts_of(document)

    receive(document, everything(luis))
    after = rows_of(document), conflicts_of(document)
    assert after[1] == {("people", bao, "")}

    for _ in range(2):
        document.undo()
        assert (rows_of(document), conflicts_of(document)) == before
        document.redo()
        assert (rows_of(document), conflicts_of(document)) == after
        assert problems(document) == []


def test_undo_of_an_import_leaves_what_others_added_to_its_rows(document):
    luis = copied(document, "Luis")
    with luis.change("Add") as change:
        evening = change.insert(Meeting(name="Evening", on_day="2026-12-01"))
    receive(document, everything(luis))
    step = steps.next_undo(document.connection)
    with document.change("Add") as change:
        item = change.insert(AgendaItem(meeting=evening, topic="Mine", rank="i"))

    with document.change("Back", kind="undo") as change:
        steps.take_back(change, step, "undo")

    assert get(document, "agenda_items", item).topic == "Mine"
    assert get(document, "meetings", evening).name == "Evening"
    assert conflicts_of(document) == {("meetings", evening, "")}
    assert problems(document) == []


def test_undo_of_an_import_skips_and_counts_what_changed_since(document, ana):
    luis = copied(document, "Luis")
    edit(luis, ana, email="luis@example.org", phone="2")
    receive(document, everything(luis))
    step = steps.next_undo(document.connection)
    edit(document, ana, phone="3")

    with document.change("Back", kind="undo") as change:
        steps.take_back(change, step, "undo")
        assert change.skipped == 1

    person = get(document, "people", ana)
    assert (person.phone, person.email) == ("3", "ana@example.org")


def test_undo_does_not_bring_back_what_somebody_removed_since(document, ana):
    edit(document, ana, phone="556")
    step = steps.next_undo(document.connection)
    luis = copied(document, "Luis")
    remove(luis, ana)
    receive(document, everything(luis))

    with document.change("Back", kind="undo") as change:
        steps.take_back(change, step, "undo")

    assert get(document, "people", ana) is None


def test_an_undone_import_travels_as_an_answer(document, ana):
    luis = copied(document, "Luis")
    edit(luis, ana, email="luis@example.org")
    receive(document, everything(luis))
    document.undo()

    receive(luis, everything(document))

    assert get(luis, "people", ana).email == "ana@example.org"
    assert conflicts_of(luis) == set()


def test_an_undone_import_that_comes_again_is_nothing_new(document, ana):
    luis = copied(document, "Luis")
    edit(luis, ana, email="luis@example.org")
    receive(document, everything(luis))
    document.undo()

    assert receive(document, everything(luis)).is_nothing_new
    assert get(document, "people", ana).email == "ana@example.org"


def test_undo_after_a_merge_takes_back_only_the_own_step(document, ana):
    edit(document, ana, phone="556")
    luis = copied(document, "Luis")
    edit(luis, ana, email="luis@example.org")
    receive(document, everything(luis))
    document.undo()
    document.undo()

    person = get(document, "people", ana)
    assert (person.phone, person.email) == ("555", "ana@example.org")


# Preview, and what an import leaves


def test_a_preview_says_what_receiving_does_and_changes_no_byte(file_document):
    with file_document.change("Add") as change:
        ana = change.insert(Person(name="Ana"))
    luis = copied(file_document, "Luis")
    edit(luis, ana, phone="2")
    with luis.change("Add") as change:
        change.insert(Person(name="Bao", phone="4"))
    edit(file_document, ana, phone="1")
    before = file_document.path.read_bytes()

    seen = merging.preview(file_document, everything(luis))

    assert file_document.path.read_bytes() == before
    assert not file_document.path.with_name(f"{file_document.path.name}-journal").exists()
    assert [(row.what, row.title, row.conflicts) for row in seen.rows] == [
        ("changed", "Ana", ("phone",)), ("new", "Bao", ()),
    ]  # fmt: skip
    assert seen.rows[1].fields == {"name": ("", "Bao"), "phone": ("", "4")}
    assert receive(file_document, everything(luis)) == seen


def test_an_import_is_remembered_with_its_sender_and_a_copy_is_kept_first(file_document, home):
    luis = copied(file_document, "Luis")
    with luis.change("Add") as change:
        change.insert(Person(name="Bao"))
    heard = []
    file_document.listen(heard.append)

    merging.receive(file_document, everything(luis), sender="Luis", name="back.collabshare", sha256="ab")

    assert file_document.connection.execute("SELECT n, sha256, sender, name, added FROM import").fetchall() == [
        (1, "ab", "Luis", "back.collabshare", 1)
    ]
    assert [one.source for one in everything(file_document) if one.table == "people"] == [1]
    assert [step.kind for step in heard] == ["import"]
    assert heard[0].tables == {"people"}
    assert len(list(home.rglob("*before import*.collab"))) == 1


def test_a_file_that_may_only_be_looked_at_receives_nothing(file_document):
    from facilitator.store.document import look

    with look(file_document.path) as looked:
        for take in (merging.preview, receive):
            with pytest.raises(Refusal):
                take(looked, everything(file_document))


# Forged, broken, from a newer version


def forged(document, uid, **changes):
    return [replace(one, **changes) if one.uid == uid else one for one in everything(document)]


@pytest.mark.parametrize("changes", [
    {"patch": {"name": "Forged"}}, {"table": "sectors"}, {"pred": (b"x" * 16,)}, {"act": Act.DELETE},
])  # fmt: skip
def test_a_known_operation_that_was_altered_is_refused_whole(document, ana, changes):
    before = image(document)

    with pytest.raises(Refusal, match="altered"):
        receive(document, forged(document, ana, **changes))
    assert image(document) == before


def test_nobody_adds_to_what_was_said_here(document, ana):
    report = receive(document, forged(document, ana, patch={"name": "Ana", "needs": "Forged"}))

    assert report.is_nothing_new
    assert get(document, "people", ana).needs == ""


def test_the_same_operation_told_twice_in_one_file_must_agree(document, ana):
    other = create_elsewhere()
    (one,) = other
    receive(document, [replace(one, patch={"name": "Bao"}), replace(one, patch={"phone": "1"}), one])
    assert get(document, "people", one.uid).phone == "1"

    two = replace(one, id=b"y" * 16, uid="v")
    with pytest.raises(Refusal):
        receive(document, [two, replace(two, patch={"name": "Other"})])


def create_elsewhere():
    return [Operation(b"x" * 16, b"t" * 16, "people", "u", Act.PUT, {"name": "Bao", "phone": "1"}, (), 5, "Luis")]


def test_a_circle_of_predecessors_is_refused_and_never_hangs(document, ana):
    def put(name, *before):
        ids = tuple(one * 16 for one in before)
        return Operation(name * 16, b"t" * 16, "people", "u", Act.PUT, {"name": "X"}, ids, 5, "Luis")

    before = image(document)
    for circle in (
        [put(b"a", b"a")],
        [put(b"a", b"b"), put(b"b", b"a")],
        [put(b"a", b"c"), put(b"b", b"a"), put(b"c", b"b")],
    ):
        with pytest.raises(Refusal, match="circle"):
            receive(document, circle)
    assert image(document) == before


def test_what_a_newer_version_knows_is_kept_and_passed_on(document, ana):
    new = Operation(b"n" * 16, b"t" * 16, "ballots", "b", Act.PUT, {"question": "?"}, (), 5, "Luis")
    more = Operation(b"m" * 16, b"t" * 16, "people", ana, Act.PUT, {"shoe_size": 43, "phone": "1"}, (), 5, "Luis")
    other = replace(more, id=b"o" * 16, patch={"shoe_size": 44}, withheld=("phone",))

    report = receive(document, [new, more, other])

    assert (report.added, report.not_understood) == (3, 1)
    assert get(document, "people", ana).phone == "555"
    assert conflicts_of(document) == {("people", ana, "phone")}  # nothing that nobody here could choose
    assert problems(document) == []
    luis = partner(document, "Luis")
    assert {one.id: one.patch for one in everything(luis)} == {one.id: one.patch for one in everything(document)}
    document.undo()
    document.redo()
    assert problems(document) == []


def test_only_what_a_newer_version_knows_is_an_import_too(document):
    new = Operation(b"n" * 16, b"t" * 16, "ballots", "b", Act.PUT, {"question": "?"}, (), 5, "Luis")

    assert receive(document, [new]).added == 1
    assert receive(document, [new]).is_nothing_new
    assert document.undo() is not None
    assert document.redo() is not None


def test_the_check_finds_a_conflict_that_is_not_listed_and_one_that_is_none(document, ana):
    luis = copied(document, "Luis")
    edit(luis, ana, phone="2")
    edit(document, ana, phone="1")
    receive(document, everything(luis))
    document.connection.execute("UPDATE conflict SET field = 'email'")

    assert [one.split(": ")[1] for one in check.problems(document.connection)] == [
        "two versions of phone are not listed as such", "two versions of email are listed, but there is one",
    ]  # fmt: skip
