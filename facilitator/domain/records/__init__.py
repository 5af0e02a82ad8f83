"""The records of a collaborative, one module a subject; a field is declared once, here."""

from facilitator.domain.records.affiliations import Affiliation
from facilitator.domain.records.agenda import AgendaItem
from facilitator.domain.records.attendance import Attendance
from facilitator.domain.records.collaborative import Collaborative
from facilitator.domain.records.differences import Difference
from facilitator.domain.records.duties import Duty
from facilitator.domain.records.fields import Audience, Field, Kind, Value
from facilitator.domain.records.lists import ContactList
from facilitator.domain.records.meetings import Meeting
from facilitator.domain.records.not_the_same import NotTheSame
from facilitator.domain.records.organizations import Organization
from facilitator.domain.records.outreach import Touch
from facilitator.domain.records.people import Person
from facilitator.domain.records.record import Record
from facilitator.domain.records.sectors import Sector
from facilitator.domain.records.stakeholders import Stakeholder

RECORDS: tuple[type[Record], ...] = (
    Collaborative,
    Sector,
    Organization,
    Person,
    Affiliation,
    Meeting,
    AgendaItem,
    Attendance,
    Stakeholder,
    Touch,
    Duty,
    Difference,
    NotTheSame,
    ContactList,
)
BY_TABLE: dict[str, type[Record]] = {record.table: record for record in RECORDS}

__all__ = [
    "BY_TABLE", "RECORDS", "Affiliation", "AgendaItem", "Attendance", "Audience", "Collaborative", "ContactList", "Difference",
    "Duty", "Field", "Kind",
    "Meeting", "NotTheSame", "Organization", "Person", "Record", "Sector", "Stakeholder", "Touch", "Value",
]  # fmt: skip
