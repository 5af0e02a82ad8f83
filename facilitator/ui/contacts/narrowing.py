"""Filter as you type: which people match some words, answered from memory and quicker with every letter."""

from collections.abc import Sequence
from itertools import compress, repeat
from operator import contains

from facilitator.domain.plain_text import fold, search_words


class Narrowing:
    """Holds the folded text of everybody; a query that goes on from the last one looks only through its answer."""

    def __init__(self) -> None:
        self._texts: dict[str, str] = {}
        self._among: Sequence[str] = ()
        self._in_order: list[str] = []
        self._typed = ""
        self._words: list[str] = []
        self._found: Sequence[str] = ()
        self._left: Sequence[str] = ()  # the texts of those found

    def __len__(self) -> int:
        return len(self._texts)

    def learn(self, texts: Sequence[tuple[str, str]]) -> None:
        """Take the folded texts of some people, new or changed."""
        self._texts.update(texts)
        self._among = ()

    def make_ready(self, among: Sequence[str]) -> None:
        """Lay the texts of `among` side by side, so that the first letter is answered as quickly as the others."""
        if among is not self._among:
            get = self._texts.get
            self._in_order = [get(uid, "") for uid in among]
            self._among = among
            self._start_anew()

    def find(self, among: Sequence[str], typed: str) -> Sequence[str]:
        """List those of the ids `among` whose text holds every word of `typed`, in any order, accents aside.

        A word without letters is a part of a phone number: "(555) 010" finds 555010 as well.
        """
        self.make_ready(among)
        folded = fold(typed)
        if not self._typed or not folded.startswith(self._typed):
            self._start_anew()
        words = search_words(typed)
        for word in words:
            if word not in self._words:
                # Without a line of Python for each text: the first letter looks through all of them.
                has_it = list(map(contains, self._left, repeat(word)))
                if not all(has_it):
                    self._found = list(compress(self._found, has_it))
                    self._left = list(compress(self._left, has_it))
        self._typed, self._words = folded, words
        return self._found

    def _start_anew(self) -> None:
        self._typed, self._words = "", []
        self._found, self._left = self._among, self._in_order
