"""Write the sample collaborative into a file, the same for the same seed and day."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from random import Random

from facilitator.domain.records import Collaborative, Record
from facilitator.sample import cast, duties, evenings, lists, register, story
from facilitator.sample.cast import USUAL_SIZE
from facilitator.store.document import IN_MEMORY, Document, create
from facilitator.words import mark

FILE_NAME = "sample.collab"


def write(path: Path = IN_MEMORY, today: date | None = None, seed: int = 1, size: int = USUAL_SIZE) -> Document:
    """Make the sample at `path` and give it open; `today` is the day it is told from, `size` the number of people.

    Organizations grow with the people, meetings stay monthly with at most 400 people listed. An existing file is never
    overwritten. Nobody can take the sample back with Undo: it is how this collaborative began.
    """
    random = Random(seed)
    collaborative = Collaborative(
        cast.uid(random), name=story.NAME, purpose=story.PURPOSE, place=story.PLACE, contact=story.CONTACT
    )
    document = create(path, collaborative, author="Fatima Warsame")
    try:
        with document.change(mark("Start {name}"), kind="start", name=story.NAME) as change:
            for record in records(random, today or date.today(), size):
                change.insert(record)
    except BaseException:
        document.close()
        raise
    return document


def records(random: Random, today: date, size: int) -> Iterator[Record]:
    """Give every record of the sample except the collaborative itself."""
    chosen = cast.make(random, today, size)
    yield from cast.records(random, chosen)
    yield from evenings.records(random, chosen)
    yield from register.records(random, chosen)
    yield from duties.records(random, chosen)
    yield from lists.records(random)


def free_path(folder: Path) -> Path:
    """Give a path for the sample in `folder` where nothing is yet: "sample.collab", else "sample 2.collab" and so on."""
    path = folder / FILE_NAME
    number = 2
    while path.exists():
        path = folder / f"{Path(FILE_NAME).stem} {number}.collab"
        number += 1
    return path
