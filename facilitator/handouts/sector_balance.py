"""Sector balance: who is at the table, by sector, with a bar and a number for each; blank, a sheet to tally by hand."""

from collections.abc import Sequence

from facilitator.domain import balance_words
from facilitator.domain.balance import Flag
from facilitator.domain.records import Sector
from facilitator.domain.shown_numbers import decimals
from facilitator.handouts import _heading, _shapes
from facilitator.handouts._grid import EMPTY, Bar, Column, Grid, Row, Words
from facilitator.handouts._handout import MEMBERS, Handout
from facilitator.handouts._letters import REGULAR, width
from facilitator.handouts._measures import LEADING, PAD, WRITING_ROW
from facilitator.handouts._request import Request
from facilitator.handouts._sheet import Sheet
from facilitator.handouts._write_line import write_line
from facilitator.refusal import Refusal
from facilitator.store import representation, sectors
from facilitator.store.representation import GROUPS, Standing
from facilitator.words import Language, mark

_BLANK_ROWS = 10
_TALLY_ROWS = (22.0, 34.0)
_TALLY_WIDTH = 70.0
_LINES_BELOW = 2
_SAMPLE = 26.0  # points of a bar in the legend
_LEAST_BAR = 30.0


def draw(sheet: Sheet, request: Request) -> None:
    """Write how members, seats, those who came and those who led stand by sector, and what that says."""
    sheet.show_to(sheet.privacy, has_contact=False)
    _heading.write_titles(sheet)
    expected = sectors.listing(request.connection) if request.connection else []
    if request.connection is None or request.is_blank or not expected:
        if request.connection is not None and not request.is_blank:
            sheet.book.warn(Refusal(mark("No sector is expected yet; the paper has lines to write on.")))
        _draw_tally(sheet, expected)
        return
    held = representation.last_held(request.connection, request.today)
    shown = [representation.standing(request.connection, group, held) for group in GROUPS]
    _write_about(sheet, shown)
    tables = [[one] for one in shown] if request.is_large else [shown]
    longest = max((max(one.balance.shares.values()) for one in shown), default=0)
    for standings in tables:
        _draw_bars(sheet, standings, float(longest) or 1.0)
        sheet.y -= sheet.body / 2
        for one in standings:
            _write_findings(sheet, one)


def _write_about(sheet: Sheet, shown: Sequence[Standing]) -> None:
    def dated(language: Language) -> str:
        return language.translate("As of {day}", day=language.short_date(sheet.request.today))

    def looked_at(language: Language) -> str:
        days = ", ".join(language.short_date(one.day) for one in reversed(shown[-1].meetings))
        return language.translate("Present and presenters: meetings of {days}", days=days)

    sheet.write_stacked(sheet.each(dated), is_bold=False)
    if shown[-1].meetings:
        sheet.write_stacked(sheet.each(looked_at), is_bold=False)
    _draw_legend(sheet)


def _draw_legend(sheet: Sheet) -> None:
    sheet.y -= 4
    x, height = sheet.left, sheet.body * LEADING
    for is_community, text in ((True, mark("Community")), (False, mark("Institution"))):
        words = sheet.book.readable(sheet.joined(text))
        taken = _SAMPLE + PAD + width(words, REGULAR, sheet.body)
        if x > sheet.left and x + taken > sheet.left + sheet.width:
            x = sheet.left
            sheet.y -= height
        sheet.need(height)
        sheet.draw(_shapes.bar(x, sheet.y - height * 0.85, _SAMPLE, height * 0.7, is_community))
        sheet.put(words, x + _SAMPLE + PAD, sheet.y, sheet.body)
        x += taken + 2 * sheet.body
    sheet.y -= height + 6


def _draw_bars(sheet: Sheet, shown: Sequence[Standing], longest: float) -> None:
    language = sheet.request.languages[0]
    figures = [{one.uid: _figure(standing, one, language) for one in standing.sectors} for standing in shown]
    besides = [max(width(words, REGULAR, sheet.body) for words in column.values()) for column in figures]
    columns = [Column(sheet.say(mark("Sector")), 0, 1)]
    columns += [
        Column(_head(sheet, one), beside + _LEAST_BAR + 3 * PAD, 0 if len(shown) > 1 else 1)
        for one, beside in zip(shown, besides, strict=True)
    ]
    sheet.need(sheet.body * LEADING * 6)  # heads never stand alone at the foot of a page
    Grid(sheet, columns, is_written_in=True).draw(
        (
            _names(sheet, sector),
            *(
                Bar(
                    float(standing.balance.shares[sector.uid]) / longest,
                    sector.is_community,
                    column[sector.uid],
                    beside,
                )
                for standing, column, beside in zip(shown, figures, besides, strict=True)
            ),
        )
        for sector in shown[0].sectors
    )


def _figure(shown: Standing, sector: Sector, language: Language) -> str:
    """Give a sector's number and its share in whole percent, half up: four columns have no room for more."""
    count, balance = shown.balance.counts[sector.uid], shown.balance
    if not balance.n:
        return str(count)
    return language.translate("{count} · {share}%", count=count, share=decimals(balance.shares[sector.uid] * 100, 0))


def _head(sheet: Sheet, shown: Standing) -> tuple[str, ...]:
    return (*sheet.say(GROUPS[shown.group][0]), f"n = {shown.balance.n}")


def _names(sheet: Sheet, sector: Sector) -> tuple[Words, ...]:
    names = sheet.each(lambda language: sheet.matter.own(sector.name, sector.other_name, language))
    return tuple(Words(name) for name in names)


def _write_findings(sheet: Sheet, shown: Standing) -> None:
    def found(language: Language) -> str:
        names = {one.uid: sheet.matter.own(one.name, one.other_name, language) for one in shown.sectors}
        said = balance_words.sentences(shown.balance, names, language)
        if shown.balance.apart:
            apart = shown.balance.apart
            said.append(
                language.plural(
                    "{n} has no sector and is not counted.", "{n} have no sector and are not counted.", apart
                )
            )
        if shown.balance.evenness is not None and Flag.UNEVEN not in shown.balance.flags:
            said.append(f"{balance_words.figures(shown.balance, language)[0]}.")
        return f"{language.translate(GROUPS[shown.group][0])}: {' '.join(said)}"

    sheet.write_stacked(sheet.each(found), is_bold=False, after=3)


def _draw_tally(sheet: Sheet, expected: Sequence[Sector]) -> None:
    """Draw a table to make a mark in for each person, and lines for what it shows."""
    if not sheet.matter.name:
        write_line(sheet, mark("Group"))
    write_line(sheet, mark("Date"))
    sheet.y -= 6
    sheet.write_stacked(
        sheet.say(mark("One row a sector that should be at the table. Make a mark for each person.")),
        is_bold=False,
        after=4,
    )
    columns = [Column(sheet.say(mark("Sector")), 0, 1)]
    columns += [Column(sheet.say(title), _TALLY_WIDTH) for title, _ in GROUPS.values()]
    rows: list[Row] = [(_names(sheet, one), *([EMPTY] * len(GROUPS))) for one in expected]
    rows += [tuple([EMPTY] * len(columns)) for _ in range(0 if expected else _BLANK_ROWS)]
    total = tuple(Words(words, is_bold=at == 0) for at, words in enumerate(sheet.say(mark("Total"))))
    rows.append((total, *([EMPTY] * len(GROUPS))))
    room = sheet.y - sheet.bottom - Grid(sheet, columns).head_height - _LINES_BELOW * WRITING_ROW
    least, most = _TALLY_ROWS
    # Shared out as if there were a row more: some names take two lines.
    Grid(sheet, columns, row=min(max(room / (len(rows) + 1), least), most), is_written_in=True).draw(rows)
    sheet.y -= 6
    for question in (mark("Nobody is here from"), mark("Who asks them, and by when?")):
        write_line(sheet, question)


HANDOUT = Handout(
    name="sector-balance",
    title=mark("Sector balance"),
    order=70,
    needs="",
    privacy=MEMBERS,
    draw=draw,
    use=mark("Who is at the table and who is missing, by sector; blank, to tally by hand"),
)
