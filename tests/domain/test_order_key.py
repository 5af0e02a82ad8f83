import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.order_key import between, spread

KEYS = st.from_regex(r"[0-9a-z]{0,12}[1-9a-z]", fullmatch=True)


@given(KEYS, KEYS)
def test_there_is_always_room_between_two_keys(one, other):
    low, high = sorted((one, other))
    if low == high:
        with pytest.raises(ValueError, match="is not ahead of"):
            between(low, high)
        return

    key = between(low, high)

    assert low < key < high
    assert not key.endswith("0")


@given(KEYS)
def test_there_is_always_room_at_both_ends(key):
    assert between("", key) < key < between(key, "")


@given(st.lists(st.integers(0, 10**6), min_size=1, max_size=80))
def test_however_a_list_is_filled_its_keys_stay_in_order(places):
    keys = []
    for place in places:
        at = place % (len(keys) + 1)
        keys.insert(at, between(keys[at - 1] if at else "", keys[at] if at < len(keys) else ""))

    assert keys == sorted(set(keys))


def test_a_thousand_times_at_the_same_place_stays_within_what_a_field_holds():
    low, high, first, last = "", "i", "i", "i"
    for _ in range(900):
        low = between(low, high)
        first = between("", first)
        last = between(last, "")

    assert max(len(low), len(first), len(last)) <= 200


@given(st.integers(0, 5000))
def test_spread_keys_are_in_order_short_and_leave_room_everywhere(count):
    keys = spread(count)

    assert len(keys) == count
    assert keys == sorted(set(keys))
    assert all(len(key) <= 3 for key in keys)
    for low, high in zip(["", *keys], [*keys, ""], strict=True):
        between(low, high)
