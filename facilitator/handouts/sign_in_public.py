"""The sign-in sheet of a public meeting: nobody has to sign, and nothing on it lets anybody be found."""

from facilitator.handouts import _heading
from facilitator.handouts._grid import EMPTY, Column, Grid, Mark, Row, Words
from facilitator.handouts._handout import PUBLIC, Handout
from facilitator.handouts._measures import WRITING_ROW
from facilitator.handouts._request import Request
from facilitator.handouts._sheet import Sheet
from facilitator.words import mark

_LEAST_ROWS = 10
_ABOUT_NEWS = mark("“Send me news”: please fill in a contact slip as well. It goes into a box, not on this list.")


def draw(sheet: Sheet, request: Request) -> None:
    """Write the head, the sentence that signing is voluntary, and a page of rows."""
    sheet.show_to(sheet.privacy, has_contact=False)
    _heading.write(sheet)
    sheet.write_stacked(
        sheet.say(mark("Signing is voluntary. You may attend without it.")), sheet.head, after=sheet.body / 2
    )
    columns = [
        Column(("",), 2.6 * sheet.body),
        Column(sheet.say(mark("First name or initials")), 0, 1.2),
        Column(sheet.say(mark("Neighborhood")), 0, 1),
        Column(sheet.say(mark("Send me news")), 5.4 * sheet.body),
    ]
    after = () if request.is_large else sheet.say(_ABOUT_NEWS)
    grid = Grid(sheet, columns, WRITING_ROW, is_written_in=True)
    room = sheet.y - sheet.bottom - grid.head_height - sheet.height_of(after) - 6
    rows = int(room // WRITING_ROW)
    if rows < _LEAST_ROWS:
        rows += int((sheet.top - sheet.bottom - grid.head_height) // WRITING_ROW)
    grid.draw(_row(number) for number in range(1, rows + 1))
    sheet.y -= 6
    sheet.write_stacked(after, is_bold=False)


def _row(number: int) -> Row:
    return (Words(str(number)),), EMPTY, EMPTY, Mark.BOX


HANDOUT = Handout(
    name="sign-in-public",
    title=mark("Public sign-in sheet"),
    order=30,
    needs="meeting",
    privacy=PUBLIC,
    draw=draw,
    use=mark("For public meetings: signing is voluntary, and no way to reach anybody stands on it"),
)
