"""Files as Google, Outlook, Apple, Android, Thunderbird and LibreOffice make them are read without help."""

import pytest

from facilitator.exchange import reading
from facilitator.exchange.sheet import MOST_LINES
from facilitator.refusal import Refusal


def values(path):
    return [one.values for one in reading.read(path).incoming()]


def test_google_contacts_of_today(files):
    rosa, mai, food_bank, nameless = values(files / "google_2024.csv")

    assert rosa["name"] == "Rosa Ortiz Beltrán"
    assert rosa["called"] == "Rosi"
    assert rosa["sort_under"] == "Ortiz Beltrán"
    assert (rosa["organization"], rosa["role"]) == ("Eastside Tenants Association", "Chair")
    assert rosa["phone"] == "+1 303-555-0117", "the mobile comes first, whichever column it is in"
    assert rosa["other_phone"] == "(303) 555-0142"
    assert rosa["address"].splitlines() == ["418 Elm St", "Denver, CO 80205", "US"]
    assert rosa["notes"].splitlines() == ["Calls back in the evening", "Prefers Spanish"]
    assert (mai["email"], mai["other_email"]) == ("mai.xiong@example.org", "mxiong@example.com")
    assert (mai["phone"], mai["other_phone"]) == ("720-555-0163", "720-555-0164")
    assert "name" not in food_bank
    assert food_bank["organization"] == "Westside Food Bank"
    assert nameless == {"email": "someone@example.net"}


def test_google_contacts_of_earlier_years_in_utf_16(files):
    (jerome,) = values(files / "google_old.csv")

    assert jerome == {
        "name": "Jerome Washington", "organization": "New Hope Church", "role": "Pastor", "phone": "303-555-0100",
        "email": "jwashington@newhope.example",
    }  # fmt: skip


def test_outlook_in_english(files):
    (karen,) = values(files / "outlook_english.csv")

    assert karen["name"] == "Karen J. Müller Jr."
    assert karen["role"] == "Program manager"
    assert (karen["phone"], karen["other_phone"]) == ("720-555-0171", "303-555-0170")
    assert karen["email"] == "karen.muller@county.example"
    assert karen["address"].splitlines() == [
        "100 Civic Plaza", "Room 4", "Denver, CO 80202", "United States of America",
    ]  # fmt: skip


def test_outlook_in_spanish_with_semicolons_and_windows_letters(files):
    jose, begona = values(files / "outlook_spanish.csv")

    assert jose["name"] == "José Ángel Peña Núñez"
    assert jose["sort_under"] == "Peña Núñez"
    assert (jose["phone"], jose["other_phone"]) == ("303-555-0122", "303-555-0121")
    assert jose["address"].splitlines() == ["3955 Steele St", "Denver, CO 80205", "Estados Unidos"]
    assert jose["notes"] == "Habla español; enseña ciencias"
    assert begona["phone"] == "303-555-0131"
    assert begona["address"].splitlines() == ["Calle 12", "Aurora"]


def test_thunderbird(files):
    (grace,) = values(files / "thunderbird.csv")

    assert grace["name"] == "Grace O'Neil"
    assert (grace["phone"], grace["other_phone"]) == ("303-555-0180", "303-555-0181")
    assert grace["address"].splitlines() == ["12 Oak Ave", "Apt 3", "Denver, CO 80206"]


def test_libreoffice_with_a_byte_order_mark(files):
    (tomas,) = values(files / "libreoffice.csv")

    assert tomas == {
        "name": "Tomás Ñáñez", "organization": "Iglesia San José", "phone": "0155 555 010",
        "email": "tomas@iglesia.example", "sector": "Faith groups",
    }  # fmt: skip


def test_tabs_and_utf_16(files):
    linh, ines = values(files / "wide.tsv")

    assert linh["name"] == "Linh Nguyễn"
    assert linh["notes"] == 'brings "big" posters'
    assert ines["name"] == "Muñoz, Inés", "nobody's name is guessed apart"


def test_letters_and_line_ends_of_old_macs(files):
    assert [one["name"] for one in values(files / "old_mac.csv")] == ["María Añorve", "Élodie Brûlé"]


def test_a_list_without_headings(files):
    source = reading.read(files / "no_headings.csv")

    assert not source.sheet.has_headings
    assert source.incoming()[0].values == {
        "name": "Dwayne Carter", "phone": "303-555-0199", "email": "dwayne@example.org",
    }  # fmt: skip
    assert source.incoming()[0].line == 1


def test_a_workbook_keeps_leading_zeros_and_reads_numbers_as_phones(files):
    ignacio, pat = reading.read(files / "google_sheets.xlsx").incoming()

    assert ignacio.values["phone"] == "3035550185"
    assert ignacio.values["other_phone"] == "0155 555 010"
    assert ignacio.values["address"].splitlines() == ["9 Main St", "Cambridge, 02139"]
    assert ignacio.values["agreed_on"] == "2026-03-02"
    assert pat.line == 5, "empty lines are left out and still counted"


def test_open_document_and_excel_97(files):
    assert [one["name"] for one in values(files / "libreoffice.ods")] == ["Águeda Ruiz Díaz", "Iñaki Sáenz"]
    assert values(files / "excel_97.xls") == [
        {"name": "Iñaki Sáenz", "phone": "3035550140"}, {"name": "Pat", "phone": "0155"},
    ]  # fmt: skip


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "latin-1", "mac_roman", "cp850"])  # fmt: skip
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_any_common_encoding_and_delimiter(encoding, delimiter):
    lines = [["Nombre", "Teléfono", "Organización"], ["Begoña Muñoz Álvarez", "303 555 0100", "Niños, Niñas"]]
    text = "\r\n".join(delimiter.join(f'"{cell}"' for cell in line) for line in lines)

    (one,) = reading.read(text.encode(encoding), "lista.csv").incoming()

    assert one.values == {
        "name": "Begoña Muñoz Álvarez", "phone": "303 555 0100", "organization": "Niños, Niñas",
    }  # fmt: skip


def test_a_delimiter_named_in_the_first_line_is_believed():
    (one,) = reading.read(b"sep=|\nName|Phone\nAna Ruiz|303 555 0100", "a.csv").incoming()

    assert one.values["phone"] == "303 555 0100"
    assert one.line == 3


def test_content_decides_and_not_the_ending(files):
    workbook, cards = (files / "google_sheets.xlsx").read_bytes(), (files / "apple.vcf").read_bytes()

    assert reading.read(workbook, "renamed.csv").format.name == "workbook"
    assert reading.read(cards, "renamed.txt").format.name == "vcard"
    with pytest.raises(Refusal, match="does not hold what its ending says"):
        reading.read(b"Name,Phone\nAna,303 555 0100", "renamed.vcf")


def test_a_quotation_left_open_costs_one_line_and_no_other():
    text = 'Name,Notes\nAna Ruiz,"open\nLuis Peña,fine\nRuth Abebe,5" pipe\nOmar Haddad,"two\nlines"\n'

    found = reading.read(text.encode(), "a.csv").incoming()

    assert [one.values.get("name") for one in found] == [None, "Luis Peña", "Ruth Abebe", "Omar Haddad"]
    assert "quotation mark" in str(found[0].trouble)
    assert found[2].values["notes"] == '5" pipe'
    assert [one.line for one in found] == [2, 3, 4, 5]


def test_columns_can_be_mapped_by_hand():
    source = reading.read(b"Wer,Wohin\nAna Ruiz,303 555 0100\n", "liste.csv")

    guessed = source.guessed()
    with pytest.raises(Refusal, match=r"No column of “liste\.csv” was recognized as a name"):
        source.incoming()
    (one,) = source.incoming(guessed.with_field(0, "name").with_field(1, "phone"))

    assert one.values == {"name": "Ana Ruiz", "phone": "303 555 0100"}
    with pytest.raises(ValueError, match="shoe_size"):
        guessed.with_field(0, "shoe_size")


def test_a_third_phone_is_kept_in_the_notes():
    text = "Name,Phone,Phone 2,Mobile,Notes\nAna,303 555 0100,303 555 0101,303 555 0102,nice\n"

    (one,) = reading.read(text.encode(), "a.csv").incoming()

    assert (one.values["phone"], one.values["other_phone"]) == ("303 555 0100", "303 555 0102")
    assert one.values["notes"] == "nice\nPhone: 303 555 0101"


def test_of_two_columns_for_one_thing_nothing_is_lost():
    text = "Name,Company,Organization\nAna,Library,Tenants\nLuis,,School\nMai,Clinic,Clinic\n"

    ana, luis, mai = (one.values for one in reading.read(text.encode(), "a.csv").incoming())

    assert (ana["organization"], ana["notes"]) == ("Library", "Organization: Tenants")
    assert luis["organization"] == "School"
    assert mai == {"name": "Mai", "organization": "Clinic"}


def test_too_many_lines_are_refused():
    content = b"Name\n" + b"Ana Ruiz\n" * (MOST_LINES + 1)

    with pytest.raises(Refusal, match="more than 100,000 lines"):
        reading.read(content, "long.csv")


def test_a_missing_file_a_folder_and_a_huge_file_are_refused(tmp_path):
    huge = tmp_path / "huge.csv"
    with huge.open("wb") as file:
        file.truncate(100 * 1024 * 1024)

    with pytest.raises(Refusal, match="is not there"):
        reading.read(tmp_path / "gone.csv")
    with pytest.raises(Refusal, match="is a folder"):
        reading.read(tmp_path)
    with pytest.raises(Refusal, match="larger than 64 MB"):
        reading.read(huge)
    with pytest.raises(Refusal, match="no contacts"):
        reading.read("/dev/zero")
