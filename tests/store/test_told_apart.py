"""Who is not the same is remembered with the file, once for each pair, and travels."""

import pytest

from facilitator.domain.records import NotTheSame, Organization, Person
from facilitator.exchange.sharing import profiles
from facilitator.store import rows, told_apart
from tests.store.partners import copied, exchange, rows_of


@pytest.mark.parametrize("record", [Person, Organization])
def test_two_computers_that_say_it_of_the_same_pair_say_it_once(document, record):
    with document.change("Add") as change:
        for uid in ("a", "b"):
            change.insert(record(uid, name=uid))
    theirs = copied(document, "Mei")
    for one, pair in ((document, ("a", "b")), (theirs, ("b", "a"))):
        with one.change("Tell apart") as change:
            told_apart.tell_apart(change, record, *pair)
    exchange(document, theirs)
    assert told_apart.pairs(document.connection, record) == {frozenset(("a", "b"))}
    assert rows.count(document.connection, NotTheSame) == 1
    assert rows_of(document) == rows_of(theirs)


def test_said_once_more_it_leaves_no_trace(document):
    for _ in range(2):
        with document.change("Tell apart") as change:
            told_apart.tell_apart(change, Person, "a", "b")
    assert document.connection.execute("SELECT count(*) FROM op WHERE tbl = 'not_the_same'").fetchone() == (1,)


def test_it_travels_with_contacts_and_not_to_the_desk():
    leaving = {one.name for one in profiles.PROFILES if NotTheSame.table in one.fields}
    assert leaving == {"everything", "contacts"}
