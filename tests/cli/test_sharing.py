"""A copy goes out, is opened, worked in, sent back and brought in: the whole story without a window."""

import gzip
import json
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.cli.conftest import TODAY

PERSON = "people"


@pytest.fixture
def person(sample, done):
    """Give the id of somebody with a phone."""
    found = json.loads(done("list", sample, PERSON, "--json"))["records"]
    return next(one["uid"] for one in found if one["phone"])


@pytest.fixture
def answer(run):
    """Run a command with --json and give its code and answer."""

    def command(*arguments):
        result = run(*arguments, "--json")
        assert result.err == ""
        return result.code, json.loads(result.out)

    return command


@pytest.fixture
def copy(sample, done):
    """Give a partner a copy of the sample, opened as a file of their own."""
    done("share", sample, "-o", "out.collabshare", "--profile", "everything")
    done("open-share", "out.collabshare", "-o", "luis.collab")
    return "luis.collab"


@pytest.fixture
def send_back(copy, done):
    """Send back what the partner did, and give the name of that file."""

    def sent():
        done("share", copy, "-o", "back.collabshare", "--return")
        return "back.collabshare"

    return sent


@pytest.fixture
def records(sample, done):
    """List the records of a table of the sample by id."""

    def listed(table=PERSON):
        return {one["uid"]: one for one in json.loads(done("list", sample, table, "--json"))["records"]}

    return listed


def test_the_profiles_say_all_that_leaves(answer, done):
    _, said = answer("profiles")
    assert [one["name"] for one in said["profiles"]] == ["everything", "contacts", "desk"]
    assert [one["name"] for one in said["leave_out"]] == ["phones", "emails", "notes", "confidential", "unagreed"]
    assert "notes" not in said["profiles"][0]["fields"]["people"]
    assert "Volunteer desk" in done("profiles")


def test_the_story_of_a_copy(sample, person, answer, done, run, monkeypatch):
    monkeypatch.setenv("FACILITATOR_AUTHOR", "Fatima")
    code, shared = answer("share", sample, "-o", "out.collabshare", "--profile", "contacts", "--to", "Luis",
                          "--leave-out", "phones,notes", "--return-by", "2026-12-01", "--message", "Please check")  # fmt: skip
    assert code == 0
    assert (shared["for_whom"], shared["may"], shared["return_by"], shared["is_sealed"]) == (
        "Luis", "change", "2026-12-01", False
    )  # fmt: skip
    assert shared["rows"]["people"] == 64
    assert "phone" not in shared["fields"]["people"]

    monkeypatch.setenv("FACILITATOR_AUTHOR", "Luis")
    code, opened = answer("open-share", "out.collabshare", "-o", "luis.collab")
    assert (code, opened["sender"], opened["message"]) == (0, "Fatima", "Please check")
    done("set", "luis.collab", PERSON, person, "name=Changed by Luis")
    done("set", "luis.collab", PERSON, person, "phone=555-1234")
    assert "2 changes to send back" in done("share", "luis.collab", "-o", "back.collabshare", "--return")

    monkeypatch.setenv("FACILITATOR_AUTHOR", "Fatima")
    done("set", sample, PERSON, person, "name=Changed by Fatima")
    before = sample.read_bytes()
    code, preview = answer("receive", sample, "back.collabshare", "--preview")
    assert (code, preview["added"], preview["is_preview"]) == (0, 2, True)
    assert sample.read_bytes() == before
    assert "Nothing was written." in done("receive", sample, "back.collabshare", "--preview")

    code, taken = answer("receive", sample, "back.collabshare")
    assert (code, taken["rows"], taken["answers"]) == (1, preview["rows"], shared["shipment"])
    assert {(one["field"], len(one["candidates"])) for one in taken["open"]} == {("name", 2), ("phone", 2)}
    _, listed = answer("conflicts", sample)
    assert listed["conflicts"] == taken["open"]
    assert "Changed by Luis" in done("conflicts", sample)

    again = sample.read_bytes()
    assert "Nothing new" in run("receive", sample, "back.collabshare").out
    assert sample.read_bytes() == again
    done("undo", sample)
    assert done("conflicts", sample) == ""
    assert "whole" in done("check", sample)


@pytest.mark.parametrize(
    ("given", "values"), [("mine", ["Fatima's"]), ("theirs", ["Luis's"]), ("both", ["Luis's", "Fatima's"])]
)
def test_one_answer_for_all_that_both_sides_changed(
    sample, person, copy, send_back, answer, done, records, given, values
):
    done("set", copy, PERSON, person, "name=Luis's")
    done("set", sample, PERSON, person, "name=Fatima's")

    code, said = answer("receive", sample, send_back(), "--conflicts", given)

    assert code == 0
    assert records()[person]["name"] in values
    kept = [[each["value"] for each in one["candidates"]] for one in said["open"]]
    assert kept == ([values] if given == "both" else [])


def test_both_values_stay_whether_that_was_wanted_or_is_still_to_be_asked(sample, person, copy, send_back, run, done):
    done("set", copy, PERSON, person, "needs=a ramp")
    done("set", sample, PERSON, person, "needs=child care")
    back, twin = send_back(), shutil.copy(sample, "twin.collab")

    assert run("receive", sample, back, "--conflicts", "ask").code == 1
    assert run("receive", twin, back, "--conflicts", "both").code == 0

    asked = done("conflicts", sample)
    assert "a ramp" in asked
    assert "child care" in asked
    assert done("conflicts", twin) == asked


@pytest.mark.parametrize("given", ["mine", "theirs", "both"])
@pytest.mark.parametrize("is_removed_here", [True, False])
def test_one_answer_for_what_was_removed_on_one_side(
    sample, person, copy, send_back, run, done, records, given, is_removed_here
):
    here, there = (sample, copy) if is_removed_here else (copy, sample)
    done("remove", here, PERSON, person)
    done("set", there, PERSON, person, "called=Edited")

    assert run("receive", sample, send_back(), "--conflicts", given).code == 0

    wants_it_kept = {"mine": not is_removed_here, "theirs": is_removed_here, "both": True}
    assert (person in records()) == wants_it_kept[given]
    assert ("removed or kept?" in done("conflicts", sample)) == (given == "both")


@pytest.mark.parametrize("unite", [False, True])
def test_a_new_record_that_looks_like_one_that_is_here_is_named_and_united_when_that_was_wanted(
    sample, person, copy, send_back, answer, done, records, unite
):
    here = records()
    name, phone = here[person]["name"], here[person]["phone"]
    done("add", copy, PERSON, f"name={name.upper()}", f"phone={phone}", "best_time=mornings")
    done("add", copy, PERSON, "name=Somebody New")
    back, twin = send_back(), shutil.copy(sample, "twin.collab")
    options = ["--unite"] if unite else []

    shown = done("receive", sample, back, "--preview", *options)
    assert f"looks like one that is here: the same person as {name}" in shown
    _, said = answer("receive", sample, back, *options)

    (alike,) = [row["looks_like"] for row in said["rows"] if row["looks_like"]]
    assert alike == {
        "uid": person,
        "title": name,
        "why": f"the same person as {name}",
        "is_sure": True,
        "is_united": unite,
    }
    assert len(records()) == len(here) + (1 if unite else 2)
    assert (records()[person]["best_time"] == "mornings") == unite
    done("undo", sample)
    assert records() == here
    assert (f"made one with “{name}”" in done("receive", twin, back, *options)) == unite


def test_a_copy_is_read_with_standard_tools(sample, done):
    done("share", sample, "-o", "out.collabshare", "--profile", "desk", "--today", TODAY)
    said = subprocess.run(["zcat", "out.collabshare"], capture_output=True, check=True).stdout
    assert said == gzip.decompress(Path("out.collabshare").read_bytes())
    assert json.loads(said.splitlines()[0])["format"] == "collabshare"


def test_a_passphrase_is_taken_from_a_file(sample, done, run):
    Path("words").write_text("four words on paper\n", "utf-8")
    Path("wrong").write_text("other words\n", "utf-8")
    Path("none").write_text("\n", "utf-8")
    done("share", sample, "-o", "out.collabshare", "--profile", "desk", "--passphrase-file", "words")
    for options, said in (([], "protected by a passphrase"), (["--passphrase-file", "wrong"], "does not fit"),
                          (["--passphrase-file", "none"], "no passphrase")):  # fmt: skip
        refused = run("open-share", "out.collabshare", "-o", "luis.collab", *options)
        assert refused.code == 2
        assert said in refused.err
        assert not Path("luis.collab").exists()
    done("open-share", "out.collabshare", "-o", "luis.collab", "--passphrase-file", "words")


def test_a_copy_to_look_at_is_not_changed(sample, person, done, run):
    done("share", sample, "-o", "out.collabshare", "--profile", "contacts", "--look-only")
    done("open-share", "out.collabshare", "-o", "luis.collab")
    refused = run("set", "luis.collab", PERSON, person, "name=X")
    assert (refused.code, "to look at and print" in refused.err) == (2, True)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["share", "sample.collab", "-o", "x.collabshare"], "--profile"),
        (["share", "sample.collab", "-o", "x.collabshare", "--profile", "all"], "everything, contacts, desk"),
        (["share", "sample.collab", "-o", "x.collabshare", "--profile", "desk", "--leave-out", "names"], "phones"),
        (["share", "sample.collab", "-o", "x.collabshare", "--profile", "desk", "--return-by", "soon"], "2026-12-01"),
        (["share", "sample.collab", "-o", "x.collabshare", "--return"], "nobody to send it back to"),
        (["share", "sample.collab", "-o", "no/x.collabshare", "--profile", "desk"], "cannot be written"),
        (["share", "sample.collab", "-o", "x.collabshare", "--profile", "desk", "--message", "x" * 5000], "too long"),
        (["receive", "sample.collab", "gone.collabshare"], "cannot be found"),
        (["receive", "sample.collab", "other.collab"], "Harbor"),
        (["open-share", "sample.collab", "-o", "y.collab"], "Open it as it is"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence(sample, done, run, arguments, said):
    done("new", "other.collab", "--name", "Harbor")
    before = sample.read_bytes()
    refused = run(*arguments)
    assert refused.code == 2
    assert said in refused.err
    assert sample.read_bytes() == before
    assert not Path("x.collabshare").exists()


def test_a_partner_without_the_program_gets_the_people(sample, answer, done, run):
    code, said = answer("share", sample, "-o", "people.csv", "--profile", "contacts", "--leave-out", "phones,notes")
    assert (code, said["people"], said["profile"]) == (0, 64, "contacts")
    text = Path("people.csv").read_text("utf-8-sig")
    assert "Email" in text
    assert "Phone" not in text
    assert done("share", sample, "-o", "people.vcf", "--profile", "desk") == "64 contacts are in people.vcf.\n"

    refused = run("share", sample, "-o", "people.xlsx", "--profile", "desk", "--message", "Hello")
    assert (refused.code, "cannot be sent back" in refused.err) == (2, True)
    assert not Path("people.xlsx").exists()


def test_a_receipt_is_listed_read_and_printed(sample, person, answer, done, run, monkeypatch):
    assert done("receipts", sample) == "Nothing was brought in from a partner yet.\n"
    assert "no receipt" in run("print", "receipt", sample, "-o", "x.pdf").err
    done("share", sample, "-o", "out.collabshare", "--profile", "everything")
    monkeypatch.setenv("FACILITATOR_AUTHOR", "Luis")
    done("open-share", "out.collabshare", "-o", "luis.collab")
    done("set", "luis.collab", PERSON, person, "phone=555-2991")
    done("share", "luis.collab", "-o", "back.collabshare", "--return")
    assert done("receipts", "luis.collab") == "Nothing was brought in from a partner yet.\n"
    done("receive", sample, "back.collabshare")

    _, listed = answer("receipts", sample)
    assert [(one["number"], one["sender"], one["changed"], one["taken_back"]) for one in listed["receipts"]] == [
        (1, "Luis", 1, "")
    ]  # fmt: skip
    _, read = answer("receipts", sample, "--number", "last")
    assert [(one["field"], one["became"], one["value"]) for one in read["lines"]] == [("phone", "taken", "555-2991")]
    assert "555-2991\ttaken as sent" in done("receipts", sample, "--number", "1")
    assert "1 change taken" in done("receipts", sample)
    done("print", "receipt", sample, "-o", "x.pdf", "--import", "1")
    assert Path("x.pdf").read_bytes().startswith(b"%PDF")

    done("undo", sample)
    assert "taken back" in done("receipts", sample)
    assert "no receipt “2”" in run("receipts", sample, "--number", "2").err


@pytest.fixture
def request_(sample, person, done, monkeypatch):
    """Give the file of a partner, the file that asks it to forget somebody, and their name."""
    name = next(
        one["name"] for one in json.loads(done("list", sample, PERSON, "--json"))["records"] if one["uid"] == person
    )
    monkeypatch.setenv("FACILITATOR_AUTHOR", "Fatima")
    done("share", sample, "-o", "out.collabshare", "--profile", "everything")
    done("open-share", "out.collabshare", "-o", "luis.collab")
    done("forget", sample, person)
    shared = json.loads(done("share", sample, "-o", "again.collabshare", "--profile", "everything", "--json"))
    assert shared["forget_requests"] == [person]
    return Path("luis.collab"), Path("again.collabshare"), name


def test_whom_a_file_asks_to_forget_is_told_and_forgotten_only_when_that_is_said(request_, person, answer, done, run):
    file, incoming, name = request_
    before = file.read_bytes()
    for options in (["--preview"], ["--preview", "--forget-requested"]):
        _, preview = answer("receive", file, incoming, *options)
        assert preview["forget_requests"] == [{"uid": person, "name": name, "is_forgotten": False}]
    assert file.read_bytes() == before

    said = run("receive", file, incoming).out
    assert f"Fatima asks you to forget {name}: their data would be removed here for good" in said
    assert "Nobody was forgotten; --forget-requested does it." in said
    assert name.encode() in file.read_bytes()

    said = done("receive", file, incoming)
    assert "Nothing new" in said
    assert f"asks you to forget {name}" in said

    code, taken = answer("receive", file, incoming, "--forget-requested")
    assert (code, taken["forget_requests"]) == (0, [{"uid": person, "name": name, "is_forgotten": True}])
    assert json.loads(done("check", file, "--json"))["is_whole"]
    content = file.read_bytes()
    assert name.encode() not in content

    _, again = answer("receive", file, incoming, "--forget-requested")
    assert again["forget_requests"] == []
    assert "forget" not in done("receive", file, incoming)
    assert file.read_bytes() == content


def test_what_is_left_of_them_is_told_after_a_request_was_followed(request_, done, run):
    file, incoming, name = request_
    done("add", file, PERSON, "name=Ana Ruiz", f"notes=Neighbor of {name}")

    said = run("receive", file, incoming, "--forget-requested").out

    assert "These words tell of the person" in said
    assert f"Neighbor of {name}" in said
    assert "The person is forgotten. This cannot be taken back." in said
