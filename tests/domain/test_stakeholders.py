"""The grid, the level suggested, and the kinds of stakeholder nobody has been named for."""

import pytest

from facilitator.domain import stakeholders
from facilitator.domain.records import Stakeholder
from facilitator.domain.stakeholders import KINDS, OTHER
from facilitator.refusal import Refusal


@pytest.mark.parametrize(
    ("influence", "interest", "place"),
    [
        (3, 3, "promoter"),
        (5, 5, "promoter"),
        (3, 2, "latent"),
        (5, 1, "latent"),
        (2, 3, "defender"),
        (1, 5, "defender"),
        (2, 2, "apathetic"),
        (1, 1, "apathetic"),
        (None, 5, ""),
        (5, None, ""),
        (None, None, ""),
    ],
)
def test_three_or_more_of_five_is_high(influence, interest, place):
    assert stakeholders.place(influence, interest) == place


@pytest.mark.parametrize(
    ("said", "level"),
    [
        ({"influence": 3, "interest": 3}, "core"),
        ({"is_directly_affected": True, "is_community": True, "own_organization": "o"}, "core"),
        ({"is_directly_affected": True, "is_community": True}, "active"),
        ({"is_community": True, "own_organization": "o"}, "informed"),
        ({"is_directly_affected": True}, "active"),
        ({"can_block": True}, "active"),
        ({"implements": True}, "active"),
        ({"influence": 4, "interest": 1}, "active"),
        ({"influence": 1, "interest": 4}, "active"),
        ({"influence": 2, "interest": 2}, "informed"),
        ({"can_help": True, "influences": True, "controls_resources": True, "informs": True}, "informed"),
        ({}, "informed"),
        ({"influence": 1, "interest": 1, "can_block": True}, "active"),
    ],
)
def test_the_highest_level_that_anything_speaks_for_is_suggested(said, level):
    assert stakeholders.suggest(Stakeholder(name="One", **said)).level == level


def test_those_affected_most_are_suggested_for_the_core_however_little_power_they_have():
    one = Stakeholder(
        name="Tenants", is_directly_affected=True, is_community=True, own_organization="o", influence=1, interest=1
    )

    assert stakeholders.place(one.influence, one.interest) == "apathetic"
    assert stakeholders.suggest(one).level == "core"
    assert "its own organization" in stakeholders.suggest(one).reason


def test_a_suggestion_says_why():
    assert stakeholders.suggest(Stakeholder(name="One", can_block=True)).reason == "can block"


def test_there_are_ten_kinds_and_other_is_none_of_them():
    assert len(KINDS) == 10
    assert OTHER not in KINDS
    assert all(question.endswith("?") for question in KINDS.values())


def test_coverage_counts_kinds_that_somebody_is_of():
    register = [
        Stakeholder(name="A", can_help=True, can_block=True),
        Stakeholder(name="B", can_help=True, is_other=True),
    ]

    assert stakeholders.covered(register) == ["can_help", "can_block"]
    assert stakeholders.coverage(register) == 0.2
    assert len(stakeholders.gaps(register)) == 8
    assert "controls_resources" in stakeholders.gaps(register)
    assert stakeholders.coverage([]) == 0
    assert stakeholders.coverage([Stakeholder(name="C", **dict.fromkeys(KINDS, True))]) == 1


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({}, "Name the stakeholder"),
        ({"name": "Ana", "person": "a", "organization": "o"}, "not both"),
        ({"name": "Ana", "person": "a", "through": "a"}, "through themselves"),
    ],
)
def test_what_no_stakeholder_can_be_is_refused(said, words):
    with pytest.raises(Refusal, match=words):
        stakeholders.check(Stakeholder(**said))


@pytest.mark.parametrize(
    ("through", "ways", "is_circle"),
    [
        ("b", {"b": "a"}, True),
        ("b", {"b": "c", "c": "a"}, True),
        ("b", {"b": "c"}, False),
        ("b", {"b": "c", "c": "b"}, False),
        ("", {"b": "a"}, False),
    ],
)
def test_a_way_that_leads_back_is_a_circle_and_one_elsewhere_ends_the_search(through, ways, is_circle):
    assert stakeholders.runs_in_a_circle(Stakeholder(name="A", person="a", through=through), ways) is is_circle


@pytest.mark.parametrize(
    ("field", "number"),
    [("stance", 3), ("stance", -3), ("influence", 0), ("influence", 6), ("interest", 0), ("interest", 6)],
)
def test_numbers_out_of_range_are_refused(field, number):
    with pytest.raises(Refusal, match="takes a whole number from"):
        Stakeholder.fields[field].check(number)
