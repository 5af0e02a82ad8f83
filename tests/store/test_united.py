"""Partners who still know both of two records that are one: whatever they write on the one shows at the other."""

import itertools

import pytest

from facilitator.domain.records import Affiliation, Attendance, Meeting, Organization, Person, Sector
from facilitator.store import bin as removed_things
from facilitator.store import check, conflicts, forgetting, rows, united, uniting
from facilitator.store.change import paired_uid
from facilitator.store.document import open_file
from tests.conftest import everything_in
from tests.store import oracle
from tests.store.partners import PRIVATE, conflicts_of, copied, everything, exchange, partner, receive, rows_of, sent


@pytest.fixture
def evening(document):
    """Plan a meeting, and know one man by two names."""
    with document.change("Begin") as change:
        change.insert(Meeting("m1", name="Evening", on_day="2026-12-01"))
        change.insert(Organization("o1", name="Tenants"))
        change.insert(Person("luis", name="Luis Peña", phone="555-2990"))
        change.insert(Person("pena", name="Luís Pena", email="luis@example.org"))
        change.insert(Person("third", name="L. Peña"))
    return document


@pytest.fixture
def theirs(evening):
    """Copy the file as it is before anything is united."""
    return copied(evening, "Mei")


def unite(document, gone="pena", kept="luis", record=Person):
    with document.change("Unite") as change:
        uniting.unite(change, record, gone, kept)


def edit(document, uid, record=Person, **values):
    with document.change("Edit") as change:
        change.update(record, uid, **values)


def get(document, uid, record=Person):
    return rows.get(document.connection, record, uid)


def questions(document):
    return {
        (one.uid, one.field): {each.value for each in one.candidates}
        for one in conflicts.open_conflicts(document.connection)
    }


def look(*documents):
    for one in documents:
        assert list(check.problems(one.connection)) == []
        assert (rows_of(one), conflicts_of(one)) == oracle.read(one)
        assert (rows_of(one), conflicts_of(one)) == (rows_of(documents[0]), conflicts_of(documents[0]))


def test_what_a_partner_adds_to_the_one_that_went_stands_at_the_one_that_stays(evening, theirs):
    unite(evening)
    edit(theirs, "pena", needs="a ramp", reach_by="text")
    exchange(evening, theirs)
    look(evening, theirs)
    assert get(evening, "pena") is None
    assert (get(evening, "luis").needs, get(evening, "luis").reach_by) == ("a ramp", "text")
    assert questions(evening) == {}


def test_a_value_that_differs_has_to_be_chosen_and_stays_chosen(evening, theirs):
    unite(evening)
    edit(theirs, "pena", phone="555-7777")
    exchange(evening, theirs)
    assert questions(evening) == questions(theirs) == {("luis", "phone"): {"555-2990", "555-7777"}}

    with theirs.change("Choose") as change:
        conflicts.settle(change, "people", "luis", "phone", "555-7777")
    exchange(evening, theirs)

    look(evening, theirs)
    assert get(evening, "luis").phone == "555-7777"
    assert questions(evening) == {}


def test_what_was_seen_and_not_taken_over_when_they_were_united_is_not_asked_again(evening, theirs):
    edit(evening, "pena", phone="555-1111", other_phone="555-2222")
    exchange(evening, theirs)
    unite(evening)
    edit(theirs, "pena", needs="a ramp")
    exchange(evening, theirs)
    look(evening, theirs)
    assert get(theirs, "luis").phone == "555-2990"
    assert questions(evening) == {}


def test_a_later_attendance_of_the_one_that_went_is_the_others(evening, theirs):
    unite(evening)
    with theirs.change("Tick") as change:
        change.insert(Attendance(paired_uid("m1", "pena"), meeting="m1", person="pena", state="present"))
        change.insert(Affiliation("a1", person="pena", organization="o1", role="Chair"))
    exchange(evening, theirs)
    look(evening, theirs)
    assert get(evening, paired_uid("m1", "pena"), Attendance).person == "luis"
    assert get(evening, "a1", Affiliation).person == "luis"


def test_a_link_that_is_made_to_an_id_that_went_leads_on(evening):
    unite(evening)
    with evening.change("Write") as change:
        change.insert(Affiliation("a1", person="pena", organization="o1"))
        change.insert(Affiliation("a2", person="third", organization="o1"))
        change.update(Affiliation, "a2", person="pena")
    assert {one.person for one in rows.select(evening.connection, Affiliation)} == {"luis"}
    look(evening)


@pytest.mark.parametrize("is_edited_first", [True, False])
def test_taking_it_back_brings_each_value_to_its_own_place_also_after_a_restart(tmp_path, evening, is_edited_first):
    with evening.change("Add") as change:
        change.insert(Affiliation("a1", person="pena", organization="o1"))
    theirs = copied(evening, "Mei")
    luis = get(evening, "luis")
    edit(theirs, "pena", phone="555-7777")
    if is_edited_first:
        receive(evening, sent(theirs))
    pena = get(evening, "pena")
    unite(evening)
    if not is_edited_first:
        receive(evening, sent(theirs))
    after = everything_in(evening)
    path = tmp_path / "united.collab"
    path.write_bytes(evening.connection.serialize())
    with open_file(path) as document:
        for _ in range(1 if is_edited_first else 2):
            assert document.undo().skipped == 0
        assert (get(document, "luis"), get(document, "pena")) == (luis, pena)
        assert get(document, "a1", Affiliation).person == "pena"
        assert questions(document) == {}
        look(document)
        while document.redo():
            look(document)
        assert everything_in(document) == after


def test_taken_back_before_the_partners_edit_is_heard_of_it_is_found_where_they_wrote_it(evening, theirs):
    unite(evening)
    receive(theirs, sent(evening))
    other = copied(evening, "Bao")
    edit(theirs, "luis", best_time="evenings")
    evening.undo()
    edit(evening, "pena", phone="555-7777")
    exchange(evening, theirs, other)
    look(evening, theirs, other)
    assert get(theirs, "pena").phone == "555-7777"
    assert (get(other, "luis").phone, get(other, "luis").best_time) == ("555-2990", "evenings")


def test_chains_are_followed(evening, theirs):
    unite(evening, "pena", "luis")
    unite(evening, "luis", "third")
    with theirs.change("Write") as change:
        change.update(Person, "pena", needs="a ramp")
        change.insert(Affiliation("a1", person="pena", organization="o1"))
    exchange(evening, theirs)
    look(evening, theirs)
    assert [one.uid for one in rows.select(evening.connection, Person)] == ["third"]
    assert get(evening, "third").needs == "a ramp"
    assert get(evening, "third").phone == "555-2990"
    assert get(evening, "a1", Affiliation).person == "third"


def test_of_two_who_were_united_into_each_other_on_two_computers_one_stays(evening, theirs):
    with evening.change("Expect") as change:
        for uid in ("luis", "pena"):
            change.insert(Attendance(paired_uid("m1", uid), meeting="m1", person=uid, state="present"))
    exchange(evening, theirs)
    unite(evening, "pena", "luis")
    unite(theirs, "luis", "pena")
    exchange(evening, theirs)
    look(evening, theirs)
    assert [one.uid for one in rows.select(evening.connection, Person, "ORDER BY uid")] == ["luis", "third"]
    assert get(evening, "luis").email == "luis@example.org"
    assert [one.person for one in rows.select(evening.connection, Attendance)] == ["luis"]
    assert questions(evening) == {}


def test_who_was_removed_elsewhere_meanwhile_is_asked_about_and_does_not_vanish(evening, theirs):
    unite(evening, "third", "luis")
    with theirs.change("Remove") as change:
        change.delete(Person, "luis")
    exchange(evening, theirs)
    look(evening, theirs)
    assert get(evening, "luis") is not None
    assert set(questions(evening)) == {("luis", "")}


def test_removing_the_one_that_stays_removes_both(evening):
    unite(evening)
    with evening.change("Remove") as change:
        change.delete(Person, "luis")
    assert [one.uid for one in rows.select(evening.connection, Person)] == ["third"]
    assert [one.uid for one in removed_things.removed(evening.connection)] == ["luis"]
    look(evening)


def test_it_does_not_matter_in_which_order_and_through_whom_it_arrives(evening, theirs):
    third = copied(evening, "Bao")
    unite(evening)
    edit(theirs, "pena", phone="555-7777")
    with third.change("Write") as change:
        change.insert(Affiliation("a1", person="pena", organization="o1"))
    files = [everything(one) for one in (evening, theirs, third)]
    ends = []
    for order in itertools.permutations(files):
        end = copied(evening, "End") if order[0] is files[0] else copied(theirs, "End")
        for file in (*order, *order):
            receive(end, file)
        look(end)
        ends.append((rows_of(end), conflicts_of(end)))
    assert all(end == ends[0] for end in ends)


def test_a_partner_who_does_not_see_phones_unites_without_losing_any(evening):
    edit(evening, "luis", phone="")
    edit(evening, "pena", needs="a ramp")
    with evening.change("Add") as change:
        change.insert(Person("four", name="Luis P."))
        change.insert(Person("five", name="Luis P.", phone="555-5555"))
    theirs = partner(evening, "Mei", PRIVATE)
    unite(theirs, "five", "four")
    receive(evening, sent(theirs))
    look(evening)
    assert get(evening, "four").phone == "555-5555"


def test_a_row_whose_other_is_not_known_here_is_shown(evening, theirs):
    unite(evening)
    without = [one for one in sent(evening) if one.uid != "luis"]
    other = copied(theirs, "Bao")
    other.connection.execute("DELETE FROM op WHERE uid = 'luis'")
    other.connection.execute("DELETE FROM people WHERE uid = 'luis'")
    receive(other, without)
    assert get(other, "pena") is not None
    look(other)
    receive(other, sent(evening))
    assert get(other, "pena") is None
    look(other)


@pytest.mark.parametrize(("record", "gone", "kept"), [(Sector, "s1", "s2"), (Organization, "o1", "o2")])
def test_sectors_and_organizations_too(evening, theirs, record, gone, kept):
    with evening.change("Add") as change:
        for uid in {gone, kept} - {"o1"}:
            change.insert(record(uid, name=uid))
    exchange(evening, theirs)
    unite(evening, gone, kept, record)
    edit(theirs, "luis" if record is Sector else gone, Person if record is Sector else record,
         **({"sector": gone} if record is Sector else {"phone": "555-9"}))  # fmt: skip
    exchange(evening, theirs)
    look(evening, theirs)
    assert get(evening, "luis").sector == kept if record is Sector else get(evening, kept, record).phone == "555-9"


def test_who_is_forgotten_is_forgotten_under_every_id(evening, theirs):
    edit(theirs, "pena", phone="555-7777")
    exchange(evening, theirs)
    unite(evening)
    forgetting.forget(evening, "luis")
    assert [one.uid for one in rows.select(evening.connection, Person)] == ["third"]
    told = evening.connection.execute("SELECT group_concat(coalesce(patch, '')) FROM op").fetchone()[0]
    assert "luis@example.org" not in told
    assert "555-7777" not in told
    assert {one.uid for one in forgetting.requests(evening.connection)} == {"luis", "pena"}
    receive(evening, sent(theirs))
    assert [one.uid for one in rows.select(evening.connection, Person)] == ["third"]
    look(evening)


def test_what_is_kept_of_unions_is_compared_with_the_journal(evening):
    unite(evening)
    assert united.from_journal(evening.connection) == {("people", "pena"): ("luis", True)}
    evening.connection.execute("DELETE FROM united")
    assert any("which record it is one with" in one for one in check.problems(evening.connection))
