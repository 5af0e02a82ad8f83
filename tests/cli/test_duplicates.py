"""Who is in a file twice, from the command line: listed, told apart, made one."""

import json

import pytest


@pytest.fixture
def file(done, tmp_path):
    done("new", "east", "--name", "Eastside", "--sectors", "none")
    path = tmp_path / "east.collab"
    for values in (
        ("people", "name=Luis Peña", "phone=303 555 0100"),
        ("people", "name=Lucho", "phone=(303) 555-0100", "needs=a ramp"),
        ("people", "name=Ana Ruiz"),
        ("organizations", "name=The Clinic"),
        ("organizations", "name=Clinic"),
        ("organizations", "name=School 12"),
        ("organizations", "name=School 13"),
    ):
        done("add", path, *values)
    return path


def pairs(done, file, *more):
    answer = json.loads(done("duplicates", file, "--json", *more))
    return [(one["table"], {one["one"]["title"], one["other"]["title"]}, one["why"]) for one in answer["pairs"]]


def test_pairs_are_listed_with_the_reason(done, file):
    assert pairs(done, file) == [
        ("people", {"Luis Peña", "Lucho"}, "the same phone as “Lucho”"),
        ("organizations", {"The Clinic", "Clinic"}, "the same name as “Clinic”"),
    ]
    assert "the same phone as “Lucho”" in done("duplicates", file)


def test_who_was_told_apart_is_not_listed_again_until_that_is_taken_back(done, file):
    assert [table for table, *_ in pairs(done, file, "--not-the-same", "Lucho", "Luis Peña")] == ["organizations"]
    assert done("duplicates", file, "--not-the-same", "Clinic", "The Clinic") == "Nobody is here twice\n"
    done("undo", file)
    assert [table for table, *_ in pairs(done, file)] == ["organizations"]


def test_two_are_made_one_and_a_step_takes_it_back(done, file):
    done("unite", file, "people", "Lucho", "Luis Peña")
    people = json.loads(done("list", file, "people", "--json"))["records"]
    assert {one["name"]: one["needs"] for one in people} == {"Luis Peña": "a ramp", "Ana Ruiz": ""}
    done("unite", file, "organizations", "Clinic", "The Clinic")
    assert pairs(done, file) == []
    done("undo", file)
    assert [table for table, *_ in pairs(done, file)] == ["organizations"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("unite", "people", "Lucho", "Lucho"), "one record"),
        (("unite", "people", "Lucho", "Nobody"), "Nobody"),
        (("unite", "meetings", "a", "b"), "Only these can be united"),
        (("duplicates", "--not-the-same", "Lucho", "Clinic"), "Clinic"),
        (("duplicates", "--not-the-same", "Lucho", "Lucho"), "one record"),
    ],
)
def test_what_cannot_be_is_one_sentence(run, file, arguments, said):
    result = run(arguments[0], file, *arguments[1:])
    assert result.code == 2
    assert said in result.err
