"""What columns hold is recognized from headings in English and Spanish, ours in every language among them."""

import pytest

from facilitator.exchange import headings
from facilitator.exchange.incoming import LABELS
from facilitator.words import language


@pytest.mark.parametrize("code", ["en", "es"])
def test_our_own_headings_are_recognized_in_every_language(code):
    written = [language(code).translate(label) for label in LABELS.values()]

    expected = tuple(name.removeprefix("other_") for name in LABELS)
    assert headings.guess(written).fields == expected


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("FULL NAME:", "name"), ("Participant", "name"), ("Nombre y apellidos", "name"), ("Cell #", "phone"),
        ("Tel.", "phone"), ("Teléfono celular", "phone"), ("E-mail", "email"), ("Correo-e", "email"),
        ("Agency", "organization"), ("Institución", "organization"), ("Cargo", "role"), ("ZIP Code", "postal_code"),
        ("Código Postal", "postal_code"), ("Fax", ""), ("Phonetic Last Name", ""), ("E-mail Display Name", ""),
        ("Birthday", ""), ("Shoe size", ""), ("", ""), ("Home Street", "street"), ("Ciudad de residencia", "city"),
    ],
)  # fmt: skip
def test_a_heading_means(heading, field):
    assert headings.guess([heading]).fields == (field,)


def test_one_word_means_different_things_beside_different_neighbors():
    assert headings.guess(["Nombre"]).fields == ("name",)
    assert headings.guess(["Nombre", "Apellidos"]).fields == ("first_name", "last_name")
    assert headings.guess(["Title"]).fields == ("role",)
    assert headings.guess(["Title", "Job Title"]).fields == ("", "role")


def test_a_first_line_of_contacts_is_no_heading():
    assert not headings.are_headings([["Ana Ruiz", "ana@example.org"], ["Luis", "luis@example.org"]])
    assert not headings.are_headings([["Ana Ruiz", "303-555-0100"]])
    assert not headings.are_headings([["Ana Ruiz"], ["Luis Peña"]])
    assert headings.are_headings([["Wer", "Wohin"], ["Ana", "303 555 0100"]])
    assert headings.are_headings([["Name"], ["Ana Ruiz"]])
    assert not headings.are_headings([])


def test_every_choice_for_a_column_has_words():
    assert all(headings.CHOICES.values())
    for field in headings.CHOICES:
        assert headings.guess(["?"]).with_field(0, field).fields == (field,)
