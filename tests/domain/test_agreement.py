"""What two entries of one person agree to together."""

import pytest

from facilitator.domain import agreement
from facilitator.domain.records import Person

LISTED = {"is_listed": True}
AGREED = LISTED | {"lists_phone": True}


@pytest.mark.parametrize(
    ("one", "other", "is_agreed"),
    [
        ({"phone": "1", **AGREED}, {"phone": "2", **AGREED}, True),
        ({"phone": "1", **AGREED}, {"phone": "2"}, False),
        ({"phone": "1"}, {"other_phone": "2", **AGREED}, False),
        ({"phone": "1", **AGREED}, {"email": "a@example.org"}, True),
        ({"phone": "1", **AGREED}, {"phone": "2", "lists_phone": True}, False),
        (AGREED, AGREED, True),
        (AGREED, {}, False),
        ({}, {}, False),
    ],
)
def test_a_number_is_agreed_to_when_each_entry_that_has_one_agrees(one, other, is_agreed):
    for pair in ((one, other), (other, one)):
        assert agreement.together(*(Person(**each) for each in pair))["lists_phone"] is is_agreed


def test_one_entry_that_is_listed_lists_both():
    assert agreement.together(Person(**LISTED), Person())["is_listed"]
    assert not agreement.together(Person(), Person())["is_listed"]
