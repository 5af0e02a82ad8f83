from facilitator.store.operations import Act, Operation, add_up


def put(name, patch, *before, stamp=1):
    return Operation(name.encode().ljust(16), b"t", "people", "u", Act.PUT, patch, _ids(before), stamp, "")


def delete(name, *before):
    return Operation(name.encode().ljust(16), b"t", "people", "u", Act.DELETE, {}, _ids(before), 1, "")


def _ids(names):
    return tuple(name.encode().ljust(16) for name in names)


def test_a_later_value_replaces_the_one_it_has_seen_whatever_the_clocks_say():
    state = add_up([put("a", {"phone": "1"}, stamp=9), put("b", {"phone": "2"}, "a", stamp=3)])

    assert state.values == {"phone": "2"}
    assert state.conflicts == set()


def test_two_values_that_never_saw_each_other_are_a_conflict_and_the_later_is_shown():
    first, left, right = (
        put("a", {"phone": "0"}),
        put("b", {"phone": "1"}, "a", stamp=2),
        put("c", {"phone": "2"}, "a", stamp=3),
    )

    for order in ([first, left, right], [right, left, first], [left, right, first]):
        state = add_up(order)
        assert state.values == {"phone": "2"}
        assert state.conflicts == {"phone"}


def test_the_same_value_given_twice_apart_is_no_conflict():
    state = add_up([put("a", {}), put("b", {"phone": "1"}, "a"), put("c", {"phone": "1"}, "a")])

    assert state.conflicts == set()


def test_a_deletion_covers_what_it_has_seen_and_an_unseen_edit_keeps_the_row_alive():
    seen = [put("a", {"name": "Ana"}), put("b", {"phone": "1"}, "a")]

    assert not add_up([*seen, delete("d", "a", "b")]).is_alive
    assert add_up([*seen, delete("d", "a")]).is_alive


def test_a_row_brought_back_is_alive_and_can_be_removed_again():
    history = [put("a", {"name": "Ana"}), delete("d", "a"), put("e", {"name": "Ana"}, "d", "a")]

    assert add_up(history).is_alive
    assert not add_up([*history, delete("f", "e", "d")]).is_alive


def test_nothing_adds_up_to_nothing():
    assert not add_up([]).is_alive
