"""Who is there already while a file is looked through: people of the collaborative, and those of earlier lines."""

import sqlite3
from dataclasses import dataclass

from facilitator.domain.plain_text import fold
from facilitator.domain.records import Organization, Person, Sector, Value
from facilitator.exchange import places
from facilitator.exchange.duplicates import Directory, Entry, Match, entry, phone_country
from facilitator.exchange.import_plan import Fill
from facilitator.exchange.incoming import ORGANIZATION, ROLE
from facilitator.exchange.phone_keys import PhoneKeys
from facilitator.exchange.places import Place
from facilitator.store import rows

Values = dict[str, Value]


@dataclass(slots=True)
class Present:
    """Somebody who is there already: by id, or by the line of the file that brings them."""

    uid: str
    line: int
    name: str
    said: Values
    places: list[Place]

    def values(self, organization: str = "") -> Values:
        """Give every field with what it holds; of several organizations the one that is asked for."""
        wanted = fold(organization)
        place = next((one for one in self.places if fold(one[0]) == wanted), None)
        found = place or (self.places[0] if self.places else ("", ""))
        return {**_EMPTY, **self.said, ORGANIZATION: found[0], ROLE: found[1]}


_EMPTY: Values = {**Person().values(), ORGANIZATION: "", ROLE: ""}


class KnownContacts:
    """People, organizations and sectors, to be asked who somebody is; it grows with every line."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.keys = PhoneKeys(phone_country(connection))
        self._directory = Directory()
        self._organizations = {
            fold(one.name): Present(one.uid, 0, one.name, one.values(), [])
            for one in rows.select(connection, Organization)
        }
        self._sectors: dict[str, str] = {}
        names: dict[str, str] = {}
        for sector in rows.select(connection, Sector):
            names[sector.uid] = sector.name
            self._sectors |= {fold(word): sector.name for word in (sector.other_name, sector.name) if word}
        belonging = places.by_person(connection)
        for person in rows.select(connection, Person):
            said = {**person.said(), "sector": names.get(person.sector, "")}
            self._take(Present(person.uid, 0, person.name, said, belonging.get(person.uid, [])))

    def who(self, values: Values) -> tuple[Match, Present] | None:
        """Give who is most surely the person that `values` speak of."""
        found = self._directory.find(self._entry(None, values, [str(values.get(ORGANIZATION, ""))]))
        return (found, found.entry.key) if found and isinstance(found.entry.key, Present) else None

    def organization(self, name: str) -> Present | None:
        """Give the organization of that name."""
        return self._organizations.get(fold(name))

    def sector(self, name: str) -> str:
        """Give the collaborative's own word for a sector, or "" when it has none of that name."""
        return self._sectors.get(fold(name), "")

    def add(self, line: int, values: Values) -> None:
        """Take in somebody whom a line of the file brings."""
        place = (str(values.get(ORGANIZATION, "")), str(values.get(ROLE, "")))
        self._take(Present("", line, str(values["name"]), dict(values), [place] if place[0] else []))
        self.add_organization(line, place[0], {})

    def add_organization(self, line: int, name: str, values: Values) -> None:
        """Take in an organization that a line of the file brings."""
        if name and fold(name) not in self._organizations:
            known = {**Organization(name=name).values(), **values}
            self._organizations[fold(name)] = Present("", line, name, known, [])

    def fill(self, present: Present, fills: tuple[Fill, ...]) -> None:
        """Remember what a line of the file adds to somebody."""
        news = {fill.field: fill.new for fill in fills}
        if ORGANIZATION in news:
            present.places.append((news[ORGANIZATION], news.get(ROLE, "")))
        present.said |= news
        self._take(present)

    def _take(self, present: Present) -> None:
        self._directory.add(self._entry(present, present.said, [place[0] for place in present.places]))

    def _entry(self, key: Present | None, values: Values, organizations: list[str]) -> Entry:
        phones, emails = (
            [str(values.get(name) or "") for name in pair]
            for pair in (("phone", "other_phone"), ("email", "other_email"))
        )
        return entry(key, str(values.get("name", "")), phones, emails, organizations, self.keys)
