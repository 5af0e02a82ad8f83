"""Write the sample collaborative, to look around in and to measure with."""

import tempfile
from datetime import date
from pathlib import Path

import click

from facilitator import screen
from facilitator.cli._files import TODAY
from facilitator.sample import writing
from facilitator.sample.cast import USUAL_SIZE
from facilitator.store import meetings
from facilitator.words import mark, plural, spoken, translate

PACK = "meeting-pack"
MOST_PEOPLE = 1_000_000


def _sample(file: Path | None, seed: int, size: int, is_open: bool, today: date | None) -> int:
    has_screen = is_open and screen.is_there()
    if has_screen:
        screen.require()
    # A window gets a copy of its own, which nobody misses afterwards.
    folder = Path(tempfile.mkdtemp(prefix="facilitator-")) if has_screen and file is None else Path()
    path = file or writing.free_path(folder)
    day = today or date.today()
    writing.write(path, day, seed, size).close()
    if has_screen:
        return _show(path)
    click.echo(plural("The sample with {n} person is in {path}.", "The sample with {n} people is in {path}.", size,
                      path=path))  # fmt: skip
    if is_open:
        _put_on_paper(path, day)
    return 0


def _show(path: Path) -> int:
    from facilitator.opening import open_windows

    return open_windows([str(path)])


def _put_on_paper(path: Path, today: date) -> None:
    """Do the main job without a screen: the next meeting's papers."""
    from facilitator.handouts import making
    from facilitator.store.document import look

    pdf = path.with_name(f"{path.stem} {PACK}.pdf")
    with look(path) as document:
        meeting = meetings.find(document.connection, "next", today)
        request = making.Request((spoken(),), today, connection=document.connection, meeting=meeting.uid)
        making.write(making.find(PACK), request, pdf)
    click.echo(translate("There is no screen on this machine, so the next meeting's papers are in {path}.", path=pdf))


COMMAND = click.Command(
    "sample",
    callback=_sample,
    help=mark(
        "Write a made-up collaborative with fourteen months of life to FILE, or to sample.collab here; a file that is there "
        "is never overwritten."
    ),
    params=[
        click.Argument(["file"], metavar="[FILE]", required=False, type=click.Path(path_type=Path)),
        click.Option(["--seed"], type=int, default=1, show_default=True, help=mark("Another number tells another tale.")),
        click.Option(["--size"], type=click.IntRange(1, MOST_PEOPLE), default=USUAL_SIZE, show_default=True, metavar="N",
                     help=mark("How many people; organizations grow along.")),
        click.Option(["--open", "is_open"], is_flag=True,
                     help=mark("Open it in a window; without a screen, write the next meeting's papers as PDF.")),
        TODAY,
    ],
)  # fmt: skip
