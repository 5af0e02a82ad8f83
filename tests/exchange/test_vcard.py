"""Contact cards of all three versions; a damaged one costs nobody else's."""

from facilitator.domain.records import Person
from facilitator.exchange import reading


def values(source, name="cards.vcf"):
    return [one.values for one in reading.read(source, name).incoming()]


def test_apple_cards_with_grouped_lines_and_pictures(files):
    sofia, school = values(files / "apple.vcf")

    assert sofia == {
        "name": "Sofía García Márquez",
        "called": "Sofi",
        "sort_under": "García Márquez",
        "organization": "Clínica Tepeyac",
        "role": "Physician",
        "phone": "(720) 555-0151",
        "other_phone": "(303) 555-0150",
        "email": "sofia@clinica.example",
        "other_email": "sofi.garcia@example.org",
        "address": "5075 Lincoln St\nSuite 2\nDenver, CO 80216\nUnited States",
        "notes": "Asked for childcare, twice.\nTuesdays are bad; Thursdays work.\nPhone: 303 555 0152",
    }
    assert school == {"organization": "North High School", "phone": "303-555-0159"}


def test_android_cards_with_quoted_letters(files):
    jose, chue, ines = values(files / "android.vcf")

    assert jose["name"] == "José Peña"
    assert jose["phone"] == "303-555-0122", "a fax is no phone"
    assert "other_phone" not in jose
    assert jose["address"] == "3955 Steele St\nDenver, CO 80205"
    assert jose["notes"].splitlines() == ["Enseña ciencias", "Habla español"]
    assert chue["email"] == "chue.moua@example.org"
    assert ines["name"] == "Inés Muñoz", "without a full name the parts are put together"


def test_cards_of_version_four(files):
    omar, river = values(files / "modern.vcf")

    assert (omar["phone"], omar["other_phone"]) == ("+1-303-555-0165", "+1-303-555-0166 ext. 12")
    assert (omar["organization"], omar["role"]) == ("Corner Market, Inc.", "Owner")
    assert omar["notes"].endswith("one line and is folded here")
    assert river == {"organization": "Friends of the River", "phone": "+1-303-555-0167"}


def test_a_broken_card_never_stops_the_good_ones():
    text = (
        "BEGIN:VCARD\nVERSION:3.0\nFN:Ana Ruiz\nEND:VCARD\n"
        "BEGIN:VCARD\nVERSION:2.1\nN;CHARSET=KLINGON;ENCODING=QUOTED-PRINTABLE:=F1=ZZ;x\nEND:VCARD\n"
        "BEGIN:VCARD\nVERSION:3.0\nFN:Never Closed\n"
        "BEGIN:VCARD\nVERSION:3.0\nFN:Luis Peña\nEND:VCARD\n"
    )

    found = reading.read(text.encode(), "cards.vcf").incoming()

    assert [one.values.get("name") for one in found] == ["Ana Ruiz", None, "Never Closed", "Luis Peña"]
    assert "damaged" in str(found[1].trouble)
    assert [one.line for one in found] == [1, 5, 9, 12]


def test_the_fields_of_cards_fit_a_person(files):
    names = {name for path in files.glob("*.vcf") for one in values(path) for name in one}

    assert names <= {*Person().values(), "organization", "role"}
