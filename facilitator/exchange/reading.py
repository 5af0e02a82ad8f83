"""Reads a file of contacts, whatever it calls itself: its content decides which format it is in."""

from dataclasses import dataclass
from pathlib import Path

from facilitator.exchange import formats, headings, sheet_lines
from facilitator.exchange.formats._format import Format
from facilitator.exchange.headings import Mapping
from facilitator.exchange.incoming import Incoming
from facilitator.exchange.sheet import Sheet
from facilitator.pieces import pieces_of
from facilitator.refusal import Refusal
from facilitator.words import mark

LARGEST = 64 * 1024 * 1024
_OWN_FILE = b"SQLite format 3\0"
_PAGE = (b"<!doctype html", b"<html", b"<table", b"<?xml")


@dataclass(frozen=True, slots=True)
class Source:
    """A file that was read: a `sheet` whose columns need a mapping, or `cards` that say themselves what they hold."""

    name: str
    format: Format
    sheet: Sheet | None
    cards: tuple[Incoming, ...] = ()

    def guessed(self) -> Mapping:
        """Give the mapping of the sheet's columns as recognized; cards have none to map."""
        if self.sheet is None:
            return Mapping(())
        if self.sheet.has_headings:
            return headings.guess(self.sheet.headings)
        return headings.guess_by_cells([row.cells for row in self.sheet.lines], self.sheet.width)

    def incoming(self, mapping: Mapping | None = None) -> list[Incoming]:
        """Give the contacts, by the guessed mapping or by the one given.

        Raises a `Refusal` when no column holds a name or an organization.
        """
        if self.sheet is None:
            return list(self.cards)
        used = mapping or self.guessed()
        if not used.is_usable:
            raise Refusal(
                mark("No column of “{name}” was recognized as a name. Write “Name” above the column with the names, or "
                     "choose the columns by hand."), name=self.name)  # fmt: skip
        return sheet_lines.incoming(self.sheet, used)

    def with_headings(self, has_headings: bool) -> "Source":
        """Give the source with the first line of its sheet taken as headings or not."""
        sheet = self.sheet.with_headings(has_headings) if self.sheet else None
        return Source(self.name, self.format, sheet, self.cards)


def catalogue() -> list[Format]:
    """List the formats of contacts, those told apart most surely first."""
    return pieces_of(formats, "FORMAT")


def read(source: Path | str | bytes, name: str = "") -> Source:
    """Read contacts from a path, or from content that is called `name` in what is said about it.

    Raises a `Refusal`, one sentence with place and remedy, when there is nothing to be read.
    """
    if isinstance(source, bytes):
        content, name = source, name or "-"
        _check_size(len(content), name)
    else:
        path = Path(source)
        name = name or path.name
        content = _content(path, name)
    _check_content(content, name)
    found = next((one for one in catalogue() if one.recognizes(content)), None)
    if found is None:
        raise _is_foreign(name)
    if found.name == "csv" and name.lower().endswith((".vcf", ".vcard", ".xlsx", ".xls", ".ods")):
        raise Refusal(
            mark("“{name}” does not hold what its ending says; it is plain text. Export the contacts again, or, if it is "
                 "a list with commas, let its name end in .csv."), name=name)  # fmt: skip
    read_content = found.read(content, name)
    if isinstance(read_content, list):
        return Source(name, found, None, tuple(read_content))
    with_headings = headings.are_headings([row.cells for row in read_content.rows[:100]])
    return Source(name, found, read_content.with_headings(with_headings))


def _content(path: Path, name: str) -> bytes:
    try:
        if path.is_dir():
            raise Refusal(mark("“{name}” is a folder. Choose the file with the contacts in it."), name=name)
        if not path.exists():
            raise Refusal(mark("“{name}” is not there (any more). Look for it in {folder}."),
                          name=name, folder=str(path.absolute().parent))  # fmt: skip
        if not path.is_file():
            raise _is_foreign(name)
        _check_size(path.stat().st_size, name)
        return path.read_bytes()
    except (OSError, ValueError) as problem:
        raise Refusal(mark("“{name}” cannot be read ({problem}). Copy it to your own folder and try again."),
                      name=name, problem=getattr(problem, "strerror", "") or str(problem)) from problem  # fmt: skip


def _check_size(size: int, name: str) -> None:
    if size > LARGEST:
        raise Refusal(mark("“{name}” is larger than {most} MB, more than a list of contacts can need. Copy the contacts "
                           "to a new sheet."), name=name, most=LARGEST // 1024 // 1024)  # fmt: skip


def _check_content(content: bytes, name: str) -> None:
    if not content.strip():
        raise Refusal(mark("“{name}” is empty. Export the contacts again."), name=name)
    if content.startswith(_OWN_FILE):
        raise Refusal(
            mark("“{name}” is a collaborative's own file, not a list of contacts. Open it instead."), name=name
        )
    start = content[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith(_PAGE):
        raise Refusal(mark("“{name}” is a web page, whatever its name says. Open it in a spreadsheet program and save it "
                           "as .xlsx."), name=name)  # fmt: skip
    if start.startswith((b"%pdf", b"{\\rtf")):
        raise _is_foreign(name)


def _is_foreign(name: str) -> Refusal:
    return Refusal(
        mark("“{name}” holds no contacts that can be read. Export them as contact cards (.vcf), .csv or .xlsx."),
        name=name)  # fmt: skip
