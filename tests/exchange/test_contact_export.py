"""Contacts go out to files that other programs read, and come back in as they were."""

import csv
import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.plain_text import clean
from facilitator.domain.records import Affiliation, Organization, Person, Sector
from facilitator.exchange import contact_export, contact_import, reading
from facilitator.exchange.formats import delimited
from facilitator.exchange.formats._format import Contact, Outgoing
from facilitator.exchange.formula_guard import guard, unguard
from facilitator.refusal import Refusal
from facilitator.store import rows
from facilitator.store.document import IN_MEMORY, create
from facilitator.words import language

ROSA = Person(
    name="Rosa Ortiz Beltrán", called="Rosi", sort_under="Ortiz Beltrán", pronouns="ella", has_seat=True,
    phone="+1 303 555 0142", other_phone="0155 555 010", email="rosa@example.org", other_email="r.ortiz@example.com",
    address="418 Elm St\nApt 3, rear; yard\nDenver, CO 80205", reach_by="text", best_time="after 6 PM",
    languages="Spanish, English", needs="child care, ramp", can_help="=cooking + \"posters\"", agreed_on="2026-03-02",
    notes="@home: -1 on Mondays; says, \"maybe\"\nsecond line",
)  # fmt: skip


@pytest.fixture
def full(document):
    with document.change("Add") as change:
        youth = change.insert(Sector(name="Youth, and families"))
        tenants = change.insert(Organization(name="Tenants, Inc.; East"))
        rosa = change.insert(Person(**{**ROSA.values(), "sector": youth}))
        change.insert(Affiliation(person=rosa, organization=tenants, role="Chair"))
        library = change.insert(Organization(name="Library"))
        change.insert(Affiliation(person=rosa, organization=library, role="Reader", until="2025-01-01"))
        change.insert(Person(name="Grace O'Neil"))
    return document


def brought_into_another(path, document):
    with create(IN_MEMORY, document.collaborative()) as other:
        with other.change("Add sectors") as change:
            change.insert(Sector(name="Youth, and families"))
        plan = contact_import.plan(other.connection, reading.read(path).incoming())
        with other.change("Bring in") as change:
            contact_import.apply(change, plan)
        return (
            {one.name: {**one.values(), "sector": bool(one.sector)} for one in rows.select(other.connection, Person)},
            [one.name for one in rows.select(other.connection, Organization)],
            [one.role for one in rows.select(other.connection, Affiliation)],
        )


@pytest.mark.parametrize("ending", [".csv", ".xlsx"])
@pytest.mark.parametrize("code", ["en", "es"])
def test_a_sheet_comes_back_complete(full, tmp_path, ending, code):
    path = tmp_path / f"contacts{ending}"

    count = contact_export.write(full.connection, path, private=True, language=language(code))
    people, organizations, roles = brought_into_another(path, full)

    assert count == 2
    assert people["Rosa Ortiz Beltrán"] == {**ROSA.values(), "sector": True}
    assert people["Grace O'Neil"] == {**Person(name="Grace O'Neil").values(), "sector": False}
    assert organizations == ["Tenants, Inc.; East"]
    assert roles == ["Chair"]


def test_cards_come_back_with_what_cards_can_hold(full, tmp_path):
    path = tmp_path / "contacts.vcf"

    contact_export.write(full.connection, path, private=True)
    people, organizations, roles = brought_into_another(path, full)

    held = ("name", "called", "sort_under", "phone", "other_phone", "email", "other_email", "address", "notes")
    rosa = people["Rosa Ortiz Beltrán"]
    assert {name: rosa[name] for name in held} == {name: getattr(ROSA, name) for name in held}
    assert (organizations, roles) == (["Tenants, Inc.; East"], ["Chair"])
    assert "VERSION:3.0" in path.read_text("utf-8")


@pytest.mark.parametrize("ending", [".csv", ".xlsx", ".vcf"])
def test_private_notes_go_out_only_when_asked(full, tmp_path, ending):
    path = tmp_path / f"contacts{ending}"

    contact_export.write(full.connection, path)

    content = path.read_bytes()
    if ending == ".xlsx":
        with zipfile.ZipFile(path) as archive:
            content = b"".join(archive.read(name) for name in archive.namelist())
    assert b"Monday" not in content
    assert "Beltrán".encode() in content.replace(b"\r\n ", b"")


def test_every_language_names_its_own_headings(full, tmp_path):
    contact_export.write(full.connection, tmp_path / "contacts.csv", language=language("es"))

    content = (tmp_path / "contacts.csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.decode("utf-8-sig").split(",")[0] == language("es").translate("Full name")


def test_a_workbook_has_bold_headings_a_filter_a_fixed_row_and_no_formula(full, tmp_path):
    contact_export.write(full.connection, tmp_path / "contacts.xlsx", private=True)

    with zipfile.ZipFile(tmp_path / "contacts.xlsx") as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()
        styles = archive.read("xl/styles.xml").decode()
    assert "<autoFilter" in sheet
    assert 'state="frozen"' in sheet
    assert "<b/>" in styles
    assert "<f>" not in sheet
    assert 'numFmtId="49"' in styles, "phones are text"


def test_an_empty_collaborative_gives_headings_alone(document, tmp_path):
    for ending in (".csv", ".xlsx", ".vcf"):
        assert contact_export.write(document.connection, tmp_path / f"none{ending}") == 0
    assert (tmp_path / "none.csv").read_text("utf-8-sig").startswith("Full name,")


def test_an_ending_nobody_knows_is_refused(document, tmp_path):
    with pytest.raises(Refusal, match=r"in one of \.vcf, \.xlsx, \.csv"):
        contact_export.write(document.connection, tmp_path / "contacts.pdf")


def test_a_file_that_cannot_be_written_leaves_the_old_one(full, tmp_path):
    (tmp_path / "taken.csv").mkdir()

    with pytest.raises(Refusal, match="cannot be written"):
        contact_export.write(full.connection, tmp_path / "taken.csv")
    with pytest.raises(Refusal, match="cannot be written"):
        contact_export.write(full.connection, tmp_path / "no folder" / "contacts.csv")

    assert sorted(one.name for one in tmp_path.iterdir()) == ["taken.csv"]


NASTY = st.text(
    st.one_of(
        st.sampled_from("=+-@\t\r\n＝＋－＠'\"|;, \u00a0\u3000\u200b1a"),
        st.characters(exclude_categories=["Cs"], exclude_characters="\0"),
    ),
    max_size=20,
)


def looks_like_a_formula(cell):
    bare = cell.lstrip()
    is_phone = cell.startswith("+") and not set(cell[1:]) - set("0123456789 ().-")
    return cell[:1] in ("\t", "\r") or (bare[:1] in tuple("=+-@＝＋－＠") and not is_phone)


@given(NASTY)
def test_a_guarded_cell_is_never_a_formula_and_comes_back(cell):
    assert unguard(guard(cell)) == cell
    assert not looks_like_a_formula(guard(cell))


@given(st.lists(NASTY.map(clean).filter(bool), min_size=1, max_size=5))
def test_a_written_file_is_never_a_formula_and_comes_back(names):
    contacts = [Contact(Person(name=name), organization="=cmd|' /C calc'!A0") for name in names]
    outgoing = Outgoing(contacts, ("name", "organization"), language("en"))

    content = delimited.FORMAT.write(outgoing)

    for row in csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")):
        assert not any(looks_like_a_formula(cell) for cell in row)
    sheet = reading.read(content, "a.csv").sheet
    assert [row.cells[0] for row in sheet.rows[1:]] == names
    assert {row.cells[1] for row in sheet.rows[1:]} == {"=cmd|' /C calc'!A0"}


@pytest.mark.parametrize("phone", ["+1 555 0100", "+1 (303) 555-0100", "303 555 0100", "+52 55 1234 5678"])
def test_phones_stay_readable(phone):
    assert guard(phone) == phone


@pytest.mark.parametrize("cell", ["+1+cmd|x", "+A1", "-5", " =1", "＝1", "\t1", "@sum", "'=1"])
def test_formulas_are_written_as_text(cell):
    assert guard(cell) == f"'{cell}"
