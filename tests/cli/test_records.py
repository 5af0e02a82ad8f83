"""Adding, changing, removing, listing, taking back: the core on the command line."""

import json
import os
import subprocess
import sys

import pytest

from facilitator.store.document import open_file


@pytest.fixture
def file(done, tmp_path):
    done("new", "east", "--name", "Eastside")
    return tmp_path / "east.collab"


def listed(done, file, table):
    answer = json.loads(done("list", file, table, "--json"))
    assert answer["count"] == len(answer["records"])
    return answer["records"]


def test_a_new_file_has_its_name_and_the_usual_sectors(done, file):
    answer = json.loads(done("info", file, "--json"))

    assert answer["name"] == "Eastside"
    assert answer["records"]["sectors"] == 15
    assert answer["file_version"] == answer["newest_file_version"]
    assert len(answer["collaborative_id"]) == 36
    assert "Eastside" in done("info", file)


def test_a_new_file_may_begin_with_other_sectors_or_none(done):
    done("new", "a.collab", "--name", "A", "--sectors", "drug-free")
    done("new", "b.collab", "--name", "B", "--sectors", "none")

    assert json.loads(done("info", "a.collab", "--json"))["records"]["sectors"] == 12
    assert json.loads(done("info", "b.collab", "--json"))["records"]["sectors"] == 0


def test_a_file_that_is_there_is_never_overwritten(run, file):
    content = file.read_bytes()

    result = run("new", file, "--name", "Other")

    assert result.code == 2
    assert "is there already" in result.err
    assert file.read_bytes() == content


def test_a_whole_evening_is_planned_and_ticked_by_commands_alone(done, file):
    done("add", file, "organizations", "name=Tenants’ Association", "sector=grass-roots and neighborhood groups")
    ana = done("add", file, "people", "name=Ana Peña", "sector=youth", "has_seat=yes", "phone=763 555 0100").strip()
    done("add", file, "affiliations", "person=ana pena", "organization=tenants’ association", "role=Chair")
    meeting = done(
        "add", file, "meetings", "name=First evening", "on_day=2026-12-01", "starts=6 pm", "ends=20:00"
    ).strip()
    for topic, minutes in (("Welcome", 10), ("Lights", 30), ("Next steps", 10)):
        done(
            "add",
            file,
            "agenda_items",
            "meeting=2026-12-01",
            f"topic={topic}",
            f"minutes={minutes}",
            "presenter_person=Ana Peña",
        )
    done("add", file, "attendance", f"meeting={meeting[:8]}", "person=Ana Peña", "state=Present", "came_at=6:10 PM")

    (item,) = [one for one in listed(done, file, "agenda_items") if one["topic"] == "Lights"]
    (line,) = listed(done, file, "attendance")
    assert [one["topic"] for one in listed(done, file, "agenda_items")] == ["Welcome", "Lights", "Next steps"]
    assert (item["meeting"], item["presenter_person"], item["minutes"]) == (meeting, ana, 30)
    assert (line["person"], line["name"], line["state"], line["came_at"]) == (ana, "Ana Peña", "present", "18:10")
    assert "Ana Peña" in done("list", file, "affiliations")
    assert "is whole" in done("check", file)


def test_nobody_is_on_a_list_twice(run, done, file):
    done("add", file, "people", "name=Ana")
    done("add", file, "meetings", "name=Evening", "on_day=2026-12-01")
    done("add", file, "attendance", "meeting=Evening", "person=Ana")

    result = run("add", file, "attendance", "meeting=Evening", "person=Ana")

    assert (result.code, result.err) == (2, "“Ana” is on this meeting's list already.\n")


def test_fields_change_and_are_emptied_by_name_or_id(done, file):
    uid = done("add", file, "people", "name=Ana Peña", "email=ana@example.org").strip()

    done("set", file, "people", "ANA PENA", "name=Ana María Peña", "phone=1")
    done("set", file, "people", uid[:6], "email=", "phone=2=3")

    (person,) = listed(done, file, "people")
    assert (person["name"], person["phone"], person["email"]) == ("Ana María Peña", "2=3", "")


def test_everything_can_be_taken_back_and_done_again_later(done, file):
    uid = done("add", file, "people", "name=Ana").strip()
    done("set", file, "people", uid, "phone=1")
    done("remove", file, "people", uid)

    assert done("undo", file) == "Taken back: Remove person\n"
    assert done("undo", file) == "Taken back: Change person\n"
    assert listed(done, file, "people")[0]["phone"] == ""
    assert [line.partition("\t")[2] for line in done("redo", file, "--list").splitlines()] == [
        "Change person",
        "Remove person",
    ]
    assert done("redo", file) == "Done again: Change person\n"
    assert [line.partition("\t")[2] for line in done("undo", file, "--list").splitlines()] == [
        "Change person",
        "Add person",
    ]


def test_nothing_to_take_back_is_said_plainly(run, file):
    for command, sentence in (("undo", "There is nothing to take back."), ("redo", "There is nothing to do again.")):
        result = run(command, file)
        assert (result.code, result.out, result.err) == (2, "", sentence + "\n")


def test_history_tells_of_a_removed_record_too(done, file):
    uid = done("add", file, "people", "name=Ana").strip()
    done("set", file, "people", "Ana", "has_seat=yes", "phone=1")
    done("remove", file, "people", uid)

    answer = json.loads(done("history", file, "people", uid, "--json"))

    assert [entry["what"] for entry in answer["entries"]] == ["added", "changed", "removed"]
    assert answer["entries"][1]["fields"] == {
        "has_seat": {"before": False, "after": True}, "phone": {"before": "", "after": "1"}
    }  # fmt: skip
    assert "Has a decision seat" in done("history", file, "people", uid)


def test_a_removed_meeting_takes_its_agenda_along(done, sample):
    before = json.loads(done("info", sample, "--json"))["records"]

    done("remove", sample, "meetings", "2026-12-01")
    assert json.loads(done("info", sample, "--json"))["records"]["agenda_items"] == before["agenda_items"] - 10
    done("undo", sample)
    assert json.loads(done("info", sample, "--json"))["records"] == before


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["list", "{file}", "folk"], "There is no table “folk”"),
        (["list", "gone.collab", "people"], "cannot be found"),
        (["list", "readme.txt", "people"], "is not a collaborative's file"),
        (["check", "."], "is a folder"),
        (["add", "{file}", "people", "nam=Ana"], "There is no field “nam” in people"),
        (["add", "{file}", "people", "Ana"], "has no “=”"),
        (["add", "{file}", "people", "phone=1"], "“Full name” cannot be empty"),
        (["add", "{file}", "people", "name=Ana", "sector=sailors"], "No sector is called “sailors”"),
        (["add", "{file}", "collaborative", "name=X"], "holds one collaborative"),
        (["add", "{file}", "people"], "Missing argument"),
        (["set", "{file}", "people", "nobody", "name=X"], "No person is called “nobody”"),
        (["set", "{file}", "meetings", "", "name=X"], "No meeting is called"),
        (["remove", "{file}", "collaborative", "Eastside"], "cannot be removed"),
        (["history", "{file}", "people", "nobody"], "No person is called"),
        (["new", "nowhere/x.collab", "--name", "X"], "cannot be made in"),
        (["new", "x.collab", "--name", " "], "“Name” cannot be empty"),
        (["new", "x.collab"], "Missing option"),
        (["dance"], "No such command"),
        (["info", "{file}", "--loud"], "No such option"),
        (["sample", "s.collab", "--size", "0"], "0 is not in the range"),
        (["sample", "s.collab", "--today", "soon"], "“soon” is no date"),
        (["print", "poster", "{file}", "-o", "x.pdf"], "There is no handout “poster”"),
        (["print", "agenda", "-o", "x.pdf"], "Name the file to print from"),
        (["print", "agenda", "{file}", "-o", "x.pdf"], "There is no meeting to print this for"),
        (["print", "agenda", "{file}", "-o", "x.pdf", "--meeting", "next"], "No meeting is planned"),
        (["print", "agenda", "{file}", "-o", "nowhere/x.pdf", "--blank"], "cannot be written in nowhere"),
        (["export", "{file}", "-o", "x.doc"], "cannot be written as “x.doc”"),
        (["import", "{file}", "gone.vcf"], "is not there"),
        (["import", "{file}", "{file}"], "own file, not a list of contacts"),
        (["--lang", "fr", "info", "{file}"], "is not one of"),
    ],
)
def test_what_cannot_be_done_is_one_plain_sentence(run, file, tmp_path, arguments, sentence):
    (tmp_path / "readme.txt").write_text("hello")
    before = {one.name: one.read_bytes() for one in tmp_path.iterdir()}

    result = run(*(one.format(file=file) for one in arguments))

    assert (result.code, result.out) == (2, "")
    assert sentence in result.err
    assert result.err.count("\n") == 1
    assert {one.name: one.read_bytes() for one in tmp_path.iterdir()} == before


def test_a_name_that_two_people_have_asks_for_the_id(run, done, file):
    for _ in range(2):
        done("add", file, "people", "name=Ana")

    assert "More than one person fits “Ana”" in run("set", file, "people", "Ana", "phone=1").err


def test_a_file_that_is_open_elsewhere_can_be_read_and_not_changed(run, done, file):
    hold = (
        "import sys; from pathlib import Path; from facilitator.store.document import open_file\n"
        "with open_file(Path(sys.argv[1])) as document: print('open', flush=True); sys.stdin.readline()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", hold, str(file)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as holder:
        assert holder.stdout.readline() == "open\n"
        refused = run("add", file, "people", "name=Ana")
        assert refused.code == 2
        assert "is open on" in refused.err
        assert "Eastside" in done("info", file)
        holder.communicate("\n")

    done("add", file, "people", "name=Ana")


def test_a_damaged_file_is_named_by_check(run, file, tmp_path):
    with open_file(file) as document:
        document.connection.execute("UPDATE sectors SET name = 'Other' WHERE name = 'Youth'")

    result = run("check", file)

    assert result.code == 2
    assert "name differs from its history" in result.out
    assert "is not whole (1)" in result.err


def test_what_could_upset_a_terminal_is_not_printed(done, file):
    with open_file(file) as document:
        document.connection.execute("UPDATE sectors SET name = 'A\x1b[31m\tB\nC' WHERE name = 'Youth'")

    assert "\x1b" not in done("list", file, "sectors")


def test_a_mistake_of_the_program_is_one_sentence_and_written_down(run, file, home, monkeypatch):
    monkeypatch.setattr("facilitator.store.entering.listing", lambda *rest: 1 / 0)

    result = run("list", file, "people")

    assert result.code == 2
    assert result.err.startswith(
        "The program had a problem: ZeroDivisionError: division by zero. It is written down in "
    )
    assert "Traceback" in (home / "problems.log").read_text()


def test_the_author_stands_in_the_history(done, run, file, monkeypatch):
    monkeypatch.setenv("FACILITATOR_AUTHOR", "Fatima")
    uid = done("add", file, "people", "name=Ana").strip()

    assert json.loads(done("history", file, "people", uid, "--json"))["entries"][0]["author"] == "Fatima"


def test_spanish_is_spoken_when_the_system_does(run, monkeypatch):
    monkeypatch.setenv("LANG", "es_MX.UTF-8")
    spanish = run("info", "gone.collab").err
    english = run("--lang", "en", "info", "gone.collab").err

    assert "cannot be found" in english
    assert "cannot be found" not in spanish


def test_writing_into_a_pipe_that_closes_is_no_problem(sample):
    command = f'{sys.executable} -m facilitator list "{sample}" attendance | head -1'
    result = subprocess.run(
        command, shell=True, capture_output=True, text=True, env={**os.environ, "PYTHONPATH": os.getcwd()}
    )

    assert result.stdout.startswith("uid")
    assert result.stderr == ""
