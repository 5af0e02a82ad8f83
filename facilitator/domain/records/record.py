"""What every record is: one row with an id, that never changes in place."""

from dataclasses import replace
from typing import Any, ClassVar, Self, dataclass_transform

from facilitator.domain.records.fields import Field
from facilitator.refusal import Refusal
from facilitator.words import mark


@dataclass_transform(frozen_default=True)
class _Declared:
    """Makes classes of nothing but field declarations, as `dataclass` does, without writing and compiling any code.

    With one class a table, `dataclass` would take a tenth of every start. To mypy it is all the same.
    """

    fields: ClassVar[dict[str, Field]] = {}

    def __init_subclass__(cls) -> None:
        declared = {name: value for name, value in vars(cls).items() if isinstance(value, Field)}
        cls.fields = {name: replace(field, name=name) for name, field in declared.items()}
        for name, field in declared.items():
            setattr(cls, name, field.empty)  # what a record has that says nothing


class Record(_Declared):
    """A row of the collaborative's file, known everywhere by its `uid`.

    `derived` names properties that are kept beside the fields so that lists can be sorted and searched quickly; they
    are worked out anew at every write and are never journalled. `indexes` names columns that lists are looked up by.
    """

    uid: str = ""

    table: ClassVar[str]
    one: ClassVar[str]
    derived: ClassVar[tuple[str, ...]] = ()
    indexes: ClassVar[tuple[tuple[str, ...], ...]] = ()

    def __init__(self, uid: str = "", **values: Any) -> None:
        for name in values:
            if name not in self.fields:
                raise TypeError(f"{type(self).__name__} has no field {name}")
        vars(self).update(values, uid=uid)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"a {type(self).__name__} never changes; make another one with `but`")

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        if vars(self) == vars(other):  # nearly always all that has to be compared
            return True
        return self.uid == other.uid and self.values() == other.values()

    def __hash__(self) -> int:
        return hash((self.table, self.uid))

    def __repr__(self) -> str:
        said = ", ".join(f"{name}={value!r}" for name, value in self.said().items())
        return f"{type(self).__name__}({self.uid!r}, {said})"

    def but(self, uid: str | None = None, **values: Any) -> Self:
        """Give the same record with another uid, or other values of some fields."""
        return type(self)(self.uid if uid is None else uid, **self.said() | values)

    @property
    def title(self) -> str:
        """How the record is called in a sentence or a menu."""
        return self.uid

    def values(self) -> dict[str, Any]:
        """Give every field by name."""
        return {name: getattr(self, name) for name in self.fields}

    def said(self) -> dict[str, Any]:
        """Give the fields that hold something other than their empty value."""
        return {name: value for name, field in self.fields.items() if (value := getattr(self, name)) != field.empty}

    @classmethod
    def checked(cls, uid: str, **values: object) -> Self:
        """Make a record of values that came from outside; raises a `Refusal` for the first that does not fit."""
        known = cls.fields
        for name in values:
            if name not in known:
                raise Refusal(
                    mark("There is no field “{field}” in {table}. Known are: {known}."),
                    field=name, table=cls.table, known=", ".join(known),
                )  # fmt: skip
        checked: dict[str, Any] = {name: field.check(values.get(name, field.empty)) for name, field in known.items()}
        return cls(uid, **checked)
