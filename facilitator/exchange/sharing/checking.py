"""Is an operation from outside one that this program could have written? Every file that comes in passes here.

What is wrong with the shape of an operation makes its whole file unfit (`ValueError`). A value that does not fit its
field is put aside, as if it had not been shared, and the rest of the operation is kept.
"""

import re
import unicodedata
from collections.abc import Mapping
from typing import Any

from facilitator.domain.records import BY_TABLE, Field, Kind, Value
from facilitator.exchange.sharing.shipment import NAME, UID
from facilitator.refusal import Refusal
from facilitator.store.operations import Act, Operation

MOST_PRED = 256
MOST_FIELDS = 64
MOST_LETTERS = 65_536
_LARGEST = 2**53
_LATEST = 2**63
_AUTHOR = 200
_ID = re.compile(r"[0-9a-f]{32}")
# All that a person cannot have meant to write; line breaks and tabs they can.
_UNWANTED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_KEYS = frozenset("itukpfwha")


def operation(said: Mapping[str, Any]) -> Operation:
    """Make an operation of what a line says; raises `ValueError` when its shape is not ours."""
    if not _KEYS.issuperset(said):
        raise ValueError("a key that is not ours")
    table, uid, act, stamp, author = said.get("t"), said.get("u"), said.get("k"), said.get("h", 0), said.get("a", "")
    table = _name(table)
    if not isinstance(uid, str) or not UID.fullmatch(uid):
        raise ValueError("uid")
    if type(act) is not int or type(stamp) is not int or not 0 <= stamp < _LATEST:
        raise ValueError("kind or time")
    if not isinstance(author, str) or len(author) > _AUTHOR or not _is_plain(author) or "\n" in author:
        raise ValueError("author")
    patch, withheld = _fields(table, said.get("f", {}), said.get("w", []))
    kind = Act(act)
    if kind is Act.DELETE and (patch or withheld):
        raise ValueError("a deletion with fields")
    id_ = _id(said.get("i"))
    pred = _pred(said.get("p", []))
    if id_ in pred:
        raise ValueError("it replaces itself")
    return Operation(id_, b"", table, uid, kind, patch, pred, stamp, author, withheld)


def _fields(table: str, patch: object, withheld: object) -> tuple[dict[str, Value], tuple[str, ...]]:
    if not isinstance(patch, dict) or not isinstance(withheld, (list, tuple)):
        raise ValueError("fields")
    record = BY_TABLE.get(table)
    known = record.fields if record else {}
    for name in (*patch, *withheld):
        if not isinstance(name, str) or name not in known:
            _name(name)
    if len(patch) + len(withheld) > MOST_FIELDS or len({*patch, *withheld}) < len(patch) + len(withheld):
        raise ValueError("too many fields, or one twice")
    fitting = {name: value for name, value in patch.items() if _fits(known.get(name), value)}
    if len(fitting) < len(patch):
        withheld = (*withheld, *(name for name in patch if name not in fitting))
    return fitting, tuple(withheld)


def _fits(field: Field | None, value: Any) -> bool:
    kind = type(value)
    if kind is str:
        if field is not None and field.kind is Kind.TEXT and value and value.isprintable():
            # What `check` would find, without its cost: most values are such lines.
            is_composed = value.isascii() or unicodedata.is_normalized("NFC", value)
            return is_composed and len(value) <= field.limit and "  " not in value and value[0] != " " != value[-1]
        if len(value) > MOST_LETTERS or not _is_plain(value):
            return False
    elif kind in (dict, list, float):
        raise ValueError("a value with a shape")
    elif kind is int and abs(value) >= _LARGEST:
        return False
    if field is None:
        return True
    if field.kind is Kind.LINK and value and not (isinstance(value, str) and UID.fullmatch(value)):
        return False
    try:
        checked = field.check(value)
    except Refusal:
        return False
    return checked == value and type(checked) is type(value)


def _is_plain(text: str) -> bool:
    if text.isascii() and text.isprintable():
        return True
    return not _UNWANTED.search(text) and unicodedata.is_normalized("NFC", text)


def _name(said: object) -> str:
    if not isinstance(said, str) or not NAME.fullmatch(said):
        raise ValueError("a name that is not ours")
    return said


def _id(said: object) -> bytes:
    if not isinstance(said, str) or not _ID.fullmatch(said):
        raise ValueError("id")
    return bytes.fromhex(said)


def _pred(said: object) -> tuple[bytes, ...]:
    if not isinstance(said, list) or len(said) > MOST_PRED:
        raise ValueError("what it replaces")
    found = tuple(_id(one) for one in said)
    if len(set(found)) < len(found):
        raise ValueError("the same version twice")
    return found
