import pytest

from facilitator.domain.records import BY_TABLE, Meeting, Person, Sector
from facilitator.refusal import Refusal
from facilitator.store import entering, rows


def test_every_table_can_be_listed(document):
    for name in BY_TABLE:
        assert entering.listing(document.connection, entering.table(name)) == (
            [document.collaborative()] if name == "collaborative" else []
        )


def test_records_go_to_the_end_of_their_own_list(document):
    with document.change("Add") as change:
        one, other = (
            entering.add(change, Meeting, {"name": name, "on_day": "2026-12-01"}) for name in ("One", "Other")
        )
        for topic, meeting in (("A", one), ("X", other), ("B", one), ("C", one)):
            entering.add(change, BY_TABLE["agenda_items"], {"meeting": meeting, "topic": topic})

    items = entering.listing(document.connection, BY_TABLE["agenda_items"])
    assert "".join(item.topic for item in items if item.meeting == one) == "ABC"


@pytest.mark.parametrize("wanted", ["", "abc", "%", "xxxx", "Nobody"])
def test_what_names_nothing_is_refused(document, wanted):
    with document.change("Add") as change:
        change.insert(Person("abcd1234", name="Ana"))

    with pytest.raises(Refusal, match="No person is called"):
        entering.find(document.connection, Person, wanted)


def test_four_letters_of_an_id_name_a_record_when_only_one_begins_so(document):
    with document.change("Add") as change:
        for uid in ("abcd1", "abcd2", "abce3"):
            change.insert(Person(uid, name=uid))

    assert entering.find(document.connection, Person, "abce").uid == "abce3"
    with pytest.raises(Refusal, match="More than one person fits “abcd”"):
        entering.find(document.connection, Person, "abcd")


def test_a_link_may_be_emptied_and_must_otherwise_lead_somewhere(document):
    with document.change("Add") as change:
        uid = entering.add(change, Person, {"name": "Ana", "sector": ""})
        entering.add(change, Sector, {"name": "Youth"})
        entering.set_fields(change, Person, uid, {"sector": "Youth"})
        assert rows.get(change.connection, Person, uid).sector
        entering.set_fields(change, Person, uid, {"sector": ""})
        assert rows.get(change.connection, Person, uid).sector == ""
        with pytest.raises(Refusal):
            entering.set_fields(change, Person, uid, {"sector": "Faith"})
