from facilitator.domain.records import Person
from facilitator.store import history, people


def test_history_says_who_changed_what_from_what_to_what(document):
    with document.change("Add") as change:
        uid = people.add(change, "Ana")
    with document.change("Call") as change:
        change.update(Person, uid, called="Anita", has_seat=True)
    with document.change("Remove") as change:
        change.delete(Person, uid)
    document.undo()

    entries = history.of(document.connection, Person, uid)

    assert [entry.what for entry in entries] == ["added", "changed", "removed", "restored"]
    assert entries[0].fields == {"name": ("", "Ana")}
    assert entries[1].fields == {"called": ("", "Anita"), "has_seat": (False, True)}
    assert {entry.author for entry in entries} == {"Fatima"}
    assert entries == sorted(entries, key=lambda entry: entry.at)


def test_a_record_nobody_ever_made_has_no_history(document):
    assert history.of(document.connection, Person, "nobody") == []
