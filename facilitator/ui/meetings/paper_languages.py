"""The language that new words on paper are written in."""

from facilitator.domain.records import Collaborative
from facilitator.words import Language, language


def paper_languages(collaborative: Collaborative) -> tuple[Language, Language | None]:
    """Give the first language of a collaborative's papers, and the second one where they are bilingual."""
    codes = collaborative.language.split("+")
    return language(codes[0]), language(codes[1]) if len(codes) > 1 else None
