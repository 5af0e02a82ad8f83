"""A copy goes out, is worked in, comes back, and nothing is lost, blanked or overwritten."""

import gzip
import json

import pytest

from facilitator.domain.records import Attendance, Collaborative, Meeting, Organization, Person
from facilitator.exchange.sharing import opening, packing, profiles, receiving, shipment, unpacking
from facilitator.exchange.sharing.choosing import Wish
from facilitator.refusal import Refusal
from facilitator.store import check, conflicts, operations, rows
from facilitator.store.document import create, open_file
from tests.conftest import everything_in
from tests.exchange.sharing.conftest import TODAY, reopened, take


def lines_of(path):
    return [json.loads(line) for line in gzip.decompress(path.read_bytes()).splitlines()]


@pytest.mark.parametrize("profile", [one.name for one in profiles.PROFILES])
@pytest.mark.parametrize("is_whole", [False, True])
def test_an_unchanged_copy_comes_back_as_nothing_new(river, send, send_back, opened, profile, is_whole):
    partner = opened(send(river, profile=profile, leave_out=frozenset({"phones", "notes"})))
    before = river.path.read_bytes()

    report = take(river, send_back(partner, is_whole=is_whole))

    assert report.is_nothing_new
    assert river.path.read_bytes() == before


def test_a_returned_copy_never_blanks_what_it_was_not_given(river, send, send_back, opened):
    partner = opened(send(river, profile="desk"))
    with partner.change("Correct the name") as change:
        change.update(Person, "p1", name="Luis Peña Ortiz")

    take(river, send_back(partner))

    luis = rows.get(river.connection, Person, "p1")
    assert (luis.name, luis.phone, luis.notes, luis.needs) == (
        "Luis Peña Ortiz", "555-2990", "wants the chair", "a ramp"
    )  # fmt: skip
    assert conflicts.open_conflicts(river.connection) == []


def test_a_field_typed_where_a_withheld_one_is_becomes_a_question(river, send, send_back, opened):
    partner = opened(send(river, profile="contacts", leave_out=frozenset({"phones"})))
    with partner.change("Phone") as change:
        change.update(Person, "p1", phone="555-2991")

    take(river, send_back(partner))

    (question,) = conflicts.open_conflicts(river.connection)
    assert {one.value for one in question.candidates} == {"555-2990", "555-2991"}


def test_a_return_carries_only_what_its_shipment_did_not_hold(river, send, send_back, opened):
    sent = send(river)
    partner = opened(sent)
    with partner.change("New") as change:
        change.insert(Person("p3", name="Abdi"))
        change.delete(Person, "p2")

    header, *said, _ = lines_of(send_back(partner))

    assert header["answers"] == lines_of(sent)[0]["shipment"]
    assert {(one["u"], one["k"]) for one in said} == {("p3", 0), ("p2", 1)}


def test_a_whole_return_mends_a_file_older_than_its_shipment(river, send, send_back, opened, tmp_path):
    old = tmp_path / "old.collab"
    old.write_bytes(river.path.read_bytes())
    with river.change("Later") as change:
        change.insert(Person("p9", name="Later"))
    partner = opened(send(river))
    with partner.change("Edit") as change:
        change.update(Person, "p9", called="Lat")

    with open_file(old) as restored:
        take(restored, send_back(partner, is_whole=True))
        assert rows.get(restored.connection, Person, "p9").called == "Lat"
        assert rows.get(restored.connection, Person, "p9").name == "Later"


def test_what_a_partner_noted_privately_stays_with_them(river, partner, send_back):
    with partner.change("Note") as change:
        change.update(Person, "p1", notes="my own thoughts", called="Lucho")

    back = send_back(partner)

    assert b"my own thoughts" not in gzip.decompress(back.read_bytes())
    take(river, back)
    assert rows.get(river.connection, Person, "p1").notes == "wants the chair"
    assert rows.get(river.connection, Person, "p1").called == "Lucho"


def test_an_edit_before_a_deletion_is_not_blank_when_somebody_keeps_the_record(river, partner, send_back):
    with partner.change("Edit") as change:
        change.update(Person, "p1", phone="555-7777")
    with partner.change("Remove") as change:
        change.delete(Person, "p1")
    with river.change("Edit") as change:
        change.update(Person, "p1", called="Lucho")

    take(river, send_back(partner))

    luis = rows.get(river.connection, Person, "p1")
    assert (luis.called, luis.phone) == ("Lucho", "555-7777")
    assert [one.field for one in conflicts.open_conflicts(river.connection)] == [""]


def test_a_partner_who_had_an_old_version_sees_no_contradiction(river, partner, send):
    for phone in ("555-1", "555-2", "555-3"):
        with river.change("Phone") as change:
            change.update(Person, "p1", phone=phone)

    take(partner, send(river, "again.collabshare"))

    assert rows.get(partner.connection, Person, "p1").phone == "555-3"
    assert conflicts.open_conflicts(partner.connection) == []
    assert list(check.problems(partner.connection)) == []


def test_a_deletion_reaches_the_partner_without_what_was_deleted(river, partner, send):
    with river.change("Remove") as change:
        change.delete(Person, "p2")

    again = send(river, "again.collabshare")

    assert "Mei Chen" not in gzip.decompress(again.read_bytes()).decode()
    take(partner, again)
    assert rows.get(partner.connection, Person, "p2") is None


def test_two_partners_return_late_and_in_the_wrong_order(river, send, send_back, opened):
    sent = send(river)
    luis, mei = opened(sent, "luis", "Luis"), opened(sent, "mei", "Mei")
    for document, name, uid in ((river, "Mine", "n1"), (luis, "His", "n2"), (mei, "Hers", "n3")):
        with document.change("Work") as change:
            change.insert(Person(uid, name=name))
            change.update(Organization, "o1", name=f"{name} tenants")
    backs = [send_back(luis, "luis.collabshare"), send_back(mei, "mei.collabshare")]

    for path in (backs[1], backs[0], backs[1]):
        take(river, path)

    assert {one.name for one in rows.select(river.connection, Person)} >= {"Mine", "His", "Hers"}
    (question,) = conflicts.open_conflicts(river.connection)
    assert len(question.candidates) == 3


def test_the_whole_import_is_one_step_that_can_be_taken_back(river, send, send_back, opened):
    before = everything_in(river)
    partner = opened(send(river))
    with partner.change("Work") as change:
        change.insert(Person("p3", name="Abdi"))
        change.update(Person, "p1", phone="555-1")
    take(river, send_back(partner))

    river.undo()

    assert everything_in(river) == before


def test_the_same_attendance_entered_twice_is_one_row(river, send, send_back, opened):
    from facilitator.store.change import paired_uid

    partner = opened(send(river, profile="desk"))
    for document, state in ((river, "expected"), (partner, "expected")):
        with document.change("Expect") as change:
            change.insert(Attendance(paired_uid("m1", "p1"), meeting="m1", person="p1", state=state))

    take(river, send_back(partner))

    assert rows.count(river.connection, Attendance) == 1
    assert conflicts.open_conflicts(river.connection) == []


def test_a_copy_to_look_at_cannot_be_changed_not_even_after_opening_it_again(river, send, opened):
    partner = opened(send(river, may="look"))
    assert partner.look_only.cause == "given to look"
    with pytest.raises(Refusal, match="to look at and print"), partner.change("Change"):
        pass
    again = reopened(partner)
    assert again.look_only.cause == "given to look"
    again.close()


def test_a_file_of_another_collaborative_is_refused_with_both_names(river, send, tmp_path):
    path = send(river)
    with create(tmp_path / "x.collab", Collaborative(name="Harbor Table")) as other:
        before = other.path.read_bytes()
        with pytest.raises(Refusal, match=r"Eastside Youth Collaborative.*Harbor Table"):
            receiving.preview(other, unpacking.read(path))
        with pytest.raises(Refusal, match=r"Eastside Youth Collaborative.*Harbor Table"):
            take(other, path)
        assert other.path.read_bytes() == before


def test_an_answer_is_not_opened_as_a_copy(partner, send_back, tmp_path):
    back = send_back(partner)
    with pytest.raises(Refusal, match="answer to a copy"):
        opening.open_share(unpacking.read(back), tmp_path / "y.collab")
    assert not (tmp_path / "y.collab").exists()


def test_only_a_copy_can_be_sent_back(river, send):
    with pytest.raises(Refusal, match="nobody to send it back to"):
        send(river, is_return=True)


def test_the_partners_file_remembers_what_it_was_given(river, send, opened):
    partner = opened(send(river, profile="contacts", return_by="2026-12-05", message="Please check\nthe phones"))
    header = shipment.opened_from(partner.connection)
    assert (header.profile, header.return_by, header.message) == ("contacts", "2026-12-05", "Please check\nthe phones")
    assert "notes" not in header.fields["people"]
    assert "meetings" not in header.fields


def test_a_partner_passes_on_no_more_than_they_were_given(river, send, opened):
    partner = opened(send(river, profile="contacts", leave_out=frozenset({"phones"})))
    with partner.change("Own phone") as change:
        change.update(Person, "p2", phone="555-4444")
    onward = send(partner, "onward.collabshare", profile="everything")
    assert "phone" not in lines_of(onward)[0]["fields"]["people"]
    assert b"555-4444" not in gzip.decompress(onward.read_bytes())


def test_history_travels_only_when_asked_for(river, send):
    with river.change("Phone") as change:
        change.update(Person, "p1", phone="555-9999")
    assert b"555-2990" not in gzip.decompress(send(river).read_bytes())
    with_history = gzip.decompress(send(river, has_history=True).read_bytes())
    assert b"555-2990" in with_history
    assert b"wants the chair" not in with_history


def test_the_collaboratives_own_file_is_read_like_a_copy(river, tmp_path):
    twin = tmp_path / "twin.collab"
    twin.write_bytes(river.path.read_bytes())
    with open_file(twin, "Fatima") as other, other.change("At home") as change:
        change.update(Person, "p1", called="Lucho", notes="changed at home")
    before = twin.read_bytes()

    report = take(river, twin)

    assert report.added == 2
    assert rows.get(river.connection, Person, "p1").notes == "changed at home"
    assert twin.read_bytes() == before
    assert sorted(one.name for one in tmp_path.iterdir() if one.name.startswith("twin")) == ["twin.collab"]


def test_what_a_newer_version_wrote_is_kept_and_passed_on(river, send, send_back, opened, tmp_path):
    from tests.exchange.sharing.conftest import HEADER, LINE, file_of

    newer = tmp_path / "newer.collabshare"
    header = {**HEADER, "collaborative": river.collaborative_id}
    newer.write_bytes(file_of(
        {**LINE, "u": "p1", "f": {"shoe_size": 42}},
        {**LINE, "i": "2" * 32, "t": "boats", "u": "b1", "f": {"name": "Ark"}}, **header))  # fmt: skip
    partner = opened(send(river))

    assert take(partner, newer).not_understood == 1
    said = lines_of(send_back(partner))
    assert {(one["t"], *one["f"]) for one in said[1:-1]} == {("people", "shoe_size"), ("boats", "name")}
    assert list(check.problems(partner.connection)) == []


def test_a_copy_is_whole_or_not_there(river, tmp_path):
    path = tmp_path / "out.collabshare"
    path.write_bytes(b"what was there")
    with pytest.raises(Refusal):
        packing.write(river, path, Wish(profile="nothing known", today=TODAY))
    with pytest.raises(Refusal, match="cannot be written"):
        packing.write(river, tmp_path / "no folder" / "x.collabshare", Wish(today=TODAY))
    assert path.read_bytes() == b"what was there"
    assert list(tmp_path.glob(".~*.tmp")) == []


def test_the_same_content_is_written_the_same_way(river, send):
    _, *first, _ = lines_of(send(river))
    _, *second, _ = lines_of(send(river, "b.collabshare"))
    assert first == second
    assert [one["i"] for one in first] == sorted(one["i"] for one in first)
    content = send(river).read_bytes()
    assert content[:8] == b"\x1f\x8b\x08\x00\x00\x00\x00\x00"


def test_the_desk_gets_meetings_from_today_on_and_who_is_expected(river, send, opened):
    with river.change("Old") as change:
        change.insert(Meeting("m0", name="Long ago", on_day="2026-01-01"))
        change.insert(Attendance("a0", meeting="m0", person="p1"))
        change.insert(Attendance("a1", meeting="m1", person="p1"))
    partner = opened(send(river, profile="desk"))
    assert [one.uid for one in rows.select(partner.connection, Meeting)] == ["m1"]
    assert [one.uid for one in rows.select(partner.connection, Attendance)] == ["a1"]
    assert sum(1 for _ in operations.by_row(partner.connection)) == 6
