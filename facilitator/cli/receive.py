"""Bring in what a partner changed in their copy."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from facilitator.cli import _forget_requests, _saying, _shares
from facilitator.cli._files import FILE, JSON, writing
from facilitator.cli.conflicts import as_object
from facilitator.domain.records import BY_TABLE
from facilitator.words import mark, plural, translate

if TYPE_CHECKING:
    from facilitator.exchange.sharing.review import Line
    from facilitator.exchange.sharing.unpacking import Incoming
    from facilitator.store.conflicts import Conflict
    from facilitator.store.document import Document
    from facilitator.store.merging import Report, RowReport

    _Alike = dict[tuple[str, str], Line]

ASK, BOTH = "ask", "both"
# The word of --conflicts → the answer that the review of a partner's changes knows it as.
ANSWERS = {ASK: "both", "mine": "mine", "theirs": "take", BOTH: "both"}
# What became of a row, as `merging` says it → as people read it.
_BECAME = {
    "new": mark("new"), "changed": mark("changed"), "removed": mark("removed"), "same": mark("as it was"),
    "kept": mark("removed on one side, changed on the other"),
}  # fmt: skip


def _receive(file: Path, incoming: Path, is_preview: bool, answer: str, unite: bool, is_forgetting: bool,
             passphrase_file: Path | None, as_json: bool) -> int:  # fmt: skip
    found = _shares.read(incoming, passphrase_file)
    with writing(file) as document:
        report, lines = _looked_through(document, found, answer, unite)
        if not is_preview:
            report = _brought_in(document, found, lines)
        left = _left_open(document, report)
        requests = _forget_requests.settle(document, found, is_forgetting and not is_preview)
    alike = {(line.table, line.uid): line for line in lines if line.looks_like}
    if as_json:
        requested = {"forget_requests": _forget_requests.as_objects(requests)}
        _saying.as_json(_as_object(file, incoming, found, report, alike, left, is_preview) | requested)
    else:
        _tell(found, report, alike, left, is_preview)
        _forget_requests.tell(requests, found)
    return 1 if (left and answer != BOTH) or requests.is_trace_left else 0


def _looked_through(
    document: "Document", found: "Incoming", answer: str, unite: bool
) -> tuple["Report", "list[Line]"]:  # fmt: skip
    from facilitator.exchange.sharing import answering, receiving, review
    from facilitator.exchange.sharing.review import Answer

    report = receiving.preview(document, found)
    lines = review.lines(document.connection, report, found.operations)
    lines = answering.answer_questions(lines, Answer(ANSWERS[answer]))
    return report, answering.answer_sure(lines) if unite else lines


def _brought_in(document: "Document", found: "Incoming", lines: "list[Line]") -> "Report":
    from facilitator.exchange.sharing import answering, receiving

    return receiving.receive(document, found, answer=answering.settling(lines))


def _left_open(document: "Document", report: "Report") -> "list[Conflict]":
    from facilitator.store import conflicts

    touched = {(row.table, row.uid) for row in report.rows}
    return [one for one in conflicts.open_conflicts(document.connection) if (one.table, one.uid) in touched]


def _tell(found: "Incoming", report: "Report", alike: "_Alike", left: "list[Conflict]", is_preview: bool) -> None:
    click.echo(_shares.from_whom(found))
    if report.is_nothing_new:
        click.echo(translate("Nothing new: all of it is here already."))
        return
    for row in report.rows:
        if row.what != "same":
            _saying.rows([[translate(_BECAME[row.what]), translate(BY_TABLE[row.table].one), row.title]])
            if line := alike.get((row.table, row.uid)):
                _saying.rows([["", _likeness(line, is_preview)]])
            if row.what != "new":
                _saying.rows(["", *line] for line in _lines(row))
    if report.not_understood:
        click.echo(plural("{n} change is of a newer version; it is kept, and passed on.",
                          "{n} changes are of a newer version; they are kept, and passed on.", report.not_understood))  # fmt: skip
    if is_preview:
        click.echo(translate("Nothing was written."))
    elif left:
        click.echo(plural("{n} question is open; “facilitator conflicts” lists it.",
                          "{n} questions are open; “facilitator conflicts” lists them.", len(left)))  # fmt: skip


def _lines(row: "RowReport") -> list[tuple[str, str, str]]:
    known = BY_TABLE[row.table].fields
    return [
        (translate(known[name].label), f"{_shown(before)} →", _shown(after))
        for name, (before, after) in row.fields.items()
    ]


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return translate("yes") if value else translate("no")
    return "" if value is None else str(value)


def _as_object(file: Path, source: Path, found: "Incoming", report: "Report", alike: "_Alike",
               left: "list[Conflict]", is_preview: bool) -> dict[str, object]:  # fmt: skip
    header = found.header
    return {
        "file": str(file),
        "incoming": str(source),
        "is_preview": is_preview,
        "sender": header.sender,
        "who": str(found.who),
        "answers": header.answers,
        "message": header.message,
        "is_nothing_new": report.is_nothing_new,
        "added": report.added,
        "filled": report.filled,
        "not_understood": report.not_understood,
        "rows": [
            {
                "table": row.table, "uid": row.uid, "what": row.what, "title": row.title,
                "fields": {name: {"before": before, "after": after} for name, (before, after) in row.fields.items()},
                "conflicts": list(row.conflicts), "looks_like": _named(alike.get((row.table, row.uid)), is_preview),
            }
            for row in report.rows
        ],
        "open": [as_object(one) for one in left],
    }  # fmt: skip


def _likeness(line: "Line", is_preview: bool) -> str:
    if line.looks_like is None:
        return ""
    if _is_united(line, is_preview):
        return translate("made one with “{title}”, which was here", title=line.looks_like.title)
    return translate("looks like one that is here: {why}", why=line.looks_like.why)


def _named(line: "Line | None", is_preview: bool) -> dict[str, object] | None:
    if line is None or line.looks_like is None:
        return None
    one = line.looks_like
    return {
        "uid": one.uid, "title": one.title, "why": str(one.why), "is_sure": one.is_sure,
        "is_united": _is_united(line, is_preview),
    }  # fmt: skip


def _is_united(line: "Line", is_preview: bool) -> bool:
    return line.answer == "same" and not is_preview


COMMAND = click.Command(
    "receive",
    callback=_receive,
    help=mark(
        "Bring INCOMING into FILE: what a partner sent back, or another copy of the same collaborative. A copy of FILE is "
        "kept first, and “facilitator undo” takes all of it back. Whom the sender asks you to forget is told, and forgotten "
        "only with --forget-requested. Ends with 1 when questions stay open, unless both values were to be kept.\n\n"
        "With --json one object: file, incoming, is_preview, sender, who (how the signature compares), answers (the id of "
        "the shipment it gives back), message, is_nothing_new, added, filled, not_understood (operations), rows (each with "
        "table, uid, what: new, changed, removed, kept or same, title, fields: before and after of each, conflicts: the "
        "fields two sides changed, looks_like: of a new one nothing, or the uid and title of the record that is here and may "
        "be the same, why, is_sure and is_united), open (what stays open after --conflicts, as “facilitator conflicts” gives it; of a "
        "preview, what is open already), forget_requests (people the sender asks you to forget: uid, name, is_forgotten)."
    ),
    params=[
        FILE,
        _shares.INCOMING,
        click.Option(["--preview", "is_preview"], is_flag=True, help=mark("Only say what would happen.")),
        click.Option(["--conflicts", "answer"], type=click.Choice(list(ANSWERS)), default="ask", show_default=True,
                     help=mark("What to do with what both sides changed: leave it open and say so, keep yours, take theirs, "
                               "or keep both values until somebody chooses.")),
        click.Option(["--unite"], is_flag=True,
                     help=mark("Make one of a new record and the one that is here where it is surely the same: what is empty "
                               "there is filled.")),
        _forget_requests.OPTION,
        _shares.PASSPHRASE,
        JSON,
    ],
)  # fmt: skip
