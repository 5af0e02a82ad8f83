"""What the tests of paper may ask for: the sample, a way to make a paper, and its pages read back."""

import io
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import pytest
from pypdf import PdfReader

from facilitator.handouts import making
from facilitator.handouts._letters import BOLD, REGULAR, width
from facilitator.sample import writing
from facilitator.store import meetings
from facilitator.words import language

TODAY = date(2026, 11, 22)


@dataclass(frozen=True)
class Said:
    """One line of words on a page: where it begins, its size and its face."""

    words: str
    x: float
    y: float
    size: float
    is_bold: bool
    is_turned: bool

    @property
    def end(self):
        """Where it ends."""
        reach = width(self.words, BOLD if self.is_bold else REGULAR, self.size)
        return self.x - reach if self.is_turned else self.x + reach


@dataclass(frozen=True)
class Made:
    """A paper that was made, read back."""

    pdf: bytes
    written: making.Written
    reader: PdfReader

    @cached_property
    def pages(self):
        """The text of every page, each line of it as it stands."""
        return [page.extract_text() for page in self.reader.pages]

    @cached_property
    def text(self):
        """All words on one line, so that a sentence is found wherever it was broken."""
        return " ".join(" ".join(self.pages).split())

    def said(self, page):
        """Every line of words on a page."""
        found = []

        def visit(words, _canvas, matrix, font, size):
            if words.strip():
                turned = matrix[0] < 0
                found.append(Said(words.strip(), matrix[4], matrix[5], size * abs(matrix[0]),
                                  "Bold" in str(font["/BaseFont"]), turned))  # fmt: skip

        self.reader.pages[page].extract_text(visitor_text=visit)
        return found


def make(name, document=None, meeting="", languages="en", **wish):
    """Make a paper as the command line does, and read it back."""
    spoken = tuple(language(code) for code in languages.split("+"))
    if making.find(name).needs == "import" and "receipt" not in wish:
        wish["is_blank"] = True  # nobody has sent the sample anything
    request = making.Request(spoken, TODAY, document.connection if document else None, meeting, **wish)
    target = io.BytesIO()
    written = making.write(making.find(name), request, target)
    return Made(target.getvalue(), written, PdfReader(io.BytesIO(target.getvalue())))


@pytest.fixture(scope="session")
def sample():
    with writing.write(today=TODAY) as document:
        yield document


@pytest.fixture(scope="session")
def members_meeting(sample):
    return meetings.find(sample.connection, "2026-12-01", TODAY).uid


@pytest.fixture(scope="session")
def forum(sample):
    return meetings.find(sample.connection, "2027-01-07", TODAY).uid
