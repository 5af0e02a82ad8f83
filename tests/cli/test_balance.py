"""`facilitator balance`, as a person and as a program reads it."""

import json

import pytest


def test_every_sector_has_a_bar_with_its_numbers_and_what_is_missing_is_named(done, sample):
    said = done("balance", sample, "--of", "seats", "--today", "2026-11-25")

    lines = said.splitlines()
    assert lines[0] == "Decision seats, Nov 25, 2026: 21 people in a sector"
    assert any(
        line.startswith("Grass-roots and neighborhood groups  ########") and line.endswith("4 · 19.0%")
        for line in lines
    )
    assert "Nobody from: Media; Funders; Other." in lines
    assert lines[-1].startswith("Evenness 0.880 of 1; as varied as 10.85 equal sectors of 15; ")


def test_members_are_counted_when_nothing_is_said(done, sample):
    assert done("balance", sample).startswith("Members, ")


def test_whoever_is_there_has_a_bar(done, sample):
    lines = done("balance", sample, "--of", "members").splitlines()

    bars = {line.split("  ")[0]: "#" in line for line in lines if " · " in line}
    assert bars["Media"]
    assert not bars["Other"]


def test_present_are_those_of_the_last_meetings_or_of_one(done, sample):
    three = json.loads(done("balance", sample, "--of", "present", "--json"))
    one = json.loads(done("balance", sample, "--of", "present", "--last", "1", "--json"))
    named = json.loads(done("balance", sample, "--of", "present", "--meeting", one["meetings"][0]["on_day"], "--json"))

    assert len(three["meetings"]) == 3
    assert one["meetings"] == three["meetings"][:1]
    assert named["sectors"] == one["sectors"]
    assert sum(sector["count"] for sector in three["sectors"]) == three["n"]
    assert three["missing"] == ["Faith groups", "Other"]
    assert three["flags"] == ["missing"]


def test_gauges_name_the_records_behind_them(done, sample):
    found = json.loads(done("balance", sample, "--gauges", "--today", "2026-11-25", "--json"))["gauges"]

    assert [one["name"] for one in found] == ["E1", "E2", "E3", "E4", "E5", "E6"]
    first = found[0]
    assert (first["numerator"], first["denominator"], first["percent"]) == (8, 21, "38.1")
    assert (first["band"], first["parity"], first["as_of"]) == ("shared", "256/273", "2026-11-25")  # 8/21 : 26/64
    assert len(first["behind"]["community"]) == 8
    assert found[1]["numerator"] is None
    assert found[1]["sentences"][0].startswith("Not known yet: ")


def test_gauges_are_sentences_for_people(done, sample):
    said = done("balance", sample, "--gauges")

    assert "E1 Decision seats held by community people: 8 of 21 · 38.1%" in said
    assert "A third to a half: decisions are shared." in said
    assert said.count("Not known yet: ") == 3


def test_without_sectors_it_is_said_what_to_do_first(done):
    done("new", "River.collab", "--name", "River")
    done("add", "River.collab", "people", "name=Rosa Ortiz")
    for sector in json.loads(done("list", "River.collab", "sectors", "--json"))["records"]:
        done("remove", "River.collab", "sectors", sector["uid"])

    said = done("balance", "River.collab")
    assert "0 people in a sector; 1 without a sector, counted apart" in said
    assert "No sector is expected yet" in said
    assert json.loads(done("balance", "River.collab", "--of", "present", "--json"))["evenness"] is None
    assert "No meeting is marked as held." in done("balance", "River.collab", "--of", "present")


def test_an_unknown_group_is_refused_with_those_there_are(run, sample):
    result = run("balance", sample, "--of", "friends")

    assert result.code == 2
    assert "presenters" in result.err


@pytest.mark.parametrize("language", ["en", "es"])
def test_it_is_said_in_the_language_of_the_reader(done, sample, language, monkeypatch):
    monkeypatch.setenv("FACILITATOR_LANGUAGE", language)

    said = done("balance", sample)
    assert ("Nobody from" in said) == (language == "en")
    assert ("Nadie de" in said) == (language == "es")
