"""A request to forget somebody travels by id, is never followed of itself, and can ask for nothing else."""

import gzip
import json

import pytest

from facilitator.domain.records import Affiliation, AgendaItem, Attendance, Person
from facilitator.exchange.sharing import forget_requests, profiles, shipment, unpacking
from facilitator.exchange.sharing.forget_requests import ForgetRequest
from facilitator.exchange.sharing.shipment import MOST_FORGOTTEN
from facilitator.refusal import Refusal
from facilitator.store import check, conflicts, forgetting, places, rows
from facilitator.words import language
from tests.exchange.sharing.conftest import HEADER, LINE, as_json, file_of, plain_of, take

MEI = "Mei Chen"


def header_of(path):
    return json.loads(gzip.decompress(path.read_bytes()).splitlines()[0])


def asked_by(document, path):
    return forget_requests.arriving(document.connection, unpacking.read(path).header)


def forget(document, uid="p2"):
    return forgetting.forget(document, uid)


@pytest.fixture
def luis(river, send, opened):
    """Give the file of a partner who was given everything, and has an item led by Mei."""
    with river.change("Item") as change:
        change.insert(AgendaItem("i1", meeting="m1", topic="Lamps", presenter=MEI, presenter_person="p2"))
    return opened(send(river))


@pytest.mark.parametrize("profile", [one.name for one in profiles.PROFILES])
def test_a_copy_that_leaves_after_the_forgetting_asks_for_it_by_id_alone(river, send, profile):
    assert header_of(send(river, profile=profile))["forget"] == []
    forget(river)

    path = send(river, profile=profile)

    assert header_of(path)["forget"] == ["p2"]
    assert b"Mei" not in gzip.decompress(path.read_bytes())


def test_nobody_hears_of_people_they_could_not_know(river, send, opened):
    """What leaves is only asked of people whose record stands in the file, emptied."""
    partner = opened(send(river, profile="contacts"))
    with partner.change("Private") as change:
        change.insert(Person("p7", name="Only here"))
    forget(partner, "p7")
    back = send(partner, "back.collabshare", is_return=True)
    assert header_of(back)["forget"] == ["p7"]

    forget(river)
    lines = gzip.decompress(send(river, "again.collabshare").read_bytes()).splitlines()[1:-1]
    assert "p2" in {json.loads(one)["u"] for one in lines}
    assert forget_requests.leaving(river.connection, {"people": {"p1"}, "meetings": {"p2"}}) == ()
    assert asked_by(river, back) == []


def test_a_request_is_a_question_and_nothing_happens_of_itself(river, luis, send):
    forget(river)
    path = send(river, "again.collabshare")

    take(luis, path)

    (asked,) = asked_by(luis, path)
    assert asked == ForgetRequest("p2", MEI)
    said = forget_requests.say(asked, "Fatima", language("en"))
    assert said == "Fatima asks you to forget Mei Chen: their data would be removed here for good, and cannot be brought back."  # fmt: skip
    assert MEI.encode() in luis.path.read_bytes()
    luis.undo()
    assert rows.get(luis.connection, Person, "p2").name == MEI


def test_the_removal_itself_is_no_question_when_the_partner_changed_nothing(river, send, opened):
    """What belonged to the person ends with them in the partner's copy too, or they would seem to be kept by it."""
    with river.change("Add") as change:
        change.insert(Affiliation("a1", person="p2", organization="o1", role="Nurse"))
    partner = opened(send(river))
    assert rows.get(partner.connection, Affiliation, "a1").role == "Nurse"
    forget(river)

    path = send(river, "again.collabshare")
    report = take(partner, path)

    assert {one.what for one in report.rows if one.table in ("people", "affiliations")} == {"removed"}
    assert conflicts.open_conflicts(partner.connection) == []
    assert [one.name for one in asked_by(partner, path)] == [MEI]


def test_who_agrees_keeps_no_byte_of_the_name_neither_in_the_file_nor_in_its_copies(river, luis, send):
    with luis.change("Work") as change:
        change.insert(Attendance(meeting="m1", person="p2", name=MEI, state="present"))
        change.insert(Affiliation(person="p2", role=f"{MEI}'s chair"))
    forget(river)
    path = send(river, "again.collabshare")
    take(luis, path)
    assert any(MEI.encode() in one.read_bytes() for one in places.backups().rglob("*.collab"))

    (done,) = forget_requests.follow(luis, asked_by(luis, path))

    luis.close()
    assert (done.copies_left, done.problem) == ((), None)
    for one in (luis.path, river.path, *places.backups().rglob("*.collab")):
        assert b"Mei" not in one.read_bytes()


def test_the_receiving_stays_one_step_that_can_be_taken_back(river, luis, send):
    with river.change("New") as change:
        change.insert(Person("p8", name="Bao Vang"))
    forget(river)
    path = send(river, "again.collabshare")
    take(luis, path)
    forget_requests.follow(luis, asked_by(luis, path))

    luis.undo()

    assert rows.get(luis.connection, Person, "p8") is None
    assert rows.get(luis.connection, Person, "p2") is None
    assert list(check.problems(luis.connection)) == []


def test_not_now_is_asked_again_and_nothing_of_it_is_kept(river, luis, send):
    forget(river)
    path = send(river, "again.collabshare")
    take(luis, path)
    before = luis.path.read_bytes()

    assert take(luis, path).is_nothing_new

    assert [one.uid for one in asked_by(luis, path)] == ["p2"]
    assert luis.path.read_bytes() == before
    later = send(river, "later.collabshare")
    assert [one.uid for one in asked_by(luis, later)] == ["p2"]


def test_somebody_forgotten_already_or_never_known_is_no_question(river, luis, send, opened):
    forget(river)
    path = send(river, "again.collabshare")
    forget(luis)
    assert asked_by(luis, path) == []

    newcomer = opened(path, "abdi", "Abdi")
    assert asked_by(newcomer, path) == []
    assert shipment.opened_from(newcomer.connection).forget == ()


def test_who_has_only_a_name_beside_a_link_is_asked_too(river, luis, send, opened):
    """The person's record was emptied before the copy was made; the name came by somebody else's return."""
    with luis.change("Late") as change:
        change.insert(Attendance(meeting="m1", person="p2", name=MEI))
    back = send(luis, "back.collabshare", is_return=True)
    forget(river)
    again = send(river, "again.collabshare")
    abdi = opened(again, "abdi", "Abdi")
    take(abdi, back)

    (asked,) = asked_by(abdi, again)
    assert asked.name == MEI

    forget_requests.follow(abdi, [asked])
    abdi.close()
    assert MEI.encode() not in abdi.path.read_bytes()


def test_the_partner_who_forgot_somebody_asks_for_it_in_the_return(river, luis, send):
    forget(luis)

    path = send(luis, "back.collabshare", is_return=True)

    assert header_of(path)["forget"] == ["p2"]
    assert b"Mei" not in gzip.decompress(path.read_bytes())
    take(river, path)
    assert [one.name for one in asked_by(river, path)] == [MEI]


def test_a_request_that_was_followed_is_passed_on_to_who_sends_a_copy_of_it(river, luis, send, opened):
    friend = opened(send(luis, "friend.collabshare", profile="contacts"), "friend", "Abdi")
    forget(river)
    again = send(river, "again.collabshare")
    take(luis, again)
    forget_requests.follow(luis, asked_by(luis, again))

    on = send(luis, "on.collabshare", profile="contacts")

    assert [one.name for one in asked_by(friend, on)] == [MEI]
    assert header_of(send(luis, "back.collabshare", is_return=True))["forget"] == ["p2"]


def test_a_collaboratives_own_file_asks_for_it_as_well(river, luis, tmp_path):
    forget(river)
    river.close()

    assert [one.name for one in asked_by(luis, river.path)] == [MEI]


def test_a_request_can_only_name_people(river, send, tmp_path):
    """Whatever else has that id stays: nobody can erase a meeting with it."""
    path = tmp_path / "x.collabshare"
    path.write_bytes(file_of(collaborative=river.collaborative_id, forget=["m1", "o1", "nobody"]))
    before = river.path.read_bytes()

    assert asked_by(river, path) == []
    asked = [ForgetRequest("m1", "First"), ForgetRequest("o1", "Tenants")]

    assert forget_requests.follow(river, asked) == []
    assert river.path.read_bytes() == before


@pytest.mark.parametrize(
    "forget",
    [
        "p1", 7, None, {"people": ["p1"]}, [["people", "p1"]], [{"t": "meetings", "u": "m1"}], [1], [""], ["../p1"],
        ["p1", "p1"], ["p 1"], ["p1\n"], ["x" * 65], ["Mei Chen"], ["é"], [f"p{n}" for n in range(MOST_FORGOTTEN + 1)],
        [f"{n:032x}" for n in range(1_000_000)],
    ],
    ids=lambda value: f"{type(value).__name__} {str(value)[:20]}",
)  # fmt: skip
def test_requests_of_another_shape_make_the_file_unfit(tmp_path, forget):
    path = tmp_path / "x.collabshare"
    path.write_bytes(gzip.compress(plain_of(as_json({**HEADER, "forget": forget}), [as_json(LINE)])))

    with pytest.raises(Refusal, match="damaged, or was changed"):
        unpacking.read(path)


def test_the_most_that_may_be_asked_fits_and_is_looked_up_quickly(river, tmp_path):
    path = tmp_path / "x.collabshare"
    uids = [f"{n:064x}" for n in range(MOST_FORGOTTEN - 1)]
    path.write_bytes(file_of(collaborative=river.collaborative_id, forget=[*uids, "p2"]))

    assert [one.uid for one in asked_by(river, path)] == ["p2"]


def test_a_file_of_a_program_that_knows_nothing_of_requests_asks_for_nothing(river, tmp_path):
    path = tmp_path / "x.collabshare"
    path.write_bytes(file_of(LINE, collaborative=river.collaborative_id))

    assert asked_by(river, path) == []
