"""The studio itself: the shelf of papers on the left, how they will come out in the middle, how to print on the right."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from facilitator.refusal import Refusal
from facilitator.ui.desk import Desk
from facilitator.ui.print_studio import copies, saving, untranslated
from facilitator.ui.print_studio.bench import Bench
from facilitator.ui.print_studio.delivery import Delivery, Order
from facilitator.ui.print_studio.last_choice import Memory
from facilitator.ui.print_studio.notes import Note
from facilitator.ui.print_studio.order_form import OrderForm
from facilitator.ui.print_studio.pages import Pages
from facilitator.ui.print_studio.preview import Preview
from facilitator.ui.print_studio.printers import Printers
from facilitator.ui.print_studio.shelf import Shelf
from facilitator.ui.print_studio.view_bar import ViewBar
from facilitator.ui.print_studio.wish import Made, Wish
from facilitator.ui.print_studio.workshop import Workshop
from facilitator.ui.widgets.message_bar import MessageBar
from facilitator.words import translate


class PrintStudio(QWidget):
    """Shows papers and brings them out; it reads the file and changes nothing. Without a desk all papers are blank.

    With the number of a file that was brought in, its `receipt` is the only paper; else there is none of that kind.
    """

    def __init__(self, desk: Desk | None, printers: Printers | None = None, receipt: int = 0) -> None:
        super().__init__()
        from facilitator.handouts import making  # loaded with the first studio, not with the first window

        self._desk = desk
        self._document = desk.document if desk else None
        self._printers = printers or Printers()
        self._bench = Bench(self)
        self._workshop = Workshop(self._document, self._bench, self)
        self._receipt = receipt
        self.shelf = Shelf([one for one in making.catalogue() if (one.needs == "import") == bool(receipt)])
        self.preview = Preview(self._bench)
        self.form = OrderForm()
        self.view_bar = ViewBar(has_file=desk is not None, has_occasions=not receipt)
        self.bar = MessageBar()
        self._delivery = Delivery(self, self.bar)
        self._memory = Memory(self._document)
        self._names: tuple[str, ...] = ()
        self._has_small_pictures = False
        self._lay_out()
        self._connect()

    @property
    def wish(self) -> Wish:
        """What is wished now."""
        chosen = self.form.options.choice
        meeting = "" if self._receipt else self.view_bar.occasions.chosen
        takes = self.form.options.takes
        return Wish(
            self.shelf.names, meeting, chosen.paper, chosen.language, chosen.is_large, self._receipt, takes.contacts,
            takes.start_at,
        )  # fmt: skip

    def show_papers(self, names: Sequence[str], meeting: str = "", contacts: str = "") -> None:
        """Tick papers, for a meeting when one is named, else for the next one; without names the first on the shelf.

        Papers about contacts are for those on a list of them, when one is named.
        """
        self.form.options.takes.show_lists(self._document, contacts)
        occasions = self.view_bar.occasions
        occasions.show_meetings(self._document, date.today())
        if meeting:
            occasions.choose(meeting)
        known = [name for name in names if self.shelf.papers.place_of(name) >= 0]
        self.shelf.tick(known or [self.shelf.papers.handouts[0].name])

    def refresh(self) -> None:
        """Show what is in the file now."""
        self.form.options.takes.show_lists(self._document)
        self.view_bar.occasions.show_meetings(self._document, date.today())
        self._ask()

    def leave(self) -> None:
        """End all work beside the window, before the file is closed."""
        self._workshop.drop()
        self._bench.leave()
        self.preview.leave()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.form.show_printers(self._printers.names(), self._printers.usual())
        if self.shelf.names:
            self.refresh()
        else:
            self.show_papers(())
        if not self._has_small_pictures:
            self._has_small_pictures = True
            names = [handout.name for handout in self.shelf.papers.handouts]
            self._workshop.draw_small(names, self.shelf.picture_height, self.shelf.papers.show_picture)

    def hideEvent(self, event: QHideEvent) -> None:
        self._workshop.drop()
        super().hideEvent(event)

    def _lay_out(self) -> None:
        parts = QSplitter(Qt.Orientation.Horizontal)
        parts.setChildrenCollapsible(False)
        for at, (part, stretch) in enumerate(((self.shelf, 0), (self.preview, 1), (self.form, 0))):
            parts.addWidget(part)
            parts.setStretchFactor(at, stretch)
        self.shelf.setVisible(not self._receipt)  # there is only one paper to see
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.bar)
        layout.addWidget(self.view_bar)
        layout.addWidget(parts, 1)

    def _connect(self) -> None:
        options, delivery = self.form.options, self._delivery
        self.shelf.chosen.connect(self._on_ticked)
        self.view_bar.occasions.activated.connect(options.copies.forget)
        self.view_bar.occasions.activated.connect(self._ask)
        self.view_bar.fit_chosen.connect(self.preview.fit)
        self.preview.moved.connect(self.view_bar.show_place)
        options.changed.connect(self._ask)
        self.form.print_wanted.connect(partial(self._bring_out, delivery.print))
        self.form.settings_wanted.connect(partial(self._bring_out, delivery.print_as_asked))
        self.form.save_wanted.connect(partial(self._bring_out, delivery.save))
        self._workshop.made.connect(self._show_made)
        self._workshop.refused.connect(self._show_refusal)

    def _on_ticked(self) -> None:
        names = self.shelf.names
        if names and not set(names) & set(self._names):
            self.form.options.show_choice(self._memory.last(names[0]))
        self._names = names
        self._ask()

    def _ask(self) -> None:
        """Show the copies for what is ticked, and have it made; the old papers stay in view until the new ones come."""
        wish = self.wish
        connection = self._document.connection if self._document else None
        numbers = {name: copies.usual(name, connection, wish.meeting) for name in wish.names}
        self.form.options.copies.show_papers(self.shelf.ticked, numbers)
        self.form.options.takes.show_papers(self.shelf.ticked, wish.meeting)
        self.form.let_go(bool(wish.names))
        if wish.names:
            self.view_bar.say_busy()
            if not self.preview.page_count:
                self.preview.show_papers([])  # no word of ticking any more
            self._workshop.ask(wish)
        else:
            self._workshop.drop()
            self.form.show_notes([])
            self.preview.show_papers([], translate("Tick a paper on the left to see it here."))

    def _show_made(self, made: Sequence[Made], opened: Sequence[Pages]) -> None:
        self.preview.show_papers(opened)
        warnings: list[Note] = [(str(warning), "", None) for paper in made for warning in paper.warnings]
        self.form.show_notes([*warnings, *untranslated.notes(self._desk, self.wish)])

    def _show_refusal(self, refusal: Refusal) -> None:
        self.form.let_go(False)
        self.form.show_notes([])
        self.preview.show_papers([], str(refusal))

    def _bring_out(self, deliver: Callable[[Order], None]) -> None:
        options, wish = self.form.options, self.wish
        self._memory.remember(wish.names, options.choice)
        titles = [translate(handout.title) for handout in self.shelf.ticked]
        file_name = saving.suggested_name(titles, str(self._receipt) if self._receipt else self.view_bar.occasions.day)
        make_printer = partial(self._printers.make, options.printer)
        deliver(Order(self._workshop.work(), options.copies.wanted, make_printer, file_name))
