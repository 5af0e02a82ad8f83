"""Writes a plan of contacts: people, their organizations and their places in them."""

from facilitator.domain.plain_text import fold
from facilitator.domain.records import Affiliation, Organization, Person, Record, Sector, Value
from facilitator.exchange.duplicates import Progress
from facilitator.exchange.import_plan import Plan, PlannedLine, Summary, What, summed
from facilitator.exchange.incoming import ORGANIZATION, ROLE
from facilitator.store import organizations, rows
from facilitator.store.change import Change

_LINES_BETWEEN_WORDS = 50


def write(change: Change, plan: Plan, progress: Progress | None = None) -> Summary:
    """Write every line that is to be added or changed, and count what was done."""
    writing = _Writing(change)
    done: list[What] = []
    for at, line in enumerate(plan.lines):
        if progress and at % _LINES_BETWEEN_WORDS == 0:
            progress(at, len(plan.lines))
        done.append(writing.one(line))
    return summed(done)


class _Writing:
    """Knows while writing which organization has which id, and whom each line became."""

    def __init__(self, change: Change) -> None:
        self._change = change
        self._people: dict[int, str] = {}
        self._organizations = {fold(name): uid for uid, name in organizations.names(change.connection).items()}
        self._sectors = {sector.name: sector.uid for sector in rows.select(change.connection, Sector)}

    def one(self, line: PlannedLine) -> What:
        """Write one line and say what became of it."""
        if line.what in (What.SKIP, What.ASK):
            return line.what
        if line.is_organization:
            return self._organization(line)
        if line.what is What.ADD:
            self._people[line.line] = self._person(line.values)
            return What.ADD
        uid = line.match or self._people.get(line.match_line, "")
        # Whoever an earlier line was to bring may have been left out by hand; what it adds to goes with it.
        if not uid:
            return What.SKIP
        self._people[line.line] = uid
        return What.CHANGE if self._fill_person(uid, line) else What.SKIP

    def _person(self, values: dict[str, Value]) -> str:
        own = {name: value for name, value in values.items() if name not in (ORGANIZATION, ROLE)}
        if "sector" in own:
            own["sector"] = self._sectors.get(str(own["sector"]), "")
        uid = self._change.insert(Person.checked("", **own))
        if values.get(ORGANIZATION):
            self._place(uid, str(values[ORGANIZATION]), str(values.get(ROLE, "")))
        return uid

    def _place(self, person: str, organization: str, role: str) -> None:
        self._change.insert(Affiliation(person=person, organization=self._organization_id(organization), role=role))

    def _organization_id(self, name: str) -> str:
        folded = fold(name)
        if folded not in self._organizations:
            self._organizations[folded] = self._change.insert(Organization(name=name))
        return self._organizations[folded]

    def _organization(self, line: PlannedLine) -> What:
        uid = line.match or self._organizations.get(fold(line.name), "")
        if not uid:
            self._organizations[fold(line.name)] = self._change.insert(Organization.checked("", **line.values))
            return What.ADD
        news = {name: value for name, value in line.values.items() if name != "name"}
        return What.CHANGE if self._fill(Organization, uid, news) else What.SKIP

    def _fill_person(self, uid: str, line: PlannedLine) -> bool:
        news = {fill.field: fill.new for fill in line.fills}
        organization, role = news.pop(ORGANIZATION, ""), news.pop(ROLE, "")
        if "sector" in news:
            news["sector"] = self._sectors.get(news["sector"], "")
        known = Person.fields
        is_filled = self._fill(Person, uid, {name: known[name].read(text) for name, text in news.items()})
        if not (organization or role):
            return is_filled
        return self._fill_place(uid, organization or str(line.values.get(ORGANIZATION, "")), role) or is_filled

    def _fill_place(self, person: str, organization: str, role: str) -> bool:
        wanted = self._organization_id(organization)
        present = [one for one in organizations.affiliations_of(self._change.connection, person) if not one.until]
        same = next((one for one in present if one.organization == wanted), None)
        if same is None and present:
            return False  # a place was given to the person since
        if same is None:
            self._place(person, organization, role)
            return True
        return self._fill(Affiliation, same.uid, {"role": role})

    def _fill(self, record: type[Record], uid: str, news: dict[str, Value]) -> bool:
        """Fill fields that are still empty."""
        present = rows.get(self._change.connection, record, uid)
        known = record.fields
        if present is None:
            return False
        missing = {name: value for name, value in news.items() if value and getattr(present, name) == known[name].empty}
        if missing:
            self._change.update(record, uid, **missing)
        return bool(missing)
