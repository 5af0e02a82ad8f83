"""A receipt in words: what was sent and what became of it, spoken to the partner who sent it."""

import sqlite3
from datetime import datetime

from facilitator.domain.records import BY_TABLE, Value
from facilitator.store import value_words
from facilitator.store.receipt_lines import Became, Line, Sent
from facilitator.store.receipts import Receipt
from facilitator.words import Language, mark, mark_plural

_GROUP = 8
_LONGEST = 160  # letters of a value; the whole text is in both files
NOBODY = mark("somebody who gave no name")
_COUNTS = (
    ("new", mark_plural("{n} new record added", "{n} new records added")),
    ("changed", mark_plural("{n} change taken", "{n} changes taken")),
    ("removed", mark_plural("{n} record removed", "{n} records removed")),
    ("kept_apart", mark_plural("{n} kept twice, until somebody chooses", "{n} kept twice, until somebody chooses")),
    ("left_out", mark_plural("{n} left out", "{n} left out")),
)
# Headings in the order a partner wants to know: what is kept twice, what was not taken, what was.
_SECTIONS = (
    (mark("Both kept"), (Became.APART, Became.CHOSEN_SINCE)),
    (mark("Not taken"), (Became.OURS,)),
    (mark("Taken"), (Became.TAKEN,)),
)
_SENT = {
    Sent.NEW: mark("new"),
    Sent.REMOVED: mark("removed"),
    Sent.CHANGED_REMOVED: mark("changed; had been removed here"),
}
_BECAME = {
    (Sent.NEW, Became.TAKEN): mark("added"),
    (Sent.NEW, Became.OURS): mark("left out"),
    (Sent.REMOVED, Became.TAKEN): mark("removed here too"),
    (Sent.REMOVED, Became.OURS): mark("kept here"),
    (Sent.CHANGED_REMOVED, Became.TAKEN): mark("brought back"),
    (Sent.CHANGED_REMOVED, Became.OURS): mark("stays removed"),
    (Sent.CHANGED, Became.TAKEN): mark("taken as sent"),
    (Sent.CHANGED, Became.OURS): mark("another value was kept"),
    (Sent.CHANGED, Became.APART): mark("both kept until somebody chooses"),
    (Sent.CHANGED, Became.CHOSEN_SINCE): mark("both were kept; somebody has chosen since"),
}
_ROW_APART = {
    Became.APART: mark("kept until somebody chooses"),
    Became.CHOSEN_SINCE: mark("was kept; somebody has chosen since"),
}


def sections(receipt: Receipt) -> list[tuple[str, list[Line]]]:
    """Give the lines below their headings, which are still to be translated; none that would be empty."""
    found = [(heading, [line for line in receipt.lines if line.became in became]) for heading, became in _SECTIONS]
    return [(heading, lines) for heading, lines in found if lines]


def about(line: Line, language: Language) -> str:
    """Say what a line is about: "Phone of Luis Peña", "person Ana Ruiz"."""
    record = BY_TABLE[line.table]
    what = language.translate(record.one)
    if not line.field:
        return f"{what} {line.title}".strip()
    title = line.title or language.translate(mark("{what} (not named here)"), what=what)
    return language.translate(mark("{field} of {title}"), field=language.translate(record.fields[line.field].label),
                              title=title)  # fmt: skip


def sent(connection: sqlite3.Connection, line: Line, language: Language) -> str:
    """Say what was sent: the value as people write it, or what was done to the record; "" when it may not be told."""
    if line.sent is not Sent.CHANGED:
        return language.translate(_SENT[line.sent])
    return _value(connection, line, line.value, language) if line.has_value else ""


def became(connection: sqlite3.Connection, line: Line, language: Language) -> str:
    """Say what became of it."""
    if line.has_kept:
        return language.translate(mark("we kept {value}"), value=_value(connection, line, line.kept, language))
    if line.sent is not Sent.CHANGED and line.became in _ROW_APART:
        return language.translate(_ROW_APART[line.became])
    return language.translate(_BECAME[line.sent, line.became])


def counts(receipt: Receipt, language: Language) -> str:
    """Say how much of it was taken, kept twice and left out."""
    numbers = receipt.counts
    said = [language.plural(*forms, numbers[name]) for name, forms in _COUNTS if numbers[name]]
    return " · ".join(said) or language.translate(mark("Nothing that could be listed."))


def taken_back(receipt: Receipt, language: Language) -> str:
    """Say that all of it was undone, and when; "" when it was not."""
    if receipt.taken_back is None:
        return ""
    return language.translate(mark("Taken back on {when}: since then it counts no more."),
                              when=when(receipt.taken_back, language))  # fmt: skip


def unlisted(receipt: Receipt, language: Language) -> list[str]:
    """Say how much came that no line tells of."""
    said = []
    if receipt.not_listed:
        said.append(language.plural("{n} entry is not listed here.", "{n} entries are not listed here.",
                                    receipt.not_listed))  # fmt: skip
    if receipt.not_understood:
        said.append(language.plural("{n} change is of a newer version; it is kept, and passed on.",
                                    "{n} changes are of a newer version; they are kept, and passed on.",
                                    receipt.not_understood))  # fmt: skip
    return said


def origin(receipt: Receipt, language: Language) -> str:
    """Say from whom it came and when it was brought in."""
    return language.translate(mark("From {sender}, brought in on {when}"), sender=sender(receipt, language),
                              when=when(receipt.at, language))  # fmt: skip


def file(receipt: Receipt, language: Language) -> str:
    """Say what the file was called."""
    name = receipt.name or language.translate(mark("(name not kept)"))
    return language.translate(mark("File: {name}"), name=name)


def checksum(receipt: Receipt, language: Language) -> str:
    """Say the checksum of the file, in groups of eight that can be compared aloud."""
    groups = " ".join(receipt.sha256[at : at + _GROUP] for at in range(0, len(receipt.sha256), _GROUP))
    return language.translate(mark("Checksum: {checksum}"), checksum=groups)


def sender(receipt: Receipt, language: Language) -> str:
    """Say who sent the file."""
    return receipt.sender or language.translate(NOBODY)


def when(moment: datetime, language: Language) -> str:
    """Say a day and a time of day in few letters."""
    return f"{language.short_date(moment.date())}, {language.time_of_day(moment.time())}"


def _value(connection: sqlite3.Connection, line: Line, value: Value, language: Language) -> str:
    words = " ".join(value_words.of(connection, BY_TABLE[line.table].fields[line.field], value, language).split())
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…"
