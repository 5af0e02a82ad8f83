"""Copies, earlier days, the bin, forgetting and rescue on the command line."""

import json
from datetime import date

import pytest

TODAY = f"{date.today()}"


@pytest.fixture
def file(done, tmp_path):
    done("new", "east", "--name", "Eastside")
    done("add", "east.collab", "people", "name=Rosa Ortiz", "phone=763 555 0100")
    return tmp_path / "east.collab"


def names(done, file):
    return {one["name"] for one in json.loads(done("list", file, "people", "--json"))["records"]}


def test_copies_are_listed(done, file):
    answer = json.loads(done("backups", file, "--json"))

    assert answer["count"] == len(answer["backups"]) == 1
    assert answer["backups"][0]["occasion"] == "before the first change of the day"
    assert TODAY in done("backups", file)


def test_an_earlier_day_is_looked_at_then_restored_then_taken_back(done, run, file):
    content = file.read_bytes()
    preview = json.loads(done("restore", file, "--to", TODAY, "--preview", "--json"))
    assert (preview["gone"], preview["is_preview"]) == (1, True)
    assert "Rosa Ortiz" in done("restore", file, "--to", TODAY, "--preview")
    assert file.read_bytes() == content

    assert "1 gone again" in done("restore", file, "--to", TODAY)
    assert names(done, file) == set()
    assert json.loads(done("backups", file, "--json"))["count"] == 2
    done("undo", file)
    assert names(done, file) == {"Rosa Ortiz"}

    refused = run("restore", file, "--to", "1999-01-01")
    assert (refused.code, "1999-01-01" in refused.err) == (2, True)


def test_what_was_removed_is_listed_and_comes_back(done, run, file):
    assert "Nothing was removed" in done("bin", file)
    done("remove", file, "people", "Rosa Ortiz")

    (one,) = json.loads(done("bin", file, "--json"))["removed"]
    assert (one["title"], one["table"]) == ("Rosa Ortiz", "people")
    assert "Rosa Ortiz" in done("bin", file)

    answer = json.loads(done("bin", file, "--bring-back", one["uid"][:8], "--json"))
    assert answer["back"] == [{"table": "people", "uid": one["uid"]}]
    assert names(done, file) == {"Rosa Ortiz"}
    assert run("bin", file, "--bring-back", "nobody").code == 2


def test_a_person_is_forgotten_after_a_look_at_what_stands_about_them(done, run, file, home):
    done("add", file, "people", "name=Ana Peña", "notes=Neighbor of Rosa Ortiz")
    preview = json.loads(done("forget", file, "Rosa Ortiz", "--preview", "--json"))
    assert [(one["title"], one["field"], one["is_sure"]) for one in preview["places"]] == [("Ana Peña", "notes", True)]
    assert names(done, file) == {"Rosa Ortiz", "Ana Peña"}

    done("set", file, "people", "Ana Peña", "notes=Neighbor")
    assert "cannot be taken back" in done("forget", file, "Rosa Ortiz")

    assert names(done, file) == {"Ana Peña"}
    for path in (file, *home.rglob("*.collab")):
        content = path.read_bytes()
        assert b"Rosa Ortiz" not in content
        assert b"763 555 0100" not in content
    assert run("forget", file, "Rosa Ortiz").code == 2


def test_a_damaged_file_is_rescued(done, run, file, tmp_path):
    answer = json.loads(done("rescue", file, "-o", "whole.collab", "--json"))
    assert (answer["changes_lost"], answer["lost"], answer["records"]["people"]) == (0, [], 1)
    assert (tmp_path / "whole.html").exists()

    content = file.read_bytes()
    file.write_bytes(content[: len(content) // 2])
    result = run("rescue", file, "-o", "half.collab")
    assert result.code in (0, 1)
    assert json.loads(done("check", "half.collab", "--json"))["is_whole"]
    assert run("rescue", file, "-o", "half.collab").code == 2


@pytest.mark.parametrize("command", ["backups", "restore", "bin", "forget", "rescue"])
def test_every_command_explains_itself(done, command):
    assert "--json" in done(command, "--help")
