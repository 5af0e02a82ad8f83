"""Requests to forget somebody, which travel with every copy and every return after they were forgotten here.

Only ids travel, never a name, and only of people whose record stands in the same file anyway, emptied: so a file tells
nobody of somebody they were never given. Nothing is done of itself where it arrives, since it cannot be taken back; whoever
brings the file in decides. A request is not kept there: while it is not followed, it comes again with the next file.
"""

import sqlite3
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from facilitator.domain.records import Person
from facilitator.exchange.sharing.shipment import MOST_FORGOTTEN, Header
from facilitator.store import forgetting
from facilitator.store.document import Document
from facilitator.store.forgetting import Forgotten
from facilitator.words import Language, mark


@dataclass(frozen=True, slots=True)
class ForgetRequest:
    """That somebody be forgotten here too: their id, and their name as it is known here, or ""."""

    uid: str
    name: str


def leaving(connection: sqlite3.Connection, rows: Mapping[str, Collection[str]]) -> tuple[str, ...]:
    """Give the ids of people to be forgotten that leave with a file; `rows` are the ids in it, by table."""
    there = rows.get(Person.table, ())
    asked = sorted(one.uid for one in forgetting.requests(connection) if one.uid in there)
    return tuple(asked[:MOST_FORGOTTEN])


def arriving(connection: sqlite3.Connection, header: Header) -> list[ForgetRequest]:
    """List the requests of a file that there is something to do about here, by name."""
    known = forgetting.known(connection, header.forget)
    return sorted((ForgetRequest(uid, name) for uid, name in known.items()), key=lambda one: (one.name, one.uid))


def follow(document: Document, wanted: Iterable[ForgetRequest]) -> list[Forgotten]:
    """Forget, for good, the people of those requests that a person agreed to. Cannot be taken back."""
    uids = forgetting.known(document.connection, [one.uid for one in wanted])
    return [forgetting.forget(document, uid) for uid in uids]


def say(asked: ForgetRequest, who: str, language: Language) -> str:
    """Say what is asked by `who`, and what following it would mean."""
    named = mark(
        "{who} asks you to forget {name}: their data would be removed here for good, and cannot be brought back."
    )
    nameless = mark("{who} asks you to forget a person whose name is not known here: their data would be removed here for "
                    "good, and cannot be brought back.")  # fmt: skip
    return language.translate(named if asked.name else nameless, who=who, name=asked.name)
