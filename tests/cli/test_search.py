"""Searching everything from the command line."""

import json

import pytest


@pytest.fixture
def file_with_rosa(done, tmp_path):
    done("new", "east", "--name", "Eastside")
    done("add", "east.collab", "people", "name=Rosa Peña")
    return tmp_path / "east.collab"


def test_what_is_found_says_what_it_is_and_where_it_stands(done, sample):
    answer = json.loads(done("search", sample, "meeting", "--json"))
    assert answer["count"] == len(answer["found"]) > 0
    assert {"table", "uid", "title", "about", "day", "field", "excerpt"} == set(answer["found"][0])
    assert "meeting" in done("search", sample, "MEETING")


def test_words_may_be_given_one_by_one_and_all_must_be_there(done, file_with_rosa):
    assert "Rosa Peña" in done("search", file_with_rosa, "pena", "ros")
    assert "Nothing holds" in done("search", file_with_rosa, "rosa", "library")
    assert json.loads(done("search", file_with_rosa, "nobody", "--json"))["found"] == []
