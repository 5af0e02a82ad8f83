"""A sheet while it is laid out: its type, its margins, its footer, and where the next thing goes."""

from collections.abc import Callable

from facilitator.handouts._book import Book, Page, Part, Shape
from facilitator.handouts._footer import Footer
from facilitator.handouts._letters import BOLD, REGULAR
from facilitator.handouts._matter import Matter
from facilitator.handouts._measures import FOOT, FOOT_MARGIN, LEADING, MARGIN
from facilitator.handouts._request import Request
from facilitator.handouts._wrapping import dotted
from facilitator.words import Language, mark

# Sizes of what is read, of what is looked up, and of the lines above.
_USUAL = (12.0, 11.5, 14.0, 18.0)
_LARGE = (18.0, 18.0, 20.0, 26.0)


class Sheet:
    """One paper of a book, filled from the top; `y` is where the next thing's upper edge goes."""

    def __init__(self, book: Book, request: Request, matter: Matter, title: str, privacy: str) -> None:
        self.book = book
        self.request = request
        self.matter = matter
        self.kind = title
        self.titles = self.say(title)
        self.body, self.fine, self.head, self.over = _LARGE if request.is_large else _USUAL
        self.left = MARGIN
        self.width = book.size[0] - 2 * MARGIN
        self.top = book.size[1] - MARGIN
        self.y = 0.0
        self._part = Part(" / ".join(self.titles), None)
        book.parts.append(self._part)
        self.show_to(privacy)

    @property
    def pages(self) -> list[Page]:
        """The pages so far."""
        return self._part.pages

    def show_to(self, privacy: str, has_contact: bool = True) -> None:
        """Say in the footer who may see this copy, and whom to ask unless no phone number may be on it."""
        self.privacy = privacy
        whose = dotted(self.matter.name, self.titles[0])
        contact = self.matter.contact if has_contact else ""
        footer = Footer(self.book, self.fine, whose, self._printed(), contact, self._numbered)
        self._part.foot = footer.write
        self.bottom = FOOT_MARGIN + footer.height

    def without_footer(self, margin: float) -> None:
        """Leave the footer away and let the page be filled down to `margin`: for what is cut or folded."""
        self._part.foot = None
        self.bottom = margin

    def say(self, text: str, **values: object) -> tuple[str, ...]:
        """Give one of our own texts in every language of the sheet; languages that say the same say it once."""
        return self.each(lambda language: language.translate(text, **values))

    def each(self, make: Callable[[Language], str]) -> tuple[str, ...]:
        """Give what `make` makes in every language of the sheet."""
        return tuple(dict.fromkeys(make(language) for language in self.request.languages))

    def joined(self, text: str) -> str:
        """Give one of our own short texts in every language, side by side."""
        return " / ".join(self.say(text))

    def new_page(self) -> None:
        """Begin a page."""
        self.pages.append(Page())
        self.y = self.top

    def need(self, height: float) -> None:
        """Begin a page unless this one still has room for something that high."""
        if not self.pages or self.y - height < self.bottom:
            self.new_page()

    def draw(self, shape: Shape) -> None:
        """Draw a shape on the page."""
        self.pages[-1].shapes.append(shape)

    def put(self, words: str, x: float, top: float, size: float, is_bold: bool = False) -> None:
        """Write one line of readable words, the upper edge of the line at `top`."""
        face = BOLD if is_bold else REGULAR
        self.pages[-1].words.append(self.book.text(words, face, size, x, top - size * FOOT))

    def lines(self, words: str, size: float, room: float, is_bold: bool = False) -> list[str]:
        """Break words, anybody's, into readable lines."""
        return self.book.lines(words, BOLD if is_bold else REGULAR, size, room)

    def write(self, words: str, size: float = 0, is_bold: bool = False, indent: float = 0, after: float = 0) -> None:
        """Write a paragraph and move below it; it may run on to the next page."""
        size = size or self.body
        for line in self.lines(words, size, self.width - indent, is_bold):
            self.need(size * LEADING)
            self.put(line, self.left + indent, self.y, size, is_bold)
            self.y -= size * LEADING
        self.y -= after

    def write_stacked(self, texts: tuple[str, ...], size: float = 0, is_bold: bool = True, after: float = 0) -> None:
        """Write one text in each language below the other, the second in regular weight."""
        for at, words in enumerate(texts):
            self.write(words, size, is_bold=is_bold and at == 0)
        self.y -= after

    def height_of(self, texts: tuple[str, ...], size: float = 0) -> float:
        """Give how high stacked texts will be."""
        size = size or self.body
        return sum(len(self.lines(words, size, self.width)) for words in texts) * size * LEADING

    def _printed(self) -> str:
        language = self.request.languages[0]
        printed = language.translate("Printed {day}", day=language.short_date(self.request.today))
        return dotted(printed, self.joined(self.privacy))

    def _numbered(self, page: int, total: int) -> tuple[str, ...]:
        return self.say(mark("Page {page} of {total}"), page=page, total=total)
