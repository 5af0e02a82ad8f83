"""What a file can add to somebody who is there already: only what is empty is filled, nothing is overwritten."""

from collections.abc import Callable, Mapping

from facilitator.domain.plain_text import fold
from facilitator.domain.records import Value
from facilitator.domain.records.people import SECOND
from facilitator.exchange.import_plan import Fill, Kept
from facilitator.exchange.phone_keys import PhoneKeys

# The name itself is what two were matched by.
_ASIDE = {"name", *SECOND, *SECOND.values()}

Values = Mapping[str, Value]


def compare(present: Values, brought: Values, keys: PhoneKeys) -> tuple[tuple[Fill, ...], tuple[Kept, ...]]:
    """Give what `brought` fills in `present`, and where the two differ and the present value is kept."""
    fills: list[Fill] = []
    kept: list[Kept] = []
    for name, new in brought.items():
        if name in _ASIDE or not new or name not in present:
            continue
        old = present[name]
        if not old:
            fills.append(Fill(name, _text(new)))
        elif fold(_text(old)) != fold(_text(new)) and not (name == "notes" and _text(new) in _text(old)):
            kept.append(Kept(name, _text(old), _text(new)))
    for first, second in SECOND.items():
        if first in present:
            _compare_pair(present, brought, (first, second), keys.key if first == "phone" else _email_key, fills, kept)
    return tuple(fills), tuple(kept)


def _compare_pair(
    present: Values,
    brought: Values,
    pair: tuple[str, str],
    key: Callable[[str], str],
    fills: list[Fill],
    kept: list[Kept],
) -> None:
    """Compare two phones (or emails) with two others, whichever comes first; a new one takes the place that is free."""
    there = {name: _text(present[name]) for name in pair if name in present}
    known = {key(text) or text for text in there.values() if text}
    for name in pair:
        new = _text(brought.get(name) or "")
        if not new or (key(new) or new) in known:
            continue
        known.add(key(new) or new)
        free = next((place for place, text in there.items() if not text), None)
        if free is None:
            kept.append(Kept(name, there.get(name, ""), new))
        else:
            there[free] = new
            fills.append(Fill(free, new))


def _email_key(email: str) -> str:
    return email.strip().casefold()


def _text(value: Value) -> str:
    return "yes" if value is True else "" if value in (None, False) else str(value)
