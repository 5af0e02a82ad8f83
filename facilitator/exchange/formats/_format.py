"""What a foreign format is: how it is known by its content, read, and written."""

from collections.abc import Callable
from dataclasses import dataclass

from facilitator.domain.records import Person
from facilitator.exchange.incoming import Incoming
from facilitator.exchange.sheet import Sheet
from facilitator.words import Language

Content = Sheet | list[Incoming]


@dataclass(frozen=True, slots=True)
class Contact:
    """A person on the way out, with the names of the organization and sector they belong to."""

    person: Person
    organization: str = ""
    role: str = ""
    sector: str = ""


@dataclass(frozen=True, slots=True)
class Outgoing:
    """What is written to a file: contacts, the fields that may go out, and the language of headings."""

    contacts: list[Contact]
    fields: tuple[str, ...]
    language: Language


@dataclass(frozen=True, slots=True)
class Format:
    """A foreign format. `recognizes` looks at the content; `read` takes it with the file's name.

    `endings` are those it commonly has; `writes` is the one it is written with.
    """

    name: str
    title: str
    endings: tuple[str, ...]
    order: int
    recognizes: Callable[[bytes], bool]
    read: Callable[[bytes, str], Content]
    write: Callable[[Outgoing], bytes] | None = None
    writes: str = ""
