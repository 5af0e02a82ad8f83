"""What people wrote in one language only, when a paper is wanted in two."""

from functools import partial

from facilitator.store import agenda
from facilitator.ui.desk import Desk
from facilitator.ui.print_studio.notes import Note
from facilitator.ui.print_studio.wish import Wish
from facilitator.words import plural, translate


def notes(desk: Desk | None, wish: Wish) -> list[Note]:
    """Say how many topics lack words in the second language, if the wish has need of them, and lead to the first."""
    if desk is None or not wish.meeting:
        return []
    document = desk.document
    home = document.collaborative().language.split("+")[0]
    if all(code == home for code in wish.language.split("+")):
        return []
    lacking = [item for item in agenda.items(document.connection, wish.meeting) if not item.other_topic]
    if not lacking:
        return []
    said = plural("{n} topic has no words in the second language.",
                  "{n} topics have no words in the second language.", len(lacking))  # fmt: skip
    return [(said, translate("Show the first"), partial(desk.show_wanted.emit, lacking[0].table, lacking[0].uid))]
