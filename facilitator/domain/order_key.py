"""Keys that keep a list in order, so that a line can move between two others without renumbering any.

Two people may insert at the same place at the same time; the keys are then equal and the records' ids decide, so that
everybody sees the same order after a merge.
"""

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


def between(before: str, after: str) -> str:
    """Give a key that sorts after `before` and ahead of `after`; "" stands for an open end.

    Keys are base-36 fractions without a trailing "0", so there is always room. Raises `ValueError` when `before`
    is not less than `after`.
    """
    if after and before >= after:
        raise ValueError(f"{before!r} is not ahead of {after!r}")
    key = ""
    place = 0
    while True:
        low = _DIGITS.index(before[place]) if place < len(before) else 0
        high = _DIGITS.index(after[place]) if place < len(after) else len(_DIGITS)
        if high - low > 1:
            return key + _DIGITS[(low + high) // 2]
        key += _DIGITS[low]
        if high > low:
            after = ""
        place += 1


def spread(count: int) -> list[str]:
    """Give `count` keys in order, evenly apart and as short as they can be."""
    width = 1
    while len(_DIGITS) ** width <= count:
        width += 1
    step = len(_DIGITS) ** width / (count + 1)
    return [_in_base_36(int(step * (place + 1)), width).rstrip("0") for place in range(count)]


def _in_base_36(number: int, width: int) -> str:
    digits = ""
    for _ in range(width):
        number, rest = divmod(number, len(_DIGITS))
        digits = _DIGITS[rest] + digits
    return digits
