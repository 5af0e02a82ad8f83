"""What gives a person away: their names, phones and addresses, and where those words stand."""

from collections.abc import Iterable
from dataclasses import dataclass

from facilitator.domain.plain_text import clean_line, fold
from facilitator.domain.records import Person
from facilitator.store.operations import Operation

# Fields whose whole value names or reaches one person; words such as "mornings" do not.
_TELLING = ("name", "phone", "other_phone", "email", "other_email", "address")
_SHORTEST = 3
_FEWEST_DIGITS = 6


@dataclass(frozen=True, slots=True)
class Traces:
    """What a person was ever called and reached by. `sure` cannot be anybody else's; `words` may be (a first name)."""

    sure: frozenset[str]
    words: frozenset[str]
    digits: frozenset[str]

    def is_in(self, text: str) -> bool:
        """Say whether a text surely tells of the person."""
        folded = fold(text)
        return any(_stands_alone(one, folded) for one in self.sure) or self._has_digits(folded)

    def may_be_in(self, text: str) -> bool:
        """Say whether a text may tell of the person: it holds one word of their names."""
        folded = fold(text)
        return any(_stands_alone(one, folded) for one in self.words)

    def _has_digits(self, folded: str) -> bool:
        if not self.digits:
            return False
        digits = "".join(letter for letter in folded if letter.isdigit())
        return any(one in digits for one in self.digits)

    def __or__(self, other: "Traces") -> "Traces":
        return Traces(self.sure | other.sure, self.words | other.words, self.digits | other.digits)


def of(every: Iterable[Operation]) -> Traces:
    """Gather the traces of a person from all operations of their row, old names and numbers too."""
    sure: set[str] = set()
    words: set[str] = set()
    digits: set[str] = set()
    for one in every:
        for name in (*_TELLING, "called", "sort_under"):
            value = one.patch.get(name)
            if not isinstance(value, str) or not value:
                continue
            folded = fold(clean_line(value))
            if name in ("called", "sort_under"):
                words |= _words(folded)
                continue
            if name == "name":
                words |= _words(folded)
            if "phone" in name:
                number = "".join(letter for letter in folded if letter.isdigit())
                if len(number) >= _FEWEST_DIGITS:
                    digits.add(number)
            # A name of one word may be anybody's; what somebody else is called too must not be taken from them.
            if len(folded) >= _SHORTEST and (name != "name" or " " in folded):
                sure.add(folded)
    return Traces(frozenset(sure), frozenset(words), frozenset(digits))


def whole_names(every: Iterable[Operation]) -> frozenset[str]:
    """Give every full name of a person, folded, also one of a single word."""
    names = (one.patch.get("name") for one in every if one.table == Person.table)
    return frozenset(fold(clean_line(name)) for name in names if isinstance(name, str) and name)


def _words(folded: str) -> set[str]:
    return {word for word in folded.split() if len(word) >= _SHORTEST}


def _stands_alone(word: str, folded: str) -> bool:
    at = folded.find(word)
    while at >= 0:
        end = at + len(word)
        if not (at > 0 and folded[at - 1].isalnum()) and not (end < len(folded) and folded[end].isalnum()):
            return True
        at = folded.find(word, at + 1)
    return False
