"""The register of stakeholders and the log of calls on the command line."""

import json

import pytest

TODAY = "--today=2026-11-22"


@pytest.fixture
def file(done, tmp_path):
    done("new", "east", "--name", "Eastside")
    return tmp_path / "east.collab"


def answer(done, *arguments):
    return json.loads(done(*arguments, "--json"))


def test_somebody_looks_for_who_is_missing_calls_and_answers(done, file):
    assert len(answer(done, "stakeholders", file, "--gaps")["gaps"]) == 10
    assert "Who controls resources?" in done("stakeholders", file, "--gaps")
    done("add", file, "people", "name=Ana Peña", "phone=555 0100")
    done(
        "add",
        file,
        "stakeholders",
        "name=Light and Water",
        "controls_resources=yes",
        "can_block=yes",
        "through=Ana Peña",
    )
    done("add", file, "stakeholders", "person=Ana Peña", "is_directly_affected=yes", "level_wanted=core")

    gaps = answer(done, "stakeholders", file, "--gaps")
    assert (gaps["kinds"], gaps["kinds_named"], gaps["coverage"]) == (10, 2, 0.2)
    assert "Who controls resources?" not in done("stakeholders", file, "--gaps")
    due = answer(done, "outreach", file, "--due", TODAY)["due"]
    assert [(one["name"], one["phone"], one["through"]) for one in due] == [
        ("Ana Peña", "555 0100", ""),
        ("Light and Water", "", "Ana Peña"),
    ]

    call = done(
        "add", file, "outreach", "stakeholder=Light and Water", "on_day=2026-11-22", "heard=They wait", "asked=Who pays?",
        "answer_due=2026-11-30",
    ).strip()  # fmt: skip

    log = answer(done, "outreach", file, TODAY)
    assert (log["identified"], log["touched"], log["coverage"]) == (2, 1, 0.5)
    assert (log["asked"], log["answered"], log["answer_rate"]) == (1, 0, 0.0)
    assert [(one["name"], one["way"], one["heard"]) for one in log["touches"]] == [
        ("Light and Water", "phone", "They wait")
    ]
    assert [one["name"] for one in answer(done, "outreach", file, "--due", TODAY)["due"]] == ["Ana Peña"]
    done("set", file, "outreach", call, "answered_on=2026-11-25")
    assert answer(done, "outreach", file, TODAY)["answer_rate"] == 1.0
    assert "1 of 2 stakeholders were touched; 1 of 1 questions were answered; 1 are due." in done(
        "outreach", file, TODAY
    )
    assert "They wait" in done("outreach", file, TODAY)
    assert "is whole" in done("check", file)


def test_every_stakeholder_has_a_level_suggested_with_its_reason(done, file):
    done("add", file, "stakeholders", "name=Loggers", "influence=4", "interest=2", "stance=-1")
    done("add", file, "outreach", "stakeholder=Loggers", "on_day=2026-09-01")

    (one,) = answer(done, "stakeholders", file, TODAY)["stakeholders"]

    assert (one["place_on_grid"], one["suggested"], one["last_touch"]) == ("latent", "active", "2026-09-01")
    assert (one["due_on"], one["is_overdue"], one["unanswered"]) == ("2026-10-31", True, 0)
    assert "suggested: Active (much influence, and little interest so far)" in done("stakeholders", file, TODAY)


@pytest.mark.parametrize(
    ("values", "words"),
    [
        (["stakeholders", "place=Mill Street"], "Name the stakeholder"),
        (["stakeholders", "name=A", "influence=6"], "from 1 to 5"),
        (["stakeholders", "name=A", "stance=-3"], "from -2 to 2"),
        (["stakeholders", "person=Ana", "through=Ana"], "through themselves"),
        (["stakeholders", "person=Ben", "through=Ana"], "would lead back to Ben"),
        (["stakeholders", "person=Ana", "organization=Clinic"], "not both"),
        (
            ["outreach", "stakeholder=Ana", "on_day=2026-11-01", "asked=When?", "answered_on=2026-10-01"],
            "before the question",
        ),
        (["outreach", "stakeholder=Nobody", "on_day=2026-11-01"], "No stakeholder is called"),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(done, run, file, values, words):
    done("add", file, "people", "name=Ana")
    done("add", file, "people", "name=Ben")
    done("add", file, "organizations", "name=Clinic")
    done("add", file, "stakeholders", "person=Ana", "through=Ben")

    result = run("add", file, *values)

    assert result.code == 2
    assert words in result.err
    assert len(result.err.splitlines()) == 1
    assert answer(done, "stakeholders", file)["count"] == 1


def test_the_sample_has_calls_due_somebody_never_called_and_a_question_nobody_answered(done, sample):
    register = answer(done, "stakeholders", sample, TODAY)
    log = answer(done, "outreach", sample, "--due", TODAY)

    assert register["gaps"] == ["has_family_affected", "owns_property"]
    assert (register["count"], log["identified"], log["touched"]) == (16, 16, 12)
    assert (log["asked"], log["answered"]) == (5, 3)
    assert [one["name"] for one in log["due"]][:2] == [
        "Families at the Orchard Lane trailer court", "Young people who sleep under the Depot Street bridge",
    ]  # fmt: skip
    assert [one["last_touch"] for one in log["due"]][:5] == ["", "", "", "", "2026-07-14"]
