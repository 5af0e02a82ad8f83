"""Copies of a collaborative on other people's computers, whole or with fields left out, and what travels between them."""

from dataclasses import replace

from facilitator.domain.records import BY_TABLE, RECORDS
from facilitator.store import check, merging, operations, rows, schema
from facilitator.store.connecting import connect
from facilitator.store.document import IN_MEMORY, Document
from facilitator.store.operations import Act

PRIVATE = frozenset({"phone", "needs"})


def copied(document, author):
    """Copy a file as a file manager does."""
    connection = connect(IN_MEMORY)
    document.connection.backup(connection)
    return Document(connection, IN_MEMORY, None, None, author)


def partner(document, author, private=frozenset(), is_listed=True):
    """Make a partner's own file of what `document` sends, without the fields called `private`."""
    connection = connect(IN_MEMORY)
    connection.execute("BEGIN")
    schema.make(connection)
    connection.execute("INSERT INTO meta VALUES ('collaborative', ?)", (document.collaborative_id,))
    connection.execute("COMMIT")
    made = Document(connection, IN_MEMORY, None, None, author)
    receive(made, sent(document, private, is_listed))
    return made


def everything(document):
    return [one for group in operations.by_row(document.connection) for one in group]


def sent(document, private=frozenset(), is_listed=True):
    """Give what leaves: all of it, or without private fields and then without history, as a shipment without history does."""
    if not private:
        return everything(document)
    return [
        _redacted(one, operations.add_up(group), private, is_listed)
        for group in operations.by_row(document.connection)
        for one in group
    ]


def _redacted(one, state, private, is_listed):
    if one.act is Act.DELETE:
        return replace(one, stamp=0, author="")
    told = {
        name: value
        for name, value in one.patch.items()
        if name not in private and state.is_alive and one.id in state.heads[name]
    }
    withheld = tuple(name for name in one.names if name not in told and (is_listed or name not in private))
    if told:
        return replace(one, patch=told, withheld=withheld)
    return replace(one, patch={}, withheld=withheld, stamp=0, author="")


def receive(document, incoming, **more):
    return merging.receive(document, incoming, sender="somebody", name="some.collabshare", sha256="00", **more)


def exchange(*documents):
    """Let everybody receive from everybody until nobody has anything new."""
    for _ in documents:
        for to in documents:
            for giver in documents:
                if giver is not to:
                    receive(to, sent(giver))


def rows_of(document):
    """Give every row of every table, by table and id."""
    return {
        (record.table, one.uid): one.values() for record in RECORDS for one in rows.select(document.connection, record)
    }


def conflicts_of(document):
    return set(document.connection.execute("SELECT tbl, uid, field FROM conflict"))


def journal_of(document):
    """Give what the journal says, without what only concerns this file."""
    return {
        one.id: (one.table, one.uid, one.act, one.patch, set(one.pred), set(one.withheld), one.stamp, one.author)
        for one in everything(document)
    }


def image(document):
    """Give the file as it would lie on a disk, byte for byte."""
    return document.connection.serialize()


def problems(document):
    return list(check.problems(document.connection))


def get(document, table, uid):
    return rows.get(document.connection, BY_TABLE[table], uid)


def count(document, table):
    return int(document.connection.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0])
