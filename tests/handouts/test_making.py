"""Every paper, every way it can be asked for."""

import io
import os
from itertools import pairwise, product

import pytest
from pypdf import PdfReader

import facilitator.handouts
from facilitator import pieces
from facilitator.domain.records import Collaborative, Meeting
from facilitator.handouts import making
from facilitator.refusal import Refusal
from facilitator.store.document import IN_MEMORY, create
from facilitator.words import language
from tests.handouts.conftest import TODAY, make

NAMES = [
    "meeting-pack", "agenda", "sign-in", "sign-in-public", "contact-slips", "name-tents", "badges", "reach-out-list", "sector-balance", "directory",
    "phone-tree", "labels", "welcome-sheet", "receipt",
]  # fmt: skip
SIZES = {"letter": (612, 792), "a4": (595.28, 841.89)}
WISHES = list(
    product(NAMES, ["filled", "public", "blank", "no file"], ["letter", "a4"], [False, True], ["en", "es", "en+es"])
)[:: 1 if "FACILITATOR_WALKS" in os.environ else 5]  # each of each is there; a long walk takes them all together


@pytest.fixture(scope="module")
def wished(sample, members_meeting, forum):
    def wish(name, matter, paper, is_large, languages):
        document = None if matter == "no file" else sample
        meeting = {"filled": members_meeting, "public": forum}.get(matter, "")
        is_blank = matter in ("blank", "no file")
        return make(name, document, meeting, languages, paper=paper, is_large=is_large, is_blank=is_blank)

    return wish


@pytest.mark.parametrize(("name", "matter", "paper", "is_large", "languages"), WISHES)
def test_every_paper_comes_out_whole(wished, name, matter, paper, is_large, languages):
    made = wished(name, matter, paper, is_large, languages)

    assert made.written.pages == len(made.reader.pages) >= 1
    for at, page in enumerate(made.reader.pages):
        assert [float(side) for side in page.mediabox[2:]] == pytest.approx(SIZES[paper], abs=0.1)
        lines = made.said(at)
        assert lines or (name == "name-tents" and page.get_contents())
        for line in lines:
            assert min(line.x, line.end) >= 0, line
            assert max(line.x, line.end) <= SIZES[paper][0] + 0.1, line
            assert 0 <= line.y <= SIZES[paper][1], line
            assert line.size >= 11.5, line
        assert not _overlapping(lines)


@pytest.mark.parametrize("name", [name for name in NAMES if name not in ("name-tents", "badges", "meeting-pack")])
@pytest.mark.parametrize("languages", ["en", "es", "en+es"])
def test_no_letter_of_large_print_is_small(sample, members_meeting, name, languages):
    made = make(name, sample, members_meeting, languages, is_large=True)

    sizes = {line.size for at in range(made.written.pages) for line in made.said(at)}
    assert min(sizes) >= 18


@pytest.mark.parametrize("name", NAMES)
def test_fonts_are_embedded_and_hold_only_the_letters_used(sample, members_meeting, name):
    made = make(name, sample, members_meeting)

    fonts = {
        font.get_object()["/BaseFont"]: font.get_object()
        for page in made.reader.pages
        for font in page["/Resources"]["/Font"].values()
    }
    assert fonts
    for name, font in fonts.items():
        assert "+NotoSans" in name
        assert "/FontFile2" in font["/FontDescriptor"].get_object()
    assert len(made.pdf) < 150_000


@pytest.mark.parametrize("name", NAMES)
def test_the_same_request_gives_the_same_bytes(sample, members_meeting, name):
    assert make(name, sample, members_meeting).pdf == make(name, sample, members_meeting).pdf


def test_a_paper_says_what_it_is_to_whoever_opens_it(sample, members_meeting):
    made = make("agenda", sample, members_meeting, "es")

    assert made.reader.metadata.title == "Agenda"
    assert made.reader.metadata.author == "Cedar Bend River and Youth Collaborative"
    assert made.reader.metadata.creator == "Facilitator's Companion"
    assert made.reader.trailer["/Root"]["/Lang"] == "es-419"


@pytest.mark.parametrize("name", ["meeting-pack", "agenda", "sign-in", "sign-in-public"])
def test_every_page_tells_whose_it_is_and_which_of_how_many(sample, members_meeting, name):
    made = make(name, sample, members_meeting)

    pages = made.pages
    if name == "meeting-pack":
        pages = pages[:1]
    for at, text in enumerate(pages, start=1):
        assert f"Page {at} of {len(pages)}" in text
        assert "Cedar Bend River and Youth Collaborative" in text
        assert "Printed Nov 22, 2026" in text
        assert ("PUBLIC" if name == "sign-in-public" else "MEMBERS") in text


def test_a_spanish_paper_comes_from_an_english_program(sample, members_meeting):
    text = make("agenda", sample, members_meeting, "es").text

    assert "martes, 1 de diciembre de 2026" in text
    assert "¿Dónde van las primeras luces del sendero del dique?" in text
    assert "Where do the first lights" not in text
    assert "Impreso 22 nov 2026 · MIEMBROS" in text
    assert "Página 1 de" in text


def test_two_languages_stand_one_below_the_other_the_first_in_bold(sample, members_meeting):
    made = make("agenda", sample, members_meeting, "en+es")

    lines = made.said(0)
    first = next(line for line in lines if line.words.endswith("December meeting"))
    second = next(line for line in lines if line.words.endswith("Reunión de diciembre"))
    assert first.is_bold
    assert not second.is_bold
    assert first.y > second.y


def test_the_catalogue_offers_every_paper_there_is():
    modules = [name for name in pieces.names_of(facilitator.handouts) if not name.endswith(".making")]

    assert [handout.name for handout in making.catalogue()] == NAMES
    assert len(modules) == len(NAMES)
    assert all(handout.use for handout in making.catalogue())


def test_an_unknown_paper_is_refused_with_those_there_are():
    with pytest.raises(Refusal, match=r"“poster”.*agenda, sign-in"):
        making.find("poster")


def test_an_unknown_size_is_refused_with_those_there_are():
    with pytest.raises(Refusal, match=r"“a3”.*letter, a4"):
        make("agenda", paper="a3")


@pytest.mark.parametrize("name", ["agenda", "sign-in", "sign-in-public", "name-tents", "meeting-pack"])
def test_a_paper_about_a_meeting_asks_for_one(document, name):
    with pytest.raises(Refusal, match="is about a meeting"):
        make(name, document)


def test_a_receipt_asks_which_file_it_is_for(document):
    with pytest.raises(Refusal, match="is about a file that was brought in"):
        make("receipt", document, receipt=0)


def test_a_meeting_that_was_removed_meanwhile_is_refused(document):
    with pytest.raises(Refusal, match="no longer there"):
        make("agenda", document, "0000")


def test_a_file_appears_whole_or_not_at_all(tmp_path, document):
    target = tmp_path / "agenda.pdf"
    target.write_bytes(b"yesterday's")
    request = making.Request((language("en"),), TODAY, document.connection, is_blank=True)

    def stop(done, total):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        making.write(making.find("agenda"), request, target, progress=stop)
    assert [path.name for path in tmp_path.iterdir()] == ["agenda.pdf"]
    assert target.read_bytes() == b"yesterday's"

    making.write(making.find("agenda"), request, target)
    assert [path.name for path in tmp_path.iterdir()] == ["agenda.pdf"]
    assert len(PdfReader(target).pages) == 1


def test_a_place_that_cannot_be_written_to_is_said(tmp_path, document):
    request = making.Request((language("en"),), TODAY, document.connection, is_blank=True)

    with pytest.raises(Refusal, match="cannot be written"):
        making.write(making.find("agenda"), request, tmp_path / "nowhere" / "agenda.pdf")


def test_progress_hears_of_every_page(sample, members_meeting):
    heard = []
    request = making.Request((language("en"),), TODAY, sample.connection, members_meeting)

    written = making.write(making.find("name-tents"), request, io.BytesIO(), lambda *told: heard.append(told))

    assert heard == [(page, written.pages) for page in range(1, written.pages + 1)]


HOSTILE = '<b>Bold</b> & "quoted" <img src=/etc/passwd> <para> &amp; %s {name} (x\\) Tj'


def test_markup_in_peoples_words_is_printed_as_written():
    with create(IN_MEMORY, Collaborative(name=HOSTILE, contact=HOSTILE)) as document:
        with document.change("Fill") as change:
            meeting = change.insert(Meeting(name=HOSTILE, on_day="2026-12-01", place=HOSTILE, purpose=HOSTILE))
        made = make("agenda", document, meeting)

    assert made.text.count(HOSTILE) >= 4
    assert "root:" not in made.text
    assert "/XObject" not in made.reader.pages[0]["/Resources"]


def test_letters_no_face_has_are_marked_and_told_of():
    with create(IN_MEMORY, Collaborative(name="李小龙 and नमस्ते")) as document:
        made = make("agenda", document, is_blank=True)

    (warning,) = made.written.warnings
    assert "李 小 龙" in str(warning)
    assert "\ufffd\ufffd\ufffd and \ufffd" in made.text


@pytest.mark.parametrize("name", ["Nguyễn Thị Ánh", "Żółć Łódź", "Анна Петрова", "Ñuñoa", "Ğülşen İçli", "Ώρα"])
def test_letters_of_the_neighbors_are_printed(name):
    with create(IN_MEMORY, Collaborative(name=name)) as document:
        made = make("agenda", document, is_blank=True)

    assert made.written.warnings == ()
    assert name in made.text


def test_more_letters_than_one_font_holds_are_printed():
    letters = "".join(chr(code) for code in [*range(0xC0, 0x180), *range(0x400, 0x450), *range(0x1EA0, 0x1EF9)])
    with create(IN_MEMORY, Collaborative(name="x", contact=letters[:200])) as document:
        with document.change("Fill") as change:
            meeting = change.insert(Meeting(name="x", on_day="2026-12-01", purpose=letters))
        made = make("agenda", document, meeting)

    assert letters in made.text.replace(" ", "")


def _overlapping(lines):
    """Name two lines that stand on each other: in the same height, and one beginning before the other ends."""
    upright = sorted((line for line in lines if not line.is_turned), key=lambda line: (round(line.y), line.x))
    for one, other in pairwise(upright):
        if round(one.y) == round(other.y) and other.x < one.end - 0.5:
            return one, other
    return None
