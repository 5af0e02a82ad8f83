"""What every record is: one row with an id, that never changes in place."""

from dataclasses import dataclass, fields, replace
from typing import Any, ClassVar, Self

from facilitator.domain.records.fields import Field
from facilitator.refusal import Refusal
from facilitator.words import mark


@dataclass(frozen=True, slots=True)
class Record:
    """A row of the collaborative's file, known everywhere by its `uid`.

    `derived` names properties that are kept beside the fields so that lists can be sorted and searched quickly; they
    are worked out anew at every write and are never journalled. `indexes` names columns that lists are looked up by.
    """

    uid: str = ""

    table: ClassVar[str]
    one: ClassVar[str]
    derived: ClassVar[tuple[str, ...]] = ()
    indexes: ClassVar[tuple[tuple[str, ...], ...]] = ()

    @property
    def title(self) -> str:
        """How the record is called in a sentence or a menu."""
        return self.uid

    def values(self) -> dict[str, Any]:
        """Give every field by name."""
        return {name: getattr(self, name) for name in fields_of(type(self))}

    def said(self) -> dict[str, Any]:
        """Give the fields that hold something other than their empty value."""
        return {
            name: value
            for name, field in fields_of(type(self)).items()
            if (value := getattr(self, name)) != field.empty
        }

    @classmethod
    def checked(cls, uid: str, **values: object) -> Self:
        """Make a record of values that came from outside; raises a `Refusal` for the first that does not fit."""
        known = fields_of(cls)
        for name in values:
            if name not in known:
                raise Refusal(
                    mark("There is no field “{field}” in {table}. Known are: {known}."),
                    field=name, table=cls.table, known=", ".join(known),
                )  # fmt: skip
        checked: dict[str, Any] = {name: field.check(values.get(name, field.empty)) for name, field in known.items()}
        return cls(uid, **checked)


_FIELDS: dict[str, dict[str, Field]] = {}


def fields_of(record: type[Record]) -> dict[str, Field]:
    """Give the fields a record declares, by name, in their order."""
    known = _FIELDS.get(record.table)
    if known is None:
        known = _FIELDS[record.table] = {
            declared.name: replace(declared.metadata["field"], name=declared.name)
            for declared in fields(record)
            if "field" in declared.metadata
        }
    return known
