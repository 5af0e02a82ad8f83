"""Printing, bringing in, taking out, and the sample: the main job without a window."""

import io
import json
from pathlib import Path

import pytest
from pypdf import PdfReader

from facilitator.store.document import look
from tests.cli.conftest import TODAY

FILES = Path(__file__).parents[1] / "exchange" / "files"


def words_of(pdf):
    return "\n".join(page.extract_text() for page in PdfReader(pdf).pages)


def test_every_handout_is_listed_with_what_it_needs(done):
    described = json.loads(done("handouts", "--json"))["handouts"]

    assert {"agenda", "sign-in", "sign-in-public", "contact-slips", "name-tents", "meeting-pack", "receipt"} <= {
        one["name"] for one in described
    }
    assert all(set(one) == {"name", "title", "needs", "privacy", "takes"} for one in described)
    assert len(done("handouts").splitlines()) == len(described)


@pytest.mark.parametrize(
    "options",
    [[], ["--large"], ["--paper", "a4"], ["--lang", "es"], ["--lang", "en+es"], ["--blank"], ["--meeting", "last"]],
)
def test_the_agenda_is_printed_as_asked(done, sample, options):
    said = done("print", "agenda", sample, "-o", "agenda.pdf", "--today", TODAY, *options)

    reader = PdfReader("agenda.pdf")
    assert said == f"agenda.pdf: {len(reader.pages)} page{'s' if len(reader.pages) > 1 else ''}\n"
    text = words_of("agenda.pdf")
    assert ("Where do the first lights" in text) == (
        options not in (["--blank"], ["--meeting", "last"], ["--lang", "es"])
    )
    assert float(reader.pages[0].mediabox.height) == pytest.approx(842 if "a4" in options else 792, abs=1)


def test_every_handout_prints_from_the_sample(run, done, sample):
    for one in json.loads(done("handouts", "--json"))["handouts"]:
        blank = ["--blank"] if one["needs"] == "import" else []  # nobody has sent the sample anything
        assert run("print", one["name"], sample, "-o", "x.pdf", "--today", TODAY, *blank).code == 0
        assert len(PdfReader("x.pdf").pages) >= 1


def test_a_blank_sheet_needs_no_file(done):
    done("print", "sign-in", "-o", "x.pdf", "--blank")

    assert len(PdfReader("x.pdf").pages) == 1


def test_a_paper_goes_to_the_standard_output(sample, capfdbinary):
    from facilitator import cli

    assert cli.run(["print", "agenda", str(sample), "-o", "-", "--today", str(TODAY)]) == 0

    assert "Cedar Bend" in words_of(io.BytesIO(capfdbinary.readouterr().out))


def test_contacts_are_brought_in_from_cards_and_lists_and_taken_back(run, done):
    done("new", "x.collab", "--name", "X")
    for name in ("apple.vcf", "google_2024.csv", "outlook_spanish.csv", "libreoffice.ods"):
        trial = run("import", "x.collab", FILES / name, "--dry-run", "--json")
        result = run("import", "x.collab", FILES / name, "--json")
        planned, answer = json.loads(trial.out), json.loads(result.out)
        assert planned == {**answer, "is_dry_run": True}
        assert answer["is_dry_run"] is False
        assert answer["added"] > 0
        assert answer["added"] + answer["changed"] + answer["skipped"] == len(answer["lines"])
        assert all(line["reason"] for line in answer["lines"])
        assert result.code == (1 if answer["skipped"] else 0)

    for _ in range(4):
        assert "Bring in contacts from" in done("undo", "x.collab")
    assert json.loads(done("info", "x.collab", "--json"))["records"]["people"] == 0


def test_a_source_may_come_by_the_standard_input(run, done, monkeypatch):
    done("new", "x.collab", "--name", "X")
    monkeypatch.setattr(
        "sys.stdin", io.TextIOWrapper(io.BytesIO(b"Name,Phone\nAna Ruiz,763 555 0100\nAna Ruiz,763 555 0100\n,\n"))
    )

    result = run("import", "x.collab", "-")

    assert result.code == 1
    assert "added\tAna Ruiz" in result.out
    assert result.out.splitlines()[-1].startswith("1 added, 0 changed, ")
    assert "Ana Ruiz" in done("list", "x.collab", "people")


@pytest.mark.parametrize(("content", "sentence"), [
    (b"", "is empty"), (b"\x00\x01\x02" * 999, "“bad.vcf”"), (b"<html><body>", "web page"), (b"PK\x03\x04junk", "“bad.vcf”"),
])  # fmt: skip
def test_a_bad_source_writes_nothing(run, done, tmp_path, content, sentence):
    done("new", "x.collab", "--name", "X")
    before = (tmp_path / "x.collab").read_bytes()
    (tmp_path / "bad.vcf").write_bytes(content)

    result = run("import", "x.collab", "bad.vcf")

    assert result.code == 2
    assert sentence in result.err
    assert (tmp_path / "x.collab").read_bytes() == before


def test_what_was_taken_out_comes_back_as_the_same_people(done, run, sample):
    for ending in ("vcf", "csv", "xlsx"):
        done("export", sample, "-o", f"out.{ending}")
        done("new", f"{ending}.collab", "--name", "X")
        result = run("import", f"{ending}.collab", f"out.{ending}", "--duplicates", "add")
        assert result.code in (0, 1), result.err
        names = [
            sorted(one["name"] for one in json.loads(done("list", file, "people", "--json"))["records"])
            for file in (sample, f"{ending}.collab")
        ]
        assert names[0] == names[1]


def test_private_notes_go_out_only_when_asked_for(done, sample):
    from facilitator.sample.story import NOTES

    done("export", sample, "-o", "out.csv")
    done("export", sample, "-o", "private.csv", "--private")

    assert not any(note in Path("out.csv").read_text("utf-8-sig") for note in NOTES)
    assert any(note in Path("private.csv").read_text("utf-8-sig") for note in NOTES)


@pytest.mark.parametrize("ending", ["vcf", "csv", "xlsx"])
def test_only_those_on_a_list_go_out(done, sample, ending):
    said = done("export", sample, "--list", "speak spanish", "-o", f"out.{ending}", "--today", TODAY)

    assert said == f"14 contacts are in out.{ending}.\n"
    done("new", "x.collab", "--name", "X")
    done("import", "x.collab", f"out.{ending}", "--duplicates", "add")
    found = json.loads(done("list", "x.collab", "people", "--json"))["records"]
    everybody = json.loads(done("list", sample, "people", "--json"))["records"]
    assert {one["name"] for one in found} == {one["name"] for one in everybody if "Spanish" in one["languages"]}


def test_a_list_is_made_and_used_without_a_window(done, sample):
    uid = done(
        "add", sample, "lists", "name=Church people", "organization=Bethel A.M.E. Church", "not_seen_for=3"
    ).split()[-1]

    done("export", sample, "--list", "church people", "-o", "out.csv", "--today", TODAY)
    done("print", "badges", sample, "--list", uid, "-o", "badges.pdf", "--today", TODAY)

    assert "Loretta Simms" in Path("out.csv").read_text("utf-8-sig")
    assert "Keisha Monroe" not in Path("out.csv").read_text("utf-8-sig")
    assert "Loretta" in words_of("badges.pdf")
    assert "Keisha" not in words_of("badges.pdf")


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (["agenda", "--list", "seats"], "“Agenda” is not made from a list of contacts. Leave --list away."),
        (["directory", "--start-at", "2"], "“Directory” is not printed on sheets of labels. Leave --start-at away."),
    ],
)
def test_a_paper_refuses_what_it_would_not_use(run, sample, options, sentence):
    result = run("print", options[0], sample, "-o", "x.pdf", *options[1:])

    assert (result.code, result.err) == (2, sentence + "\n")


def test_labels_begin_at_the_first_free_one(done, run, sample):
    options = ("--list", "seats", "-o", "x.pdf", "--today", TODAY)
    run("print", "labels", sample, *options)
    pages = len(PdfReader("x.pdf").pages)
    result = run("print", "labels", sample, *options, "--start-at", "25")

    assert len(PdfReader("x.pdf").pages) == pages + 1
    assert "There is no label for those without an address: Joaquín Beltrán." in result.err
    assert run("print", "labels", sample, *options, "--start-at", "31").code == 2


@pytest.mark.parametrize("command", [["export", "-o", "x.csv"], ["print", "labels", "-o", "x.pdf"]])
def test_a_wrong_list_says_which_there_are(run, sample, command):
    result = run(command[0], *command[1:-2], sample, *command[-2:], "--list", "Bakers")

    assert result.code == 2
    assert "There is no list “Bakers”. There are: seats, missed, needs, languages, unreachable, unasked," in result.err
    assert "Come often, no seat yet" in result.err
    assert not Path(command[-1]).exists()


def test_the_sample_finds_a_name_of_its_own(done, tmp_path):
    done("sample", "--today", TODAY)
    done("sample", "--today", TODAY)

    assert sorted(one.name for one in tmp_path.iterdir()) == ["sample 2.collab", "sample.collab"]
    for path in tmp_path.iterdir():
        assert "is whole" in done("check", path)


def test_without_a_screen_the_sample_still_does_the_main_job_on_paper(done, tmp_path, monkeypatch):
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)

    said = done("sample", "--open", "--today", TODAY)

    assert "There is no screen on this machine" in said
    assert "sample meeting-pack.pdf" in said
    assert "Where do the first lights on the levee path go?" in words_of(tmp_path / "sample meeting-pack.pdf")


def test_the_size_of_the_sample_is_the_number_of_its_people(done):
    done("sample", "big.collab", "--size", 300, "--today", TODAY)

    with look(Path("big.collab")) as document:
        assert document.connection.execute("SELECT count(*) FROM people").fetchone() == (300,)
