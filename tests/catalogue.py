"""Bring the Spanish catalogue in line with the code: `python -m tests.catalogue`.

New texts are added without a translation, texts that are gone are dropped, and the compiled catalogue is written.
"""

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from facilitator import shipped
from tests.test_words import CATALOGUE, KEYWORDS


def is_translated(entry: Message) -> bool:
    """Say whether every form of a text has a translation."""
    return all(entry.string) if isinstance(entry.string, (list, tuple)) else bool(entry.string)


def main() -> None:
    """Update both files and list what still has no translation."""
    template = Catalog(locale="es_419")
    root = shipped.path().parent
    for file, _, message, comments, _ in extract_from_dir(
        root / "facilitator", method_map=[("**.py", "python")], keywords=KEYWORDS
    ):
        template.add(message, None, locations=[(f"facilitator/{file}", 0)], auto_comments=comments)
    catalogue = Catalog(
        locale="es_419", project="Facilitator's Companion", version="", charset="utf-8", fuzzy=False,
        header_comment="# Spanish (Latin America) of Facilitator's Companion.",
    )  # fmt: skip
    if CATALOGUE.exists():
        with CATALOGUE.open("rb") as file:
            catalogue = read_po(file, locale="es_419")
    catalogue.update(template, no_fuzzy_matching=True, update_creation_date=False)
    catalogue.obsolete.clear()
    for entry in catalogue:
        if entry.id and entry.fuzzy:  # a singular became a plural, or the other way round: to be translated again
            entry.flags.discard("fuzzy")
            entry.string = ("", "") if entry.pluralizable else ""
    with CATALOGUE.open("wb") as out:
        write_po(out, catalogue, sort_output=True, include_lineno=False, width=120)
    with shipped.path("translations", "es_419.mo").open("wb") as out:
        write_mo(out, catalogue)
    for entry in catalogue:
        if entry.id and not is_translated(entry):
            print("untranslated:", entry.id)


if __name__ == "__main__":
    main()
