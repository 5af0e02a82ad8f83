"""A partner without the program gets the people as a spreadsheet or cards, and not a letter that was left out."""

import zipfile

import pytest

from facilitator.domain.records import Affiliation, Kind, Organization, Person, Sector
from facilitator.exchange import reading
from facilitator.exchange.sharing import address_book, profiles
from facilitator.exchange.sharing.choosing import Wish
from facilitator.refusal import Refusal
from facilitator.store import rows
from facilitator.store.document import open_file
from tests.exchange.sharing.conftest import TODAY

ENDINGS = (".xlsx", ".csv", ".vcf")
LEAVE_OUT = [frozenset(), *(frozenset({one.name}) for one in profiles.LEAVE_OUT),
             frozenset(one.name for one in profiles.LEAVE_OUT)]  # fmt: skip
# Far longer than anything that could stand in a file by chance.
_SHORTEST = 5


@pytest.fixture(scope="module")
def full(written_samples, tmp_path_factory):
    """Give the sample, with private notes on everybody and everything."""
    path = written_samples(TODAY, tmp_path_factory.mktemp("people") / "sample.collab")
    with open_file(path, "Fatima") as document:
        with document.change("Notes") as change:
            for record in (Person, Organization):
                for at, one in enumerate(rows.select(document.connection, record)):
                    change.update(record, one.uid, notes=f"SECRET-{record.table}-{at}")
        yield document


def contents(path):
    """Give everything a file holds, unpacked, as text."""
    content = path.read_bytes()
    if path.suffix == ".xlsx":
        with zipfile.ZipFile(path) as file:
            content = b"\n".join(file.read(name) for name in file.namelist())
        return content.decode().replace("&amp;", "&")
    return content.decode("utf-8-sig").replace("\r\n ", "").replace("\\", "")


def values_of(connection, record, names):
    """Give the telling values that fields of a table hold."""
    found = {str(getattr(one, name)) for one in rows.select(connection, record) for name in names}
    return {line for value in found for line in value.split("\n") if len(line) >= _SHORTEST and " " not in line[:3]}


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("leave_out", LEAVE_OUT, ids=lambda names: "+".join(sorted(names)) or "nothing")
@pytest.mark.parametrize("profile", [one.name for one in profiles.PROFILES])
def test_nothing_that_stays_is_in_the_file(full, tmp_path, profile, leave_out, ending):
    target = tmp_path / f"people{ending}"
    wish = Wish(profile, leave_out=leave_out, today=TODAY)

    count = address_book.write(full.connection, target, wish)

    allowed = profiles.allowed(profiles.profile(profile), profiles.left_out(leave_out))
    text = contents(target)
    may_be_said = {
        str(getattr(one, name))
        for record in (Person, Organization, Sector, Affiliation)
        for one in rows.select(full.connection, record)
        for name in allowed.get(record.table, ())
    }
    said_anyway = "\n".join(may_be_said)
    for record in (Person, Organization, Sector, Affiliation):
        stays = set(record.fields) - allowed.get(record.table, frozenset())
        # The words of a choice ("phone") are in any file's headings; ids of links are in none.
        telling = {name for name in stays if record.fields[name].kind not in (Kind.CHOICE, Kind.LINK)}
        for value in values_of(full.connection, record, telling):
            assert value in said_anyway or value not in text, (record.table, value)
    assert count == rows.count(full.connection, Person)
    assert rows.select(full.connection, Person, "LIMIT 1")[0].name in text


def test_the_search_for_what_stays_would_find_it(full, tmp_path):
    target = tmp_path / "people.xlsx"

    address_book.write(full.connection, target, Wish("contacts", today=TODAY))

    text = contents(target)
    phones = values_of(full.connection, Person, {"phone"})
    assert phones
    assert all(phone in text for phone in phones)
    assert "SECRET" not in text


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_volunteer_gets_names_and_nothing_else(full, tmp_path, ending):
    target = tmp_path / f"people{ending}"

    address_book.write(full.connection, target, Wish("desk", today=TODAY))

    told = {name for one in reading.read(target).incoming() for name, value in one.values.items() if value}
    assert told <= {"name", "called", "sort_under"}
    text = contents(target)
    for value in values_of(full.connection, Organization, {"name"}) | values_of(full.connection, Sector, {"name"}):
        assert value not in text


def test_whoever_has_a_copy_passes_on_no_more_than_they_were_given(full, send, opened, tmp_path):
    theirs = opened(send(full, profile="contacts", leave_out=frozenset({"phones"})))
    with theirs.change("Work") as change:
        first = rows.select(theirs.connection, Person, "LIMIT 1")[0]
        change.update(Person, first.uid, phone="555-SECRET")

    address_book.write(theirs.connection, tmp_path / "people.csv", Wish("everything", today=TODAY))

    assert "SECRET" not in (tmp_path / "people.csv").read_text("utf-8")


def test_an_ending_that_is_no_list_of_people_is_refused(full, tmp_path):
    with pytest.raises(Refusal, match="cannot be written as"):
        address_book.write(full.connection, tmp_path / "people.pdf", Wish("contacts", today=TODAY))
