"""What the tests of files in and out share: the files as other programs made them."""

from pathlib import Path

import pytest

from facilitator.exchange import contact_import, reading

FILES = Path(__file__).parent / "files"


@pytest.fixture
def files():
    return FILES


@pytest.fixture
def bring_in(document):
    """Bring a file in the way a person does who agrees with everything the plan says."""

    def bring(source, name="contacts.csv"):
        content = source.encode() if isinstance(source, str) else source
        plan = contact_import.plan(document.connection, reading.read(content, name).incoming())
        with document.change("Bring in contacts from {file}", kind="import", file=name) as change:
            contact_import.apply(change, plan)
        return plan

    return bring
