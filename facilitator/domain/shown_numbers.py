"""Numbers as people read them: rounded half up, so that what is exactly in the middle goes the way school taught."""

from fractions import Fraction
from math import floor

_HALF = Fraction(1, 2)
_MOST_PLACES = 15


def decimals(value: Fraction | float, places: int) -> str:
    """Write a number that is not negative with so many decimals, rounded half up: 0.7365 with 3 gives "0.737".

    A fraction is rounded exactly; of a float, the binary number that it is.
    """
    if value < 0:
        raise ValueError(f"{value} is negative")
    whole, rest = divmod(rounded(Fraction(value) * 10**places), 10**places)
    return f"{whole}.{rest:0{places}}" if places else str(whole)


def decimals_beside(value: Fraction | float, limit: Fraction, places: int) -> str:
    """Write a number that is not a limit so that it does not read like it: 0.6998 beside 0.70 with 3 gives "0.6998"."""
    if value == limit:
        return decimals(value, places)
    while places < _MOST_PLACES and Fraction(decimals(value, places)) == limit:
        places += 1
    return decimals(value, places)


def percent(share: Fraction) -> str:
    """Write a share of one as a number of percent with one decimal, without the sign: 2/5 gives "40.0"."""
    return decimals(share * 100, 1)


def rounded(value: Fraction) -> int:
    """Give the nearest whole number, the greater one of two."""
    return floor(value + _HALF)
