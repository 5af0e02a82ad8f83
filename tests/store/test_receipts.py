"""The receipt of a partner's file: what was chosen, line by line, and nothing that the partner may not know."""

import pytest

from facilitator.domain.records import AgendaItem, Attendance, Meeting, Person
from facilitator.refusal import Refusal
from facilitator.store import conflicts, forgetting, merging, receipt_words, receipts
from facilitator.store.document import open_file
from facilitator.store.receipt_lines import Became, Sent
from facilitator.words import language
from tests.store import partners

ENGLISH = language("en")


@pytest.fixture
def river(file_document):
    file_document.author = "Fatima"
    with file_document.change("Fill") as change:
        change.insert(Person("p1", name="Luis Peña", phone="555-2990", needs="a ramp", notes="SECRET chair"))
        change.insert(Person("p2", name="Mei Chen", phone="555-0002"))
        change.insert(Meeting("m1", name="First", on_day="2026-12-01", notes="SECRET trouble"))
    return file_document


def brought_in(river, partner, private=frozenset(), answer=None):
    """Bring in what a partner has that is not here yet, as a return does."""
    mine = {one.id for one in partners.everything(river)}
    news = [one for one in partners.everything(partner) if one.id not in mine]
    merging.receive(river, news, sender="Luis", name="back.collabshare", sha256="ab" * 32, answer=answer)
    return receipts.list_all(river.connection)[0]


def said(document, receipt, tongue=ENGLISH):
    """Give the whole of a receipt as words, line by line."""
    connection = document.connection
    return [
        " | ".join((receipt_words.about(line, tongue), receipt_words.sent(connection, line, tongue),
                    receipt_words.became(connection, line, tongue)))
        for line in receipt.lines
    ]  # fmt: skip


def all_words(document):
    """Give everything that any receipt of a file says or holds."""
    every = receipts.list_all(document.connection)
    words = [repr(one) for one in every]
    for code in ("en", "es"):
        words += [line for one in every for line in said(document, one, language(code))]
    return "\n".join(words)


def keep_mine(table, uid, **values):
    def answer(change, _report):
        for name, value in values.items():
            conflicts.settle(change, table, uid, name, value)

    return answer


def test_a_receipt_says_who_when_which_file_and_what_was_taken(river):
    luis = partners.partner(river, "Luis")
    with luis.change("Work") as change:
        change.update(Person, "p1", phone="555-2991")
        change.insert(Person("p3", name="Ana Ruiz"))
        change.delete(Person, "p2")

    receipt = brought_in(river, luis)

    assert (receipt.number, receipt.sender, receipt.name, receipt.sha256) == (1, "Luis", "back.collabshare", "ab" * 32)
    assert receipt.counts == {"new": 1, "changed": 1, "removed": 1, "kept_apart": 0, "left_out": 0}
    assert said(river, receipt) == [
        "person Ana Ruiz | new | added",
        "Phone of Luis Peña | 555-2991 | taken as sent",
        "person Mei Chen | removed | removed here too",
    ]


def test_what_was_not_wanted_is_told_with_the_value_that_they_had_seen(river):
    luis = partners.partner(river, "Luis")
    with luis.change("Work") as change:
        change.update(Person, "p1", phone="555-2991")
        change.insert(Person("p3", name="Ana Ruiz"))
        change.delete(Person, "p2")

    def decline(change, _report):
        change.update(Person, "p1", phone="555-2990")
        change.delete(Person, "p3")
        change.set_row("people", "p2", {"name": "Mei Chen", "phone": "555-0002"})

    receipt = brought_in(river, luis, answer=decline)

    assert receipt.counts == {"new": 0, "changed": 0, "removed": 0, "kept_apart": 0, "left_out": 3}
    assert said(river, receipt) == [
        "person Ana Ruiz | new | left out",
        "Phone of Luis Peña | 555-2991 | we kept 555-2990",
        "person Mei Chen | removed | kept here",
    ]


def test_what_stays_open_is_said_until_somebody_chooses(river):
    luis = partners.partner(river, "Luis")
    with luis.change("Work") as change:
        change.update(Person, "p1", phone="555-2991")
        change.update(Person, "p2", phone="555-3000")
    with river.change("Work") as change:
        change.update(Person, "p1", phone="555-2992")
        change.delete(Person, "p2")

    receipt = brought_in(river, luis)

    assert receipt.counts["kept_apart"] == 2
    assert said(river, receipt) == [
        "Phone of Luis Peña | 555-2991 | both kept until somebody chooses",
        "person Mei Chen | changed; had been removed here | kept until somebody chooses",
    ]
    with river.change("Choose") as change:
        conflicts.settle(change, "people", "p1", "phone", "555-2992")
        conflicts.settle_deletion(change, "people", "p2", keep=True)
    assert {line.became for line in receipts.of(river.connection, 1).lines} == {Became.CHOSEN_SINCE}


def test_a_value_that_their_copy_never_held_is_not_told(river):
    luis = partners.partner(river, "Luis")
    with luis.change("Work") as change:
        change.update(Person, "p1", phone="555-2991")
    with river.change("Work") as change:
        change.update(Person, "p1", phone="555-2992")

    receipt = brought_in(river, luis, answer=keep_mine("people", "p1", phone="555-2992"))

    assert said(river, receipt) == ["Phone of Luis Peña | 555-2991 | another value was kept"]
    assert "2992" not in all_words(river)
    assert "2990" not in all_words(river)


@pytest.mark.parametrize("is_listed", [True, False], ids=["named as withheld", "not even named"])
def test_what_was_withheld_from_them_is_not_told_when_it_is_kept(river, is_listed):
    luis = partners.partner(river, "Luis", partners.PRIVATE, is_listed)
    with luis.change("Work") as change:
        change.update(Person, "p1", phone="555-2991", needs="a chair")

    receipt = brought_in(river, luis, answer=keep_mine("people", "p1", phone="555-2990", needs="a ramp"))

    assert said(river, receipt) == [
        "Phone of Luis Peña | 555-2991 | another value was kept",
        "Needs (access, child care, food) of Luis Peña | a chair | another value was kept",
    ]
    assert "2990" not in all_words(river)
    assert "ramp" not in all_words(river)


def test_a_kept_name_that_they_never_saw_does_not_slip_in_as_a_title(river):
    luis = partners.partner(river, "Luis")
    with luis.change("Work") as change:
        change.update(Person, "p1", name="Luis P.", phone="555-2991")
    with river.change("Work") as change:
        change.update(Person, "p1", name="SECRET name")

    receipt = brought_in(river, luis, answer=keep_mine("people", "p1", name="SECRET name"))

    assert said(river, receipt) == [
        "Full name of Luis P. | Luis P. | another value was kept",
        "Phone of Luis P. | 555-2991 | taken as sent",
    ]
    assert "SECRET" not in all_words(river)


def test_fields_for_the_facilitator_alone_are_never_on_it_whoever_sent_them(river):
    other = partners.copied(river, "Fatima at home")
    with other.change("Work") as change:
        change.update(Person, "p1", notes="SECRET news", called="Lucho")
        change.update(Meeting, "m1", notes="SECRET more")

    receipt = brought_in(river, other)

    assert said(river, receipt) == ["Called of Luis Peña | Lucho | taken as sent"]
    assert receipt.not_listed == 2
    assert receipt_words.unlisted(receipt, ENGLISH) == ["2 entries are not listed here."]
    assert "SECRET" not in all_words(river)


def test_a_confidential_item_is_not_named_even_when_it_is_so_only_since(river):
    with river.change("Agenda") as change:
        change.insert(AgendaItem("i1", meeting="m1", rank="h", topic="SECRET topic"))
    luis = partners.partner(river, "Luis")
    with luis.change("Work") as change:
        change.update(AgendaItem, "i1", outcome="SECRET outcome")
    brought_in(river, luis)
    with river.change("Close") as change:
        change.update(AgendaItem, "i1", is_confidential=True)

    assert "SECRET" not in all_words(river)
    assert said(river, receipts.of(river.connection, 1)) == [
        "By the end we will have of agenda item (not named here) |  | taken as sent"
    ]


def test_a_forgotten_person_is_nowhere_on_any_receipt(river):
    luis = partners.partner(river, "Luis")
    with luis.change("Work") as change:
        change.update(Person, "p2", phone="555-3000", name="Mei Lin Chen")
        change.insert(Person("p3", name="Ana Ruiz"))
        change.insert(Attendance("a1", meeting="m1", person="p2", name="Mei Chen"))
        change.insert(
            AgendaItem("i1", meeting="m1", rank="h", topic="Lights", presenter="Mei Chen", presenter_person="p2")
        )
    mine = {one.id for one in partners.everything(river)}
    news = [one for one in partners.everything(luis) if one.id not in mine]
    merging.receive(river, news, sender="Mei Chen", name="back from Mei Chen.collabshare", sha256="00")
    assert "Mei" in all_words(river)

    forgetting.forget(river, "p2")

    for secret in ("Mei", "Chen", "555-3000"):
        assert secret not in all_words(river)
    receipt = receipts.of(river.connection, 1)
    assert receipt_words.sender(receipt, ENGLISH) == "somebody who gave no name"
    assert "person Ana Ruiz | new | added" in said(river, receipt)
    assert receipt.not_listed


def test_an_import_that_was_taken_back_says_so_and_done_again_no_more(river):
    luis = partners.partner(river, "Luis")
    with luis.change("Work") as change:
        change.update(Person, "p1", phone="555-2991", name="Luis P.")
    with river.change("Work") as change:
        change.update(Person, "p1", phone="555-2992")
    before = brought_in(river, luis)

    river.undo()
    receipt = receipts.of(river.connection, 1)
    assert receipt.taken_back is not None
    assert receipt.lines == before.lines
    assert receipt_words.taken_back(receipt, ENGLISH).startswith("Taken back on ")

    river.redo()
    assert receipts.of(river.connection, 1) == before

    river.undo()
    with river.change("More") as change:
        change.update(Person, "p2", called="Mei")
    assert receipts.of(river.connection, 1).taken_back is not None


def test_a_receipt_is_the_same_after_the_file_was_closed(river):
    luis = partners.partner(river, "Luis")
    with luis.change("Work") as change:
        change.update(Person, "p1", phone="555-2991")
    before = brought_in(river, luis)
    river.close()

    with open_file(river.path, "Fatima") as again:
        assert receipts.list_all(again.connection) == [before]


def test_what_happened_since_does_not_change_what_was_chosen(river):
    luis = partners.partner(river, "Luis")
    with luis.change("Work") as change:
        change.update(Person, "p1", phone="555-2991")
    before = brought_in(river, luis)
    with river.change("Later") as change:
        change.update(Person, "p1", phone="555-7777")
        change.delete(Person, "p1")

    assert receipts.of(river.connection, 1) == before


def test_a_meeting_that_stays_because_something_new_belongs_to_it_was_not_removed(river):
    luis = partners.partner(river, "Luis")
    with luis.change("Work") as change:
        change.delete(Meeting, "m1")
    with river.change("Work") as change:
        change.insert(AgendaItem("i1", meeting="m1", rank="h", topic="Lights"))

    receipt = brought_in(river, luis)

    assert [(line.sent, line.became) for line in receipt.lines] == [(Sent.REMOVED, Became.APART)]


def test_a_record_without_a_name_is_called_by_what_it_links(river):
    luis = partners.partner(river, "Luis")
    with luis.change("Work") as change:
        change.insert(Attendance("a1", meeting="m1", person="p1"))

    assert said(river, brought_in(river, luis)) == ["attendance First, Luis Peña | new | added"]


def test_every_file_has_its_own_receipt_the_latest_first(river):
    assert receipts.list_all(river.connection) == []
    with pytest.raises(Refusal, match="Nothing was brought in"):
        receipts.find(river.connection, "last")
    for at, name in enumerate(("Luis", "Mei"), start=1):
        partner = partners.partner(river, name)
        with partner.change("Work") as change:
            change.update(Person, f"p{at}", called=name)
        brought_in(river, partner)

    assert [one.number for one in receipts.list_all(river.connection)] == [2, 1]
    assert receipts.find(river.connection, "last") == 2
    assert receipts.find(river.connection, "1") == 1
    with pytest.raises(Refusal, match=r"no receipt “7”. There are: 1, 2"):
        receipts.find(river.connection, "7")
    with pytest.raises(Refusal, match="no receipt “7”"):
        receipts.of(river.connection, 7)


def test_contacts_from_a_spreadsheet_leave_no_receipt(river):
    with river.change("Bring in contacts from {file}", kind="import", file="x.csv") as change:
        change.insert(Person("p9", name="Ana"))

    assert receipts.list_all(river.connection) == []
