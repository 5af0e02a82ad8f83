"""Nothing that was left out can be found in the bytes of a copy, and every field has been decided about."""

import gzip
import re
from datetime import date

import pytest

from facilitator.domain.records import (
    BY_TABLE,
    RECORDS,
    AgendaItem,
    Audience,
    Difference,
    Kind,
    Meeting,
    Organization,
    Person,
    Stakeholder,
    Touch,
)  # fmt: skip
from facilitator.domain.records.people import AGREED_BY
from facilitator.exchange.sharing import packing, profiles
from facilitator.exchange.sharing.choosing import Wish
from facilitator.store import operations, rows
from facilitator.store.document import open_file

TODAY = date(2026, 11, 22)
LEAVE_OUT = [frozenset(), *(frozenset({one.name}) for one in profiles.LEAVE_OUT),
             frozenset(one.name for one in profiles.LEAVE_OUT)]  # fmt: skip


def test_every_field_is_shared_by_a_profile_or_stays_on_purpose():
    for record in RECORDS:
        shared, stays = set(profiles.SHARED.get(record.table, ())), set(profiles.STAYS.get(record.table, ()))
        assert shared | stays == set(record.fields), f"decide in profiles.py about every field of {record.table}"
        assert shared & stays == set()
    assert set(profiles.SHARED) | set(profiles.STAYS) == set(BY_TABLE)


def test_what_is_for_the_facilitator_alone_is_in_no_profile():
    for one in profiles.PROFILES:
        for table, names in one.fields.items():
            private = {name for name, field in BY_TABLE[table].fields.items() if field.audience is Audience.FACILITATOR}
            assert names <= set(profiles.SHARED[table])
            assert names & private == set()


def test_what_can_be_left_out_names_fields_that_there_are():
    for one in profiles.LEAVE_OUT:
        assert one.fields or one.rows or one.unless
        for table, names in one.fields.items():
            assert names <= set(BY_TABLE[table].fields)
        for table, name in one.rows.items():
            assert BY_TABLE[table].fields[name].kind is Kind.YES_NO


@pytest.fixture(scope="module")
def secretive(written_samples, tmp_path_factory):
    """Give the sample, with private words, old values and removed records added."""
    path = written_samples(TODAY, tmp_path_factory.mktemp("secrets") / "sample.collab")
    with open_file(path, "Fatima") as document:
        connection = document.connection
        person, other, third = rows.select(connection, Person, "ORDER BY uid LIMIT 3")
        organization = rows.select(connection, Organization, "LIMIT 1")[0]
        meeting = rows.select(connection, Meeting, "LIMIT 1")[0]
        item = rows.select(connection, AgendaItem, "LIMIT 1")[0]
        with document.change("Secrets") as change:
            change.update(
                Person, person.uid, notes="SECRET-NOTE person", phone="SECRET-OLD phone", needs="SECRET-OLD needs"
            )
            change.update(Person, third.uid, name="SECRET-OLD name", notes="SECRET-NOTE third")
            change.update(Organization, organization.uid, notes="SECRET-NOTE body", email="secret-old@example.org")
            change.update(Meeting, meeting.uid, notes="SECRET-NOTE meeting", purpose="SECRET-OLD purpose")
            change.insert(AgendaItem("closed-item", meeting=item.meeting, topic="CONFIDENTIAL topic", is_confidential=True,
                                     rank="5", carried_from=item.uid))  # fmt: skip
            change.insert(Person("gone-person", name="SECRET-GONE name", phone="SECRET-GONE phone"))
        with document.change("Newer") as change:
            change.update(Person, person.uid, phone=person.phone, needs=person.needs)
            change.update(Person, third.uid, name=third.name)
            change.update(Organization, organization.uid, email=organization.email)
            change.update(Meeting, meeting.uid, purpose=meeting.purpose)
            change.delete(Person, "gone-person")
            change.delete(Person, other.uid)
    with open_file(path) as document:
        yield document


def may_be_told(document, profile, without):
    """List what may leave, found without the code that chooses: from the tables as they are now."""
    connection = document.connection
    told = [document.collaborative().name]
    fields = {table: set(names) for table, names in profiles.profile(profile).fields.items()}
    for one in profiles.LEAVE_OUT:
        for table, names in one.fields.items():
            if one.name in without and table in fields:
                fields[table] -= names
    if profile == "desk":
        coming = {one.uid for one in rows.select(connection, Meeting, "WHERE on_day >= ?", (TODAY.isoformat(),))}
    rows_told = set()
    for table, names in fields.items():
        for one in rows.select(connection, BY_TABLE[table]):
            if profile == "desk" and (one.uid if table == "meetings" else getattr(one, "meeting", "")) not in coming | {
                ""
            }:
                continue
            if "confidential" in without and table == "agenda_items" and one.is_confidential:
                continue
            rows_told.add((table, one.uid))
            kept_back = set()
            if "unagreed" in without and table == "people":
                kept_back = {way for way, flag in AGREED_BY.items() if not (one.is_listed and getattr(one, flag))}
            told += [value for name in names - kept_back if isinstance(value := getattr(one, name), str) and value]
    return "\n".join(told), rows_told


@pytest.mark.parametrize("without", LEAVE_OUT, ids=lambda names: "+".join(sorted(names)) or "nothing")
@pytest.mark.parametrize("profile", [one.name for one in profiles.PROFILES])
def test_no_withheld_value_is_in_the_bytes(secretive, tmp_path, profile, without):
    path = tmp_path / "out.collabshare"
    packing.write(secretive, path, Wish(profile=profile, leave_out=without, today=TODAY))
    raw = path.read_bytes()
    plain = gzip.decompress(raw).decode()
    allowed, rows_told = may_be_told(secretive, profile, without)

    looked_for = set()
    for group in operations.by_row(secretive.connection):
        table, uid = group[0].table, group[0].uid
        is_gone = rows.get(secretive.connection, BY_TABLE[table], uid) is None
        # That a shared record was removed is told by its id, and by nothing else.
        if (table, uid) in rows_told or (is_gone and table in profiles.profile(profile).fields):
            allowed += f"\n{uid}"
        else:
            looked_for.add(uid)
        for one in group:
            looked_for |= {
                value
                for name, value in one.patch.items()
                if isinstance(value, str) and len(value) > 4 and BY_TABLE[table].fields[name].kind is not Kind.CHOICE
            }
    # Words of the file itself (such as a table's name) are no secrets.
    withheld = {value for value in looked_for if value not in allowed and not re.fullmatch("[a-z_]+", value)}
    assert len(withheld) > 10
    found = {value for value in withheld if value in plain or value.encode() in raw}
    assert found == set()
    assert not re.search("SECRET|secret-old", plain)
    assert ("CONFIDENTIAL" in plain) == (profile == "everything" and "confidential" not in without)


@pytest.mark.parametrize("profile", [one.name for one in profiles.PROFILES])
def test_nothing_of_the_register_nor_of_differences_leaves(file_document, tmp_path, profile):
    with file_document.change("Log") as change:
        uid = change.insert(Stakeholder(name="SECRET name", wants="SECRET wish", stance=-2, can_block=True))
        change.insert(Touch(stakeholder=uid, on_day="2026-11-01", heard="SECRET words", asked="SECRET question"))
        change.insert(Difference(about="SECRET matter", noticed_on="2026-11-01", needs="SECRET needs"))
    path = tmp_path / "out.collabshare"

    packing.write(file_document, path, Wish(profile=profile, today=TODAY))

    plain = gzip.decompress(path.read_bytes()).decode()
    assert "SECRET" not in plain
    assert "stakeholders" not in plain
    assert "outreach" not in plain
    assert "differences" not in plain


def test_names_of_private_fields_are_not_told(secretive, tmp_path):
    path = tmp_path / "out.collabshare"
    packing.write(secretive, path, Wish(profile="everything", today=TODAY))
    assert '"notes"' not in gzip.decompress(path.read_bytes()).decode()


def test_an_agenda_stays_with_a_meeting_that_stays_and_links_to_what_stays_are_not_told(river, send, send_back, opened):
    with river.change("Agenda") as change:
        change.insert(AgendaItem("i1", meeting="m1", topic="Open", rank="1", carried_from="i2"))
        change.insert(AgendaItem("i2", meeting="m1", topic="Closed", rank="2", is_confidential=True))
    partner = opened(send(river, leave_out=frozenset({"confidential"})))
    (item,) = rows.select(partner.connection, AgendaItem)
    assert (item.topic, item.carried_from) == ("Open", "")

    with partner.change("Edit") as change:
        change.update(AgendaItem, "i1", topic="Open and shut")
    from tests.exchange.sharing.conftest import take

    take(river, send_back(partner))
    assert rows.get(river.connection, AgendaItem, "i1").carried_from == "i2"


def test_what_may_be_confidential_stays_until_that_is_settled(river, send, send_back, opened):
    with river.change("Agenda") as change:
        change.insert(AgendaItem("i1", meeting="m1", topic="Who knows", rank="1"))
    partner = opened(send(river))
    for document, is_confidential, topic in ((partner, True, "a"), (river, False, "b")):
        with document.change("Decide") as change:
            change.update(AgendaItem, "i1", is_confidential=is_confidential, topic=topic)
    with river.change("Again") as change:
        change.update(AgendaItem, "i1", is_confidential=True)
        change.update(AgendaItem, "i1", is_confidential=False)
    from tests.exchange.sharing.conftest import take

    take(river, send_back(partner))
    again = gzip.decompress(send(river, "x.collabshare", leave_out=frozenset({"confidential"})).read_bytes())
    assert b"i1" not in again
