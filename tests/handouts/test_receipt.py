"""The receipt on paper: what a partner reads about the file that they sent back."""

import pytest

from facilitator.domain.records import Organization, Person
from facilitator.store import merging
from tests.handouts.conftest import make
from tests.store import partners

PEOPLE = 60


@pytest.fixture
def answered(document):
    """Give a file into which sixty changes were brought, the first of them not taken."""
    with document.change("Fill") as change:
        change.insert(Organization("o1", name="Tenants"))
        for at in range(PEOPLE):
            change.insert(Person(f"p{at}", name=f"Person {at:02}", phone=f"555-10{at:02}"))
    luis = partners.partner(document, "Luis")
    with luis.change("Work") as change:
        for at in range(PEOPLE):
            change.update(Person, f"p{at}", phone=f"555-20{at:02}")
        change.update(Organization, "o1", address="a long way to go " * 25)
    news = [one for one in partners.everything(luis) if one.author == "Luis"]
    merging.receive(document, news, sender="Luis Peña", name="back.collabshare", sha256="0123456789abcdef" * 4,
                    answer=lambda change, _report: change.update(Person, "p0", phone="555-1000"))  # fmt: skip
    return document


@pytest.mark.parametrize("paper", ["letter", "a4"])
@pytest.mark.parametrize("is_large", [False, True])
def test_it_says_whose_file_it_was_and_what_became_of_every_line(answered, paper, is_large):
    made = make("receipt", answered, receipt=1, paper=paper, is_large=is_large)

    for words in ("Eastside Youth Collaborative", "From Luis Peña, brought in on", "File: back.collabshare",
                  "Checksum: 01234567 89abcdef", "60 changes taken · 1 left out"):  # fmt: skip
        assert words in made.text
    assert all(f"555-20{at:02}" in made.text for at in range(PEOPLE))
    assert "we kept 555-1000" in made.text
    assert made.text.index("Not taken") < made.text.index("555-2000") < made.text.index("555-2001")
    assert made.written.pages > 1
    for at in range(made.written.pages):
        assert all(line.end <= made.reader.pages[at].mediabox.width - 50 for line in made.said(at))
        assert f"Page {at + 1} of {made.written.pages}" in made.pages[at]


def test_it_is_black_on_white(answered):
    pages = make("receipt", answered, receipt=1).reader.pages
    operators = {tuple(float(one) for one in operands)
                 for page in pages
                 for operands, operator in page.get_contents().operations
                 if operator in (b"rg", b"RG")}  # fmt: skip

    assert all(len(set(one)) == 1 for one in operators)


def test_it_speaks_spanish_and_both_languages(answered):
    spanish = make("receipt", answered, languages="es", receipt=1).text
    assert "De Luis Peña, se trajo el" in spanish
    assert "conservamos 555-1000" in spanish

    both = make("receipt", answered, languages="en+es", receipt=1).text
    assert "taken as sent" in both
    assert "aceptado como se envió" in both


def test_one_that_was_taken_back_says_so_before_its_counts(answered):
    answered.undo()

    text = make("receipt", answered, receipt=1).text

    assert text.index("Taken back on") < text.index("60 changes taken")
