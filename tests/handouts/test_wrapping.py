"""Words broken into lines."""

from hypothesis import given
from hypothesis import strategies as st

from facilitator.handouts._letters import BOLD, REGULAR, faces, readable, width
from facilitator.handouts._wrapping import dotted, longest_word, wrap

faces()


@given(st.text(st.sampled_from("abW-/ ñ.i"), max_size=200), st.floats(30, 400))
def test_no_line_is_wider_than_its_room_and_no_letter_is_lost(words, room):
    lines = wrap(words, REGULAR, 12, room)

    assert all(width(line, REGULAR, 12) <= room for line in lines)
    assert "".join(lines).replace(" ", "") == words.replace(" ", "")


@given(st.lists(st.sampled_from(["we", "talk", "about", "rivers"]), max_size=30))
def test_words_that_fit_are_never_broken(words):
    room = longest_word("we talk about rivers", BOLD, 12)

    assert " ".join(wrap(" ".join(words), BOLD, 12, room)).split() == words


def test_line_breaks_stay():
    assert wrap("one\ntwo", REGULAR, 12, 500) == ["one", "two"]


def test_a_long_word_breaks_behind_its_hyphen():
    assert wrap("Featherstone-Cholmondeley", REGULAR, 12, 100) == ["Featherstone-", "Cholmondeley"]


def test_dots_stand_only_between_words():
    assert dotted("", "one", "", "two") == "one\u00a0· two"


@given(st.text())
def test_only_letters_that_can_be_drawn_are_left(words):
    assert readable(readable(words)) == readable(words)
    assert len(readable(words)) == len(words)
