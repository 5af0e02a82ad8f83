"""Empty, damaged, disguised and hostile files are refused in one sentence: no traceback, no freeze, nothing written."""

import io
import os
import random
import time
import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from facilitator.exchange import contact_import, reading
from facilitator.refusal import Refusal
from tests.exchange.conftest import FILES
from tests.exchange.old_workbook import old_workbook

WALKS = int(os.environ.get("FACILITATOR_WALKS", "80"))
GOOD = sorted(FILES.iterdir())


def refusal_of(content, name):
    with pytest.raises(Refusal) as raised:
        reading.read(content, name)
    said = str(raised.value)
    assert name in said
    assert "\n" not in said
    assert said.endswith(".")
    return said


def changed(path, part, change):
    """Give a workbook with one of its parts changed."""
    target = io.BytesIO()
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as copy:
        for name in source.namelist():
            content = source.read(name)
            copy.writestr(name, change(content) if name == part else content)
    return target.getvalue()


@pytest.mark.parametrize("ending", [".vcf", ".csv", ".tsv", ".txt", ".xlsx", ".xls", ".ods"])
@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"   \r\n\t ",
        b"\xef\xbb\xbf",
        b"\0" * 5000,
        bytes(range(256)) * 40,
        random.Random(1).randbytes(20_000),
        b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj",
        b"\x89PNG\r\n\x1a\n" + b"\0\1\2\3" * 100,
        b"SQLite format 3\0" + b"\0" * 4000,
        b"<!DOCTYPE html><html><table><tr><td>Name</td></tr></table></html>",
        b"PK\x03\x04" + b"\0" * 200,
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 5000,
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\xff" * 5000,
        b"\x7fELF\2\1\1" + b"\0" * 300,
        b"\x1f\x8b\x08\0" + random.Random(2).randbytes(300),
    ],
    ids=["nothing", "spaces", "mark", "zeros", "bytes", "noise", "pdf", "png", "own", "page", "zip", "ole", "ole2", "elf", "gz"],
)  # fmt: skip
def test_what_holds_no_contacts_is_refused_whatever_it_is_called(content, ending):
    refusal_of(content, f"strange{ending}")


def test_a_picture_among_letters_of_one_byte_is_no_text():
    refusal_of(b"\xff\xd8\xff\xe0\x01\x02\x03" + random.Random(3).randbytes(9000).replace(b"\0", b"\1"), "photo.csv")


def test_a_damaged_old_workbook_leaves_nothing_on_the_terminal(capfd):
    content = (FILES / "excel_97.xls").read_bytes()
    chance = random.Random(5)
    broken = [damaged(content, chance) for _ in range(600)]

    refused = 0
    for copy in broken:
        try:
            reading.read(copy, "old.xls")
        except Refusal:
            refused += 1

    assert refused > 50
    assert capfd.readouterr().err == ""


def test_an_archive_that_is_no_workbook_is_refused(tmp_path):
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("word/document.xml", "<x/>")

    refusal_of((tmp_path / "a.zip").read_bytes(), "letter.xlsx")


@pytest.mark.parametrize("path", GOOD, ids=lambda path: path.name)
def test_a_truncated_file_is_read_or_refused(path, document):
    content = path.read_bytes()

    for size in {*range(0, len(content), max(1, len(content) // 60)), len(content) - 1}:
        look_at(content[:size], path.name, document)


@pytest.mark.parametrize("path", GOOD, ids=lambda path: path.name)
def test_many_damaged_copies_are_read_or_refused(path, document):
    content = path.read_bytes()
    chance = random.Random(path.name)

    for _ in range(WALKS):
        look_at(damaged(content, chance), path.name, document)


def damaged(content, chance):
    copy = bytearray(content)
    for _ in range(chance.choice((1, 2, 5, 30))):
        at = chance.randrange(len(copy))
        match chance.randrange(4):
            case 0:
                copy[at] = chance.randrange(256)
            case 1:
                del copy[at : at + chance.randrange(1, 40)]
            case 2:
                copy[at:at] = chance.randbytes(chance.randrange(1, 8))
            case _:
                copy[at:at] = copy[max(0, at - 30) : at]
        if not copy:
            break
    return bytes(copy)


@pytest.mark.parametrize(
    "part", ["xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/workbook.xml", "xl/styles.xml"]
)
def test_workbooks_damaged_inside_their_wrapping_are_read_or_refused(part, document):
    chance = random.Random(part)

    for _ in range(100):
        content = changed(FILES / "google_sheets.xlsx", part, lambda content: damaged(content, chance))
        look_at(content, "damaged.xlsx", document)


def test_open_documents_damaged_inside_their_wrapping_are_read_or_refused(document):
    chance = random.Random(7)

    for _ in range(200):
        content = changed(FILES / "libreoffice.ods", "content.xml", lambda content: damaged(content, chance))
        look_at(content, "damaged.ods", document)


def look_at(content, name, document):
    """Plan the file, or be refused in a sentence; anything else that is raised fails the test."""
    said = []
    try:
        plan = contact_import.plan(document.connection, reading.read(content, name).incoming())
        said += [str(line.reason) for line in plan.lines]
    except Refusal as refusal:
        said.append(str(refusal))
    assert all(said)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150, deadline=None)
@given(
    st.lists(
        st.one_of(
            st.sampled_from(
                ["BEGIN:VCARD\n", "END:VCARD\n", "FN:", "N:", "TEL;", "Name,Phone\n", *"\n\r,;\t|\"=' @:0"]
            ),
            st.text(st.characters(exclude_categories=["Cs"]), max_size=8),
        ),
        max_size=60,
    ).map("".join),
    st.sampled_from([".csv", ".vcf", ".txt"]),
)
def test_any_text_is_read_or_refused(document, text, ending):
    look_at(text.encode(), f"any{ending}", document)


def test_one_cell_far_away_is_refused_before_it_takes_all_memory():
    content = changed(
        FILES / "google_sheets.xlsx", "xl/worksheets/sheet1.xml",
        lambda sheet: sheet.replace(
            b"</sheetData>", b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
        ),
    )  # fmt: skip

    assert "reaches to row 1,048,576, column 16,384" in refusal_of(content, "far.xlsx")


def test_one_row_repeated_a_million_times_is_refused():
    for row in (
        b'<table:table-row table:number-rows-repeated="1048570"><table:table-cell table:number-columns-repeated="16384" '
        b'office:value-type="string"><text:p>x</text:p></table:table-cell></table:table-row>',
        b'<table:table-row><table:table-cell table:number-columns-repeated="999999999"/><table:table-cell '
        b'office:value-type="string"><text:p>x</text:p></table:table-cell></table:table-row>',
    ):
        content = changed(
            FILES / "libreoffice.ods", "content.xml",
            lambda sheet, row=row: sheet.replace(b"</table:table>", row + b"</table:table>"),
        )  # fmt: skip

        assert "reaches to row" in refusal_of(content, "far.ods")


def test_a_cell_far_away_in_excel_97_is_refused():
    assert "reaches to row 65,536" in refusal_of(old_workbook({(0, 0): "Name", (65535, 60000): "x"}), "far.xls")


def test_a_long_text_shared_by_many_cells_is_refused():
    cells = b"".join(
        b'<row r="%d">%s</row>'
        % (row, b"".join(b'<c r="%c%d" t="s"><v>0</v></c>' % (65 + at, row) for at in range(20)))
        for row in range(1, 1001)
    )
    target = io.BytesIO()
    with zipfile.ZipFile(FILES / "google_sheets.xlsx") as source, zipfile.ZipFile(target, "w", 8) as copy:
        for name in source.namelist():
            content = source.read(name)
            if name == "xl/worksheets/sheet1.xml":
                start, end = content.index(b"<sheetData>"), content.index(b"</sheetData>")
                content = content[:start] + b"<sheetData>" + cells + content[end:]
            if name == "xl/sharedStrings.xml":
                content = content[: content.index(b"<si>")] + b"<si><t>" + b"x" * 100_000 + b"</t></si></sst>"
            copy.writestr(name, content)

    assert "unpacks to more" in refusal_of(target.getvalue(), "shared.xlsx")


def test_a_long_text_shared_by_many_cells_of_excel_97_is_refused():
    cells = {(row, column): "x" * 2000 for row in range(4000) for column in range(50)}

    assert "unpacks to more" in refusal_of(old_workbook(cells), "shared.xls")


@pytest.mark.parametrize(
    ("name", "part"), [("google_sheets.xlsx", "xl/sharedStrings.xml"), ("libreoffice.ods", "content.xml")]
)
def test_a_bomb_is_refused_before_it_unpacks(name, part):
    content = changed(FILES / name, part, lambda content: content + b" " * (250 * 1024 * 1024))
    assert len(content) < 1024 * 1024
    begun = time.perf_counter()

    assert "unpacks to more" in refusal_of(content, f"bomb{name[-5:]}")
    assert time.perf_counter() - begun < 5


def test_a_bomb_that_lies_about_its_size_is_refused():
    honest = changed(FILES / "google_sheets.xlsx", "xl/sharedStrings.xml", lambda _: b" " * (250 * 1024 * 1024))
    size = (250 * 1024 * 1024).to_bytes(4, "little")

    assert honest.count(size) == 2
    refusal_of(honest.replace(size, (1000).to_bytes(4, "little")), "liar.xlsx")


@pytest.mark.parametrize(
    ("name", "part"), [("google_sheets.xlsx", "xl/sharedStrings.xml"), ("libreoffice.ods", "content.xml")]
)
def test_entities_that_unfold_are_refused(name, part):
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>'

    def with_bomb(content):
        end = content.index(b"?>") + 2
        return content[:end] + bomb + content[end:]

    assert "damaged" in refusal_of(changed(FILES / name, part, with_bomb), f"entities{name[-5:]}")


def test_a_quotation_mark_on_every_line_is_no_freeze():
    begun = time.perf_counter()

    found = reading.read(b"Name,Notes\n" + b'Ana,"x\nLuis,x" y\n' * 15_000, "quotes.csv").incoming()

    assert len(found) == 30_000
    assert time.perf_counter() - begun < 20


def test_a_very_long_line_costs_only_itself():
    found = reading.read(b"Name,Notes\n" + b"x" * 3_000_000 + b"\nAna,\n", "long.csv").incoming()

    assert "longer than any contact" in str(found[0].trouble)
    assert found[1].values["name"] == "Ana"


def test_millions_of_empty_lines_are_no_freeze():
    begun = time.perf_counter()

    assert "more than 100,000 lines" in refusal_of(b"Name\nAna\n" + b"\n" * 30_000_000, "empty_lines.csv")
    assert time.perf_counter() - begun < 10


def test_an_endless_card_costs_only_itself():
    text = "BEGIN:VCARD\nFN:Ana\nEND:VCARD\nBEGIN:VCARD\nFN:Luis\n" + "TEL:1\n" * 500_000 + "END:VCARD\n"

    ana, luis = reading.read(text.encode(), "endless.vcf").incoming()

    assert ana.values["name"] == "Ana"
    assert "longer than any contact" in str(luis.trouble)
