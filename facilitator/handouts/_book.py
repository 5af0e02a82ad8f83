"""The PDF a paper becomes: its pages, its letters, and what it says about itself."""

import io
from collections.abc import Callable
from dataclasses import dataclass, field

from reportlab.pdfgen.canvas import Canvas

from facilitator.domain.plain_text import clean_line
from facilitator.handouts import _letters
from facilitator.handouts._ink import Ink
from facilitator.handouts._request import Progress
from facilitator.handouts._wrapping import wrap
from facilitator.refusal import Refusal
from facilitator.words import Language, mark

SIZES = {"letter": (612.0, 792.0), "a4": (595.28, 841.89)}
_TONGUES = {"en": "en-US", "es": "es-419"}

Shape = Callable[[Canvas], None]


@dataclass(slots=True)
class Page:
    """One page while it is laid out: shapes first, the words upon them."""

    shapes: list[Shape] = field(default_factory=list)
    words: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Part:
    """The pages of one sheet of a book, under its title; `foot` writes what stands at the foot of a page of so many."""

    title: str
    foot: Callable[[Page, int, int], None] | None
    pages: list[Page] = field(default_factory=list)


class Book:
    """One PDF of one or more sheets. Pages are laid out first and drawn last, when it is known how many there are."""

    def __init__(self, title: str, author: str, paper: str, language: Language) -> None:
        _letters.faces()
        self.size = SIZES[paper]
        self.parts: list[Part] = []
        self._unreadable: dict[str, str] = {}
        self._warnings: list[Refusal] = []
        self._lines: dict[tuple[str, str, float, float], list[str]] = {}
        self._stream = io.BytesIO()
        self._canvas = Canvas(
            self._stream, pagesize=self.size, pageCompression=1, invariant=1, lang=_TONGUES[language.code],
            initialFontName=_letters.REGULAR,  # type: ignore[arg-type]  # the stubs take it for a number
        )  # fmt: skip
        self.text = Ink(self._canvas).text
        self._canvas.setTitle(title)
        self._canvas.setAuthor(author)
        self._canvas.setCreator("Facilitator's Companion")

    def readable(self, words: str) -> str:
        """Give words as they can be drawn, and remember which could not."""
        if words.isascii():
            return words
        missing = _letters.missing_from(words)
        if missing:
            self._unreadable[words] = missing
        return _letters.readable(words) if missing else words

    def lines(self, words: str, face: str, size: float, room: float) -> list[str]:
        """Break words, anybody's, into readable lines; on a list the same organizations come again and again."""
        key = (words, face, size, room)
        known = self._lines.get(key)
        if known is None:
            known = self._lines[key] = wrap(self.readable(words), face, size, room)
        return known

    def warn(self, warning: Refusal) -> None:
        """Remember what a person should know before the paper is handed out; the same is said once."""
        if all(str(known) != str(warning) for known in self._warnings):
            self._warnings.append(warning)

    @property
    def warnings(self) -> tuple[Refusal, ...]:
        """What to know before the paper is handed out."""
        unreadable = [
            Refusal(mark("“{words}” has letters this program cannot print yet ({letters}); {instead} stands in their "
                         "place. Write them in by hand."), words=words, letters=" ".join(missing),
                    instead=_letters.INSTEAD)
            for words, missing in self._unreadable.items()
            # A name that stands in a longer line as well is told of once.
            if not any(other != words and other in words for other in self._unreadable)
        ]  # fmt: skip
        return (*self._warnings, *unreadable)

    @property
    def pages(self) -> int:
        """How many pages there are in all."""
        return sum(len(part.pages) for part in self.parts)

    def finish(self, progress: Progress | None = None) -> bytes:
        """Draw every page and give the PDF."""
        total, done = self.pages, 0
        for part in self.parts:
            self._canvas.bookmarkPage(f"part{done}")
            self._canvas.addOutlineEntry(clean_line(part.title), f"part{done}", 0)
            for at, page in enumerate(part.pages, start=1):
                if part.foot:
                    part.foot(page, at, len(part.pages))
                self._draw(page)
                done += 1
                if progress:
                    progress(done, total)
        self._canvas.save()
        return self._stream.getvalue()

    def _draw(self, page: Page) -> None:
        for shape in page.shapes:
            shape(self._canvas)
        self._canvas.addLiteral("\n".join(page.words))
        self._canvas.showPage()
